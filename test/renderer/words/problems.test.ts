import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../../preload/contract'
import { problemWords } from '../../../renderer/words/problems'

const codes: ProblemCode[] = [
  'wrong-password',
  'server-not-found',
  'certificate-not-trusted',
  'no-network',
  'taken-over'
]

describe('problems in words', () => {
  it.each(codes)('says of %s what happened and what to do, in whole sentences', (code) => {
    const { what, advice } = problemWords({ code })
    expect(what).toMatch(/^[A-Z].*\.$/)
    expect(advice).toMatch(/^[A-Z].*\.$/)
    expect(what + advice).not.toContain('undefined')
  })

  it('names what the problem is about', () => {
    expect(problemWords({ code: 'server-not-found', about: 'corvo.example' }).what).toBe(
      'No server was found for corvo.example.'
    )
    expect(problemWords({ code: 'wrong-password', about: 'ines@corvo.example' }).advice).toContain('ines@corvo.example')
  })
})
