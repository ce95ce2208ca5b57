// Presence subscriptions: what they take, how long they last, warnings, ends.
import { expect, it } from 'vitest'
import { at, eventNames, settled, signIn, startClient, startPoll, textAt, type Told } from '../plain-client'
import { expiry, lena, minutes, subscribe, yuki } from './subscribing'

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

it('ends all subscriptions at once from outside', async () => {
  const client = await signIn(startClient())
  const self = await subscribe(client, [lena])
  client.simulator.expire('subscriptions')
  await settled(client)
  expect(client.simulator.state().subscriptions).toEqual([])
  expect(at((await client.get(self)).body, 'subcode')).toBe('ApplicationNotFound')
})
