// The judge of the fault matrix finds what it is there to find.

import { expect, it } from 'vitest'
import { dims, goesOn, reconnects, refuses, type Seen } from './expected'
import { gapFailures, healingFailures, hurryFailures, paceFailures, sightFailures, type Measurement } from './judge'
import type { Scene, Sent } from './scene'

const fine: Measurement = {
  hits: 1,
  seen: 'nothing',
  seenAfterMs: null,
  dimmedAfterMs: null,
  withheldAfterMs: null,
  told: { window: '', tray: '' },
  people: [],
  edits: [],
  asked: [],
  refused: [],
  untrueMs: 45_000,
  untrue: 'nothing',
  healedAfterMs: 150_000,
  requestsASecond: 1,
  requestsAMinute: 1
}

const sent = (at: number, endedAt: number | null, isFailed = true): Sent => ({ at, endedAt, isFailed, what: 'GET /a' })
const lost = { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: null, problem: { code: 'server-busy' } } as const
const connection = { shown: [{ at: 0, connection: lost }], failed: [{ at: 9_000, what: 'GET /a' }] }
// The judge looks at nothing else of it.
const scene = (asked: readonly Sent[]): Scene => ({ ...connection, asked }) as unknown as Scene

it('has nothing to say where all is as expected', () => {
  expect(sightFailures(fine, goesOn, true)).toEqual([])
  expect(healingFailures(fine, goesOn)).toEqual([])
  expect(paceFailures([], [sent(0, 0), sent(0, 0), sent(1_000, 1_000)], 9_000)).toEqual([])
  expect(gapFailures(scene([sent(120_000, 130_000)]), 0, 250_000)).toEqual([])
})

it.each<[string, Partial<Measurement>, Seen]>([
  ['another reason than the expected one', { seen: 'reconnecting: no-network' }, reconnects('server-busy')],
  [
    'a reason that is told too late',
    { seen: 'reconnecting: server-busy', seenAfterMs: 6_000 },
    reconnects('server-busy')
  ],
  ['nobody dimmed', {}, dims],
  ['somebody dimmed too late', { dimmedAfterMs: 6_000 }, dims],
  ['a question nobody expected', { asked: ['taken-over'] }, goesOn],
  ['an edit that was refused for another reason', { refused: ['not-found'] }, refuses('not-allowed')],
  ['an edit that was refused without need', { refused: ['not-found'] }, goesOn],
  ['lists withheld without need', { withheldAfterMs: 0 }, goesOn],
  ['an untruth that stays', { untrueMs: 45_001 }, goesOn]
])('finds %s', (_what, more, expected) => {
  expect(sightFailures({ ...fine, ...more }, expected, true)).toHaveLength(1)
})

it('finds what is well too late, or never', () => {
  expect(healingFailures({ ...fine, healedAfterMs: 150_001 }, goesOn)).toHaveLength(1)
  expect(healingFailures({ ...fine, healedAfterMs: null }, goesOn)).toHaveLength(1)
})

it('finds a third try in a row within a second', () => {
  expect(paceFailures([], [sent(0, 0), sent(0, 0), sent(999, 999)], 9_000)).toHaveLength(1)
  const hits = [0, 0, 999].map((at) => ({ at, what: 'GET /a' }))
  expect(paceFailures(hits, [], 9_000)).toHaveLength(1)
})

it('finds two minutes and more in which nothing is tried', () => {
  expect(gapFailures(scene([sent(120_001, 120_001)]), 0, 130_000)).toEqual(['nothing was tried for 120001 ms'])
})

it('finds what is asked for before the time that the server has named', () => {
  const plea = { at: 0, until: 20_000, what: 'GET /a' }
  expect(hurryFailures(scene([]), [plea])).toEqual(['GET /a was asked for 11000 ms too early'])
  expect(hurryFailures(scene([sent(5_000, 5_000)]), [plea])).toHaveLength(2)
  expect(hurryFailures(scene([]), [{ ...plea, until: 9_000 }])).toEqual([])
})
