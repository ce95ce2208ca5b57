// Who is in a presence subscription: adding, removing, and what another one covers.
import { expect, it } from 'vitest'
import { at, eventNames, listAt, signIn, startClient, textAt } from '../plain-client'
import { formats, listOf, speak } from '../two-formats'
import { watching } from '../events/watching'
import { lena, subscribe, yuki } from './subscribing'

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
