// What an edit asks for: checked against the rules and against what is shown, then as single changes. Whatever is so
// already is left out.

import type { Edit, EditSubject, Group, ImportPart, Named, Outcome, Place, Problem } from '../../../preload/contract'
import { memberKeys } from '../../roster/member-keys'
import { isEditable, type ListChange, type Shown } from '../../roster/overlay'
import { personKey } from '../../roster/person-key'
import { addressProblem, nameProblem } from './rules'
import { stepsOf, viewOf, type Knowledge, type Step, type View } from './steps'
import { subjectOf } from './subject'

export interface Plan {
  readonly steps: readonly Step[]
  readonly subject: EditSubject
}

/** Thrown inside this file only: the first thing that is wrong refuses the whole edit. */
class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code)
  }
}

/** Pure. A plan without steps: everything is so already. */
export function planOf(edit: Edit, shown: Shown, knowledge: Knowledge): Outcome<Plan> {
  try {
    const changes = changesOf(edit, { shown, view: viewOf(shown), knowledge })
    return { ok: true, value: { steps: stepsOf(changes, shown, knowledge), subject: subjectOf(edit, changes, shown) } }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    throw error
  }
}

interface Scene {
  readonly shown: Shown
  readonly view: View
  readonly knowledge: Knowledge
}

function changesOf(edit: Edit, scene: Scene): ListChange[] {
  const { view, knowledge, shown } = scene
  switch (edit.kind) {
    case 'create-group': {
      const group = { id: knowledge.newId(), name: usableName(edit.name), members: [] }
      const leaving = leaves(edit.leave, scene, group.id)
      return [{ kind: 'create', groupId: group.id, name: group.name }, ...joins(edit.people, group, view), ...leaving]
    }
    case 'rename-group': {
      const group = ownGroup(edit.groupId, scene)
      const name = usableName(edit.name)
      return name === group.name ? [] : [{ kind: 'rename', groupId: group.id, name }]
    }
    case 'delete-group': {
      const group = ownGroup(edit.groupId, scene)
      return [...shelters(group, shown, view), { kind: 'delete', groupId: group.id }]
    }
    case 'add':
      return joins(edit.people, target(edit.to, scene), view)
    case 'move': {
      const group = target(edit.to, scene)
      const leaving = leaves(edit.places, scene, group.id)
      const people = edit.places.map(({ uri }) => view.named(uri))
      return [...joins(people, group, view, leaving), ...leaving]
    }
    case 'remove':
      return leaves(edit.places, scene)
    case 'remove-contacts':
      return unique(edit.uris, (uri) => uri)
        .filter((uri) => shown.groups.some((group) => isEditable(group) && view.isIn(group, uri)))
        .map((uri) => ({ kind: 'leave-all', uri }))
    case 'add-list': {
      const isListed = shown.groups.some((group) => isOnList(group) && group.name === edit.list.name)
      return isListed ? [] : [{ kind: 'list', groupId: knowledge.newId(), list: edit.list }]
    }
    case 'remove-list': {
      const group = known(edit.groupId, scene)
      if (!isOnList(group)) throw new Refused({ code: 'group-not-editable' })
      return [{ kind: 'unlist', groupId: group.id }]
    }
    case 'watch':
      return checked(edit.people)
        .filter(({ uri }) => !memberKeys(shown.watching).has(personKey(uri)))
        .map(({ uri, name }) => ({ kind: 'watch', person: view.named(uri, name) }))
    case 'unwatch':
      return unique(edit.uris, (uri) => uri)
        .filter((uri) => memberKeys(shown.watching).has(personKey(uri)))
        .map((uri) => ({ kind: 'unwatch', uri }))
    case 'import':
      return imported(edit.parts, scene)
  }
}

