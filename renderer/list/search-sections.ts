// What a search shows: the people of the list it found, and what the directory of the company knows besides.
import type { DirectoryResults, FoundList, FoundPerson, Group, Person, Problem } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import { words } from '../words/en'
import { listWords } from '../words/list'
import { problemWords } from '../words/problems'
import { number } from '../../preload/words/times'
import { directoryId } from './actions'
import { bareSection, type Section } from './sections'

/** The id of the people of the list that a search found, which is no group. */
export const foundId = '@found'

export type Found = FoundPerson | FoundList

/** What a row of the directory is known by. */
export const foundKey = (found: Found): string => ('uri' in found ? found.uri : `list ${found.mail}`)

/** Each once, by the key of its row. */
export const foundByKey = (found: readonly Found[]): ReadonlyMap<string, Found> =>
  new Map(found.map((one) => [foundKey(one), one]))

/** The people among `found`, by address. */
export function foundPeople(found: Iterable<Found>): ReadonlyMap<string, FoundPerson> {
  const people = [...found].filter((one) => 'uri' in one)
  return new Map(people.map((person) => [person.uri, person]))
}

/** Those of the list that the window finds, and then those of them that only the directory knows to match. */
export function foundInList(
  found: readonly Person[],
  results: DirectoryResults | null,
  people: ReadonlyMap<string, Person>
): Person[] {
  return [...new Set([...found, ...(results?.people ?? []).flatMap(({ uri }) => people.get(uri) ?? [])])]
}

/** Names of the distribution groups on the list. */
export function listNames(groups: readonly Group[]): ReadonlySet<string> {
  const lists = groups.filter(({ kind, isNested }) => kind === 'distribution' && isNested !== true)
  return new Set(lists.map(({ name }) => name))
}

export interface DirectoryInput {
  readonly query: string
  readonly results: DirectoryResults | null
  readonly isAsking: boolean
  readonly problem: Problem | null
  /** Everybody the list shows: they are found there. */
  readonly people: ReadonlyMap<string, Person>
  /** Names of the distribution groups on the list. */
  readonly listNames: ReadonlySet<string>
}

/** What the directory offers that the list has not; a whole address that nobody has is offered as it is. */
export function directoryRows({ query, results, isAsking, people, listNames }: DirectoryInput): Found[] {
  const strangers = (results?.people ?? []).filter(({ uri }) => !people.has(uri))
  const lists = (results?.lists ?? []).filter(({ name }) => !listNames.has(name))
  const rows = [...foundByKey([...strangers, ...lists]).values()]
  const address = wholeAddress(query)
  if (address === null || isAsking || isKnown(address, people, [...(results?.people ?? []), ...lists])) return rows
  return [...rows, { uri: `sip:${address}`, name: address }]
}

function isKnown(address: string, people: ReadonlyMap<string, Person>, found: readonly Found[]): boolean {
  const isTheirs = (one: { uri?: string; mail?: string }): boolean =>
    [one.uri && bareAddress(one.uri), one.mail].some((text) => text?.toLowerCase() === address)
  return [...people.values()].some(isTheirs) || found.some(isTheirs)
}

/** `query` as an address without scheme, or `null` if it is only part of one. */
function wholeAddress(query: string): string | null {
  const [, address] = /^\s*(?:sip:|mailto:)?([^\s@:;<>"]+@[^\s@:;<>"]+\.[^\s@:;<>".]+)\s*$/i.exec(query) ?? []
  return address?.toLowerCase() ?? null
}

/** The sections of a search; the directory's only where there is something to tell of it. */
export function searchSections(found: readonly Person[], rows: readonly Found[], input: DirectoryInput): Section[] {
  const isNobody = found.length === 0 && rows.length === 0 && input.results !== null && !input.isAsking
  const list = foundSection(found, input.query, isNobody)
  const text = isNobody ? listWords.section.nobodyEither : directoryText(input)
  return rows.length === 0 && text === '' ? [list] : [list, directorySection(rows, text, input)]
}

const none = { long: words.search.none, short: words.search.none }

/** `isNobody`: the directory has nobody either, and says what to try. */
function foundSection(found: readonly Person[], query: string, isNobody: boolean): Section {
  const count = number(found.length)
  const nobody = isNobody ? listWords.section.nobodyInList : words.search.nobody
  return {
    ...bareSection(foundId),
    kind: 'found',
    title: words.search.inYourList,
    count: found.length === 0 ? none : { long: words.search.found(count), short: count },
    members: found.map((person) => person.uri),
    text: found.length === 0 ? nobody(query.trim()) : ''
  }
}

function directorySection(rows: readonly Found[], text: string, { results, problem }: DirectoryInput): Section {
  const count = number(rows.length)
  const some = results?.more ? listWords.section.moreThan(number(results.people.length)) : words.search.found(count)
  return {
    ...bareSection(directoryId),
    kind: 'directory',
    title: listWords.section.directory,
    count: rows.length > 0 ? { long: some, short: count } : problem === null ? none : null,
    members: rows.map(foundKey),
    text
  }
}

function directoryText({ results, problem }: DirectoryInput): string {
  if (problem !== null) return problemWords(problem).what
  return results?.more ? listWords.section.firstOnly(number(results.people.length)) : ''
}
