// The event channel: one poll always out, in order, and after a failure at the same place.

import { expect, it, vi } from 'vitest'
import { openEventChannel, type EventChannelInput } from '../../../main/ucwa/events'
import { createHttp } from '../../../main/ucwa/http'
import { Secret } from '../../../main/ucwa/secret'
import { collectGarbage } from '../../helpers/garbage'
import { codeOf, nodeError } from './fake-server'
import { parkedPoll } from './parked-poll'

const origin = 'https://web.contoso.example'

function open(change: Partial<EventChannelInput> = {}) {
  const poll = parkedPoll()
  const http = createHttp({
    fetch: poll.fetch,
    token: () => new Secret('cwt=a'),
    isHome: (url) => url.origin === origin
  })
  const end = new AbortController()
  const channel = openEventChannel({ http, href: `${origin}/events?ack=1`, signal: end.signal, ...change })
  return { poll, channel, end }
}

function answer(rel: string, ack: number, ...notes: string[]): Response {
  const events = notes.map((href) => ({ type: 'updated', link: { rel: 'note', href } }))
  const body = { _links: { [rel]: { href: `/events?ack=${ack}` } }, sender: [{ rel: 'me', href: '/me', events }] }
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

const first = '/events?ack=1&timeout=180&medium=5&low=15'

it('polls nothing before the first package is asked for', () => {
  const { poll, channel } = open()
  channel.packages()
  expect([poll.polled, channel.position]).toEqual([[], `${origin}/events?ack=1`])
})

it('has the next poll out when it hands over a package, and sends its wishes only once', async () => {
  const { poll, channel } = open()
  poll.answer(answer('next', 2, '/a', '/b'))
  const packages = channel.packages()
  const { value } = await packages.next()
  expect([value.continuation, value.events.map(({ link }) => link.href)]).toEqual([
    'next',
    [`${origin}/a`, `${origin}/b`]
  ])
  expect(poll.polled).toEqual([first, '/events?ack=2'])
  expect(channel.position).toBe(`${origin}/events?ack=2`)
})

it('hands over packages in order and never has a second poll out, however slow the reader', async () => {
  const { poll, channel } = open()
  const packages = channel.packages()
  for (const ack of [2, 3, 4]) poll.answer(answer('next', ack, `/note${ack}`))
  const seen: (string | undefined)[] = []
  for (let count = 0; count < 3; count += 1) {
    const { value } = await packages.next()
    seen.push(value.events[0]?.link.href)
    expect(poll.polled).toHaveLength(count + 2)
  }
  expect(seen).toEqual([`${origin}/note2`, `${origin}/note3`, `${origin}/note4`])
  expect(poll.polled).toEqual([first, '/events?ack=2', '/events?ack=3', '/events?ack=4'])
})

it('waits for an answer that comes after the poll', async () => {
  const { poll, channel } = open()
  const waiting = channel.packages().next()
  await vi.waitFor(() => expect(poll.parked()).toBe(1))
  poll.answer(answer('next', 2))
  expect((await waiting).value).toEqual({ continuation: 'next', events: [] })
})

it('sends its wishes again after resume, but not after resync', async () => {
  const { poll, channel } = open({ timeoutSeconds: 600, mediumSeconds: 6, lowSeconds: 20 })
  poll.answer(answer('resync', 2))
  poll.answer(answer('resume', 3))
  poll.answer(answer('next', 4))
  const packages = channel.packages()
  const seen = [await packages.next(), await packages.next(), await packages.next()]
  expect(seen.map(({ value }) => value.continuation)).toEqual(['resync', 'resume', 'next'])
  const wishes = 'timeout=600&medium=6&low=20'
  expect(poll.polled).toEqual([`/events?ack=1&${wishes}`, '/events?ack=2', `/events?ack=3&${wishes}`, '/events?ack=4'])
})

it('fails at the place to go on from, and goes on there', async () => {
  const { poll, channel } = open()
  poll.answer(answer('next', 2, '/a'))
  poll.answer(nodeError('ECONNRESET'))
  const packages = channel.packages()
  await packages.next()
  expect(await codeOf(() => packages.next())).toBe('network')
  expect(channel.position).toBe(`${origin}/events?ack=2`)
  poll.answer(answer('next', 3, '/b'))
  expect((await channel.packages().next()).value.events[0]?.link.href).toBe(`${origin}/b`)
  expect(poll.polled[2]).toBe('/events?ack=2&timeout=180&medium=5&low=15')
})

it.each([
  ['taken over by another poll', 409, { code: 'Conflict', subcode: 'PGetReplaced' }, 'poll-replaced'],
  ['without its application', 404, { code: 'NotFound', subcode: 'ApplicationNotFound' }, 'application-gone'],
  ['ended by the server', 410, { code: 'Gone', subcode: 'InactiveApplicationExpired' }, 'ended'],
  ['with an expired token', 401, {}, 'unauthorized'],
  ['without a way on', 200, { _links: { self: { href: '/x' } } }, 'missing-link'],
  ['sent to another server', 200, { _links: { next: { href: 'https://evil.example/' } } }, 'foreign-origin']
])('throws when it is %s', async (_, status, body, code) => {
  const { poll, channel } = open()
  poll.answer(new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }))
  const packages = channel.packages()
  const read = async () => {
    for (;;) await packages.next()
  }
  expect(await codeOf(read)).toBe(code)
  expect(poll.polled).toEqual([first])
})

it('waits longer than the server may, and no longer', async () => {
  vi.useFakeTimers()
  try {
    const { channel } = open({ timeoutSeconds: 200 })
    let code: string | undefined
    void codeOf(() => channel.packages().next()).then((ended) => (code = ended))
    await vi.advanceTimersByTimeAsync(229_999)
    expect(code).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect([code, vi.getTimerCount()]).toEqual(['timeout', 0])
  } finally {
    vi.useRealTimers()
  }
})

it('leaves no poll behind when the reader leaves the loop', async () => {
  const { poll, channel } = open()
  poll.answer(answer('next', 2))
  for await (const { continuation } of channel.packages()) {
    expect([continuation, poll.parked()]).toEqual(['next', 1])
    break
  }
  expect(poll.parked()).toBe(0)
})

it('ends with "aborted" when it is stopped, also while a package is worked on', async () => {
  const { poll, channel, end } = open()
  poll.answer(answer('next', 2))
  const packages = channel.packages()
  await packages.next()
  end.abort()
  expect(poll.parked()).toBe(0)
  expect(await codeOf(() => packages.next())).toBe('aborted')
  expect(channel.position).toBe(`${origin}/events?ack=2`)
})

it('keeps nothing of a package that was handed over while the next is waited for', async () => {
  const { poll, channel } = open()
  poll.answer(answer('next', 2, '/a'))
  const packages = channel.packages()
  const take = async () => new WeakRef((await packages.next()).value.events)
  const handedOver = await take()
  const coming = packages.next()
  await collectGarbage()
  expect(handedOver.deref()).toBeUndefined()
  poll.answer(answer('next', 3, '/b'))
  expect((await coming).value.events).toHaveLength(1)
})
