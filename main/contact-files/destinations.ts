// Which group an entry of a file means: one of the lists as they are, or one that is to be made.

import type { Group, ImportTarget } from '../../preload/contract'
import { personKey } from '../roster/person-key'
import { nameProblem } from '../session/editing/rules'
import { isListed, type Entry } from './contact-list'

/** A group that the file puts people in. */
export interface Destination {
  readonly to: ImportTarget
  readonly present: ReadonlySet<string>
  /** Whom the file names, of those who are there already. */
  readonly known: Set<string>
  /** Whom it adds: their address as it stands in the file. */
  readonly added: Map<string, string>
}

/**
 * Own groups are found by name: written alike, else but for letter case and blanks around it; other kinds by kind. Null
 * for a kind that this server has no group of, and for a new group whose name no server takes.
 */
export function createDestinations(groups: readonly Group[]): (entry: Entry) => Destination | null {
  const listed = groups.filter(isListed)
  const found = new Map<string, Destination>()
  const once = (key: string, to: ImportTarget, members: readonly string[]) => {
    const destination = found.get(key) ?? destinationOf(to, members)
    found.set(key, destination)
    return destination
  }
  const own = listed.filter(({ kind }) => kind === 'own')
  // The first of several counts: a map keeps the last that is put in.
  const byName = new Map(own.toReversed().map((group) => [group.name, group]))
  const byLooseName = new Map(own.toReversed().map((group) => [looseName(group.name), group]))

  return ({ kind, group: name }) => {
    const group =
      kind === 'own'
        ? (byName.get(name) ?? byLooseName.get(looseName(name)))
        : listed.find((candidate) => candidate.kind === kind)
    if (group) return once(`id ${group.id}`, { groupId: group.id }, group.members)
    if (kind !== 'own' || nameProblem(name.trim()) !== null) return null
    return once(`new ${looseName(name)}`, { newGroup: name.trim() }, [])
  }
}

function destinationOf(to: ImportTarget, members: readonly string[]): Destination {
  return { to, present: new Set(members.map(personKey)), known: new Set(), added: new Map() }
}

const looseName = (name: string) => name.trim().toLowerCase()
