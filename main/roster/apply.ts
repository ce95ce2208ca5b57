// What an event package means for the lists (reference 14): what changes at once, and what has to be read first.

import type { ContactDocument, GroupRel, UcwaEvent } from '../ucwa/documents'
import { readContactDocument } from '../ucwa/contacts'
import { hrefKey } from '../ucwa/links'
import { readNoteDocument, readPresenceDocument } from '../ucwa/me'
import { UcwaError } from '../ucwa/ucwa-error'
import { isEditableRel, isGroupRel } from './from-ucwa'
import { isClosedAt } from './insides'
import { join, leave, shownContacts, type Lists } from './lists'
import { personKey } from './person-key'

/** A bare link of a package: it names what changed without saying how. */
export type ToRead =
  | { readonly kind: 'presence'; readonly uri: string; readonly href: string }
  | { readonly kind: 'note' | 'location'; readonly uri: string; readonly href: string }
  | { readonly kind: 'contact'; readonly href: string }
  | { readonly kind: 'group'; readonly rel: GroupRel; readonly href: string }
  /** Groups came or went: myGroups, myContacts and myGroupMemberships are read again together. */
  | { readonly kind: 'lists' }

/** What an event does to the roster; the roster says how. */
export interface Effects {
  readonly lists: Lists
  person(contactHref: string): ContactDocument | undefined
  presence(uri: string, document: ReturnType<typeof readPresenceDocument>): void
  note(uri: string, document: ReturnType<typeof readNoteDocument>): void
  contact(document: ContactDocument): void
  cover(uri: string, covered: boolean): void
  knowsLocation(uri: string): boolean
  read(what: ToRead): void
  /** A group got a member whom its presence subscription may not cover (reference 17.3). */
  grown(group: string): void
  /** Somebody (contact href) came to or left the list or a group that can be edited. */
  moved(contact: string): void
  /** Somebody (contact href) left a group: their membership is no more. */
  left(group: string, contact: string): void
  listsChanged(): void
}

/** Takes one event; what does not concern lists or people is left alone. */
export function applyEvent(event: UcwaEvent, effects: Effects): void {
  const { rel } = event.link
  if (rel === 'contact') applyContact(event, effects)
  else if (isGroupRel(rel)) applyGroup(event, rel, effects)
  else if (event.in?.rel === 'contact') applyDetail(event, event.in.href, effects)
}

function applyDetail(event: UcwaEvent, contactHref: string, effects: Effects): void {
  const uri = effects.person(contactHref)?.uri
  if (uri === undefined || event.type === 'deleted') return
  const { rel, href } = event.link
  if (rel === 'contactPresence') {
    const document = embedded(event, readPresenceDocument)
    if (document) effects.presence(uri, document)
    else effects.read({ kind: 'presence', uri, href })
  } else if (rel === 'contactNote') {
    const document = embedded(event, readNoteDocument)
    if (document) effects.note(uri, document)
    else effects.read({ kind: 'note', uri, href })
  } else if (rel === 'contactLocation' && effects.knowsLocation(uri)) effects.read({ kind: 'location', uri, href })
}

// The same `contact added` means four things: only the relation it came into tells which.
function applyContact(event: UcwaEvent, effects: Effects): void {
  const container = event.in
  if (!container || (event.type !== 'added' && event.type !== 'deleted')) return
  const added = event.type === 'added'
  if (container.rel === 'subscribedContacts') {
    const uri = effects.person(event.link.href)?.uri
    if (uri !== undefined) effects.cover(uri, added)
  } else if (container.rel === 'myContacts') {
    if (added) effects.lists.listed.add(hrefKey(event.link.href))
    else effects.lists.listed.delete(hrefKey(event.link.href))
    effects.moved(event.link.href)
    describe(event, added, effects)
  } else if (isGroupRel(container.rel) && !isClosedAt(effects.lists, container.rel, container.href)) {
    if (added) join(effects.lists, container.href, event.link.href)
    else {
      leave(effects.lists, container.href, event.link.href)
      effects.left(container.href, event.link.href)
    }
    if (isEditableRel(container.rel)) effects.moved(event.link.href)
    describe(event, added, effects)
    if (added) effects.grown(hrefKey(container.href))
  }
}

function describe(event: UcwaEvent, added: boolean, effects: Effects): void {
  effects.listsChanged()
  if (!added || effects.person(event.link.href)) return
  const document = embedded(event, (body) => readContactDocument(body, event.link.href))
  if (document) effects.contact(document)
  else effects.read({ kind: 'contact', href: event.link.href })
}

// What becomes of the members of a group that went is not documented: the lists are read again (reference 13.3).
function applyGroup(event: UcwaEvent, rel: GroupRel, effects: Effects): void {
  effects.listsChanged()
  if (event.type === 'updated') return effects.read({ kind: 'group', rel, href: event.link.href })
  if (event.type === 'deleted') effects.lists.groups.delete(hrefKey(event.link.href))
  effects.read({ kind: 'lists' })
}

// A damaged embedded resource is as good as none: it is fetched.
function embedded<T>(event: UcwaEvent, read: (body: unknown) => T): T | undefined {
  if (event.embedded === undefined) return undefined
  try {
    return read(event.embedded)
  } catch (error) {
    if (error instanceof UcwaError) return undefined
    throw error
  }
}

/** Leaves out what would be read of people who are not shown: a subscription that nobody can end still tells of them. */
export function onlyOfShown(lists: Lists, toRead: readonly ToRead[]): readonly ToRead[] {
  if (!toRead.some((what) => 'uri' in what)) return toRead
  const shown = new Set(shownContacts(lists).map(({ uri }) => personKey(uri)))
  return toRead.filter((what) => !('uri' in what) || shown.has(personKey(what.uri)))
}
