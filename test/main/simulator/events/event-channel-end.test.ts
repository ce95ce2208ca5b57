// The long poll when it is replaced, given up, forgotten or ended.
import { expect, it } from 'vitest'
import { eventNames, settled, signIn, startClient, startPoll, textAt } from '../plain-client'
import { links, watching } from './watching'

it('lets a newer poll take over from the parked one', async () => {
  const { client, next } = await watching()
  const older = startPoll(client, next)
  await settled(client)
  const newer = startPoll(client, next)
  expect(await older.answer).toMatchObject({ status: 409, body: { code: 'Conflict', subcode: 'PGetReplaced' } })
  client.simulator.world.createGroup('Lunch')
  expect(eventNames((await newer.answer)?.body)).toEqual(['added group in myGroups'])
})

it('does not let a poll of lower priority take over', async () => {
  const { client, next } = await watching()
  const older = startPoll(client, `${next}&priority=2`)
  await settled(client)
  expect(await client.get(`${next}&priority=1`)).toMatchObject({ status: 409, body: { subcode: 'PGetReplaced' } })
  expect(older.answered).toBe(false)
})

it('forgets a poll whose client has gone, without losing its events', async () => {
  const { client, next } = await watching()
  const control = new AbortController()
  const poll = startPoll(client, next, control.signal)
  await settled(client)
  control.abort()
  await expect(poll.answer).rejects.toThrow(/abort/i)
  expect(client.simulator.state().applications).toMatchObject([{ alive: true, polling: false }])
  client.simulator.world.createGroup('Lunch')
  expect(eventNames((await client.get(next)).body)).toEqual(['added group in myGroups'])
})

it('ends the application after 15 minutes without a poll: 410 once, 404 from then on', async () => {
  const { client, next } = await watching()
  await client.clock.advance(15 * 60_000 - 1)
  expect((await client.get(client.app)).status).toBe(200)
  await client.clock.advance(1)
  expect(await client.get(next)).toMatchObject({ status: 410, body: { subcode: 'InactiveApplicationExpired' } })
  expect(await client.get(next)).toMatchObject({ status: 404, body: { subcode: 'ApplicationNotFound' } })
})

it('answers a poll that arrives just as the application ends with 404', async () => {
  const { client, next } = await watching()
  const poll = startPoll(client, next)
  // Not awaited: the poll has found its application, but is still being read.
  client.simulator.expire('application')
  expect(await poll.answer).toMatchObject({ status: 404, body: { subcode: 'ApplicationNotFound' } })
})

it('keeps an application that has never polled while it sends other requests', async () => {
  const client = await signIn(startClient())
  await client.clock.advance(10 * 60_000)
  await client.get(client.app)
  await client.clock.advance(10 * 60_000)
  expect((await client.get(client.app)).status).toBe(200)
  await client.clock.advance(15 * 60_000)
  expect((await client.get(client.app)).status).toBe(410)
})

it('may instead drop the subscriptions and say resume', async () => {
  const { client, next } = await watching({ quirks: { silence: 'resume' } })
  client.simulator.world.createGroup('Missed')
  await client.clock.advance(16 * 60_000)
  expect(client.simulator.state().subscriptions).toEqual([])
  const told = await client.get(next)
  expect([links(told), eventNames(told.body)]).toEqual([['self', 'resume'], []])
  const poll = startPoll(client, textAt(told.body, '_links.resume.href'))
  await client.clock.advance(180_000)
  expect(links(await poll.answer)).toEqual(['self', 'next'])
})

it('says resume at once when the channel is ended from outside', async () => {
  const { client, next } = await watching()
  const poll = startPoll(client, next)
  await settled(client)
  client.simulator.expire('channel')
  expect(links(await poll.answer)).toEqual(['self', 'resume'])
})
