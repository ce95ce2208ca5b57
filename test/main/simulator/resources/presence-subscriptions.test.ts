// Presence subscriptions and the contacts-and-groups subscription: durations, members, warnings, ends.
import { expect, it } from 'vitest'
import {
  at,
  eventNames,
  listAt,
  settled,
  signIn,
  startClient,
  startPoll,
  textAt,
  type TestClient,
  type Told
} from '../plain-client'
import { formats, listOf, speak } from '../two-formats'
import { watching } from '../events/watching'

const minutes = (count: number): number => count * 60_000
const lena = 'sip:lena@corvo.example'
const yuki = 'sip:yuki@corvo.example'

async function subscribe(client: TestClient, uris: readonly string[], duration = 30): Promise<string> {
  const { body } = await client.post(`${client.app}/people/presenceSubscriptions`, { duration, uris })
  return textAt(body, '_links.self.href')
}

const expiry = (client: TestClient): number =>
  ((client.simulator.state().subscriptions[0]?.expiresAt ?? 0) - client.clock.now()) / 60_000

it('makes a subscription and tells its events in order', async () => {
  const client = await signIn(startClient())
  const poll = startPoll(client, `${client.app}/events?ack=1`)
  const told = await client.post(`${client.app}/people/presenceSubscriptions`, { Duration: 20, Uris: [lena, yuki] })
  expect(told.status).toBe(201)
  expect(Object.keys(Object(at(told.body, '_links')))).toEqual(['self', 'memberships', 'addToPresenceSubscription'])
  expect(expiry(client)).toBe(20)
  await client.clock.advance(5_000)
  const package1 = (await poll.answer)?.body
  expect(eventNames(package1)).toEqual([
    'added contact in subscribedContacts',
    'added contact in subscribedContacts',
    'added presenceSubscription',
    'updated contactPresence in contact',
    'updated contactPresence in contact'
  ])
  expect(at(package1, 'sender.0.events.2._embedded.presenceSubscription.id')).toBe(at(told.body, 'id'))
})

it.each([
  [{ uris: [lena] }, ['duration']],
  [{ duration: 9, uris: [lena] }, ['duration']],
  [{ duration: 31, uris: [lena] }, ['duration']],
  [{ duration: 'long', uris: [lena] }, ['duration']],
  [{ duration: 30 }, ['uris']],
  [{ duration: 30, uris: [] }, ['uris']],
  [{ duration: 30, uris: ['lena'] }, ['uris']],
  [{ uris: 5 }, ['duration', 'uris']]
])('refuses %o', async (body, parameters) => {
  const client = await signIn(startClient())
  const told = await client.post(`${client.app}/people/presenceSubscriptions`, body)
  expect([told.status, at(told.body, 'subcode')]).toEqual([400, 'ParameterValidationFailure'])
  expect(Object.keys(Object(at(told.body, 'parameters')))).toEqual(parameters)
})

it('takes an unknown address for a stranger who is offline', async () => {
  const client = await signIn(startClient())
  await subscribe(client, ['sip:who@elsewhere.example'])
  const { body } = await client.get(`${client.app}/people/who@elsewhere.example/presence`)
  expect(at(body, 'availability')).toBe('Offline')
})

it('limits the number of subscriptions and of contacts in one', async () => {
  const client = await signIn(startClient({ limits: { subscriptions: 1, contactsPerSubscription: 1 } }))
  const refusal = { status: 403, body: { code: 'Forbidden', subcode: 'LimitExceeded' } }
  const path = `${client.app}/people/presenceSubscriptions`
  expect(await client.post(path, { duration: 30, uris: [lena, yuki] })).toMatchObject(refusal)
  const self = await subscribe(client, [lena])
  expect(await client.post(path, { duration: 30, uris: [yuki] })).toMatchObject(refusal)
  const add = textAt((await client.get(self)).body, '_links.addToPresenceSubscription.href')
  expect(await client.post(add, { contactUris: [yuki] })).toMatchObject(refusal)
})

it('adds to the time left but never beyond 30 minutes', async () => {
  const client = await signIn(startClient())
  const self = await subscribe(client, [lena], 15)
  expect((await client.post(`${self}?duration=10`)).status).toBe(200)
  expect(expiry(client)).toBe(25)
  await client.post(self, { duration: 10 })
  expect(expiry(client)).toBe(30)
  expect((await client.post(`${self}?duration=5`)).status).toBe(400)
})

