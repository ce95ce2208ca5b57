// An edit taken apart: the single changes the server is asked for, which waits for which, and how each is taken back.

import type { Group, Named } from '../../../preload/contract'
import { memberKeys } from '../../roster/member-keys'
import { isEditable, type ListChange, type Shown } from '../../roster/overlay'
import { personKey } from '../../roster/person-key'

/** One change of a plan. */
export interface Step {
  readonly change: ListChange
  /** Indexes of the steps that have to be done first; if one of them is not, this one is left out. */
  readonly needs: readonly number[]
  /** What takes it back, in order. */
  readonly back: readonly ListChange[]
  /** Whom or what it is about, for a refusal. */
  readonly about: { readonly uri?: string; readonly name: string }
}

/** What is known besides what is shown. */
export interface Knowledge {
  /** The id the server knows a group by: ids made up here and ids of groups that were made again lead to others. */
  readonly idOf: (groupId: string) => string
  /** An id for a group that the server has yet to name. */
  readonly newId: () => string
  /** Mail address of a distribution group on the list; empty if it is not known. */
  readonly mailOf: (groupId: string) => string
}

/** Steps out of changes, in the order in which they are shown. `shown`: before the first of them. */
export function stepsOf(changes: readonly ListChange[], shown: Shown, knowledge: Knowledge): Step[] {
  const view = viewOf(shown)
  const madeAt = new Map<string, number>()
  const joinedAt = new Map<string, number[]>()
  return changes.map((change, index) => {
    const step = {
      change,
      needs: needsOf(change, madeAt, joinedAt),
      back: backOf(change, view, knowledge),
      about: aboutOf(change, view)
    }
    if (change.kind === 'create') madeAt.set(change.groupId, index)
    if (change.kind === 'join') {
      const key = personKey(change.person.uri)
      joinedAt.set(key, [...(joinedAt.get(key) ?? []), index])
    }
    return step
  })
}

// Nobody is ever in no group on the way from one to another, and nothing goes into a group that is not there.
function needsOf(
  change: ListChange,
  madeAt: ReadonlyMap<string, number>,
  joinedAt: ReadonlyMap<string, readonly number[]>
): readonly number[] {
  if (change.kind === 'leave') return joinedAt.get(personKey(change.uri)) ?? []
  if (change.kind === 'delete') return [...joinedAt.values()].flat()
  const made = change.kind === 'join' ? madeAt.get(change.groupId) : undefined
  return made === undefined ? [] : [made]
}

function backOf(change: ListChange, view: View, { mailOf }: Knowledge): ListChange[] {
  const group = 'groupId' in change ? view.groups.get(change.groupId) : undefined
  switch (change.kind) {
    case 'join':
      // Who was in it before stays in it.
      if (group && view.isIn(group, change.person.uri)) return []
      return [{ kind: 'leave', uri: change.person.uri, groupId: change.groupId }]
    case 'leave':
      return [{ kind: 'join', person: view.named(change.uri), groupId: change.groupId }]
    case 'leave-all':
      return [...view.groups.values()]
        .filter((one) => isEditable(one) && view.isIn(one, change.uri))
        .map(({ id }) => ({ kind: 'join', person: view.named(change.uri), groupId: id }))
    case 'create':
      return [{ kind: 'delete', groupId: change.groupId }]
    case 'rename':
      return group ? [{ kind: 'rename', groupId: group.id, name: group.name }] : []
    case 'delete':
      return group ? rebuilt(group, view) : []
    case 'list':
      return [{ kind: 'unlist', groupId: change.groupId }]
    case 'unlist':
      return group ? [{ kind: 'list', groupId: group.id, list: { name: group.name, mail: mailOf(group.id) } }] : []
    case 'watch':
      return [{ kind: 'unwatch', uri: change.person.uri }]
    case 'unwatch':
      return [{ kind: 'watch', person: view.named(change.uri) }]
  }
}

// Under its old id until the server has named it anew.
function rebuilt({ id, name, members }: Group, view: View): ListChange[] {
  return [
    { kind: 'create', groupId: id, name },
    ...members.map((uri): ListChange => ({ kind: 'join', person: view.named(uri), groupId: id }))
  ]
}

function aboutOf(change: ListChange, view: View): Step['about'] {
  switch (change.kind) {
    case 'join':
    case 'watch':
      return view.named(change.person.uri, change.person.name)
    case 'leave':
    case 'leave-all':
    case 'unwatch':
      return view.named(change.uri)
    case 'create':
      return { name: change.name }
    case 'list':
      return { name: change.list.name }
    case 'rename':
    case 'delete':
    case 'unlist':
      return { name: view.groups.get(change.groupId)?.name ?? '' }
  }
}

/** What is shown, to be looked things up in. */
export interface View {
  readonly groups: ReadonlyMap<string, Group>
  /** Somebody by address; the name shown for them, else `name`, else the address. */
  named(uri: string, name?: string): Named
  isIn(group: Group, uri: string): boolean
}

export function viewOf({ people, groups }: Shown): View {
  const known = new Map(people.map((person) => [personKey(person.uri), person]))
  return {
    groups: new Map(groups.map((group) => [group.id, group])),
    named(uri, name) {
      const person = known.get(personKey(uri))
      return { uri: person?.uri ?? uri, name: person?.name ?? (name?.trim() || uri.replace(/^sips?:/i, '')) }
    },
    isIn: ({ members }, uri) => memberKeys(members).has(personKey(uri))
  }
}
