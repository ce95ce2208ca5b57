// The subscription of contacts and groups: how long it lasts, and its warning.
import { expect, it } from 'vitest'
import { at, eventNames, signIn, startClient, startPoll, textAt } from '../plain-client'
import { expiry, minutes } from './subscribing'

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
