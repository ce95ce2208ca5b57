// The user's lists as the server keeps them: groups, contacts, and who is in which group, keyed by compared href.

import type { Named, Problem } from '../../preload/contract'
import type {
  ContactDocument,
  ContactsDocument,
  GroupDocument,
  GroupMembershipDocument,
  GroupRel
} from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { isEditableRel } from './from-ucwa'
import { personKey } from './person-key'

/** What a load read. */
export interface LoadedLists {
  readonly groups: readonly GroupDocument[]
  readonly contacts: readonly ContactDocument[]
  readonly memberships: readonly GroupMembershipDocument[]
  /** How to take somebody out of all groups at once, if the server offers it. */
  readonly removeFromAll?: string
}

/** What is known of the inside of a distribution group; of a closed one nothing is. `nested`: ids. */
type InsideState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly nested: readonly string[] }

/** Mutable; belongs to one roster. */
export interface Lists {
  readonly groups: Map<string, GroupDocument>
  /** Distribution groups that are only inside others. */
  readonly nested: Map<string, GroupDocument>
  /** By group id. */
  readonly insides: Map<string, InsideState>
  readonly contacts: Map<string, ContactDocument>
  /** Keys of the contacts in myContacts. */
  readonly listed: Set<string>
  /** Contact keys by group key; a group or a contact may still be missing from its map. */
  readonly members: Map<string, Set<string>>
  /** Who is watched without regard to the lists, by person, in the order of adding. */
  readonly watched: Map<string, Named>
  /** Keys of contacts that were found somewhere and may be shown before long, the last found last. */
  readonly remembered: Set<string>
  /** Keys of contacts whose addresses belong to an application that is gone. */
  readonly stranded: Set<string>
}

export function emptyLists(watched: Lists['watched'] = new Map()): Lists {
  return {
    groups: new Map(),
    nested: new Map(),
    insides: new Map(),
    contacts: new Map(),
    listed: new Set(),
    members: new Map(),
    watched,
    remembered: new Set(),
    stranded: new Set()
  }
}

// The global list of memberships leaves these out (reference 13.4): their members are read group by group.
const readOneByOne: readonly GroupRel[] = ['delegatorsGroup', 'myOrganizationGroup']

/** Keeps of `before` what this load could not know: members of groups that are read one by one, and contacts that a
 *  membership names, or that are watched, without being on the list. Insides are `keepInsides`' affair. */
export function listsFrom(loaded: LoadedLists, before: Lists, keepMembers = false): Lists {
  const lists = emptyLists(before.watched)
  for (const group of loaded.groups) lists.groups.set(hrefKey(group.self), group)
  for (const contact of loaded.contacts) {
    lists.contacts.set(hrefKey(contact.self), contact)
    lists.listed.add(hrefKey(contact.self))
  }
  for (const { contact, group } of loaded.memberships) join(lists, group.href, contact)
  for (const [key, { rel }] of lists.groups) {
    const members = rel === 'distributionGroup' ? undefined : before.members.get(key)
    if ((keepMembers || readOneByOne.includes(rel)) && members && !lists.members.has(key))
      lists.members.set(key, members)
  }
  return lists
}

/** Takes over the descriptions of those who are in a group, or watched, without being on the list. */
export function keepContacts(lists: Lists, before: Lists): void {
  const members = new Set([...lists.members.values()].flatMap((members) => [...members]))
  for (const [key, contact] of before.contacts) {
    const isNeeded = members.has(key) || before.remembered.has(key) || lists.watched.has(personKey(contact.uri))
    if (isNeeded && !lists.contacts.has(key)) lists.contacts.set(key, contact)
  }
  for (const key of before.remembered) lists.remembered.add(key)
}

/** As many as a few searches find. */
const mostRemembered = 60

/** Keeps descriptions of people who are not shown, the last ones only; who is known already stays as they are. */
export function remember(lists: Lists, documents: readonly ContactDocument[]): void {
  for (const document of documents) {
    const key = hrefKey(document.self)
    lists.remembered.delete(key)
    lists.remembered.add(key)
    if (!lists.contacts.has(key)) lists.contacts.set(key, document)
  }
  const old = [...lists.remembered].slice(0, -mostRemembered)
  if (old.length === 0) return
  const shown = new Set(shownContacts(lists).map(({ self }) => hrefKey(self)))
  for (const key of old) {
    lists.remembered.delete(key)
    if (!shown.has(key)) lists.contacts.delete(key)
  }
}

/** True for a group whose members the global list of memberships does not tell. */
export function isReadAlone({ rel }: Pick<GroupDocument, 'rel'>): boolean {
  return readOneByOne.includes(rel)
}

export function join(lists: Lists, group: string, contact: string): void {
  const key = hrefKey(group)
  const members = lists.members.get(key) ?? new Set()
  lists.members.set(key, members.add(hrefKey(contact)))
}

/** Replaces the members of one group; those who were not known yet become so, as far as they came whole. */
export function setMembers(lists: Lists, group: string, { contacts, linked }: ContactsDocument): void {
  for (const contact of contacts) {
    if (!lists.contacts.has(hrefKey(contact.self))) lists.contacts.set(hrefKey(contact.self), contact)
  }
  const members = [...contacts.map(({ self }) => self), ...linked].map(hrefKey)
  lists.members.set(hrefKey(group), new Set(members))
}

export function leave(lists: Lists, group: string, contact: string): void {
  lists.members.get(hrefKey(group))?.delete(hrefKey(contact))
}

/**
 * Whether one of these contacts (keys) is on the list without being in a group, or the other way round. Whether the last
 * membership takes somebody off the list is not documented, nor where each event is said to happen (reference 13.3).
 */
export function isContradictory({ groups, listed, members }: Lists, contacts: ReadonlySet<string>): boolean {
  const editable = [...groups].filter(([, { rel }]) => isEditableRel(rel))
  const isGrouped = (key: string): boolean => editable.some(([group]) => members.get(group)?.has(key))
  return [...contacts].some((key) => listed.has(key) !== isGrouped(key))
}

/** Everybody who is shown and described: on the list, in a group that is known, or watched. */
export function shownContacts(lists: Lists): ContactDocument[] {
  const keys = new Set(lists.listed)
  for (const group of [...lists.groups.keys(), ...lists.nested.keys()]) {
    for (const key of lists.members.get(group) ?? []) keys.add(key)
  }
  const shown = [...keys].flatMap((key) => lists.contacts.get(key) ?? [])
  if (lists.watched.size === 0) return shown
  const inReach = (contact: ContactDocument): boolean => !isStranded(lists, contact)
  const others = new Set(lists.watched.keys())
  for (const contact of shown.filter(inReach)) others.delete(personKey(contact.uri))
  const watched = [...lists.contacts.values()].filter((one) => inReach(one) && others.delete(personKey(one.uri)))
  return [...shown, ...watched]
}

/** What is known by now stays to be seen, but there is nothing to be asked at its addresses. */
export function strand(lists: Lists): void {
  for (const key of lists.contacts.keys()) lists.stranded.add(key)
}

export function isStranded({ stranded }: Lists, { self }: ContactDocument): boolean {
  return stranded.has(hrefKey(self))
}

/** Forgets how people were described who are only watched: a new application describes them anew. */
export function dropUnlisted(lists: Lists): void {
  const shown = new Set(shownContacts({ ...lists, watched: new Map() }).map(({ self }) => hrefKey(self)))
  for (const key of [...lists.contacts.keys()]) if (!shown.has(key)) lists.contacts.delete(key)
  lists.remembered.clear()
}
