// In which order people stand in a group: by availability and then name, or by name alone.
import type { Person, Settings } from '../../preload/contract'
import { signOf } from '../../preload/words/presence-line'
import { availabilityOrder } from '../../preload/words/states'

/** More than anybody has contacts, so that the availability always outweighs the name. */
const placesPerRank = 1_000_000

/** A number for every person: lower stands higher. Numbers differ unless the names are equal. */
export type Ranks = ReadonlyMap<string, number>

/** No order yet. */
export const noRanks: Ranks = new Map()

/** Ranks people by name in the user's language; gives the same ranks again while no name has changed. */
export function createNameOrder(): (people: readonly Person[]) => Ranks {
  let names: readonly string[] = []
  let ranks = noRanks
  return (people) => {
    if (names.length === people.length && people.every((person, i) => names[i] === key(person))) return ranks
    const collator = new Intl.Collator(undefined, { numeric: true })
    const sorted = [...people].sort((one, other) => collator.compare(one.name, other.name))
    names = people.map(key)
    ranks = new Map(sorted.map((person, place) => [person.uri, place]))
    return ranks
  }
}

/** The ranks that `sort` asks for at this moment. */
export function ranksNow(people: readonly Person[], names: Ranks, sort: Settings['sort']): Ranks {
  if (sort === 'name') return names
  const ranks = new Map<string, number>()
  for (const person of people) {
    const place = names.get(person.uri) ?? people.length
    ranks.set(person.uri, availabilityOrder.indexOf(signOf(person.presence)) * placesPerRank + place)
  }
  return ranks
}

/** `members` in the order of `ranks`; those without a rank come last, as they were. */
export function ordered(members: readonly string[], ranks: Ranks): string[] {
  const rank = (uri: string): number => ranks.get(uri) ?? Number.MAX_SAFE_INTEGER
  return [...members].sort((one, other) => rank(one) - rank(other))
}

/** The names with their owners: what the order by name depends on, and nothing else. */
const key = (person: Person): string => `${person.uri}\n${person.name}`
