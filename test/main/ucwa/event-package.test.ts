// One answer of the event channel, whole, sparse and broken.

import { expect, it } from 'vitest'
import { readEventPackage } from '../../../main/ucwa/event-package'
import { codeOf } from './fake-server'

const base = 'https://web.contoso.example/ucwa/events?ack=1'
const at = (path: string) => `https://web.contoso.example${path}`
const next = { next: { href: '/ucwa/events?ack=2' } }

const presence = { rel: 'contactPresence', href: '/people/1/presence' }
const event = (change: object = {}) => ({ type: 'updated', link: presence, ...change })
const from = (...events: unknown[]) => ({ _links: next, sender: [{ rel: 'people', href: '/people', events }] })

it('reads events in the order of the server, across senders', () => {
  const body = {
    _links: { self: { href: '/ucwa/events?ack=1' }, ...next },
    sender: [
      { rel: 'people', href: '/people', events: [event({ in: { rel: 'contact', href: '/people/1' } })] },
      { rel: 'me', href: '/me', events: [{ type: 'added', link: { rel: 'note', href: '/me/note' } }] },
      { rel: 'people', href: '/people', events: [{ type: 'deleted', link: { rel: 'group', href: '/groups/1' } }] }
    ]
  }
  expect(readEventPackage(body, base)).toEqual({
    continuation: 'next',
    href: at('/ucwa/events?ack=2'),
    events: [
      {
        sender: { rel: 'people', href: at('/people') },
        type: 'updated',
        link: { rel: 'contactPresence', href: at('/people/1/presence') },
        in: { rel: 'contact', href: at('/people/1') }
      },
      { sender: { rel: 'me', href: at('/me') }, type: 'added', link: { rel: 'note', href: at('/me/note') } },
      { sender: { rel: 'people', href: at('/people') }, type: 'deleted', link: { rel: 'group', href: at('/groups/1') } }
    ]
  })
})

it.each([
  ['next', next],
  ['resync', { resync: { href: '/ucwa/events?ack=2' } }],
  ['resume', { resume: { href: '/ucwa/events?ack=2' } }],
  ['resync', { ...next, resync: { href: '/ucwa/events?ack=2' } }],
  ['resume', { ...next, resume: { href: '/ucwa/events?ack=2' } }]
])('goes on with "%s" after %j', (continuation, links) => {
  expect(readEventPackage({ _links: links }, base)).toEqual({
    continuation,
    href: at('/ucwa/events?ack=2'),
    events: []
  })
})

it.each([[{}], [{ _links: {} }], [{ _links: { self: { href: '/x' } } }], [{ _links: { next: { href: 'data:,x' } } }]])(
  'misses the way on in %j',
  async (body) => {
    expect(await codeOf(() => readEventPackage(body, base))).toBe('missing-link')
  }
)

it('hands over what is embedded under the relation of the link, and nothing else', () => {
  const embedded = (_embedded: unknown) => readEventPackage(from(event({ _embedded })), base).events[0]?.embedded
  expect(embedded({ contactPresence: { availability: 'Busy' } })).toEqual({ availability: 'Busy' })
  expect(embedded({ contactPresence: [{ availability: 'Busy' }] })).toEqual({ availability: 'Busy' })
  expect([embedded({ contactNote: {} }), embedded({}), embedded('x'), embedded(null)]).toEqual(Array(4).fill(undefined))
})

it('does not take what JavaScript adds to objects for embedded', () => {
  const odd = event({ link: { rel: 'constructor', href: '/x' }, _embedded: {} })
  expect(readEventPackage(from(odd), base).events[0]?.embedded).toBeUndefined()
})

it.each([
  ['no type', { type: undefined }],
  ['an unknown type', { type: 'exploded' }],
  ['no link', { link: undefined }],
  ['a link without a relation', { link: { href: '/x' } }],
  ['a link without an address', { link: { rel: 'contactPresence' } }],
  ['a link to a script', { link: { rel: 'contactPresence', href: 'javascript:alert(1)' } }],
  ['an owner that cannot be read', { in: { rel: 'myContacts' } }],
  ['an owner that is a text', { in: 'myContacts' }]
])('leaves out an event with %s and keeps the others', (_, change) => {
  const { events } = readEventPackage(from(event(), event(change), 'odd', null, event()), base)
  expect(events.map(({ link }) => link.rel)).toEqual(['contactPresence', 'contactPresence'])
})

it.each([
  ['one sender, not a list', { rel: 'me', href: '/me', events: event() }, 1],
  ['a sender without a relation', [{ href: '/me', events: [event()] }], 0],
  ['senders that are none', ['x', null, 5, []], 0],
  ['a sender without events', [{ rel: 'me', href: '/me' }], 0],
  ['a null sender', null, 0]
])('reads %s', (_, sender, count) => {
  expect(readEventPackage({ _links: next, sender }, base).events).toHaveLength(count)
})

it('takes an owner of null for none', () => {
  expect(readEventPackage(from(event({ in: null })), base).events).toEqual(readEventPackage(from(event()), base).events)
})

it('keeps two events about the same thing', () => {
  expect(readEventPackage(from(event(), event()), base).events).toHaveLength(2)
})

it('takes a package of which hardly anything can be read for none, however it is spread over senders', async () => {
  const sender = Array.from({ length: 1001 }, () => ({ rel: 'people', href: '/people', events: [0] }))
  expect(await codeOf(() => readEventPackage({ _links: next, sender }, base))).toBe('unreadable')
})
