// Who is in which group: putting people in and taking them out, and what that tells.
import { expect, it } from 'vitest'
import type { SimulatorLimits } from '../../../../main/simulator/options'
import { at, eventNames, listAt, signIn, startClient, textAt, type TestClient } from '../plain-client'
import { formats, listOf, speak } from '../two-formats'
import { watching } from '../events/watching'

const ids = {
  night: 'bmlnaHQ=',
  pinned: 'cGlubmVk',
  other: 'ZGZsdA==',
  delegates: 'ZGVs',
  delegators: 'ZGVycw==',
  organisation: 'b3Jn',
  council: 'ZGcx'
}
const mateo = 'sip:mateo@corvo.example'
const lena = 'sip:lena@corvo.example'

const members = (client: TestClient, id: string) => client.simulator.world.group(id)?.members

it.each(formats)('puts a contact into a group and answers the pair, in %s', async (format) => {
  const client = await signIn(startClient())
  const fields = { contactUri: mateo, groupId: ids.night }
  const told = await speak(client, format, 'POST', `${client.app}/people/groupMemberships`, fields)
  expect(told.status).toBe(201)
  expect(told.body).toEqual({
    rel: 'myGroupMembership',
    _links: {
      self: { href: `${client.app}/people/groupMemberships/${ids.night},mateo@corvo.example` },
      contact: { href: `${client.app}/people/mateo@corvo.example` },
      group: { href: `${client.app}/people/groups/${ids.night}` }
    }
  })
  expect(members(client, ids.night)).toContain(mateo)
  const read = await speak(client, format, 'GET', textAt(told.body, '_links.self.href'))
  expect(read.body).toEqual(told.body)
  const all = await speak(client, format, 'GET', `${client.app}/people/groupMemberships?groupId=${ids.night}`)
  expect(listOf(at(all.body, '_embedded.myGroupMembership'))).toContainEqual(told.body)
})

it.each([
  ['group', ids.night],
  ['pinnedGroup', ids.pinned],
  ['defaultGroup', ids.other],
  ['delegatesGroup', ids.delegates]
])('links a new membership to its %s and to no other', async (rel, groupId) => {
  const client = await signIn(startClient())
  const { body } = await client.post(`${client.app}/people/groupMemberships`, { contactUri: mateo, groupId })
  expect(Object.keys(Object(at(body, '_links')))).toEqual(['self', 'contact', rel])
})

it('means the default group if none is named', async () => {
  const client = await signIn(startClient())
  const { status } = await client.post(`${client.app}/people/groupMemberships?contacturi=${mateo}`)
  expect([status, members(client, ids.other)]).toEqual([201, ['sip:chidi@corvo.example', mateo]])
})

it('lets the body win over the query', async () => {
  const client = await signIn(startClient())
  const path = `${client.app}/people/groupMemberships?groupId=${ids.pinned}`
  await client.post(path, { ContactUri: mateo, GROUPID: ids.night })
  expect(members(client, ids.pinned)).not.toContain(mateo)
  expect(members(client, ids.night)).toContain(mateo)
})

it.each(['"sip : mateo@corvo.example"', '"sip:mateo@corvo.example"', ' SIP: Mateo@corvo.example '])(
  'understands %s as the samples spell it',
  async (contactUri) => {
    const client = await signIn(startClient())
    const { status } = await client.post(`${client.app}/people/groupMemberships`, { contactUri, groupId: ids.night })
    expect([status, members(client, ids.night)?.at(-1)]).toEqual([201, mateo])
  }
)

it('takes anybody with an address, as a stranger who is offline', async () => {
  const client = await signIn(startClient())
  const contactUri = `sip:${'x'.repeat(220)}@elsewhere.example`
  const { body } = await client.post(`${client.app}/people/groupMemberships`, { contactUri })
  const contact = await client.get(textAt(body, '_links.contact.href'))
  expect(contact.body).toMatchObject({ uri: contactUri, sourceNetwork: 'Federated' })
})

