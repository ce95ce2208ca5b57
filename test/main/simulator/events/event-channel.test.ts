// The long poll as a client meets it: numbers, waiting, merging.
import { expect, it } from 'vitest'
import { at, eventNames, listAt, settled, signIn, startClient, startPoll, textAt } from '../plain-client'
import { lena, links, tomasz, watching } from './watching'

it('tells what became of makeMeAvailable', async () => {
  const client = await signIn(startClient(), true)
  const poll = startPoll(client, `${client.app}/events?ack=1`)
  await client.clock.advance(5_000)
  const body = (await poll.answer)?.body
  expect(eventNames(body)).toEqual([
    'updated me',
    'added presence',
    'added note',
    'added location',
    'updated communication'
  ])
  expect(listAt(body, 'sender').map((sender) => at(sender, 'rel'))).toEqual(['me', 'communication'])
  expect(at(body, 'sender.1.events.0._embedded.communication.supportedModalities')).toEqual(['Messaging'])
})

it('holds presence back for five seconds and lets list changes go at once', async () => {
  const { client, next } = await watching()
  const poll = startPoll(client, next)
  client.simulator.world.changePeople([{ uri: lena, availability: 'Away' }])
  await client.clock.advance(4_999)
  expect(poll.answered).toBe(false)
  await client.clock.advance(1)
  expect(eventNames((await poll.answer)?.body)).toEqual(['updated contactPresence in contact'])
  const second = startPoll(client, textAt((await poll.answer)?.body, '_links.next.href'))
  client.simulator.world.changePeople([{ uri: lena, availability: 'Busy' }])
  client.simulator.world.createGroup('Lunch')
  await settled(client)
  expect(eventNames((await second.answer)?.body)).toEqual([
    'updated contactPresence in contact',
    'added group in myGroups'
  ])
})

it.each([
  ['fifteen seconds', '', 15_000],
  ['as long as the poll says', '&low=20', 20_000]
])('holds low events for %s', async (_words, query, ms) => {
  const { client, next } = await watching()
  const poll = startPoll(client, next + query)
  await settled(client)
  client.simulator.world.addContact(lena, 'ZGVs')
  await client.clock.advance(ms - 1)
  expect(poll.answered).toBe(false)
  await client.clock.advance(1)
  expect(eventNames((await poll.answer)?.body)).toEqual(['added contact in delegatesGroup'])
})

it('remembers the times a poll asked for and keeps them within their limits', async () => {
  const { client, next } = await watching()
  client.simulator.world.createGroup('One')
  const first = await client.get(`${next}&medium=1&timeout=1`)
  const poll = startPoll(client, textAt(first.body, '_links.next.href'))
  client.simulator.world.changePeople([{ uri: lena, availability: 'Away' }])
  await client.clock.advance(4_999)
  expect(poll.answered).toBe(false)
  await client.clock.advance(1)
  const idle = startPoll(client, textAt((await poll.answer)?.body, '_links.next.href'))
  await client.clock.advance(179_999)
  expect(idle.answered).toBe(false)
  await client.clock.advance(1)
  expect(await idle.answer).toMatchObject({ status: 200 })
})

it('answers a poll without events after its timeout with nothing but links', async () => {
  const { client, next } = await watching()
  const poll = startPoll(client, next)
  await client.clock.advance(180_000)
  const told = await poll.answer
  expect(Object.keys(Object(told?.body))).toEqual(['_links'])
  expect(links(told)).toEqual(['self', 'next'])
})

it('puts many changes into one package, merged to the latest per resource', async () => {
  const { client, next } = await watching()
  const poll = startPoll(client, next)
  client.simulator.world.changePeople([{ uri: lena, availability: 'Away', note: 'Lunch' }])
  client.simulator.world.changePeople([
    { uri: tomasz, availability: 'Online' },
    { uri: lena, availability: 'Busy' }
  ])
  await client.clock.advance(5_000)
  const body = (await poll.answer)?.body
  expect(eventNames(body)).toEqual([
    'updated contactPresence in contact',
    'updated contactNote in contact',
    'updated contactPresence in contact'
  ])
  expect(listAt(body, 'sender')).toHaveLength(1)
})

