// A company to try the app on: Corvo, seen by Inês Carvalho. The same seed gives the same people and lists.

import type { Organisation, SimGroup, SimGroupKind, SimPerson } from '../world/organisation'
import { castContacts, castStrangers, castUri, favourites, leadingLady, nightShift, others, sampleDomain } from './cast'
import { makePeople } from './people'
import { groupNames, projectNames } from './texts'
import { type SeededRandom, seededRandom } from './seeded-random'

/** People in the directory beside the user's contacts. */
const strangerCount = 80

/** How large the sample organisation is. */
export interface SampleSize {
  /** The user's contacts. */
  readonly people: number
  /** The user's own groups; the pinned, default and other system groups come on top. */
  readonly groups: number
  readonly seed: number
  /** The distribution groups contain each other, as a careless directory has it; default: no. */
  readonly nestedCycle?: boolean
  /** Start of the story, in milliseconds since 1970. */
  readonly now: number
}

/** The sample organisation; people with a part of their own come first. */
export function sampleOrganisation({ people, groups, seed, nestedCycle = false, now }: SampleSize): Organisation {
  const random = seededRandom(seed)
  const me = leadingLady(now)
  const cast = castContacts(now).slice(0, people)
  const knownStrangers = castStrangers(now)
  const taken = new Set([me, ...castContacts(now), ...knownStrangers].map(({ mail }) => mail))
  const contacts = [...cast, ...makePeople(people - cast.length, taken, random, now)]
  const strangers = [...knownStrangers, ...makePeople(strangerCount - knownStrangers.length, taken, random, now)]
  return {
    domain: sampleDomain,
    me,
    userName: 'CORVO\\ines',
    password: 'seven-blue-tiles',
    people: [...contacts, ...strangers],
    groups: [
      ...contactLists(contacts, groups, random),
      ...(contacts.length > 0 ? distributionLists(contacts, strangers, nestedCycle) : [])
    ]
  }
}

function contactLists(contacts: readonly SimPerson[], groups: number, random: SeededRandom): SimGroup[] {
  const own = ownGroups(contacts, groups, random)
  const known = new Set(contacts.map(({ uri }) => uri))
  const pinned = favourites.map(castUri).filter((uri) => known.has(uri))
  const listed = new Set([...pinned, ...own.flatMap(({ members }) => members)])
  const unlisted = contacts.map(({ uri }) => uri).filter((uri) => !listed.has(uri))
  return [
    group('pinnedGroup', 'Pinned Contacts', pinned),
    ...own,
    group('defaultGroup', 'Other Contacts', unlisted),
    group(
      'delegatesGroup',
      'Delegates',
      [castUri('lena.fischer'), castUri('fatoumata.diallo')].filter((uri) => known.has(uri))
    ),
    group(
      'delegatorsGroup',
      'Delegators',
      [castUri('maximiliane.hohenstein')].filter((uri) => known.has(uri))
    ),
    group('myOrganizationGroup', 'My Organization', team(contacts))
  ]
}

/** The user's manager, then colleagues of her department. */
function team(contacts: readonly SimPerson[]): string[] {
  const uris = contacts.filter(({ department }) => department === 'Platform').map(({ uri }) => uri)
  const manager = castUri('helena.brandao')
  return [...uris.filter((uri) => uri === manager), ...uris.filter((uri) => uri !== manager)].slice(0, 28)
}

function ownGroups(contacts: readonly SimPerson[], count: number, random: SeededRandom): SimGroup[] {
  const members = Array.from({ length: count }, (): string[] => [])
  const keep = new Set([...favourites, ...others].map(castUri))
  const onNights = new Set(nightShift.map(castUri))
  for (const { uri } of contacts) {
    if (onNights.has(uri)) members[0]?.push(uri)
    else if (uri === castUri('tomasz.wojcik')) for (const list of members.slice(1, 3)) list.push(uri)
    else if (!keep.has(uri)) for (const index of listsFor(count, random)) members[index]?.push(uri)
  }
  return members.map((uris, index) => group('group', groupName(index), uris))
}

/** Which own groups somebody is in: mostly one, sometimes two, for one in six none. The night shift (0) is complete. */
function listsFor(count: number, random: SeededRandom): Set<number> {
  if (count < 2 || random.chance(0.16)) return new Set()
  // Squared, so that early groups are large and late ones small, as lists are in life.
  const one = (): number => 1 + Math.floor(random.next() ** 1.2 * (count - 1))
  return new Set(random.chance(0.15) ? [one(), one()] : [one()])
}

function groupName(index: number): string {
  const name = groupNames[index]
  if (name !== undefined) return name
  const beyond = index - groupNames.length
  const round = Math.floor(beyond / projectNames.length) + 1
  const project = projectNames[beyond % projectNames.length] ?? ''
  return round === 1 ? `Project ${project}` : `Project ${project} ${round}`
}

/** Two lists of the directory, one inside the other; their members need not be contacts. */
function distributionLists(
  contacts: readonly SimPerson[],
  strangers: readonly SimPerson[],
  nestedCycle: boolean
): SimGroup[] {
  const uris = strangers.map(({ uri }) => uri)
  const aroha = contacts.filter(({ uri }) => uri === castUri('aroha.ngata')).map(({ uri }) => uri)
  const inner = group('distributionGroup', 'Facilities Porto, night', uris.slice(20, 24))
  const outer = group('distributionGroup', 'Facilities Lisbon', [...aroha, ...uris.slice(4, 15)])
  return [
    { ...outer, uri: `sip:facilities.lisbon@${sampleDomain}`, nested: [inner.id] },
    {
      ...inner,
      uri: `sip:facilities.porto.night@${sampleDomain}`,
      ...(nestedCycle && { nested: [outer.id] })
    }
  ]
}

/** Ids look like those of real servers: base64 of something, often with `=` at the end. */
function group(kind: SimGroupKind, name: string, members: readonly string[]): SimGroup {
  const id = Buffer.from(`${kind}:${name}`).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
  return { id, kind, name, members }
}
