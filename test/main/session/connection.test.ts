// Where the app stands: every happening in every state.

import { expect, it } from 'vitest'
import type { Connection, Problem } from '../../../preload/contract'
import { next, type Happening } from '../../../main/session/connection'

const problem: Problem = { code: 'no-network' }
const states: Record<Connection['kind'], Connection> = {
  'signed-out': { kind: 'signed-out' },
  'signing-in': { kind: 'signing-in', step: 'find-server', took: {}, silent: false },
  loading: { kind: 'loading', asOf: 5 },
  online: { kind: 'online' },
  reconnecting: { kind: 'reconnecting', attempt: 1, nextTryAt: 9, asOf: 5, problem },
  paused: { kind: 'paused', asOf: 5 },
  ended: { kind: 'ended', asOf: 5, problem }
}
const happenings: Record<Happening['kind'], Happening> = {
  'sign-in-started': { kind: 'sign-in-started', silent: true },
  'step-finished': { kind: 'step-finished', step: 'find-server', tookMs: 7 },
  'sign-in-failed': { kind: 'sign-in-failed', problem },
  'signed-out': { kind: 'signed-out' },
  reached: { kind: 'reached', asOf: 5 },
  'everything-shown': { kind: 'everything-shown' },
  lost: { kind: 'lost', attempt: 2, nextTryAt: 10, asOf: 6, problem },
  'fell-asleep': { kind: 'fell-asleep', asOf: 6 },
  ended: { kind: 'ended', asOf: 6, problem }
}

type Row = [Happening['kind'], Record<Connection['kind'], Connection['kind']>]

const always = (
  kind: Connection['kind'],
  except: Partial<Record<Connection['kind'], Connection['kind']>> = {}
): Row[1] => ({
  'signed-out': kind,
  'signing-in': kind,
  loading: kind,
  online: kind,
  reconnecting: kind,
  paused: kind,
  ended: kind,
  ...except
})
const unchanged: Row[1] = {
  'signed-out': 'signed-out',
  'signing-in': 'signing-in',
  loading: 'loading',
  online: 'online',
  reconnecting: 'reconnecting',
  paused: 'paused',
  ended: 'ended'
}
const out = { 'signed-out': 'signed-out' } as const

const table: Row[] = [
  ['sign-in-started', always('signing-in')],
  ['step-finished', unchanged],
  ['sign-in-failed', always('signed-out')],
  ['signed-out', always('signed-out')],
  ['reached', always('loading', { ...out, 'signing-in': 'signing-in' })],
  ['everything-shown', always('online', { ...out, ended: 'ended' })],
  ['lost', always('reconnecting', out)],
  ['fell-asleep', always('paused', { ...out, ended: 'ended' })],
  ['ended', always('ended', out)]
]
const cases = table.flatMap(([happening, row]) =>
  Object.values(states).map((state) => ({ from: state.kind, happening, to: row[state.kind] }))
)

it.each(cases)('goes from $from by $happening to $to', ({ from, happening, to }) => {
  expect(next(states[from], happenings[happening]).kind).toBe(to)
})

it('is the same object when nothing changed, so that nobody is told', () => {
  expect(next(states.online, happenings['everything-shown'])).toBe(states.online)
  expect(next(states.online, happenings['step-finished'])).toBe(states.online)
})

it('goes from step to step, keeps what each took, and never goes back', () => {
  const found = next(states['signing-in'], happenings['step-finished'])
  expect(found).toMatchObject({ step: 'check-password', took: { 'find-server': 7 } })
  const read = next(found, { kind: 'step-finished', step: 'read-lists', tookMs: 3 })
  expect(read).toMatchObject({ step: 'ask-presence', took: { 'find-server': 7, 'read-lists': 3 } })
  expect(next(read, happenings['step-finished'])).toMatchObject({ step: 'ask-presence' })
})

it('tells why and until when it is reconnecting', () => {
  expect(next(states.online, happenings.lost)).toEqual({
    kind: 'reconnecting',
    attempt: 2,
    nextTryAt: 10,
    asOf: 6,
    problem
  })
})
