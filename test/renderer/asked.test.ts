// What the window does about what it was asked from outside, at each stand of the connection.
import { expect, it } from 'vitest'
import { answerTo } from '../../renderer/asked'
import type { Asked, Connection } from '../../preload/contract'
import { person } from './pictures'

const lena = person('Lena Fischer', 'available', { uri: 'sip:Lena@corvo.example' })
const ask = (view: Asked['view']): Asked => ({ id: 1, view })
const wanted = ask({ kind: 'person', uri: 'sip:lena@Corvo.example' })

const problem = { code: 'no-network' } as const
const connections = {
  'signed-out': { kind: 'signed-out' },
  'signing-in': { kind: 'signing-in', step: 'read-lists', took: {}, silent: true },
  loading: { kind: 'loading', asOf: null },
  online: { kind: 'online' },
  reconnecting: { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: null, problem },
  paused: { kind: 'paused', asOf: null },
  ended: { kind: 'ended', asOf: null, problem }
} satisfies Record<Connection['kind'], Connection>

it.each([
  ['signed-out', 'wait', 'wait', 'wait'],
  ['signing-in', 'wait', 'wait', 'wait'],
  ['loading', 'person', 'nobody', 'wait'],
  ['online', 'person', 'nobody', 'nobody'],
  ['reconnecting', 'person', 'nobody', 'wait'],
  ['paused', 'person', 'nobody', 'wait'],
  ['ended', 'person', 'nobody', 'wait']
] as const)('while %s: %s for somebody on the list, else %s, %s for an empty list', (kind, known, unknown, empty) => {
  const connection = connections[kind]
  expect(answerTo(wanted, { connection, people: [lena] }).kind).toBe(known)
  expect(answerTo(ask({ kind: 'person', uri: 'sip:x@corvo.example' }), { connection, people: [lena] }).kind).toBe(
    unknown
  )
  expect(answerTo(wanted, { connection, people: [] }).kind).toBe(empty)
})

it('names the person as the list does, and nobody by the address', () => {
  const online = { connection: connections.online }
  expect(answerTo(wanted, { ...online, people: [lena] })).toEqual({ kind: 'person', uri: 'sip:Lena@corvo.example' })
  expect(answerTo(wanted, { ...online, people: [] })).toEqual({ kind: 'nobody', address: 'lena@Corvo.example' })
})

it.each(['settings', 'sign-in'] as const)('shows the %s at once, whoever is signed in', (kind) => {
  for (const connection of Object.values(connections)) {
    expect(answerTo(ask({ kind }), { connection, people: [] })).toEqual({ kind })
  }
})
