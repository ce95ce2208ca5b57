// The user's own changes laid over what the server said: shown at once, and gone without a trace once they are taken
// away again.

import type { Group, Named, Person } from '../../preload/contract'
import { draftOf, isEditable, isIn, isListed, isWithin, keysOf, type Draft, type DraftGroup } from './draft'
import type { ListChange, Shown } from './list-change'
import { byPlace } from './order'
import { memberKeys } from './member-keys'
import { personKey } from './person-key'

export { isEditable } from './draft'
export type { ListChange, Shown } from './list-change'

/** Lays changes over what is shown, in their order. Whatever does not change stays the same object. */
export function overlay(shown: Shown, changes: readonly ListChange[]): Shown {
  const draft = draftOf(shown)
  for (const change of changes) if (!isIn(draft, change)) lay(draft, change)
  return finish(shown, draft)
}

function lay(draft: Draft, change: ListChange): void {
  const group = 'groupId' in change ? draft.groups.get(change.groupId) : undefined
  switch (change.kind) {
    case 'join':
      if (group && isEditable(group.group)) keysOf(group).set(personKey(change.person.uri), meet(draft, change.person))
      break
    case 'leave':
      if (group && isEditable(group.group)) takeOut(draft, group, personKey(change.uri))
      break
    case 'leave-all':
      for (const one of draft.groups.values()) if (isEditable(one.group)) takeOut(draft, one, personKey(change.uri))
      draft.removedWholly.add(personKey(change.uri))
      break
    case 'create':
      put(draft, { id: change.groupId, kind: 'own', name: change.name, members: [] })
      break
    case 'rename':
      if (group) put(draft, { ...group.group, name: change.name }, group.keys)
      break
    case 'delete':
      if (group) remove(draft, group)
      break
    case 'list': {
      const inside = { kind: 'closed' } as const
      put(draft, { id: change.groupId, kind: 'distribution', name: change.list.name, members: [], inside })
      break
    }
    case 'unlist':
      if (group) remove(draft, group)
      break
    case 'watch':
      draft.watching.set(personKey(change.person.uri), meet(draft, change.person))
      break
    case 'unwatch':
      draft.watching.delete(personKey(change.uri))
      draft.removed.add(personKey(change.uri))
  }
}

/** The spelling under which somebody is shown; who is not known yet becomes so. */
function meet(draft: Draft, { uri, name }: Named): string {
  const key = personKey(uri)
  const known = draft.people().get(key) ?? draft.added.get(key)
  draft.removedWholly.delete(key)
  if (known) return known.uri
  draft.added.set(key, { uri, name, presence: { kind: 'asking' } })
  return uri
}

function takeOut(draft: Draft, group: DraftGroup, key: string): void {
  if (isWithin(group, key) && keysOf(group).delete(key)) draft.removed.add(key)
}

function put(draft: Draft, group: Group, keys?: Map<string, string>): void {
  draft.groups.set(group.id, { group, ...(keys && { keys }) })
  draft.isReordered = true
}

// A distribution group that is taken off the list may still be inside another; what was only inside it goes with it.
function remove(draft: Draft, group: DraftGroup): void {
  const { id, kind } = group.group
  draft.groups.delete(id)
  for (const key of (group.keys ?? memberKeys(group.group.members)).keys()) draft.removed.add(key)
  if (kind !== 'distribution') return
  const reached = reachedFrom(draft)
  if (reached.has(id)) put(draft, { ...group.group, isNested: true }, group.keys)
  for (const one of [...draft.groups.values()]) {
    if (!one.group.isNested || reached.has(one.group.id)) continue
    draft.groups.delete(one.group.id)
    for (const key of (one.keys ?? memberKeys(one.group.members)).keys()) draft.removed.add(key)
  }
}

function reachedFrom({ groups }: Draft): Set<string> {
  const reached = new Set<string>()
  const walk = ({ inside }: Group): void => {
    for (const id of inside?.kind === 'open' ? inside.nested : []) {
      if (reached.has(id)) continue
      reached.add(id)
      const next = groups.get(id)
      if (next) walk(next.group)
    }
  }
  for (const { group } of groups.values()) if (isListed(group)) walk(group)
  return reached
}

function finish(shown: Shown, draft: Draft): Shown {
  const made = [...draft.groups.values()].map(finishGroup)
  const groups = same(shown.groups, draft.isReordered ? made.sort(byPlace) : made)
  const watching = same(shown.watching, [...draft.watching.values()])
  const people = same(shown.people, peopleOf(shown, draft))
  const isSame = people === shown.people && groups === shown.groups && watching === shown.watching
  return isSame ? shown : { people, groups, watching }
}

function finishGroup({ group, keys }: DraftGroup): Group {
  if (!keys) return group
  const members = same(group.members, [...keys.values()])
  return members === group.members ? group : { ...group, members }
}

// Who was shown because of a group or of being watched, and is in none any more, is not shown any more.
function peopleOf(shown: Shown, draft: Draft): Person[] {
  const people = [...shown.people, ...draft.added.values()]
  const before = draftOf(shown)
  const gone = new Set(
    [...draft.removed, ...draft.removedWholly].filter((key) => {
      if (isPlaced(draft, key)) return false
      return draft.removedWholly.has(key) || draft.added.has(key) || isPlaced(before, key)
    })
  )
  return gone.size === 0 ? people : people.filter(({ uri }) => !gone.has(personKey(uri)))
}

function isPlaced({ groups, watching }: Draft, key: string): boolean {
  if (watching.has(key)) return true
  for (const group of groups.values()) if (isWithin(group, key)) return true
  return false
}

function same<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.length === after.length && before.every((one, index) => one === after[index]) ? before : after
}
