// Turns groups and people into what the tree shows: sections with a title, a count and members in order.
import type { Group, Person, Settings } from '../../preload/contract'
import { words } from '../words/en'
import { number } from '../words/times'
import { ordered, type Ranks } from './order'

/** One group of the tree, with its words ready. */
export interface Section {
  readonly id: string
  readonly title: string
  /** Long and short form of the count; `null` when nobody can vouch for one. */
  readonly count: { readonly long: string; readonly short: string } | null
  readonly mark: 'lock' | 'people' | null
  readonly isOpen: boolean
  /** `uri`s in the order shown. */
  readonly members: readonly string[]
  /** Said in place of members; empty when there are members or nothing needs saying. */
  readonly emptyText: string
}

/** The id of the one section that a search shows; no server gives ids with a space. */
export const foundId = 'found people'

/** Where the order and the counts come from. */
export interface SectionsInput {
  readonly groups: readonly Group[]
  readonly people: ReadonlyMap<string, Person>
  readonly ranks: Ranks
  readonly settings: Settings
  /** False while presence is a memory: then there are no counts. */
  readonly isLive: boolean
}

export function groupSections({ groups, people, ranks, settings, isLive }: SectionsInput): Section[] {
  const folded = new Set(settings.collapsedGroups)
  return groups.map((group) => {
    const members = group.members.filter((uri) => people.has(uri))
    const isEmpty = members.length === 0 && knowsMembers(group)
    return {
      id: group.id,
      title: groupTitle(group),
      count: isEmpty ? emptyCount : isLive && members.length > 0 ? availableCount(members, people) : null,
      mark: markOf(group),
      isOpen: !folded.has(group.id),
      members: ordered(members, ranks),
      emptyText: isEmpty ? words.list.nobodyHere : ''
    }
  })
}

/** The single section of a search. */
export function foundSection(found: readonly Person[], query: string): Section {
  const count = number(found.length)
  return {
    id: foundId,
    title: words.search.inYourList,
    count:
      found.length === 0
        ? { long: words.search.none, short: words.search.none }
        : { long: words.search.found(count), short: count },
    mark: null,
    isOpen: true,
    members: found.map((person) => person.uri),
    emptyText: found.length === 0 ? words.search.nobody(query.trim()) : ''
  }
}

/** The name of a group as the window says it: our word for the kinds everybody has, its own name otherwise. */
export function groupTitle(group: Group): string {
  return group.kind === 'own' || group.kind === 'distribution' ? group.name : words.groupTitle[group.kind]
}

/** Who is in a distribution group was never asked: it must not look empty. */
const knowsMembers = ({ kind }: Group) => kind !== 'distribution'

const emptyCount = { long: words.list.emptyGroup, short: words.list.emptyGroup }

/** Only Available counts; somebody whose answer is still missing does not. */
function availableCount(members: readonly string[], people: ReadonlyMap<string, Person>) {
  let available = 0
  for (const uri of members) {
    const presence = people.get(uri)?.presence
    if (presence?.kind === 'live' && presence.availability === 'available') available++
  }
  const [some, all] = [number(available), number(members.length)]
  return { long: words.list.available(some, all), short: words.list.availableShort(some, all) }
}

function markOf(group: Group): Section['mark'] {
  if (group.kind === 'distribution') return 'people'
  return group.kind === 'delegators' || group.kind === 'organisation' ? 'lock' : null
}
