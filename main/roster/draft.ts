// What is shown, taken apart so that changes can be laid over it one after the other.

import type { FoundList, Group, GroupKind, Person } from '../../preload/contract'
import type { ListChange, Shown } from './list-change'
import { memberKeys } from './member-keys'
import { personKey } from './person-key'

const editable: ReadonlySet<GroupKind> = new Set<GroupKind>(['favourites', 'own', 'other', 'delegates'])

/** Whether the user may put people into groups of this kind and take them out. */
export function isEditable({ kind }: Pick<Group, 'kind'>): boolean {
  return editable.has(kind)
}

/** A group being changed. */
export interface DraftGroup {
  readonly group: Group
  /** Uris by person, in the order of the members; only where they may have changed. */
  keys?: Map<string, string>
}

/** What is shown, being changed. */
export interface Draft {
  readonly groups: Map<string, DraftGroup>
  /** Those who are shown, by person; made when first needed. */
  readonly people: () => ReadonlyMap<string, Person>
  readonly added: Map<string, Person>
  readonly watching: Map<string, string>
  /** Who was taken out of something, and may be shown nowhere any more. */
  readonly removed: Set<string>
  /** Who was taken out of everything: not shown though still on the server's list. */
  readonly removedWholly: Set<string>
  isReordered: boolean
}

/** A draft in which nothing has changed yet. */
export function draftOf(shown: Shown): Draft {
  let people: ReadonlyMap<string, Person> | undefined
  return {
    groups: new Map(shown.groups.map((group) => [group.id, { group }])),
    people: () => (people ??= new Map(shown.people.map((person) => [personKey(person.uri), person]))),
    added: new Map(),
    watching: new Map(memberKeys(shown.watching)),
    removed: new Set(),
    removedWholly: new Set(),
    isReordered: false
  }
}

/** The members of a group, to be changed in place. */
export function keysOf(group: DraftGroup): Map<string, string> {
  group.keys ??= new Map(memberKeys(group.group.members))
  return group.keys
}

/** Whether somebody (person key) is in a group. */
export function isWithin({ group, keys }: DraftGroup, key: string): boolean {
  return (keys ?? memberKeys(group.members)).has(key)
}

/** Whether a draft already says what a change would make of it. */
export function isIn(draft: Draft, change: ListChange): boolean {
  const group = 'groupId' in change ? draft.groups.get(change.groupId) : undefined
  switch (change.kind) {
    case 'join':
      return group !== undefined && isWithin(group, personKey(change.person.uri))
    case 'leave':
      return !group || !isWithin(group, personKey(change.uri))
    case 'leave-all':
      return isOutOfAll(draft, personKey(change.uri))
    case 'create':
      return group !== undefined
    case 'rename':
      return group?.group.name === change.name
    case 'delete':
      return group === undefined
    case 'list':
      return [...draft.groups.values()].some(({ group }) => isListed(group) && isSame(group, change))
    case 'unlist':
      return !group || !isListed(group.group)
    case 'watch':
      return draft.watching.has(personKey(change.person.uri))
    case 'unwatch':
      return !draft.watching.has(personKey(change.uri))
  }
}

// Somebody on the list without any group is not out yet, though in none.
function isOutOfAll(draft: Draft, key: string): boolean {
  const within = [...draft.groups.values()].filter((group) => isWithin(group, key))
  if (within.some(({ group }) => isEditable(group))) return false
  const isElsewhere = within.length > 0 || draft.watching.has(key)
  return isElsewhere || draft.removedWholly.has(key) || !(draft.people().has(key) || draft.added.has(key))
}

/** Whether a distribution group is on the list itself. */
export const isListed = ({ kind, isNested }: Group): boolean => kind === 'distribution' && !isNested

// The server's id of a listed group is not known beforehand: then it is recognised by its name.
const isSame = ({ id, name }: Group, { groupId, list }: { groupId: string; list: FoundList }): boolean =>
  id === groupId || name === list.name