/** Members who would be in no group any more go to the other contacts. */
export function shelters({ id, members }: Group, { groups }: Shown, view: View): ListChange[] {
  const shelter = groups.find(({ kind }) => kind === 'other')
  const others = groups.filter((group) => group.id !== id && isEditable(group))
  const alone = members.filter((uri) => !others.some((group) => view.isIn(group, uri)))
  if (!shelter) return []
  return alone.map((uri) => ({ kind: 'join', person: view.named(uri), groupId: shelter.id }))
}

// Groups of one name are one group, and one that is there already is not made again.
function imported(parts: readonly ImportPart[], scene: Scene): ListChange[] {
  const made = new Map<string, string>()
  const joined = new Set<string>()
  return parts.flatMap(({ to, people }) => {
    const create: ListChange[] = []
    let group: Pick<Group, 'id' | 'members'>
    if ('groupId' in to) group = target(to.groupId, scene)
    else {
      const name = usableName(to.newGroup)
      const old = scene.shown.groups.find((one) => one.kind === 'own' && one.name === name)
      group = old ?? { id: made.get(name) ?? scene.knowledge.newId(), members: [] }
      if (!old && !made.has(name)) create.push({ kind: 'create', groupId: group.id, name })
      if (!old) made.set(name, group.id)
    }
    const added = joins(people, group, scene.view).filter((change) => {
      const key = change.kind === 'join' ? `${change.groupId} ${personKey(change.person.uri)}` : ''
      return !joined.has(key) && joined.add(key)
    })
    return [...create, ...added]
  })
}

/** Whoever leaves another group for this one is put in again: what is shown may be old, and nobody is to be in none. */
function joins(
  people: readonly Named[],
  group: Pick<Group, 'id' | 'members'>,
  view: View,
  leaving: readonly ListChange[] = []
): ListChange[] {
  const inside = memberKeys(group.members)
  const moving = memberKeys(leaving.flatMap((change) => ('uri' in change ? [change.uri] : [])))
  return checked(people)
    .filter(({ uri }) => !inside.has(personKey(uri)) || moving.has(personKey(uri)))
    .map(({ uri, name }) => ({ kind: 'join', person: view.named(uri, name), groupId: group.id }))
}

/** Out of these groups, but for `except`; who is not there any more, or whose group is gone, need not leave. */
function leaves(places: readonly Place[], scene: Scene, except?: string): ListChange[] {
  const { view, knowledge } = scene
  const resolved = places.map(({ uri, groupId }) => ({ uri, groupId: knowledge.idOf(groupId) }))
  const isGone = resolved.length > 0 && resolved.every(({ groupId }) => !view.groups.has(groupId))
  if (isGone) throw new Refused({ code: 'group-gone' })
  return unique(resolved, ({ uri, groupId }) => `${groupId} ${uri}`).flatMap(({ uri, groupId }) => {
    const group = view.groups.get(groupId)
    if (!group || groupId === except || !view.isIn(group, uri)) return []
    return [{ kind: 'leave', uri, groupId: editable(group).id }]
  })
}

function checked(people: readonly Named[]): Named[] {
  for (const { uri } of people) {
    const problem = addressProblem(uri)
    if (problem) throw new Refused(problem)
  }
  return unique(people, ({ uri }) => uri)
}

function usableName(typed: string): string {
  const name = typed.trim()
  const problem = nameProblem(name)
  if (problem) throw new Refused(problem)
  return name
}

function known(groupId: string, { view, knowledge }: Scene): Group {
  const group = view.groups.get(knowledge.idOf(groupId))
  if (!group) throw new Refused({ code: 'group-gone' })
  return group
}

const target = (groupId: string, scene: Scene): Group => editable(known(groupId, scene))

function editable(group: Group): Group {
  if (!isEditable(group)) throw new Refused({ code: 'group-not-editable' })
  return group
}

function ownGroup(groupId: string, scene: Scene): Group {
  const group = known(groupId, scene)
  if (group.kind !== 'own') throw new Refused({ code: 'group-not-editable' })
  return group
}

const isOnList = ({ kind, isNested }: Group): boolean => kind === 'distribution' && !isNested

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item).toLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}