it('says nothing about what came and went unseen', async () => {
  const { client, next } = await watching()
  const id = client.simulator.world.createGroup('Brief')
  client.simulator.world.deleteGroup(id)
  const poll = startPoll(client, next)
  await client.clock.advance(180_000)
  expect(eventNames((await poll.answer)?.body)).toEqual([])
})

it('releases held events on command, to the next poll if none is parked', async () => {
  const { client, next } = await watching()
  const poll = startPoll(client, next)
  await settled(client)
  client.simulator.world.changePeople([{ uri: lena, availability: 'Away' }], { releaseNow: true })
  const told = await poll.answer
  expect(eventNames(told?.body)).toHaveLength(1)
  client.simulator.world.changePeople([{ uri: lena, availability: 'Online' }], { releaseNow: true })
  expect(eventNames((await client.get(textAt(told?.body, '_links.next.href'))).body)).toHaveLength(1)
})

it('tells of people only under a subscription, of lists only under theirs, of the user only when available', async () => {
  const client = await signIn(startClient())
  const poll = startPoll(client, `${client.app}/events?ack=1`)
  const { world } = client.simulator
  world.changePeople([
    { uri: lena, availability: 'Away' },
    { uri: 'sip:ines@corvo.example', note: 'x' }
  ])
  world.addContact('sip:mateo@corvo.example', 'bmlnaHQ=')
  await client.clock.advance(180_000)
  expect(eventNames((await poll.answer)?.body)).toEqual([])
})

it('tells that another device changed the user', async () => {
  const { client, next } = await watching()
  const poll = startPoll(client, next)
  client.simulator.world.changePeople([{ uri: 'sip:ines@corvo.example', availability: 'Busy', note: 'Writing' }])
  await client.clock.advance(5_000)
  expect(eventNames((await poll.answer)?.body)).toEqual(['updated presence', 'updated note'])
})

it('tells where a contact entered and left', async () => {
  const { client, next } = await watching()
  const mateo = 'sip:mateo@corvo.example'
  const poll = startPoll(client, next)
  await settled(client)
  client.simulator.world.addContact(mateo, 'bmlnaHQ=')
  const told = await poll.answer
  expect(eventNames(told?.body)).toEqual(['added contact in group', 'added contact in myContacts'])
  client.simulator.world.removeContact(mateo)
  const left = await client.get(textAt(told?.body, '_links.next.href'))
  expect(eventNames(left.body)).toEqual(['deleted contact in group', 'deleted contact in myContacts'])
})

it('gives the same package again until it is acknowledged', async () => {
  const { client, next } = await watching()
  client.simulator.world.createGroup('Lunch')
  const first = await client.get(next)
  client.simulator.world.createGroup('Dinner')
  expect((await client.get(next)).body).toEqual(first.body)
  const second = await client.get(textAt(first.body, '_links.next.href'))
  expect(eventNames(second.body)).toEqual(['added group in myGroups'])
})

it.each(['ack=1', 'ack=99', 'ack=-1', ''])('leads a client with a wrong number back (%s)', async (query) => {
  const { client, next } = await watching()
  client.simulator.world.createGroup('Lunch')
  const latest = await client.get(next)
  const lost = await client.get(`${client.app}/events?${query}`)
  expect(links(lost)).toEqual(['self', 'resync'])
  const back = await client.get(textAt(lost.body, '_links.resync.href'))
  expect(back.body).toEqual(latest.body)
})

it('refuses a number that is none', async () => {
  const { client } = await watching()
  expect((await client.get(`${client.app}/events?ack=one`)).status).toBe(400)
})

it('can leave the resources out of events', async () => {
  const { client, next } = await watching({ quirks: { bareEvents: true } })
  client.simulator.world.createGroup('Lunch')
  const { body } = await client.get(next)
  expect(at(body, 'sender.0.events.0._embedded')).toBeUndefined()
})
