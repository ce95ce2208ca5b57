// Documents of a megabyte, each as bad as its reader could wish it: read or refused at once.

import { it, vi } from 'vitest'
import type { Call } from '../../main/ucwa/call'
import { readContact, readContacts } from '../../main/ucwa/contacts'
import { readAnswer } from '../../main/ucwa/answers'
import { readEventPackage } from '../../main/ucwa/event-package'
import { readEditableGroup } from '../../main/ucwa/group-changes'
import { readMyGroups } from '../../main/ucwa/groups'
import { readPresence } from '../../main/ucwa/me'
import { readGroupMemberships } from '../../main/ucwa/memberships'
import { readPresenceMemberships } from '../../main/ucwa/presence-memberships'
import { search } from '../../main/ucwa/search'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const href = 'https://web.corvo.example/ucwa/x'
const contacts = readContacts(href)
const groups = readMyGroups(href)
const memberships = readGroupMemberships(href)
const found = search(href, { query: 'a', limit: 1 })
const events: Call<unknown> = { method: 'GET', href, read: ({ body }) => readEventPackage(body, href) }

/** About `length` characters of the same, or of what is made of a number. */
const filled = (length: number, piece: string | ((index: number) => string), between = ''): string => {
  const make = typeof piece === 'string' ? () => piece : piece
  return Array.from({ length: Math.floor(length / (make(0).length + between.length)) }, (_, index) => make(index)).join(
    between
  )
}
const list = (length: number, piece: string | ((index: number) => string)) => `[${filled(length, piece, ',')}]`
const embedded = (rel: string) => (items: string) => `{"_embedded":{"${rel}":${items}}}`
const linked = (rel: string) => (items: string) => `{"_links":{"self":{"href":"/x"},"${rel}":${items}}}`
const sent = (senders: string) => `{"_links":{"next":{"href":"/next"}},"sender":${senders}}`
const event = '{"type":"updated","link":{"rel":"a","href":"/b"}}'

it.each<[string, Call<unknown>, (length: number) => string]>([
  ['brackets only', contacts, (n) => filled(n, '[')],
  ['lists in lists', contacts, (n) => filled(n / 2, '[') + filled(n / 2, ']')],
  ['objects in objects', contacts, (n) => `${filled(n - n / 6, '{"a":')}1${filled(n / 6, '}')}`],
  ['one long text', contacts, (n) => `{"a":"${filled(n, 'x')}"}`],
  ['escapes only', contacts, (n) => `{"a":"${filled(n, '\\u0000')}"}`],
  ['backslashes only', contacts, (n) => `{"a":"${filled(n, '\\\\')}"}`],
  ['blanks only', contacts, (n) => filled(n, ' ')],
  ['quotes only', contacts, (n) => filled(n, '"')],
  ['digits only', contacts, (n) => filled(n, '9')],
  ['a web page', contacts, (n) => filled(n, '<p>')],
  ['empty contacts', contacts, (n) => embedded('contact')(list(n, '{}'))],
  ['zeros for contacts', contacts, (n) => embedded('contact')(list(n, '0'))],
  [
    'the least of contacts',
    contacts,
    (n) => embedded('contact')(list(n, '{"uri":"a","_links":{"self":{"href":"a"}}}'))
  ],
  [
    'contacts, each another',
    contacts,
    (n) => embedded('contact')(list(n, (i) => `{"uri":"sip:p${i}@x.example","_links":{"self":{"href":"/p/${i}"}}}`))
  ],
  ['the same link', contacts, (n) => linked('contact')(list(n, '{"href":"a"}'))],
  ['links, each another', contacts, (n) => linked('contact')(list(n, (i) => `{"href":"/people/${i}"}`))],
  ['bad links', contacts, (n) => linked('contact')(list(n, '{"href":"http://["}'))],
  ['links elsewhere', contacts, (n) => linked('contact')(list(n, '{"href":"http://a:b@c/"}'))],
  ['an address without end', contacts, (n) => linked('contact')(`{"href":"/${filled(n, 'x')}"}`)],
  ['an address of dots', contacts, (n) => linked('contact')(`{"href":"${filled(n, '/a/..')}"}`)],
  ['a host without end', contacts, (n) => linked('contact')(`{"href":"http://${filled(n, '\u00FC')}/"}`)],
  ['addresses just short enough', contacts, (n) => linked('contact')(list(n, `{"href":"/${'\u00FC'.repeat(9990)}"}`))],
  ['slashes', contacts, (n) => linked('contact')(list(n, `{"href":"${'/'.repeat(9990)}"}`))],
  [
    'mail addresses',
    readContact(href),
    (n) => `{"uri":"a","emailAddresses":${list(n, '"a"')},"_links":{"self":{"href":"/a"}}}`
  ],
  ['empty groups', groups, (n) => embedded('group')(list(n, '{}'))],
  ['the least of groups', groups, (n) => embedded('group')(list(n, '{"id":"a","_links":{"self":{"href":"a"}}}'))],
  ['groups as links', groups, (n) => linked('group')(list(n, '{"href":"a"}'))],
  [
    'a property too deep to send back',
    readEditableGroup(href),
    (n) => `{"a":${filled(n / 2, '[')}${filled(n / 2, ']')},"_links":{"self":{"href":"/a"}}}`
  ],
  [
    'properties without end',
    readEditableGroup(href),
    (n) => `{${filled(n, (i) => `"${i}":[]`, ',')},"_links":{"self":{"href":"/a"}}}`
  ],
  [
    'an entity tag without end',
    readEditableGroup(href),
    (n) => `{"etag":"a${filled(n, ' ')}\u00E9","_links":{"self":{"href":"/a"}}}`
  ],
  ['a date without end', readPresence(href), (n) => `{"availability":"a","lastActive":"2026-01-01T${filled(n, '(')}"}`],
  ['a date of digits', readPresence(href), (n) => `{"availability":"a","lastActive":"/Date(${filled(n, '1')})/"}`],
  ['empty memberships', memberships, (n) => embedded('myGroupMembership')(list(n, '{}'))],
  [
    'one membership in many groups',
    memberships,
    (n) =>
      embedded('myGroupMembership')(
        `{"_links":{"self":{"href":"/${'x'.repeat(9000)}"},"contact":{"href":"/${'y'.repeat(9000)}"},` +
          `"group":${list(n, (i) => `{"href":"/groups/${i}"}`)}}}`
      )
  ],
  [
    'presence memberships',
    readPresenceMemberships(href),
    (n) => embedded('presenceSubscriptionMembership')(list(n, '{}'))
  ],
  ['found groups', found, (n) => embedded('distributionGroup')(list(n, '{"id":"a"}'))],
  ['zeros for events', events, (n) => sent(`{"rel":"a","href":"/a","events":${list(n, '0')}}`)],
  ['the least of events', events, (n) => sent(`{"rel":"a","href":"/a","events":${list(n, event)}}`)],
  [
    'events of a sender with a long address',
    events,
    (n) => sent(`{"rel":"a","href":"/${'x'.repeat(9990)}","events":${list(n, event)}}`)
  ],
  ['senders with one bad event each', events, (n) => sent(list(n, '{"rel":"a","href":"/a","events":0}'))],
  ['empty senders', events, (n) => sent(list(n, '{}'))],
  ['senders without events', events, (n) => sent(list(n, '{"rel":"a","href":"/a"}'))]
])('reads or refuses a megabyte of %s at once', async (_what, call, make) => {
  const headers = new Headers({ 'Content-Type': 'application/json' })
  await expectQuick(make, (text) => readAnswer(call, new URL(href), { status: 200, headers, text }))
})
