// Turns groups and people into what the tree shows: sections with a title, a count and members in order.
import type { Group, GroupKind, Person, Settings } from '../../preload/contract'
import { presenceWords } from '../../preload/words/presence'
import { words } from '../words/en'
import { listWords } from '../words/list'
import { problemWords } from '../words/problems'
import { number } from '../../preload/words/times'
import { isEditable, watchingId } from './actions'
import { ordered, type Ranks } from './order'

/** One group of the tree, or a list that looks like one, with its words ready. */
export interface Section {
  /** Unique in the tree: a group inside several others has a section in each. */
  readonly id: string
  /** The group's, for whatever is done to it; `watchingId` and the ids of search are no groups. */
  readonly groupId: string
  readonly kind: GroupKind | 'watching' | 'found' | 'directory' | 'new'
  readonly title: string
  /** Long and short form of the count; `null` when nobody can vouch for one. */
  readonly count: { readonly long: string; readonly short: string } | null
  readonly mark: 'lock' | 'people' | null
  readonly isOpen: boolean
  /** False for a group inside itself. */
  readonly canOpen: boolean
  /** How many opened groups it is inside of. */
  readonly depth: number
  /** `uri`s in the order shown; under Watching and in the directory also the keys of rows that are no people. */
  readonly members: readonly string[]
  /** Said below the members, or in their place; empty when nothing needs saying. */
  readonly text: string
  /** Whether a text box for its name stands in place of the header. */
  readonly isNamed: boolean
}

/** Where the order and the counts come from. */
export interface SectionsInput {
  readonly groups: readonly Group[]
  readonly watching: readonly string[]
  /** Keys of the rows that wait for the first of several people. */
  readonly waits: readonly string[]
  readonly people: ReadonlyMap<string, Person>
  readonly ranks: Ranks
  readonly settings: Settings
  /** False while presence is a memory: then there are no counts. */
  readonly isLive: boolean
  /** While something is dragged the groups that everybody has are there even if empty, to drop it on. */
  readonly isDragging: boolean
  /** Ids of groups whose members the server does not tell at the moment. */
  readonly unread?: readonly string[] | undefined
}

/** The sections from top to bottom; distribution groups inside opened ones follow the one they are in. */
export function groupSections(input: SectionsInput): Section[] {
  const { groups, watching, waits, isDragging, unread = [] } = input
  const isShown = ({ id, kind, members }: Group): boolean =>
    isDragging || members.length > 0 || unread.includes(id) || (kind !== 'favourites' && kind !== 'other')
  const listed = groups.filter((group) => group.isNested !== true && isShown(group))
  const byId = new Map(groups.map((group) => [group.id, group]))
  const sections = listed.flatMap((group) => branchSections({ group, path: [group.id] }, byId, input))
  return watching.length + waits.length > 0 ? [watchingSection(input), ...sections] : sections
}

/** A group on its way down from the list: the ids of those it is inside of, itself last. */
interface Branch {
  readonly group: Group
  readonly path: readonly string[]
}

function branchSections(branch: Branch, byId: ReadonlyMap<string, Group>, input: SectionsInput): Section[] {
  const { group, path } = branch
  const section = group.kind === 'distribution' ? distributionSection(branch, input) : plainSection(group, input)
  if (!section.isOpen || group.inside?.kind !== 'open') return [section]
  const inner = group.inside.nested.flatMap((id) => byId.get(id) ?? [])
  const below = inner.flatMap((nested) => branchSections({ group: nested, path: [...path, nested.id] }, byId, input))
  return [section, ...below]
}

function plainSection(group: Group, input: SectionsInput): Section {
  const people = { ...peopleSection(group.id, group.members, input), kind: group.kind, title: groupTitle(group) }
  const mark = markOf(group)
  // A group that cannot be read must not look empty.
  if (people.members.length === 0 && input.unread?.includes(group.id)) {
    return { ...people, mark, count: null, text: words.list.unreadGroup }
  }
  const text = people.text !== '' && isEditable(group) ? listWords.section.nobodyYet : people.text
  return { ...people, mark, text }
}

function watchingSection(input: SectionsInput): Section {
  const people = peopleSection(watchingId, input.watching, input)
  const watched = { ...people, kind: 'watching', title: listWords.section.watching } as const
  if (input.waits.length === 0) return watched
  const count = people.members.length === 0 ? null : people.count
  return { ...watched, count, members: [...input.waits, ...people.members], text: '' }
}

