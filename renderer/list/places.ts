// Between the rows of the tree and the places of people they stand for.
import type { Group, Place } from '../../preload/contract'
import { directoryId, isEditable } from './actions'
import type { Found } from './search-sections'
import type { Section } from './sections'
import type { Stand } from './tree-keys'
import { isWaitKey } from './watches'

/** One text per place. */
export const placeKey = ({ uri, groupId }: Place): string => `${groupId}\n${uri}`

/** The places of all people shown, from the top; what the directory found has none on the list. */
export function shownPlaces(sections: readonly Section[]): Place[] {
  return sections.filter(({ isOpen, groupId }) => isOpen && groupId !== directoryId).flatMap(placesOf)
}

/** The places of the people of a section. */
export const placesOf = ({ members, groupId }: Section): Place[] =>
  members.flatMap((uri) => (isWaitKey(uri) ? [] : [{ uri, groupId }]))

/** The place at a row; `null` at a header and at rows that are no people: distribution groups found, and waits. */
export function placeAt(
  sections: readonly Section[],
  found: ReadonlyMap<string, Found>,
  { group, uri }: Stand
): Place | null {
  const section = sections.find(({ id }) => id === group)
  if (!section || uri === null || isWaitKey(uri)) return null
  const one = section.groupId === directoryId ? found.get(uri) : undefined
  return one && !('uri' in one) ? null : { uri, groupId: section.groupId }
}

/** The row next to `place`, above or below, whatever headers are between; `null` at the end. */
export function placeBeside(sections: readonly Section[], place: Place, step: 1 | -1): Place | null {
  const rows = shownPlaces(sections)
  const at = rows.findIndex((row) => placeKey(row) === placeKey(place))
  return at < 0 ? null : (rows[at + step] ?? null)
}

/** Where in the tree a place is. */
export function standAt(sections: readonly Section[], { uri, groupId }: Place): Stand | null {
  const section = sections.find((one) => one.groupId === groupId && one.isOpen && one.members.includes(uri))
  return section ? { group: section.id, uri } : null
}

/** Each place once, by its key, in order. */
export const placesByKey = (places: readonly Place[]): ReadonlyMap<string, Place> =>
  new Map(places.map((place) => [placeKey(place), place]))

/** How many members of `group` are in no other group that can be changed. */
export function aloneIn(group: Group, groups: readonly Group[]): number {
  const others = groups.filter((other) => isEditable(other) && other.id !== group.id)
  const elsewhere = new Set(others.flatMap(({ members }) => members))
  return group.members.filter((uri) => !elsewhere.has(uri)).length
}
