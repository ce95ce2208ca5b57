// What the simulator is told by whoever steers or starts it: every call gets an answer, none ends it.

import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { readArguments } from '../../main/simulator/command'
import { createControl } from '../../main/simulator/control/control'
import { createFaults } from '../../main/simulator/control/faults'
import { createRequestLog } from '../../main/simulator/control/request-log'
import { many, times } from '../helpers/long-texts'
import { wirePieces } from '../helpers/odd-letters'
import { origin, startClient } from '../main/simulator/plain-client'
import { always, alwaysAsync, oddText } from './cases'
import { mutantOf, mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const pieces = [...wirePieces, 'constructor']

function steered() {
  const client = startClient()
  const { simulator } = client
  const faults = createFaults(simulator.clock)
  // Time that jumps by anything at all is a test of the clock.
  const clock = { ...simulator.clock, advance: async () => undefined }
  return createControl({ simulator: { ...simulator, clock }, faults, requestLog: createRequestLog() })
}

const steering: readonly (readonly [string, unknown])[] = [
  [
    'people',
    [{ uri: 'sip:lena@corvo.example', availability: 'Busy', note: { message: 'x', type: 'Personal' }, lastActive: 1 }]
  ],
  ['people?release=now', [{ uri: 'sip:yuki@corvo.example', activity: null, name: 'Yuki', location: 'Oslo' }]],
  ['lists', { action: 'addContact', uri: 'sip:mateo@corvo.example', groupId: 'bmlnaHQ=' }],
  ['lists', { action: 'removeContact', uri: 'sip:lena@corvo.example' }],
  ['lists', { action: 'createGroup', name: 'Lunch' }],
  ['lists', { action: 'renameGroup', groupId: 'bmlnaHQ=', name: 'Day' }],
  ['faults', { action: 'status', status: 503, times: 2, headers: { 'Retry-After': '5' }, path: '/me', body: 'x' }],
  ['expire', { what: 'token' }],
  ['clock', { advanceMs: 1000 }]
]

it('answers everybody who steers it', async () => {
  const control = steered()
  const told = fc.constantFrom(...steering).chain(([path, body]) =>
    fc.record({
      path: fc.oneof({ weight: 6, arbitrary: fc.constant(path) }, mutantText([path], pieces)),
      method: fc.constantFrom('POST', 'POST', 'POST', 'DELETE', 'PUT', 'OPTIONS'),
      body: fc.oneof(
        mutantOf([body]).map((one) => JSON.stringify(one) ?? ''),
        mutantText([JSON.stringify(body)], pieces)
      )
    })
  )
  await alwaysAsync(told, async ({ path, method, body }) => {
    const url = `${origin}/simulator/${path}`
    if (!URL.canParse(url)) return
    const answer = await control(new Request(url, { method, body }))
    expect([200, 400, 404, 405, 409, undefined]).toContain(answer?.status)
    expect(typeof (await answer?.json())).toMatch(/object|undefined/)
  })
})

it('understands a command line or says what is wrong with it', () => {
  const words = fc.constantFrom(
    ...[
      '--port',
      '--port=80',
      '--people=9e9',
      '--tls',
      '--edition=2015',
      '--edition',
      '--help=1',
      '--no-tls',
      '--',
      '-'
    ],
    ...['--__proto__', '--constructor=1', '-abc', '5', '']
  )
  always(fc.array(fc.oneof(words, oddText), { maxLength: 6 }), (line) => {
    expect(['start', 'help', 'wrong']).toContain(readArguments(line).kind)
  })
})

it.each<[string, (length: number) => string]>([
  ['zeros', (n) => `[${times(n, '0,')}0]`],
  ['empty people', (n) => `[${times(n, '{},')}{}]`],
  ['unknown keys', (n) => `[{${many(n, (i) => `"a${i}":0`, ',')}}]`],
  ['brackets', (n) => times(n, '[')]
])('answers one who steers it with a megabyte of %s at once', async (_what, make) => {
  const control = steered()
  await expectQuick(make, (body) => control(new Request(`${origin}/simulator/people`, { method: 'POST', body })))
})

it('reads or refuses a command line of a megabyte at once', async () => {
  await expectQuick((length) => [`-${times(length, 'a')}`], readArguments)
  await expectQuick((length) => Array.from({ length: length / 3 }, () => '-a'), readArguments)
})
