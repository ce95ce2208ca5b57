// Every document of the protocol: whatever stands in it, its reader ends in a whole value or in one of two refusals.

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { createApplication } from '../../main/ucwa/application'
import type { Call } from '../../main/ucwa/call'
import { readContact, readContacts, readLocation } from '../../main/ucwa/contacts'
import { expandDistributionGroup } from '../../main/ucwa/distribution-groups'
import { readEventPackage } from '../../main/ucwa/event-package'
import { readEditableGroup, renameGroup } from '../../main/ucwa/group-changes'
import { readGroup, readMyGroups } from '../../main/ucwa/groups'
import { readMe, readNote, readPresence } from '../../main/ucwa/me'
import { addToGroup, readGroupMemberships } from '../../main/ucwa/memberships'
import { addToPresenceSubscription, readPresenceMemberships } from '../../main/ucwa/presence-memberships'
import { search } from '../../main/ucwa/search'
import { readContactsAndGroupsSubscription, subscribeToGroupPresence } from '../../main/ucwa/subscriptions'
import { UcwaError } from '../../main/ucwa/ucwa-error'
import { always, anyJson } from './cases'
import { shapes } from './document-shapes'
import { mutantOf } from './mutants'
import { soundDocuments, type SoundDocuments } from './sound-documents'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const href = 'https://web.corvo.example/ucwa/x'
const sound = await soundDocuments()
const pair = { contactUri: 'sip:a@b.example', groupId: 'c' }

const readers: readonly (readonly [keyof typeof shapes, keyof SoundDocuments, Call<unknown>])[] = [
  ['application', 'application', createApplication(href, { culture: 'en', endpointId: 'a', userAgent: 'b' })],
  ['me', 'me', readMe(href)],
  ['presence', 'presence', readPresence(href)],
  ['note', 'note', readNote(href)],
  ['location', 'location', readLocation(href)],
  ['contacts', 'contacts', readContacts(href)],
  ['contact', 'contact', readContact(href)],
  ['groups', 'groups', readMyGroups(href)],
  ['group', 'group', readGroup('group', href)],
  ['editableGroup', 'group', readEditableGroup(href)],
  ['expanded', 'expanded', expandDistributionGroup(href)],
  ['groupMemberships', 'groupMemberships', readGroupMemberships(href)],
  ['newMembership', 'groupMembership', addToGroup(href, pair)],
  ['presenceMemberships', 'presenceMemberships', readPresenceMemberships(href)],
  ['presenceMemberships', 'presenceMemberships', addToPresenceSubscription(href, [])],
  ['listSubscription', 'listSubscription', readContactsAndGroupsSubscription(href)],
  ['presenceSubscription', 'presenceSubscription', subscribeToGroupPresence(href, 30)],
  ['search', 'search', search(href, { query: 'a', limit: 1 })],
  ['events', 'events', { method: 'GET', href, read: ({ body }) => readEventPackage(body, href) }]
]

const words = [
  ...['_links', '_embedded', 'self', 'href', 'next', 'resync', 'resume', 'sender', 'events', 'type', 'link', 'rel'],
  ...['in', 'contact', 'group', 'me', 'people', 'batch', 'myGroupMembership', 'presenceSubscriptionMembership'],
  ...['presenceSubscription', 'distributionGroup', 'etag', 'uri', 'id', 'name', 'availability', 'lastActive', 'message']
]
const any = anyJson(words)

const headers = fc.constantFrom(
  new Headers(),
  new Headers({ etag: '"1"' }),
  new Headers({ etag: 'W/"a b"' }),
  new Headers({ etag: '\u00e9' })
)

function read(call: Call<unknown>, body: unknown, with_: Headers): unknown {
  try {
    return call.read({ status: 200, headers: with_, body, href })
  } catch (error) {
    if (error instanceof UcwaError && ['unreadable', 'missing-link'].includes(error.code)) return refused
    throw error
  }
}

const refused = Symbol('refused')

it.each(readers)('gives a whole %s or refuses it (from %s)', (name, from, call) => {
  // Sound ones are read, or all that follows would say nothing.
  expect([refused, undefined]).not.toContain(read(call, sound[from], new Headers()))
  always(fc.tuple(fc.oneof({ weight: 4, arbitrary: mutantOf([sound[from]]) }, any), headers), ([body, with_]) => {
    const value = read(call, body, with_)
    if (value !== refused) v.assert(shapes[name], value)
  })
})

it('sends back any group that it could read', () => {
  always(mutantOf([sound.group]), (body) => {
    const group = read(readEditableGroup(href), body, new Headers())
    if (group === refused) return
    // The shape was checked above.
    const renamed = renameGroup(group as Parameters<typeof renameGroup>[0], 'Day shift')
    expect(JSON.parse(JSON.stringify(renamed.body))).toMatchObject({ name: 'Day shift' })
  })
})
