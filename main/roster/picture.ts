// People and groups as the contract shows them. Built anew only where something changed; equal objects stay the same.

import type { Group, Instant, Person } from '../../preload/contract'
import type { ContactDocument, GroupDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { cardFrom, groupKindFrom } from './from-ucwa'
import { presenceOf, type Known } from './known'
import { orderedGroups, shownContacts, type Lists } from './lists'

/** Remembers the last picture; told what changed, it makes the next one. */
export interface Picture {
  /** Grows with every change it was told of. */
  readonly version: number
  personChanged(uri: string): void
  listsChanged(): void
  everythingChanged(): void
  people(lists: Lists, knownOf: (uri: string) => Known, suspendedAt: Instant | null): readonly Person[]
  groups(lists: Lists): readonly Group[]
}

/** How people are told apart: the server spells the same address in differing letter case. */
export function personKey(uri: string): string {
  return uri.toLowerCase()
}

export function createPicture(): Picture {
  let version = 0
  let people: readonly Person[] | null = null
  let groups: readonly Group[] | null = null
  let shown = new Map<string, Person>()
  let lastGroups = new Map<string, Group>()
  const upToDate = new Set<string>()

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
      people = null
      groups = null
    },
    everythingChanged() {
      version += 1
      people = null
      upToDate.clear()
    },
    people(lists, knownOf, suspendedAt) {
      if (people) return people
      const next = new Map<string, Person>()
      for (const contact of shownContacts(lists)) {
        const key = personKey(contact.uri)
        if (next.has(key)) continue
        const old = shown.get(key)
        next.set(key, old && upToDate.has(key) ? old : kept(old, personOf(contact, knownOf(contact.uri), suspendedAt)))
        upToDate.add(key)
      }
      shown = next
      people = [...next.values()]
      return people
    },
    groups(lists) {
      if (groups) return groups
      const spelling = new Map<string, string>()
      for (const { uri } of shownContacts(lists)) {
        if (!spelling.has(personKey(uri))) spelling.set(personKey(uri), uri)
      }
      groups = orderedGroups(lists).map((document) =>
        kept(lastGroups.get(document.id), groupOf(document, lists, spelling))
      )
      lastGroups = new Map(groups.map((group) => [group.id, group]))
      return groups
    }
  }
}

function personOf(contact: ContactDocument, known: Known, suspendedAt: Instant | null): Person {
  return {
    ...cardFrom(contact),
    presence: presenceOf(known, suspendedAt),
    ...(known.note && { note: known.note }),
    ...(known.location && { location: known.location })
  }
}

function groupOf(document: GroupDocument, lists: Lists, spelling: ReadonlyMap<string, string>): Group {
  const members = new Set<string>()
  for (const key of lists.members.get(hrefKey(document.self)) ?? []) {
    const contact = lists.contacts.get(key)
    const uri = contact && spelling.get(personKey(contact.uri))
    if (uri !== undefined) members.add(uri)
  }
  return { id: document.id, kind: groupKindFrom(document.rel), name: document.name, members: [...members] }
}

// Both sides are built by the same function, so equal content means equal text.
function kept<T>(old: T | undefined, made: T): T {
  return old !== undefined && JSON.stringify(old) === JSON.stringify(made) ? old : made
}