it('knows the user as a member of own groups', async () => {
  const client = await signIn(startClient())
  const { body } = await client.post(`${client.app}/people/groupMemberships`, { contactUri: 'sip:ines@corvo.example' })
  expect((await client.get(textAt(body, '_links.contact.href'))).body).toMatchObject({ name: 'Inês Carvalho' })
})

it('tells somebody on their own list of their own presence', async () => {
  const { client, next } = await watching()
  await client.post(`${client.app}/people/presenceSubscriptions`, { duration: 30, uris: ['sip:ines@corvo.example'] })
  client.simulator.releaseEvents()
  const before = await client.get(next)
  await client.post(`${client.app}/me/presence`, { availability: 'DoNotDisturb' })
  client.simulator.releaseEvents()
  const { body } = await client.get(textAt(before.body, '_links.next.href'))
  expect(eventNames(body)).toEqual(['updated presence', 'updated contactPresence in contact'])
  const href = textAt(body, 'sender.1.events.0.link.href')
  expect((await client.get(href)).body).toMatchObject({ availability: 'DoNotDisturb' })
})

it.each<[number, string | undefined, Record<string, string>, Partial<SimulatorLimits>]>([
  [403, undefined, { contactUri: lena, groupId: ids.council }, {}],
  [403, 'OperationNotSupported', { contactUri: lena, groupId: ids.delegators }, {}],
  [403, 'OperationNotSupported', { contactUri: lena, groupId: ids.organisation }, {}],
  [403, 'LimitExceeded', { contactUri: lena, groupId: ids.delegates }, { delegates: 1 }],
  [409, 'AlreadyExists', { contactUri: 'sip:LENA@corvo.example', groupId: ids.night }, {}],
  [409, 'LimitExceeded', { contactUri: mateo, groupId: ids.night }, { contacts: 5 }],
  [404, undefined, { contactUri: mateo, groupId: 'nobody-has-this' }, {}],
  [400, 'ParameterValidationFailure', { groupId: ids.night }, {}],
  [400, 'ParameterValidationFailure', { contactUri: 'mateo', groupId: ids.night }, {}],
  [400, 'ParameterValidationFailure', { contactUri: `sip:${'x'.repeat(240)}@corvo.example` }, {}],
  [400, 'ParameterValidationFailure', { contactUri: mateo, groupId: 'x'.repeat(257) }, {}]
])('answers %i %s to %j', async (status, subcode, fields, limits) => {
  for (const format of formats) {
    const client = await signIn(startClient({ limits }))
    const before = client.simulator.state()
    const told = await speak(client, format, 'POST', `${client.app}/people/groupMemberships`, fields)
    expect([told.status, at(told.body, 'subcode')]).toEqual([status, subcode])
    expect(client.simulator.state()).toEqual(before)
  }
})

it('has room for somebody who is on the full list already', async () => {
  const client = await signIn(startClient({ limits: { contacts: 5 } }))
  const fields = { contactUri: 'sip:chidi@corvo.example', groupId: ids.night }
  expect((await client.post(`${client.app}/people/groupMemberships`, fields)).status).toBe(201)
})

it.each(formats)('takes a contact out of one group, once, in %s', async (format) => {
  const client = await signIn(startClient())
  const { body } = await speak(client, format, 'GET', `${client.app}/people/groupMemberships?groupId=${ids.night}`)
  const self = textAt(listOf(at(body, '_embedded.myGroupMembership'))[0], '_links.self.href')
  expect((await speak(client, format, 'DELETE', self)).status).toBe(204)
  expect(members(client, ids.night)).not.toContain(lena)
  expect(members(client, ids.pinned)).toContain(lena)
  const again = await speak(client, format, 'DELETE', self)
  expect([again.status, at(again.body, 'code'), at(again.body, 'subcode')]).toEqual([404, 'NotFound', undefined])
  expect((await speak(client, format, 'GET', self)).status).toBe(404)
})

