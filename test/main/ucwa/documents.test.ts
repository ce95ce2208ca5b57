// Any document at all: every reader ends in a checked value or in a UcwaError, never in anything else.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createApplication } from '../../../main/ucwa/application'
import type { Call } from '../../../main/ucwa/call'
import { readContact, readContacts, readLocation } from '../../../main/ucwa/contacts'
import { readEventPackage } from '../../../main/ucwa/event-package'
import { expandDistributionGroup } from '../../../main/ucwa/distribution-groups'
import { readEditableGroup } from '../../../main/ucwa/group-changes'
import { readGroup, readMyGroups } from '../../../main/ucwa/groups'
import { readMe, readNote, readPresence } from '../../../main/ucwa/me'
import { addToGroup, readGroupMemberships } from '../../../main/ucwa/memberships'
import { addToPresenceSubscription, readPresenceMemberships } from '../../../main/ucwa/presence-memberships'
import { search } from '../../../main/ucwa/search'
import { readContactsAndGroupsSubscription, subscribeToGroupPresence } from '../../../main/ucwa/subscriptions'
import { UcwaError } from '../../../main/ucwa/ucwa-error'
import { readWith } from './fake-server'

const href = 'https://web.contoso.example/x'
const readers: readonly Call<unknown>[] = [
  createApplication(href, { culture: 'en', endpointId: 'a', userAgent: 'b' }),
  readMe(href),
  readPresence(href),
  readNote(href),
  readContacts(href),
  readContact(href),
  readLocation(href),
  readMyGroups(href),
  readGroup('group', href),
  readEditableGroup(href),
  expandDistributionGroup(href),
  readGroupMemberships(href),
  addToGroup(href, { contactUri: 'sip:a@b.example', groupId: 'c' }),
  readPresenceMemberships(href),
  addToPresenceSubscription(href, []),
  readContactsAndGroupsSubscription(href),
  subscribeToGroupPresence(href, 30),
  search(href, { query: 'a', limit: 1 }),
  { method: 'GET', href, read: ({ body }) => readEventPackage(body, href) }
]

/** JSON that looks like UCWA often enough to get past the first check. */
const words = fc.constantFrom(
  ...['_links', '_embedded', 'self', 'href', 'next', 'sender', 'events', 'type', 'link', 'rel', 'in', 'contact'],
  ...['group', 'me', 'people', 'myGroupMembership', 'presenceSubscriptionMembership'],
  ...[
    'presenceSubscription',
    'distributionGroup',
    'etag',
    'uri',
    'id',
    'name',
    'availability',
    'lastActive',
    '__proto__'
  ]
)
const values = fc.oneof(
  fc.constantFrom('/x', '//x', '\\\\x', 'http://[', 'updated', 'contact', '/Date(99999999999999999)/', 'data:,x', ''),
  fc.string(),
  fc.double(),
  fc.constant(null)
)
const anyDocument = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, values, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.dictionary(words, tie('value'), { maxKeys: 8 })
})).object

it('ends every reader in a value or a UcwaError', () => {
  fc.assert(
    fc.property(fc.constantFrom(...readers), fc.oneof(anyDocument, fc.jsonValue()), (reader, body) => {
      try {
        readWith(reader, body)
      } catch (error) {
        expect(error).toBeInstanceOf(UcwaError)
      }
    }),
    { numRuns: 3000 }
  )
})

it('gives absolute http(s) addresses only', () => {
  const links = fc.dictionary(
    fc.constantFrom('self', 'contact', 'contactPresence', 'contactNote'),
    fc.record({ href: values })
  )
  fc.assert(
    fc.property(links, (_links) => {
      const body = { uri: 'sip:lena@contoso.example', _links: { self: { href: '/lena' }, ..._links } }
      const { linked } = readWith(readContacts(href), body)
      const hrefs = [...linked, ...(_links.self ? [] : Object.values(readWith(readContact(href), body).links))]
      expect(hrefs.filter((address) => !/^https?:\/\/[^/]+\//.test(address))).toEqual([])
    })
  )
})
