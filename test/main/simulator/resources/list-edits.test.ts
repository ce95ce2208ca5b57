// What all edits of the lists have in common: their relations, the version they belong to, the list being moved.
import { expect, it } from 'vitest'
import { createFaults } from '../../../../main/simulator/control/faults'
import { at, eventNames, signIn, startClient, textAt, type TestClient } from '../plain-client'
import { formats, fromXml, listOf, speak } from '../two-formats'
import { watching } from '../events/watching'

const night = 'bmlnaHQ='
const mateo = 'sip:mateo@corvo.example'

interface Edit {
  readonly rel: string
  readonly method: string
  readonly path: string
  readonly fields?: Record<string, string>
}

const versionTwo: readonly Edit[] = [
  { rel: 'myGroups', method: 'POST', path: 'groups', fields: { displayName: 'Lunch' } },
  { rel: 'group', method: 'PUT', path: `groups/${night}`, fields: { name: 'Day shift' } },
  { rel: 'group', method: 'DELETE', path: `groups/${night}` },
  {
    rel: 'myGroupMemberships',
    method: 'POST',
    path: 'groupMemberships',
    fields: { contactUri: mateo, groupId: night }
  },
  { rel: 'myGroupMembership', method: 'DELETE', path: `groupMemberships/${night},lena@corvo.example` }
]
const anyVersion: readonly Edit[] = [
  {
    rel: 'removeContactFromAllGroups',
    method: 'POST',
    path: 'groupMemberships/removeContactFromAllGroups',
    fields: { contactUri: mateo }
  },
  {
    rel: 'addToContactList',
    method: 'POST',
    path: 'groups/addToContactList',
    fields: { displayName: 'x', smtpAddress: 'leads@corvo.example' }
  },
  { rel: 'removeFromContactList', method: 'POST', path: 'groups/removeFromContactList', fields: { groupId: 'ZGcx' } }
]
const edits = [...versionTwo, ...anyVersion]

const send = (client: TestClient, { method, path, fields }: Edit, headers: Record<string, string> = {}) =>
  client.send(method, `${client.app}/people/${path}`, fields, headers)

const lists = (client: TestClient) => client.simulator.world.groups()

it.each(edits)('refuses $method $path while the list is being moved', async (edit) => {
  const client = await signIn(startClient({ quirks: { migrating: true } }))
  const before = lists(client)
  const told = await send(client, edit)
  expect(told).toMatchObject({ status: 500, body: { code: 'ServiceFailure', subcode: 'MigrationInProgress' } })
  expect(lists(client)).toEqual(before)
  expect((await client.get(`${client.app}/people/groupMemberships`)).status).toBe(200)
})

it.each<Edit>([
  ...edits,
  { rel: 'memberships', method: 'GET', path: 'presenceSubscriptionMemberships?presenceSubscriptionId=s1' },
  { rel: 'memberships', method: 'POST', path: 'presenceSubscriptionMemberships?presenceSubscriptionId=s1' },
  {
    rel: 'addToPresenceSubscription',
    method: 'POST',
    path: 'presenceSubscriptionMemberships?presenceSubscriptionId=s1'
  },
  { rel: 'presenceSubscriptionMemberships', method: 'GET', path: 'presenceSubscriptionMemberships' },
  { rel: 'presenceSubscriptionMemberships', method: 'POST', path: 'presenceSubscriptionMemberships' },
  {
    rel: 'presenceSubscriptionMembership',
    method: 'DELETE',
    path: 'presenceSubscriptionMemberships/s1,lena@corvo.example'
  },
  { rel: 'presenceSubscription', method: 'DELETE', path: 'presenceSubscriptions/s1' },
  { rel: 'subscribeToGroupPresence', method: 'POST', path: `presenceSubscriptions?groupId=${night}` },
  { rel: 'expandDistributionGroup', method: 'GET', path: 'groups/ZGcx/expand' },
  { rel: 'groupMemberships', method: 'GET', path: `groups/${night}/memberships` },
  { rel: 'search', method: 'GET', path: 'search?query=lena' }
])('can be made to fail by its relation: $rel, $method', async (edit) => {
  const client = await signIn(startClient())
  const faults = createFaults(client.clock)
  client.simulator.onRequest(faults.hook)
  faults.add({ rel: edit.rel, method: edit.method, action: 'status', status: 409, subcode: 'TooManyGroups' })
  for (const Accept of ['application/xml', 'application/json']) {
    const told = await send(client, edit, { Accept })
    if (Accept === 'application/json') expect(told.status).not.toBe(409)
    else expect([told.status, fromXml(String(told.body))]).toMatchObject([409, { subcode: 'TooManyGroups' }])
  }
})