it('warns two minutes before the end and ends with events and a misleading 404', async () => {
  const client = await signIn(startClient())
  const self = await subscribe(client, [lena], 10)
  const follow = (answer: Told | undefined) => startPoll(client, textAt(answer?.body, '_links.next.href'))
  const first = startPoll(client, `${client.app}/events?ack=1&timeout=1800`)
  await client.clock.advance(5_000)
  const warning = follow(await first.answer)
  await client.clock.advance(minutes(8))
  const warned = await warning.answer
  expect(eventNames(warned?.body)).toEqual(['updated presenceSubscription'])
  expect(at(warned?.body, 'sender.0.events.0._embedded.presenceSubscription._links.self.href')).toBe(self)
  const end = follow(warned)
  await client.clock.advance(minutes(2))
  expect(eventNames((await end.answer)?.body)).toEqual([
    'deleted contact in subscribedContacts',
    'deleted presenceSubscription'
  ])
  expect(await client.post(`${self}?duration=30`)).toMatchObject({
    status: 404,
    body: { subcode: 'ApplicationNotFound' }
  })
  expect((await client.get(client.app)).status).toBe(200)
})

it('is deleted with events, and is plainly not found afterwards', async () => {
  const client = await signIn(startClient())
  const self = await subscribe(client, [lena])
  expect((await client.send('DELETE', self)).status).toBe(204)
  const told = await client.get(self)
  expect([told.status, at(told.body, 'subcode')]).toEqual([404, undefined])
})

it('adds and removes members, keeping a contact that another subscription covers', async () => {
  const client = await signIn(startClient())
  const self = await subscribe(client, [lena])
  const add = textAt((await client.get(self)).body, '_links.addToPresenceSubscription.href')
  const added = await client.post(add, { contactUris: [yuki] })
  expect(added).toMatchObject({ status: 201, body: { rel: 'presenceSubscriptionMemberships' } })
  await subscribe(client, [lena])
  const members = listAt((await client.get(add)).body, '_embedded.presenceSubscriptionMembership')
  expect(members).toHaveLength(2)
  for (const member of members) {
    const membership = textAt(member, '_links.self.href')
    expect((await client.get(membership)).body).toEqual(member)
    expect((await client.send('DELETE', membership)).status).toBe(204)
    expect((await client.send('DELETE', membership)).status).toBe(404)
  }
  const { body } = await client.get(`${client.app}/people/subscribedContacts`)
  expect(listAt(body, '_links.contact')).toEqual([{ href: `${client.app}/people/lena@corvo.example` }])
})

it.each(formats)('answers the members of one subscription on both of its addresses, in %s', async (format) => {
  const client = await signIn(startClient())
  const self = await subscribe(client, [lena])
  const { body } = await speak(client, format, 'GET', self)
  const memberships = textAt(body, '_links.memberships.href')
  const added = await speak(client, format, 'POST', `${self}/memberships`, {
    contactUris: ['"sip : yuki@corvo.example"']
  })
  const members = { rel: 'presenceSubscriptionMemberships', _links: { self: { href: memberships } } }
  expect(added).toMatchObject({ status: 201, body: members })
  for (const path of [memberships, `${self}/memberships`]) {
    const told = await speak(client, format, 'GET', path)
    expect(told.body).toEqual(added.body)
    expect(listOf(at(told.body, '_embedded.presenceSubscriptionMembership'))).toHaveLength(2)
  }
})

it.each(formats)(
  'tells that a contact is not subscribed any more only when nothing else covers it, in %s',
  async (format) => {
    const { client, next } = await watching()
    const self = await subscribe(client, [lena, yuki])
    const id = self.split('/').at(-1) ?? ''
    const leave = (name: string) =>
      speak(
        client,
        format,
        'DELETE',
        `${client.app}/people/presenceSubscriptionMemberships/${id},${name}@corvo.example`
      )
    client.simulator.releaseEvents()
    const before = await client.get(next)
    expect([(await leave('lena')).status, (await leave('yuki')).status]).toEqual([204, 204])
    client.simulator.releaseEvents()
    const { body } = await client.get(textAt(before.body, '_links.next.href'))
    expect(eventNames(body)).toEqual(['deleted contact in subscribedContacts'])
    expect(at(body, 'sender.0.events.0.link.href')).toBe(`${client.app}/people/yuki@corvo.example`)
  }
)

