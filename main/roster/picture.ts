// People and groups as the contract shows them. Built anew only where something changed; equal objects stay the same.

import type { Group, Instant, Named, Person } from '../../preload/contract'
import type { ContactDocument, GroupDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { cardFrom, groupKindFrom, type Card } from './from-ucwa'
import { insideOf } from './insides'
import { presenceOf, type Known } from './known'
import { shownContacts, type Lists } from './lists'
import { byPlace } from './order'
import { personKey } from './person-key'

/** Remembers the last picture; told what changed, it makes the next one. */
export interface Picture {
  /** Grows with every change it was told of. */
  readonly version: number
  personChanged(uri: string): void
  listsChanged(): void
  everythingChanged(): void
  /** Contacts of everybody who is shown. */
  contacts(lists: Lists): readonly ContactDocument[]
  /** Those of one person (person key), the first of which describes them. */
  contactsOf(lists: Lists, key: string): readonly ContactDocument[]
  people(lists: Lists, knownOf: (uri: string) => Known, suspendedAt: Instant | null): readonly Person[]
  groups(lists: Lists): readonly Group[]
  /** Uris of those who are watched, as `people` spells them. */
  watching(lists: Lists): readonly string[]
}

export function createPicture(): Picture {
  let version = 0
  let people: readonly Person[] | null = null
  let groups: readonly Group[] | null = null
  let watching: readonly string[] | null = null
  let cast: Cast | null = null
  let shown = new Map<string, Person>()
  let lastGroups = new Map<string, Group>()
  const upToDate = new Set<string>()
  const castOf = (lists: Lists): Cast => (cast ??= assemble(lists))

  return {
    get version() {
      return version
    },
    personChanged(uri) {
      version += 1
      people = null
      upToDate.delete(personKey(uri))
    },
    listsChanged() {
      version += 1
      cast = null
      people = null
      groups = null
      watching = null
    },
    everythingChanged() {
      version += 1
      people = null
      upToDate.clear()
    },
    contacts: (lists) => castOf(lists).contacts,
    contactsOf: (lists, key) => castOf(lists).people.get(key)?.contacts ?? [],
    people(lists, knownOf, suspendedAt) {
      if (people) return people
      const next = new Map<string, Person>()
      for (const [key, carded] of castOf(lists).people) {
        const old = shown.get(key)
        const isOld = old !== undefined && upToDate.has(key)
        next.set(key, isOld ? old : kept(old, personOf(cardOf(carded), knownOf(carded.uri), suspendedAt)))
        upToDate.add(key)
      }
      shown = next
      people = [...next.values()]
      return people
    },
    groups(lists) {
      if (groups) return groups
      const { spelled } = castOf(lists)
      const documents = [...lists.groups.values(), ...lists.nested.values()]
      groups = documents
        .map((document) => keptGroup(lastGroups.get(document.id), groupOf(document, lists, spelled)))
        .sort(byPlace)
      lastGroups = new Map(groups.map((group) => [group.id, group]))
      return groups
    },
    watching(lists) {
      if (watching) return watching
      const cards = castOf(lists).people
      watching = [...lists.watched].map(([key, { uri }]) => cards.get(key)?.uri ?? uri)
      return watching
    }
  }
}

/** Everybody who is shown, as the lists have it; made anew only when those change. */
interface Cast {
  readonly contacts: readonly ContactDocument[]
  readonly people: ReadonlyMap<string, Carded>
  /** How the address of each contact is spelled everywhere. */
  readonly spelled: ReadonlyMap<ContactDocument, string>
}

interface Carded extends Named {
  /** Empty for who was described by nobody yet. */
  readonly contacts: ContactDocument[]
}

// Each person once, by the first contact that is theirs; whom nobody described yet is known by name only.
function assemble(lists: Lists): Cast {
  const contacts = shownContacts(lists)
  const people = new Map<string, Carded>()
  const spelled = new Map<ContactDocument, string>()
  for (const contact of contacts) {
    const key = personKey(contact.uri)
    const known = people.get(key)
    if (known) known.contacts.push(contact)
    else people.set(key, { uri: contact.uri, name: contact.name ?? '', contacts: [contact] })
    spelled.set(contact, known?.uri ?? contact.uri)
  }
  for (const [key, { uri, name }] of lists.watched) {
    if (!people.has(key)) people.set(key, { uri, name, contacts: [] })
  }
  return { contacts, people, spelled }
}

function cardOf({ uri, name, contacts: [contact] }: Carded): Card {
  return contact ? cardFrom(contact) : { uri, name }
}

function personOf(card: Card, known: Known, suspendedAt: Instant | null): Person {
  return {
    ...card,
    presence: presenceOf(known, suspendedAt),
    ...(known.note && { note: known.note }),
    ...(known.location && { location: known.location })
  }
}

function groupOf(document: GroupDocument, lists: Lists, spelled: Cast['spelled']): Group {
  const members = new Set<string>()
  for (const key of lists.members.get(hrefKey(document.self)) ?? []) {
    const contact = lists.contacts.get(key)
    const uri = contact && spelled.get(contact)
    if (uri !== undefined) members.add(uri)
  }
  const { id, name } = document
  const inside = insideOf(lists, document)
  return {
    id,
    kind: groupKindFrom(document.rel),
    name,
    members: [...members],
    ...(inside && { inside }),
    ...(lists.nested.has(hrefKey(document.self)) && { isNested: true })
  }
}

// Both sides are built by the same function, so equal content means equal text.
function kept<T>(old: T | undefined, made: T): T {
  return old !== undefined && JSON.stringify(old) === JSON.stringify(made) ? old : made
}

// Members are compared one by one: written as text, large groups take far longer than all the rest.
function keptGroup(old: Group | undefined, made: Group): Group {
  if (!old) return made
  const isSame = old.members.length === made.members.length && made.members.every((uri, at) => uri === old.members[at])
  const { members } = isSame ? old : made
  const isKept = isSame && JSON.stringify({ ...old, members: [] }) === JSON.stringify({ ...made, members: [] })
  return isKept ? old : { ...made, members }
}
