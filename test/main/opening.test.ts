// Opening the app from outside: what is asked for, and whether the window shows.

import { expect, it } from 'vitest'
import { createOpening } from '../../main/opening'

function setUp() {
  const done: unknown[] = []
  const logged: unknown[][] = []
  const open = createOpening({
    asked: { ask: (view) => done.push(view) },
    showWindow: () => done.push('shown'),
    log: (...line) => logged.push(line)
  })
  return { open, done, logged }
}

const lena = { kind: 'person', uri: 'sip:lena@corvo.example' }
const link = 'rollcall:person/lena@corvo.example'

it.each([
  ['a second start', ['/opt/Rollcall/rollcall'], ['shown']],
  ['a second start by the system', ['/opt/Rollcall/rollcall', '--hidden'], []],
  ['a click in the dock', [], ['shown']],
  ['a link', [link], [lena, 'shown']],
  ['a second start with a link', ['/opt/Rollcall/rollcall', '--no-sandbox', link], [lena, 'shown']],
  ['a link in a hidden start', ['rollcall', '--hidden', link], [lena, 'shown']],
  ['the last of two links', ['rollcall', 'rollcall:person/tom@corvo.example', link], [lena, 'shown']],
  ['a link that cannot be read', ['rollcall', 'rollcall:person/../etc/passwd'], ['shown']]
])('answers %s', (_what, words, expected) => {
  const { open, done } = setUp()
  open(words)
  expect(done).toEqual(expected)
})

it('logs that a link was not understood, but not a word of it', () => {
  const { open, logged } = setUp()
  open(['rollcall:secret-of-somebody'])
  expect(logged).toHaveLength(1)
  expect(JSON.stringify(logged)).not.toContain('secret')
})