/** People who are known without asking, in a group that the settings fold. */
function peopleSection(
  id: string,
  uris: readonly string[],
  { people, ranks, settings, isLive }: SectionsInput
): Section {
  const members = ordered(known(uris, people), ranks)
  const isEmpty = members.length === 0
  return {
    ...bareSection(id),
    count: isEmpty ? emptyCount : isLive && isVouched(members, people) ? availableCount(members, people) : null,
    isOpen: !settings.collapsedGroups.includes(id),
    members,
    text: isEmpty ? words.list.nobodyHere : ''
  }
}

/** A group whose inside is read when it is opened. One that is inside itself is shown, and goes no further. */
function distributionSection({ group, path }: Branch, input: SectionsInput): Section {
  const { people, ranks, isLive } = input
  const inside = group.inside?.kind ?? 'closed'
  const canOpen = path.indexOf(group.id) === path.length - 1
  const isOpen = canOpen && inside !== 'closed'
  const members = ordered(known(group.members, people), ranks)
  const isCounted = isOpen && inside === 'open' && members.length > 0
  return {
    ...bareSection(path.join('\n')),
    groupId: group.id,
    kind: 'distribution',
    title: group.name,
    mark: 'people',
    count: isCounted ? (isLive ? availableCount(members, people) : null) : memberCount(members.length),
    isOpen,
    canOpen,
    depth: path.length - 1,
    members,
    text: isOpen ? insideText(group, members.length) : ''
  }
}

function insideText({ inside }: Group, members: number): string {
  if (inside?.kind === 'refused') {
    const { what, advice } = problemWords(inside.problem)
    return `${what} ${advice}`
  }
  if (members > 0) return ''
  if (inside?.kind === 'asking') return presenceWords.asking
  return inside?.kind === 'open' && inside.nested.length === 0 ? words.list.nobodyHere : ''
}

/** A section with nothing in it, for builders to fill. */
export const bareSection = (id: string): Section => ({
  id,
  groupId: id,
  kind: 'own',
  title: '',
  count: null,
  mark: null,
  isOpen: true,
  canOpen: true,
  depth: 0,
  members: [],
  text: '',
  isNamed: false
})

/** The id of the section that a group to be made has while its name is typed. */
const newId = '@new'

/** `sections` with the one that is being named: `groupId`, or where own groups begin one that is not there yet. */
export function withNaming(
  sections: readonly Section[],
  naming: { readonly groupId: string | null } | null
): Section[] {
  if (naming === null) return [...sections]
  const { groupId } = naming
  if (groupId !== null) return sections.map((one) => (one.groupId === groupId ? { ...one, isNamed: true } : one))
  const before = sections.findIndex(({ kind }) => kind !== 'watching' && kind !== 'favourites')
  const at = before < 0 ? sections.length : before
  const added: Section = { ...bareSection(newId), kind: 'new', isNamed: true }
  return [...sections.slice(0, at), added, ...sections.slice(at)]
}

/** People by address. */
export const byUri = (people: readonly Person[]): ReadonlyMap<string, Person> =>
  new Map(people.map((person) => [person.uri, person]))

/** The name of a group as the window says it: our word for the kinds everybody has, its own name otherwise. */
export function groupTitle(group: Group): string {
  return group.kind === 'own' || group.kind === 'distribution' ? group.name : words.groupTitle[group.kind]
}

const known = (uris: readonly string[], people: ReadonlyMap<string, Person>): string[] =>
  uris.filter((uri) => people.has(uri))

const emptyCount = { long: words.list.emptyGroup, short: words.list.emptyGroup }

/** Who is in a distribution group that was never opened nobody knows: it must not look empty. */
function memberCount(members: number): Section['count'] {
  if (members === 0) return null
  const written = number(members)
  return { long: listWords.section.members(members, written), short: listWords.section.membersShort(written) }
}

/** Where everybody is a memory, nobody knows how many are available. */
const isVouched = (members: readonly string[], people: ReadonlyMap<string, Person>): boolean =>
  members.some((uri) => people.get(uri)?.presence.kind !== 'stale')

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

const markOf = ({ kind }: Group): Section['mark'] => (kind === 'delegators' || kind === 'organisation' ? 'lock' : null)
