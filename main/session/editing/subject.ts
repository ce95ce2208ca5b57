// What the words about an edit are filled with: who, which group, out of which.

import type { Edit, EditSubject, Group } from '../../../preload/contract'
import { isEditable, overlay, type ListChange, type Shown } from '../../roster/overlay'
import { personKey } from '../../roster/person-key'

/** Names as they are before the edit; of a group that is made or put on the list, its new one. */
export function subjectOf(edit: Edit, changes: readonly ListChange[], shown: Shown): EditSubject {
  const people = peopleOf(edit, changes, shown)
  const [first] = people
  return {
    count: people.length,
    person: first === undefined ? '' : nameOf(first, changes, shown),
    group: groupOf(edit, changes, shown),
    from: fromOf(changes, shown),
    leaving: edit.kind === 'remove' || edit.kind === 'remove-contacts' ? leavingOf(changes, shown) : 0
  }
}

function peopleOf(edit: Edit, changes: readonly ListChange[], shown: Shown): string[] {
  if (edit.kind === 'delete-group') {
    const deleted = changes.find(({ kind }) => kind === 'delete')
    const id = deleted && 'groupId' in deleted ? deleted.groupId : ''
    return [...(shown.groups.find((group) => group.id === id)?.members ?? [])]
  }
  const uris = changes.flatMap((change) => {
    if ('person' in change) return change.person.uri
    return 'uri' in change ? change.uri : []
  })
  return [...new Map(uris.map((uri) => [personKey(uri), uri])).values()]
}

function nameOf(uri: string, changes: readonly ListChange[], { people }: Shown): string {
  const key = personKey(uri)
  const named = changes.find((change) => 'person' in change && personKey(change.person.uri) === key)
  const known = people.find((person) => personKey(person.uri) === key)
  return known?.name ?? (named && 'person' in named ? named.person.name : uri.replace(/^sips?:/i, ''))
}

/** The group that is made, changed or joined; of several, none. */
function groupOf(edit: Edit, changes: readonly ListChange[], shown: Shown): string {
  if (edit.kind === 'remove' || edit.kind === 'remove-contacts') return fromOf(changes, shown)
  const main = changes.filter(({ kind }) => kind !== 'leave')
  const relevant = edit.kind === 'delete-group' ? main.filter(({ kind }) => kind === 'delete') : main
  if (edit.kind === 'move' && main.length === 0) return nameById(edit.to, shown)
  return only(relevant.flatMap((change) => ('groupId' in change ? groupName(change, changes, shown) : [])))
}

function fromOf(changes: readonly ListChange[], shown: Shown): string {
  return only(changes.flatMap((change) => (change.kind === 'leave' ? nameById(change.groupId, shown) : [])))
}

function groupName(
  change: Extract<ListChange, { groupId: string }>,
  changes: readonly ListChange[],
  shown: Shown
): string {
  if (change.kind === 'create') return change.name
  if (change.kind === 'list') return change.list.name
  const made = changes.find((other) => other.kind === 'create' && other.groupId === change.groupId)
  return made?.kind === 'create' ? made.name : nameById(change.groupId, shown)
}

const nameById = (groupId: string, { groups }: Shown): string => groups.find(({ id }) => id === groupId)?.name ?? ''

function only(names: readonly string[]): string {
  const [first = '', ...others] = new Set(names)
  return others.length === 0 ? first : ''
}

/** People of these changes who are in no group of the user's afterwards. */
function leavingOf(changes: readonly ListChange[], shown: Shown): number {
  const placed = (groups: readonly Group[]): Set<string> =>
    new Set(groups.filter(isEditable).flatMap(({ members }) => members.map(personKey)))
  const after = placed(overlay(shown, changes).groups)
  return [...placed(shown.groups)].filter((key) => !after.has(key)).length
}
