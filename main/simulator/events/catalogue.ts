// What becomes an event, and which (reference 14): every change of the world, seen by one application that has or
// has not subscribed to it.
import type { EventType, Priority, Reference, SimEvent } from './event-queue'
import type { ContactDetail, Hrefs } from '../wire/hrefs'
import type { SimGroup, SimGroupKind } from '../world/organisation'
import { groupDocument, subscriptionDocument, type Edition, type SubscriptionIdentity } from '../wire/documents'
import type { Detail } from '../world/changes'
import type { World, WorldChange } from '../world/world'

/** What of an application decides whether it is told. */
export interface Audience {
  readonly hrefs: Hrefs
  readonly edition: Edition
  /** After makeMeAvailable. */
  readonly available: boolean
  /** Whether the contacts-and-groups subscription runs. */
  readonly hearsOfLists: boolean
  covers(uri: string): boolean
}

export function eventsOf(change: WorldChange, audience: Audience, world: World): SimEvent[] {
  const { hrefs } = audience
  switch (change.kind) {
    case 'people':
      return change.changes
        .filter(({ uri }) => audience.covers(uri))
        .flatMap(({ uri, details }) => details.map((detail) => contactDetailUpdated(hrefs, uri, detail)))
    case 'me':
      return [...myEvents(change.details, audience), ...asContact(change.details, audience, world)]
    case 'contact-added':
    case 'contact-removed':
      return audience.hearsOfLists ? contactListEvents(change, audience, world) : []
    case 'group-added':
    case 'group-renamed':
    case 'group-deleted':
      return audience.hearsOfLists ? groupEvents(change.kind, change.groupId, audience, world) : []
  }
}

function myEvents(details: readonly Detail[], { hrefs, available }: Audience): SimEvent[] {
  return available ? details.map((detail) => myEvent(hrefs, 'updated', detail)) : []
}

/** One may have put oneself on the own list. */
function asContact(details: readonly Detail[], { hrefs, covers }: Audience, { organisation }: World): SimEvent[] {
  const { uri } = organisation.me
  return covers(uri) ? details.map((detail) => contactDetailUpdated(hrefs, uri, detail)) : []
}

function contactListEvents(
  change: Extract<WorldChange, { kind: 'contact-added' | 'contact-removed' }>,
  { hrefs, edition }: Audience,
  world: World
): SimEvent[] {
  const type: EventType = change.kind === 'contact-added' ? 'added' : 'deleted'
  const link = contactReference(hrefs, change.uri)
  const groups = change.groupIds.map((id) => world.group(id)).filter((group) => group !== undefined)
  const inGroups = groups
    .filter(({ kind }) => edition === 'current' || kind !== 'delegatesGroup')
    .map((group): SimEvent => {
      const priority: Priority = group.kind === 'delegatesGroup' ? 'low' : 'high'
      return { sender: people(hrefs), type, link, in: groupReference(hrefs, group), priority }
    })
  const inList: SimEvent = {
    sender: people(hrefs),
    type,
    link,
    in: { rel: 'myContacts', href: hrefs.contacts },
    priority: 'high'
  }
  return change.listed ? [...inGroups, inList] : inGroups
}

function groupEvents(
  kind: 'group-added' | 'group-renamed' | 'group-deleted',
  groupId: string,
  { hrefs, edition }: Audience,
  world: World
): SimEvent[] {
  const group = world.group(groupId)
  const link: Reference = { rel: group?.kind ?? 'group', href: hrefs.group(groupId) }
  const event = { sender: people(hrefs), link, priority: 'high' } as const
  if (kind === 'group-renamed') return [{ ...event, type: 'updated' }]
  const owner = { rel: 'myGroups', href: hrefs.groups }
  if (kind === 'group-deleted') return [{ ...event, type: 'deleted', in: owner }]
  return [{ ...event, type: 'added', in: owner, ...(group && { embedded: groupDocument(hrefs, group, edition) }) }]
}

const detailRels: Readonly<Record<Detail, { readonly rel: string; readonly path: ContactDetail }>> = {
  presence: { rel: 'contactPresence', path: 'presence' },
  note: { rel: 'contactNote', path: 'note' },
  location: { rel: 'contactLocation', path: 'location' }
}

function contactDetailUpdated(hrefs: Hrefs, uri: string, detail: Detail): SimEvent {
  const { rel, path } = detailRels[detail]
  return {
    sender: people(hrefs),
    type: 'updated',
    link: { rel, href: hrefs.contactDetail(uri, path) },
    in: contactReference(hrefs, uri),
    priority: 'medium'
  }
}

export function contactPresenceUpdated(hrefs: Hrefs, uri: string): SimEvent {
  return contactDetailUpdated(hrefs, uri, 'presence')
}

export function subscribedContact(hrefs: Hrefs, type: 'added' | 'deleted', uri: string): SimEvent {
  const owner = { rel: 'subscribedContacts', href: hrefs.subscribedContacts }
  return { sender: people(hrefs), type, link: contactReference(hrefs, uri), in: owner, priority: 'medium' }
}

export function subscriptionEvent(hrefs: Hrefs, type: EventType, subscription: SubscriptionIdentity): SimEvent {
  const link = { rel: 'presenceSubscription', href: hrefs.subscription(subscription.id) }
  const event: SimEvent = { sender: people(hrefs), type, link, priority: 'medium' }
  return type === 'deleted' ? event : { ...event, embedded: subscriptionDocument(hrefs, subscription) }
}

export function listSubscriptionEnding(hrefs: Hrefs, embedded: object): SimEvent {
  const link = { rel: 'myContactsAndGroupsSubscription', href: hrefs.contactsAndGroups }
  return { sender: people(hrefs), type: 'updated', link, embedded, priority: 'medium' }
}

export function myEvent(hrefs: Hrefs, type: EventType, what: Detail | 'me'): SimEvent {
  const me = { rel: 'me', href: hrefs.me }
  const link = what === 'me' ? me : { rel: what, href: hrefs.myDetail(what) }
  return { sender: me, type, link, priority: 'medium' }
}

export function communicationUpdated(hrefs: Hrefs, embedded: object): SimEvent {
  const communication = { rel: 'communication', href: hrefs.below('communication') }
  return { sender: communication, type: 'updated', link: communication, embedded, priority: 'medium' }
}

function people(hrefs: Hrefs): Reference {
  return { rel: 'people', href: hrefs.people }
}

function contactReference(hrefs: Hrefs, uri: string): Reference {
  return { rel: 'contact', href: hrefs.contact(uri) }
}

function groupReference(hrefs: Hrefs, group: SimGroup): Reference {
  const rel: SimGroupKind = group.kind
  return { rel, href: hrefs.group(group.id) }
}
