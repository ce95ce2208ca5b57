// The control interface moves the world, refuses bad input by naming the field, and leaves other paths alone.

import { beforeEach, expect, it } from 'vitest'
import { createClock, type Clock } from '../../../../main/simulator/clock'
import { createControl } from '../../../../main/simulator/control/control'
import { createFaults, type Faults } from '../../../../main/simulator/control/faults'
import { createRequestLog, type RequestLog } from '../../../../main/simulator/control/request-log'
import { sampleOrganisation } from '../../../../main/simulator/sample/sample-organisation'
import { createSimulator, type Simulator } from '../../../../main/simulator/simulator'
import type { WorldChange } from '../../../../main/simulator/world/world'

const start = Date.UTC(2026, 4, 12, 9, 0)
const lena = 'sip:lena.fischer@corvo.example'

let clock: Clock
let simulator: Simulator
let faults: Faults
let requestLog: RequestLog
let ask: (method: string, path: string, body?: unknown) => Promise<Response>

beforeEach(() => {
  clock = createClock({ start, running: false })
  const organisation = sampleOrganisation({ people: 30, groups: 3, seed: 1, now: start })
  simulator = createSimulator({ organisation, clock, limits: { contacts: 31 } })
  faults = createFaults(clock)
  requestLog = createRequestLog()
  simulator.onRequest(requestLog.hook)
  simulator.onRequest(faults.hook)
  const control = createControl({ simulator, faults, requestLog })
  ask = async (method, path, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const request = new Request(`http://127.0.0.1/simulator/${path}`, {
      method,
      ...(body !== undefined && { body: text })
    })
    const response = await control(request)
    if (response === null) throw new Error(`not a control path: ${path}`)
    return response
  }
})

async function stateOf(uri: string): Promise<unknown> {
  const state = (await (await ask('GET', 'state')).json()) as { people: { uri: string }[] }
  return state.people.find((person) => person.uri === uri)
}

async function members(groupId: string): Promise<string[] | undefined> {
  const state = (await (await ask('GET', 'state')).json()) as { groups: { id: string; members: string[] }[] }
  return state.groups.find(({ id }) => id === groupId)?.members
}

it('tells the truth of everybody', async () => {
  expect(await stateOf(lena)).toMatchObject({ name: 'Lena Fischer', availability: 'Online' })
})

it('changes people, all in one go', async () => {
  const heard: WorldChange[] = []
  simulator.world.onChange((change) => heard.push(change))
  const changes = [
    { uri: lena, availability: 'Busy', activity: 'in-a-meeting', note: 'Gone fishing' },
    { uri: 'sip:yuki.tanaka@corvo.example', availability: 'Away' }
  ]
  expect((await ask('POST', 'people', changes)).status).toBe(200)
  expect(await stateOf(lena)).toMatchObject({
    availability: 'Busy',
    activity: 'in-a-meeting',
    note: { message: 'Gone fishing' }
  })
  expect(heard).toMatchObject([{ kind: 'people', releaseNow: false }])
})

it('releases a change at once when asked to', async () => {
  const heard: WorldChange[] = []
  simulator.world.onChange((change) => heard.push(change))
  await ask('POST', 'people?release=now', [{ uri: lena, availability: 'Away' }])
  expect(heard).toMatchObject([{ kind: 'people', releaseNow: true }])
})

it('edits the lists as another device of the user would', async () => {
  const { id } = (await (await ask('POST', 'lists', { action: 'createGroup', name: 'Choir' })).json()) as { id: string }
  await ask('POST', 'lists', { action: 'addContact', uri: lena, groupId: id })
  expect(await members(id)).toEqual([lena])
  await ask('POST', 'lists', { action: 'renameGroup', groupId: id, name: 'Choir ♪' })
  expect(simulator.world.group(id)?.name).toBe('Choir ♪')
  await ask('POST', 'lists', { action: 'removeContact', uri: lena, groupId: id })
  expect(await members(id)).toEqual([])
  await ask('POST', 'lists', { action: 'deleteGroup', groupId: id })
  expect(await members(id)).toBeUndefined()
})

it.each([
  [404, { action: 'addContact', uri: lena, groupId: 'none' }, 'unknown-group'],
  [400, { action: 'addContact', uri: 'lena' }, 'bad-address'],
  [400, { action: 'createGroup', name: '' }, 'bad-name'],
  [409, { action: 'removeContact', uri: 'sip:nobody@corvo.example' }, 'not-there']
])('passes on what the world refuses: %i for %j', async (status, edit, code) => {
  const response = await ask('POST', 'lists', edit)
  expect(response.status).toBe(status)
  expect(await response.json()).toMatchObject({ error: expect.stringContaining(code) })
})

