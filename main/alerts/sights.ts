// How people were when they were last seen in this connection, and what a new picture changes about them.

import type { Person } from '../../preload/contract'
import { personKey } from './news'
import { readingOf, type Reading } from './reading'

/** Somebody who is not as before; `before` is `null` for who is seen for the first time. */
export interface Change {
  readonly key: string
  readonly person: Person
  readonly before: Reading | null
  readonly now: Reading
}

export interface Sights {
  /**
   * Who changed since the last look; nobody is forgotten for being out of sight for a while. `unreadNotes`: whose note
   * is not known, by `personKey`; `null` as long as nobody's is.
   */
  look(people: readonly Person[], unreadNotes: ReadonlySet<string> | null): readonly Change[]
  /** By `personKey`, as last seen. */
  of(key: string): { readonly person: Person; readonly reading: Reading } | null
  /** Everybody is seen for the first time again; of whom more than "unknown" was ever seen is remembered. */
  forget(): void
  clear(): void
}

interface Sight {
  /** As last vouched for. */
  readonly person: Person
  readonly firstAt: number
}

/** The note of somebody who came later is read after their presence: until then its absence says nothing. */
const noteFollowsMs = 10_000

/** `steady` in milliseconds. */
export function createSights(steady: () => number): Sights {
  let sights = new Map<string, Sight>()
  let lastPeople: readonly Person[] | null = null
  let notesReadAt: number | null = null
  const everKnown = new Set<string>()

  let lastUnread: ReadonlySet<string> = new Set()

  const isNoteKnown = (key: string, { firstAt }: Sight, unread: ReadonlySet<string>): boolean =>
    notesReadAt !== null && !unread.has(key) && (firstAt <= notesReadAt || steady() - firstAt >= noteFollowsMs)
  const read = (key: string, sight: Sight, unread: ReadonlySet<string>) =>
    readingOf(sight.person, isNoteKnown(key, sight, unread))
  // "Unknown" is also what is made of an answer that the server refused: of somebody who was known it tells nothing.
  const isVouchedFor = (key: string, { presence }: Person): boolean =>
    presence.kind === 'live' && (presence.availability !== 'unknown' || !everKnown.has(key))
  const forget = (): void => {
    sights = new Map()
    lastPeople = null
    notesReadAt = null
    lastUnread = new Set()
  }

  return {
    look(people, unreadNotes) {
      const changes: Change[] = []
      const unread = unreadNotes ?? lastUnread
      if (people !== lastPeople) {
        const next = new Map<string, Sight>()
        for (const person of people) {
          const key = personKey(person.uri)
          const old = sights.get(key)
          const isSame = old?.person === person || !isVouchedFor(key, person)
          const sight = isSame ? old : { person, firstAt: old?.firstAt ?? steady() }
          if (sight) next.set(key, sight)
          const now = isSame || !sight ? null : read(key, sight, unread)
          if (now && now.availability !== 'unknown') everKnown.add(key)
          if (now) changes.push({ key, person, before: old ? read(key, old, lastUnread) : null, now })
        }
        sights = next
        lastPeople = people
      }
      // From the next look on: this one may be the first that shows them.
      if (unreadNotes) notesReadAt ??= steady()
      lastUnread = unread
      return changes
    },
    of(key) {
      const sight = sights.get(key)
      const reading = sight && read(key, sight, lastUnread)
      return sight && reading ? { person: sight.person, reading } : null
    },
    forget,
    clear() {
      forget()
      everKnown.clear()
    }
  }
}
