// Searching the list: which people match what was typed, best first, and which letters of a text to mark.
import type { Person } from '../../preload/contract'
import type { Ranks } from './order'

/** One piece of a text; `hit` pieces are what was searched for. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Lower case, without accents: "Álvarez" is found by "alv". */
function fold(text: string): string {
  // Most texts have nothing to take apart, and thousands of them are folded at the first letter typed.
  if (!/[^ -~]/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => plain[letter] ?? letter)
}

/** Letters that Unicode does not take apart, though people type them without. */
const plain: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' }

/** The typed words, folded. Empty when there is nothing to search for. */
const searchWords = (query: string): string[] =>
  fold(query)
    .split(/\s+/)
    .filter((word) => word !== '')

/** A search that remembers the folded texts of people, so that only what changed is folded again. */
export interface Filter {
  /** The people that `query` finds, best first, then by `names`. */
  find(people: readonly Person[], query: string, names: Ranks): Person[]
  /** Folds the texts of the next few people that a search would have to fold; false when none are left. */
  prepare(people: readonly Person[]): boolean
}

/** How many people are prepared at once: about a millisecond. */
const batch = 250

export function createFilter(): Filter {
  /** By place in `people`, which rarely changes; the text of a person found in another place is made again. */
  const texts: PersonText[] = []
  const textAt = (person: Person, at: number): PersonText => {
    const known = texts[at]
    if (known !== undefined && isTextOf(known, person)) return known
    return (texts[at] = personText(person))
  }
  let [ready, prepared]: [readonly Person[], number] = [[], 0]
  return {
    find(people, query, names) {
      const searched = searchWords(query)
      if (searched.length === 0) return []
      const found: { person: Person; place: number }[] = []
      people.forEach((person, at) => {
        const quality = matchQuality(textAt(person, at), searched)
        if (quality !== null) found.push({ person, place: quality * placesPerQuality + (names.get(person.uri) ?? 0) })
      })
      return found.sort((one, other) => one.place - other.place).map(({ person }) => person)
    },
    prepare(people) {
      if (ready !== people) [ready, prepared] = [people, 0]
      const end = Math.min(prepared + batch, people.length)
      people.slice(prepared, end).forEach((person, offset) => textAt(person, prepared + offset))
      prepared = end
      return prepared < people.length
    }
  }
}

/** More than anybody has contacts, so that how well somebody matches outweighs the name. */
const placesPerQuality = 1_000_000

interface PersonText {
  /** Whom it was made of; another picture's copy of the same person has the same texts mostly. */
  readonly of: Person
  /** The name with a space before each of its words. */
  readonly name: string
  readonly all: string
}

function isTextOf({ of }: PersonText, person: Person): boolean {
  return (
    of === person ||
    (of.name === person.name &&
      of.mail === person.mail &&
      of.title === person.title &&
      of.department === person.department &&
      of.note?.text === person.note?.text)
  )
}

function personText(person: Person): PersonText {
  const texts = [person.name, person.mail, person.title, person.department, person.note?.text]
  return {
    of: person,
    name: ` ${fold(person.name).replace(/[\s-]+/g, ' ')}`,
    all: fold(texts.filter(Boolean).join(' '))
  }
}

/** 0: the name starts so, 1: a word of the name does, 2: inside the name, 3: elsewhere; `null`: not at all. */
function matchQuality(text: PersonText, searched: readonly string[]): number | null {
  if (!searched.every((word) => text.all.includes(word))) return null
  const first = searched[0] ?? ''
  if (text.name.startsWith(first, 1)) return 0
  if (text.name.includes(` ${first}`)) return 1
  return text.name.includes(first) ? 2 : 3
}

/** Whether any of the searched words stands in `text`. */
export function isHit(text: string, query: string): boolean {
  const folded = fold(text)
  return searchWords(query).some((word) => folded.includes(word))
}

/** Cuts `text` where `query` was found. The pieces joined are `text` again. */
export function pieces(text: string, query: string): Piece[] {
  const hits = hitLetters([...text], searchWords(query))
  const cut: { text: string; hit: boolean }[] = []
  let at = 0
  for (const letter of text) {
    const last = cut[cut.length - 1]
    // An accent that is a character of its own stays with its letter.
    const hit = hits.has(at++) || (fold(letter) === '' && last?.hit === true)
    if (last && last.hit === hit) last.text += letter
    else cut.push({ text: letter, hit })
  }
  return cut
}

/** Indices of the letters that belong to a hit; a letter may fold to none, one or two, so their places are kept. */
function hitLetters(letters: readonly string[], searched: readonly string[]): Set<number> {
  const owners: number[] = []
  let folded = ''
  letters.forEach((letter, index) => {
    const plainLetter = fold(letter)
    folded += plainLetter
    for (let i = 0; i < plainLetter.length; i++) owners.push(index)
  })
  const hits = new Set<number>()
  for (const word of searched) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      for (let i = at; i < at + word.length; i++) hits.add(owners[i] ?? -1)
    }
  }
  return hits
}
