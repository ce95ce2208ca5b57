// The insides of distribution groups: read one by one when somebody opens them, and kept while they are open.

import type { Inside, Problem } from '../../preload/contract'
import type { ExpandedGroupDocument, GroupDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { setMembers, type Lists } from './lists'

const isDistribution = ({ rel }: GroupDocument): boolean => rel === 'distributionGroup'

/** A group by the server's id: on the list, or inside one that is open. */
export function groupById({ groups, nested }: Lists, groupId: string): GroupDocument | undefined {
  return [...groups.values(), ...nested.values()].find(({ id }) => id === groupId)
}

/** What the contract says of a group's inside; `undefined` for kinds that have none. */
export function insideOf({ insides }: Lists, group: GroupDocument): Inside | undefined {
  return isDistribution(group) ? (insides.get(group.id) ?? { kind: 'closed' }) : undefined
}

/** Whether the members of the group at this href are not shown: it is a distribution group that nobody opened. */
export function isClosedAt({ groups, nested, insides }: Lists, rel: string, href: string): boolean {
  if (rel !== 'distributionGroup') return false
  const group = groups.get(hrefKey(href)) ?? nested.get(hrefKey(href))
  return !group || insides.get(group.id)?.kind !== 'open'
}

/** Puts what is known of an inside; returns the hrefs of members whom nobody described. */
export function openInside(
  lists: Lists,
  groupId: string,
  inside: 'asking' | Problem | ExpandedGroupDocument
): readonly string[] {
  const group = groupById(lists, groupId)
  if (!group || !isDistribution(group)) return []
  if (inside === 'asking') {
    // An inside that is read again stays open meanwhile.
    if (lists.insides.get(groupId)?.kind !== 'open') lists.insides.set(groupId, { kind: 'asking' })
    return []
  }
  if ('code' in inside) {
    lists.members.delete(hrefKey(group.self))
    lists.insides.set(groupId, { kind: 'refused', problem: inside })
    dropUnreached(lists)
    return []
  }
  const nested = inside.groups.filter(isDistribution)
  for (const one of nested) {
    const known = groupById(lists, one.id)
    if (!known || hrefKey(known.self) === hrefKey(one.self)) putNested(lists, one)
  }
  setMembers(lists, group.self, inside)
  lists.insides.set(groupId, { kind: 'open', nested: [...new Set(nested.map(({ id }) => id))] })
  dropUnreached(lists)
  return inside.linked.filter((href) => !lists.contacts.has(hrefKey(href)))
}

function putNested({ groups, nested }: Lists, group: GroupDocument): void {
  if (!groups.has(hrefKey(group.self))) nested.set(hrefKey(group.self), group)
}

/** Closes one, and with it what was only reached through it. */
export function closeInside(lists: Lists, groupId: string): void {
  const group = groupById(lists, groupId)
  lists.insides.delete(groupId)
  if (group && isDistribution(group)) lists.members.delete(hrefKey(group.self))
  dropUnreached(lists)
}

/** Takes over from `before` what is open and still reached from the list: the list itself was read again. */
export function keepInsides(lists: Lists, before: Lists): void {
  const known = new Map([...before.groups.values(), ...before.nested.values()].map((group) => [group.id, group]))
  for (const [id, inside] of before.insides) {
    lists.insides.set(id, inside)
    for (const nestedId of inside.kind === 'open' ? inside.nested : []) {
      const group = known.get(nestedId)
      if (group && !groupById(lists, nestedId)) lists.nested.set(hrefKey(group.self), group)
    }
  }
  dropUnreached(lists)
  for (const { id, self } of [...lists.groups.values(), ...lists.nested.values()].filter(isDistribution)) {
    const members = before.members.get(hrefKey(self))
    if (lists.insides.get(id)?.kind === 'open' && members) lists.members.set(hrefKey(self), members)
  }
}

/** Drops nested groups and insides to which no open group leads; groups may contain each other. */
function dropUnreached(lists: Lists): void {
  const reached = new Set<string>()
  const walk = (id: string): void => {
    if (reached.has(id)) return
    reached.add(id)
    const inside = lists.insides.get(id)
    if (inside?.kind === 'open') inside.nested.forEach(walk)
  }
  for (const group of lists.groups.values()) if (isDistribution(group)) walk(group.id)
  const listed = new Set([...lists.groups.values()].map(({ id }) => id))
  for (const [key, { id }] of lists.nested) {
    if (reached.has(id) && !listed.has(id)) continue
    lists.nested.delete(key)
    if (!lists.groups.has(key)) lists.members.delete(key)
  }
  for (const id of [...lists.insides.keys()]) if (!reached.has(id)) lists.insides.delete(id)
}