it.each([
  [`${ids.delegators},priya@corvo.example`, 403, 'OperationNotSupported'],
  [`${ids.organisation},priya@corvo.example`, 403, 'OperationNotSupported'],
  [`${ids.council},mateo@corvo.example`, 403, undefined],
  ['none,mateo@corvo.example', 404, undefined],
  ['bmlnaHQ%3D,lena%40corvo.example', 204, undefined],
  ['bmlnaHQ%253D%252Clena%2540corvo.example', 204, undefined]
])('answers the DELETE of %s with %i %s', async (pair, status, subcode) => {
  const client = await signIn(startClient())
  const told = await client.send('DELETE', `${client.app}/people/groupMemberships/${pair}`)
  expect([told.status, at(told.body, 'subcode')]).toEqual([status, subcode])
})

it.each(formats)('takes a contact off the whole list by the link of the memberships, in %s', async (format) => {
  const client = await signIn(startClient())
  const { body } = await speak(client, format, 'GET', `${client.app}/people/groupMemberships`)
  const href = textAt(body, '_links.removeContactFromAllGroups.href')
  expect((await speak(client, format, 'POST', href, { contactUri: lena })).status).toBe(204)
  expect(client.simulator.world.contacts()).not.toContain(lena)
  // Nobody of that address is on the list now, which is what was asked for.
  expect((await client.post(`${href}?contactUri=${lena}`)).status).toBe(204)
  expect(await client.post(href)).toMatchObject({ status: 400, body: { parameters: { contactUri: 'is missing' } } })
})

it.each([{ edition: '2015' as const }, { quirks: { noRemoveFromAllLink: true } }])(
  'offers no link off the whole list with %j',
  async (options) => {
    const client = await signIn(startClient(options))
    const { body } = await client.get(`${client.app}/people/groupMemberships`)
    expect(Object.keys(Object(at(body, '_links')))).toEqual(['self'])
    expect(listAt(body, '_embedded.myGroupMembership').length).toBeGreaterThan(0)
  }
)

it.each([
  ['group', ids.night, mateo, ['added contact in group', 'added contact in myContacts']],
  ['pinnedGroup', ids.pinned, 'sip:chidi@corvo.example', ['added contact in pinnedGroup']],
  ['defaultGroup', ids.other, lena, ['added contact in defaultGroup']]
])('tells at once who came into a %s', async (_kind, groupId, contactUri, events) => {
  const { client, next } = await watching()
  await client.post(`${client.app}/people/groupMemberships`, { contactUri, groupId })
  expect(eventNames((await client.get(next)).body)).toEqual(events)
})

it('holds back who became a delegate, as an event of low priority', async () => {
  const { client, next } = await watching()
  let answered = false
  await client.post(`${client.app}/people/groupMemberships`, { contactUri: lena, groupId: ids.delegates })
  const poll = client.get(next).then((told) => {
    answered = true
    return told
  })
  await client.clock.advance(14_000)
  expect(answered).toBe(false)
  await client.clock.advance(1_000)
  expect(eventNames((await poll).body)).toEqual(['added contact in delegatesGroup'])
})

it('tells who left one group, and who left the list with the last one', async () => {
  const { client, next } = await watching()
  const leave = (id: string, name: string) =>
    client.send('DELETE', `${client.app}/people/groupMemberships/${id},${name}@corvo.example`)
  await leave(ids.night, 'lena')
  await leave(ids.other, 'chidi')
  expect(eventNames((await client.get(next)).body)).toEqual([
    'deleted contact in group',
    'deleted contact in defaultGroup',
    'deleted contact in myContacts'
  ])
})

it('tells every group that lost somebody who was taken off the list', async () => {
  const { client, next } = await watching()
  await client.post(`${client.app}/people/groupMemberships/removeContactFromAllGroups`, { contactUri: lena })
  expect(eventNames((await client.get(next)).body)).toEqual([
    'deleted contact in pinnedGroup',
    'deleted contact in group',
    'deleted contact in myContacts'
  ])
})

it('has no delegates in the older edition, but can write to all other groups', async () => {
  const client = await signIn(startClient({ edition: '2015' }))
  const post = async (groupId: string) =>
    (await client.post(`${client.app}/people/groupMemberships`, { contactUri: mateo, groupId })).status
  expect([await post(ids.delegates), await post(ids.night), await post(ids.pinned)]).toEqual([404, 201, 201])
})