it.each([
  'sip:who@elsewhere.example',
  'SIP:Mixed.Case+tag@Sub.Elsewhere.example',
  "sip:o'brien@xn--bcher-kva.example",
  'sip:+351-21-000@10.0.0.7'
])('adds %s as a contact from elsewhere who is offline', async (uri) => {
  expect((await ask('POST', 'lists', { action: 'addContact', uri })).status).toBe(200)
  const { people, groups } = simulator.state()
  const added = people.find((person) => person.uri.toLowerCase() === uri.toLowerCase())
  expect(added).toMatchObject({ availability: 'Offline' })
  expect(groups.filter(({ members }) => members.includes(added?.uri ?? '')).map(({ kind }) => kind)).toEqual([
    'defaultGroup'
  ])
})

it('keeps to the contact limit', async () => {
  const add = (key: string): Promise<Response> =>
    ask('POST', 'lists', { action: 'addContact', uri: `sip:${key}@else.example` })
  expect((await add('one')).status).toBe(200)
  expect((await add('two')).status).toBe(409)
})

it('lets the next matching request fail, and forgets that when told', async () => {
  const root = new Request('http://127.0.0.1/')
  await ask('POST', 'faults', { action: 'status', status: 503, times: 5 })
  expect((await simulator.fetch(root.clone())).status).toBe(503)
  await ask('DELETE', 'faults')
  expect((await simulator.fetch(root.clone())).status).toBe(200)
})

it('moves the clock', async () => {
  let rang = false
  clock.after(60_000, () => (rang = true))
  const response = await ask('POST', 'clock', { advanceMs: 60_000 })
  expect(await response.json()).toEqual({ now: start + 60_000 })
  expect(rang).toBe(true)
})

it('moves the clock by 31 days at most at once, and says so', async () => {
  const month = 31 * 24 * 3_600_000
  expect((await ask('POST', 'clock', { advanceMs: month })).status).toBe(200)
  const refused = await ask('POST', 'clock', { advanceMs: month + 1 })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toEqual({ error: 'advanceMs: At most 31 days (2678400000) at once' })
  expect(clock.now()).toBe(start + month)
})

it('lists what the client asked, without its own calls', async () => {
  await simulator.fetch(new Request('http://127.0.0.1/?sipuri=x'))
  expect(await (await ask('GET', 'requests')).json()).toEqual([
    { at: start, method: 'GET', path: '/?sipuri=x', status: 200, inBatch: false, authorized: false }
  ])
  await ask('DELETE', 'requests')
  expect(await (await ask('GET', 'requests')).json()).toEqual([])
})

it.each(['token', 'application', 'subscriptions', 'channel'])('ends the %s, even if there is none', async (what) => {
  expect((await ask('POST', 'expire', { what })).status).toBe(200)
})

it.each<[string, unknown, string]>([
  ['people', '{"broken', 'body'],
  ['people', '', 'body'],
  ['people', { uri: lena }, 'body'],
  ['people', [{ availability: 'Busy' }], '0.uri'],
  ['people', [{ uri: lena }, { uri: lena, availability: 'Invisible' }], '1.availability'],
  ['people', [{ uri: lena, lastActive: 'yesterday' }], '0.lastActive'],
  ['people', [{ uri: lena, mood: 'fine' }], '0.mood'],
  ['lists', { action: 'paint' }, 'action'],
  ['lists', { action: 'renameGroup', name: 'x' }, 'groupId'],
  ['faults', { action: 'explode' }, 'action'],
  ['faults', { action: 'status', status: 42 }, 'status'],
  ['faults', { action: 'status', times: 0 }, 'times'],
  ['faults', { action: 'replace', find: '' }, 'find'],
  ['faults', { action: 'status', headers: { 'no name': 'x' } }, 'headers'],
  ['expire', { what: 'everything' }, 'what'],
  ['expire', [], 'what'],
  ['clock', { advanceMs: -1 }, 'advanceMs'],
  ['clock', { advanceMs: 1.5 }, 'advanceMs'],
  ['clock', { advanceMs: Number.MAX_SAFE_INTEGER }, 'advanceMs']
])('refuses bad input to %s: %j', async (path, body, field) => {
  const response = await ask('POST', path, body)
  expect(response.status).toBe(400)
  const { error } = (await response.json()) as { error: string }
  expect(error.startsWith(`${field}: `)).toBe(true)
})

it('changes nobody if one of the people is unknown', async () => {
  const changes = [
    { uri: lena, availability: 'Away' },
    { uri: 'sip:nobody@corvo.example', availability: 'Away' }
  ]
  expect((await ask('POST', 'people', changes)).status).toBe(404)
  expect(await stateOf(lena)).toMatchObject({ availability: 'Online' })
})

it.each([
  ['GET', 'nowhere', 404],
  ['GET', 'constructor', 404],
  ['PUT', 'people', 405],
  ['GET', 'clock', 405],
  ['POST', 'state', 405]
])('answers %s %s with %i', async (method, path, status) => {
  const response = await ask(method, path)
  expect(response.status).toBe(status)
  expect(await response.json()).toHaveProperty('error')
})

it('leaves every other path to the server', async () => {
  const control = createControl({ simulator, faults, requestLog })
  expect(await control(new Request('http://127.0.0.1/'))).toBeNull()
  expect(await control(new Request('http://127.0.0.1/simulators/state'))).toBeNull()
})
