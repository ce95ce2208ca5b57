// What the words about an edit are filled with: who, which group, out of which.

import type { Edit, EditSubject, GroupKind } from '../../../preload/contract'
import { memberKeys } from '../../roster/member-keys'
import { isEditable, overlay, type ListChange, type Shown } from '../../roster/overlay'
import { personKey } from '../../roster/person-key'

/** Names as they are before the edit; of a group that is made or put on the list, its new one. */
export function subjectOf(edit: Edit, changes: readonly ListChange[], shown: Shown): EditSubject {
  const people = peopleOf(edit, changes, shown)
  const [first] = people
  const group = groupOf(edit, changes, shown)
  const from = fromOf(changes, shown)
  return {
    count: people.length,
    person: first === undefined ? '' : nameOf(first, changes, shown),
    group: group.name,
    ...(group.kind && { groupKind: group.kind }),
    from: from.name,
    ...(from.kind && { fromKind: from.kind }),
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

/** A group as it is spoken of; its kind only where everybody has that group. */
interface Titled {
  readonly name: string
  readonly kind?: GroupKind
}

/** The group that is made, changed or joined; of several, none. */
function groupOf(edit: Edit, changes: readonly ListChange[], shown: Shown): Titled {
  if (edit.kind === 'remove' || edit.kind === 'remove-contacts') return fromOf(changes, shown)
  const main = changes.filter(({ kind }) => kind !== 'leave')
  const relevant = edit.kind === 'delete-group' ? main.filter(({ kind }) => kind === 'delete') : main
  if (edit.kind === 'move' && main.length === 0) return titleById(edit.to, shown)
  return only(relevant.flatMap((change) => ('groupId' in change ? titleOf(change, changes, shown) : [])))
}

function fromOf(changes: readonly ListChange[], shown: Shown): Titled {
  return only(changes.flatMap((change) => (change.kind === 'leave' ? titleById(change.groupId, shown) : [])))
}

function titleOf(
  change: Extract<ListChange, { groupId: string }>,
  changes: readonly ListChange[],
  shown: Shown
): Titled {
  if (change.kind === 'create') return { name: change.name }
  if (change.kind === 'list') return { name: change.list.name }
  const made = changes.find((other) => other.kind === 'create' && other.groupId === change.groupId)
  return made?.kind === 'create' ? { name: made.name } : titleById(change.groupId, shown)
}

function titleById(groupId: string, { groups }: Shown): Titled {
  const group = groups.find(({ id }) => id === groupId)
  if (group === undefined) return { name: '' }
  const isNamed = group.kind === 'own' || group.kind === 'distribution'
  return isNamed ? { name: group.name } : { name: group.name, kind: group.kind }
}

function only(titles: readonly Titled[]): Titled {
  const [first = { name: '' }, ...others] = new Map(titles.map((title) => [title.name, title])).values()
  return others.length === 0 ? first : { name: '' }
}

/** People of these changes who are in no group of the user's afterwards. */
function leavingOf(changes: readonly ListChange[], shown: Shown): number {
  const isPlaced = ({ groups }: Shown, key: string): boolean =>
    groups.some((group) => isEditable(group) && memberKeys(group.members).has(key))
  const after = overlay(shown, changes)
  const people = new Set(changes.flatMap((change) => ('uri' in change ? personKey(change.uri) : [])))
  return [...people].filter((key) => isPlaced(shown, key) && !isPlaced(after, key)).length
}