it.each(versionTwo)('knows no $method $path if it is an old server', async (edit) => {
  const client = await signIn(startClient({ quirks: { versionOneOnly: true } }))
  const before = lists(client)
  const asked = await send(client, edit, { 'X-MS-RequiresMinResourceVersion': '2' })
  expect(asked).toMatchObject({ status: 404, body: { code: 'NotFound', subcode: 'APIVersionNotSupported' } })
  expect(await send(client, edit)).toMatchObject({ status: 405, body: { code: 'MethodNotAllowed' } })
  expect(lists(client)).toEqual(before)
})

it.each(['groups', 'groupMemberships', `groups/${night}`])('reads %s on an old server', async (path) => {
  const client = await signIn(startClient({ quirks: { versionOneOnly: true } }))
  expect((await client.get(`${client.app}/people/${path}`)).status).toBe(200)
})

it('offers no revision on an old server, and no search by mail alone', async () => {
  const client = await signIn(startClient({ quirks: { versionOneOnly: true } }))
  expect(JSON.stringify((await client.get(`${client.app}/people`)).body)).not.toContain('revision')
  expect((await client.get(`${client.app}/people/search?mail=lena@corvo.example`)).status).toBe(400)
  expect(JSON.stringify((await client.get(`${client.app}/people/search?query=lena`)).body)).not.toContain('revision')
})

it.each([
  ['1', 204],
  ['2', 204],
  ['2.0', 204],
  ['2.1', 404],
  ['3', 404]
])('answers a request for version %s with %i', async (version, status) => {
  const client = await signIn(startClient())
  const told = await client.post(
    `${client.app}/people/groups`,
    { displayName: 'Lunch' },
    { 'X-MS-RequiresMinResourceVersion': version }
  )
  expect([told.status, at(told.body, 'subcode')]).toEqual([
    status,
    status === 404 ? 'APIVersionNotSupported' : undefined
  ])
})

it('tells in XML what every edit changed', async () => {
  const { client, next } = await watching()
  const membership = { contactUri: mateo, groupId: night }
  await speak(client, 'xml', 'POST', `${client.app}/people/groups`, { displayName: 'Lunch & tea' })
  await speak(client, 'xml', 'POST', `${client.app}/people/groupMemberships`, membership)
  await speak(client, 'xml', 'DELETE', `${client.app}/people/groupMemberships/${night},lena@corvo.example`)
  const { body } = await speak(client, 'xml', 'GET', next)
  const [sender] = listOf(at(body, 'sender'))
  expect(at(sender, '@rel')).toBe('people')
  const inOf = (event: unknown) => [at(event, '@rel'), at(event, 'in.@rel'), at(event, '@href')]
  expect(listOf(at(sender, 'added')).map(inOf)).toEqual([
    ['group', 'myGroups', expect.stringContaining('/people/groups/')],
    ['contact', 'group', `${client.app}/people/mateo@corvo.example`],
    ['contact', 'myContacts', `${client.app}/people/mateo@corvo.example`]
  ])
  expect(listOf(at(sender, 'deleted')).map(inOf)).toEqual([
    ['contact', 'group', `${client.app}/people/lena@corvo.example`]
  ])
})

it.each(formats)('tells each of two applications of an edit, in %s', async (format) => {
  const { client } = await watching()
  const other = await signIn({ ...client, app: '' }, false, 'e2')
  await other.post(`${other.app}/people/contactsAndGroupsSubscription/startOrRefresh?duration=30`)
  await speak(client, format, 'POST', `${client.app}/people/groups`, { displayName: 'Lunch' })
  const { body } = await other.get(`${other.app}/events?ack=1`)
  expect(eventNames(body)).toEqual(['added group in myGroups'])
  expect(textAt(body, 'sender.0.events.0.link.href')).toContain(other.app)
})

it('has a PUT token of its own for every application', async () => {
  const client = await signIn(startClient())
  const first = Object.keys(Object((await client.get(`${client.app}/people/groups/${night}`)).body))
  const other = await signIn(client, false, 'e2')
  const second = Object.keys(Object((await other.get(`${other.app}/people/groups/${night}`)).body))
  expect(first.filter((name) => !second.includes(name))).toHaveLength(1)
})