it.each([
  [{}, ['contactUris']],
  [{ contactUris: [] }, ['contactUris']],
  [{ contactUris: ['yuki'] }, ['contactUris']],
  [{ contactUris: [`sip:${'x'.repeat(240)}@corvo.example`] }, ['contactUris']]
])('refuses to add %j', async (fields, parameters) => {
  const client = await signIn(startClient())
  const add = `${await subscribe(client, [lena])}/memberships`
  const told = await client.post(add, fields)
  expect([told.status, Object.keys(Object(at(told.body, 'parameters')))]).toEqual([400, parameters])
})

it('does not guess which subscription is meant, nor adds to one of the system', async () => {
  const client = await signIn(startClient())
  const path = `${client.app}/people/presenceSubscriptionMemberships`
  const unnamed = await client.post(path, { contactUris: [yuki] })
  expect(unnamed).toMatchObject({ status: 400, body: { parameters: { presenceSubscriptionId: 'is missing' } } })
  expect((await client.post(path, { contactUris: [yuki], presenceSubscriptionId: 'none' })).status).toBe(404)
  await client.post(`${client.app}/people/presenceSubscriptions?groupId=bmlnaHQ=&duration=30`)
  expect((await client.post(path, { contactUris: [yuki], presenceSubscriptionId: 'bmlnaHQ=' })).status).toBe(403)
})

it('lists all subscriptions and all memberships', async () => {
  const client = await signIn(startClient())
  await subscribe(client, [lena])
  await subscribe(client, [lena, yuki])
  const all = await client.get(`${client.app}/people/presenceSubscriptions`)
  expect(listAt(all.body, '_embedded.presenceSubscription')).toHaveLength(2)
  const memberships = await client.get(`${client.app}/people/presenceSubscriptionMemberships`)
  expect(listAt(memberships.body, '_embedded.presenceSubscriptionMembership')).toHaveLength(3)
})

it('subscribes a whole group under its own id, and prolongs it when asked again', async () => {
  const client = await signIn(startClient())
  const path = `${client.app}/people/presenceSubscriptions?groupId=bmlnaHQ=`
  const told = await client.post(`${path}&duration=15`)
  expect(told).toMatchObject({ status: 201, body: { id: 'bmlnaHQ=' } })
  expect(Object.keys(Object(at(told.body, '_links')))).toEqual(['self', 'memberships'])
  expect(client.simulator.state().subscriptions).toMatchObject([{ kind: 'group', uris: { length: 3 } }])
  await client.post(path, { duration: 10 })
  expect(expiry(client)).toBe(25)
  const self = textAt(told.body, '_links.self.href')
  expect((await client.post(`${self}?duration=10`)).status).toBe(200)
  expect((await client.send('DELETE', self)).status).toBe(403)
  expect((await client.post(path)).status).toBe(400)
})

it('starts, refreshes and stops the contacts-and-groups subscription within its limits', async () => {
  const client = await signIn(startClient())
  const path = `${client.app}/people/contactsAndGroupsSubscription`
  expect((await client.get(path)).body).toMatchObject({ state: 'Disconnected' })
  const start = textAt((await client.get(path)).body, '_links.startOrRefreshSubscriptionToContactsAndGroups.href')
  expect((await client.post(`${start}?duration=61`)).status).toBe(400)
  expect(await client.post(`${start}?duration=60`)).toMatchObject({ status: 201, body: { state: 'Connected' } })
  expect(expiry(client)).toBe(60)
  await client.post(start, { duration: 10 })
  expect(expiry(client)).toBe(30)
  const stop = textAt((await client.get(path)).body, '_links.stopSubscriptionToContactsAndGroups.href')
  expect((await client.post(stop)).status).toBe(204)
  expect((await client.get(path)).body).toMatchObject({ state: 'Disconnected' })
})

it('warns before the contacts-and-groups subscription ends', async () => {
  const client = await signIn(startClient())
  await client.post(`${client.app}/people/contactsAndGroupsSubscription/startOrRefresh?duration=10`)
  const quiet = startPoll(client, `${client.app}/events?ack=1&timeout=600`)
  await client.clock.advance(minutes(8) + 5_000)
  const told = (await quiet.answer)?.body
  expect(eventNames(told)).toEqual(['updated myContactsAndGroupsSubscription'])
  expect(at(told, 'sender.0.events.0._embedded.myContactsAndGroupsSubscription.state')).toBe('Connected')
})

it('ends all subscriptions at once from outside', async () => {
  const client = await signIn(startClient())
  const self = await subscribe(client, [lena])
  client.simulator.expire('subscriptions')
  await settled(client)
  expect(client.simulator.state().subscriptions).toEqual([])
  expect(at((await client.get(self)).body, 'subcode')).toBe('ApplicationNotFound')
})
