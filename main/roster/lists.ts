// The user's lists as the server keeps them: groups, contacts, and who is in which group, keyed by compared href.

import type {
  ContactDocument,
  ContactsDocument,
  GroupDocument,
  GroupMembershipDocument,
  GroupRel
} from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'

/** What a load read. */
export interface LoadedLists {
  readonly groups: readonly GroupDocument[]
  readonly contacts: readonly ContactDocument[]
  readonly memberships: readonly Pick<GroupMembershipDocument, 'contact' | 'group'>[]
}

/** Mutable; belongs to one roster. */
export interface Lists {
  readonly groups: Map<string, GroupDocument>
  readonly contacts: Map<string, ContactDocument>
  /** Keys of the contacts in myContacts. */
  readonly listed: Set<string>
  /** Contact keys by group key; a group or a contact may still be missing from its map. */
  readonly members: Map<string, Set<string>>
}

export function emptyLists(): Lists {
  return { groups: new Map(), contacts: new Map(), listed: new Set(), members: new Map() }
}

// The global list of memberships leaves these out (reference 13.4): their members are read group by group.
const readOneByOne: readonly GroupRel[] = ['delegatorsGroup', 'myOrganizationGroup', 'distributionGroup']

/** Keeps of `before` what this load could not know: members of groups that are read one by one, and contacts that a
 *  membership names without being on the list. */
export function listsFrom(loaded: LoadedLists, before: Lists, keepMembers = false): Lists {
  const lists = emptyLists()
  for (const group of loaded.groups) lists.groups.set(hrefKey(group.self), group)
  for (const contact of loaded.contacts) {
    lists.contacts.set(hrefKey(contact.self), contact)
    lists.listed.add(hrefKey(contact.self))
  }
  for (const { contact, group } of loaded.memberships) join(lists, group.href, contact)
  for (const [key, { rel }] of lists.groups) {
    const members = before.members.get(key)
    if ((keepMembers || readOneByOne.includes(rel)) && members && !lists.members.has(key))
      lists.members.set(key, members)
  }
  for (const key of [...lists.members.values()].flatMap((members) => [...members])) {
    const contact = before.contacts.get(key)
    if (contact && !lists.contacts.has(key)) lists.contacts.set(key, contact)
  }
  return lists
}

/** True for a group whose members the global list of memberships does not tell. */
export function isReadAlone(group: GroupDocument): boolean {
  return readOneByOne.includes(group.rel)
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

/** Everybody who is shown: on the list, or in a group that is known. */
export function shownContacts(lists: Lists): ContactDocument[] {
  const keys = new Set(lists.listed)
  for (const group of lists.groups.keys()) for (const key of lists.members.get(group) ?? []) keys.add(key)
  return [...keys].flatMap((key) => lists.contacts.get(key) ?? [])
}

const order: readonly GroupRel[] = [
  'pinnedGroup',
  'group',
  'defaultGroup',
  'delegatesGroup',
  'delegatorsGroup',
  'myOrganizationGroup',
  'distributionGroup'
]

/** The contract's order: by kind, and by name within a kind. */
export function orderedGroups(lists: Lists): GroupDocument[] {
  return [...lists.groups.values()].sort(
    (one, other) => order.indexOf(one.rel) - order.indexOf(other.rel) || one.name.localeCompare(other.name)
  )
}
