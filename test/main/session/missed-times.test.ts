// When what was refused is asked for again, by a clock of its own.

import { expect, it } from 'vitest'
import { createMissed } from '../../../main/session/missed'
import { UcwaError } from '../../../main/ucwa/ucwa-error'

const minuteMs = 60_000
const forbidden = new UcwaError('forbidden', { status: 403 })

function missedAt(start = 0) {
  const clock = { now: start }
  return { clock, missed: createMissed(() => clock.now) }
}

/** The minutes at which it is asked when every try is refused, looked at once a minute. */
function asked(error: UcwaError, minutes: number): number[] {
  const { clock, missed } = missedAt()
  const at: number[] = []
  missed.refused('list whole', error)
  for (let minute = 1; minute <= minutes; minute += 1) {
    clock.now = minute * minuteMs
    if (!missed.isDue('list')) continue
    at.push(minute)
    missed.refused('list whole', error)
  }
  return at
}

it.each([
  ['a lacking right', forbidden, 130, [1, 2, 4, 8, 16, 32, 40, 60, 80, 100, 120]],
  ['what is not there', new UcwaError('not-found', { status: 404 }), 20, [1, 2, 4, 8, 16]],
  ['what passes by itself', new UcwaError('server-trouble', { status: 503 }), 10, [1, 2, 4, 6, 8, 10]],
  ['a server that names a time', new UcwaError('server-trouble', { retryAfterMs: 5 * minuteMs }), 16, [5, 10, 15]],
  ['a server that names a long time', new UcwaError('forbidden', { retryAfterMs: 60 * minuteMs }), 130, [60, 120]]
])('asks for %s after so many minutes', (_what, error, minutes, expected) => {
  expect(asked(error, minutes)).toEqual(expected)
})

it('asks together in the end for what was refused at different times', () => {
  const { clock, missed } = missedAt()
  const at = { one: [] as number[], two: [] as number[] }
  for (let minute = 0; minute <= 200; minute += 1) {
    clock.now = minute * minuteMs
    if (minute === 0) missed.refused('one thing', forbidden)
    if (minute === 7) missed.refused('two thing', forbidden)
    for (const name of ['one', 'two'] as const) {
      if (!missed.isDue(name)) continue
      at[name].push(minute)
      missed.refused(`${name} thing`, forbidden)
    }
  }
  expect(at.one.slice(-5)).toEqual(at.two.slice(-5))
})

it('counts what is refused twice within one go as one refusal', () => {
  const { clock, missed } = missedAt()
  for (const second of [0, 1, 2, 3]) {
    clock.now = second * 1000
    missed.refused('list whole', forbidden)
  }
  clock.now = minuteMs
  expect(missed.isDue('list')).toBe(true)
})

it('does not wait for a clock that was set back to catch up', () => {
  const { clock, missed } = missedAt(1_000 * minuteMs)
  missed.refused('list whole', forbidden)
  expect(missed.isDue('list')).toBe(false)
  clock.now -= 24 * 60 * minuteMs
  expect(missed.isDue('list')).toBe(true)
})

it('has everything due when somebody is in a hurry, or only some of it', () => {
  const { missed } = missedAt()
  missed.refused('list whole', forbidden)
  missed.refused('presence sip:ann@corvo.example', forbidden)
  missed.hurry(['list'])
  expect([missed.isDue('list'), missed.isDue('presence')]).toEqual([true, false])
  missed.hurry()
  expect(missed.isDue('presence')).toBe(true)
})

it('gives the same set of what is missing until it is another', () => {
  const { missed } = missedAt()
  missed.refused('first-note ann', forbidden)
  const before = missed.about('first-note')
  expect(before).toEqual(new Set(['ann']))
  missed.refused('presence ann', forbidden)
  expect(missed.about('first-note')).toBe(before)
  missed.had('first-note ann')
  expect(missed.about('first-note')).toEqual(new Set())
})
