// What is said of a presence: the word alone, the second line of a row, the sentence in the details.
import type { Availability, Instant, Note, Presence } from '../people'
import { presenceWords } from './presence'
import { day, duration, moment } from './times'

/** States in which "how long" is what one wants to know. */
const idle: ReadonlySet<Availability> = new Set(['inactive', 'busy-inactive', 'away'])
const absent: ReadonlySet<Availability> = new Set(['away', 'off-work', 'offline', 'unknown'])
const dayMs = 24 * 60 * 60_000

/** Which sign to draw; `unknown` until there is an answer. */
export const signOf = (presence: Presence): Availability =>
  presence.kind === 'asking' ? 'unknown' : presence.availability

/** Whether the name steps back: the person is not there, or nobody can vouch for it. */
export const isGone = (presence: Presence): boolean => presence.kind !== 'live' || absent.has(presence.availability)

/** The availability in words, with "as of" when it is a memory: `Available`, `Available as of 10:42`, `Asking…`. */
export function availabilityWords(presence: Presence, now: Instant): string {
  if (presence.kind === 'asking') return presenceWords.asking
  const word = presenceWords.availability[presence.availability]
  return presence.kind === 'stale' ? presenceWords.asOf(word, moment(presence.asOf, now)) : word
}

/** `Busy, in a meeting`, `Away 15 min`, `Offline since yesterday`, `Available as of 10:42`. */
export function presenceLine(presence: Presence, now: Instant): string {
  const word = availabilityWords(presence, now)
  if (presence.kind !== 'live') return word
  return [word + timeWords(presence, now), activityWords(presence)].filter((part) => part !== '').join(', ')
}

/** The note as a row shows it; none while the presence beside it is only a memory. */
export function noteLine(presence: Presence, note: Note | undefined): string {
  if (note === undefined || note.text === '' || presence.kind !== 'live') return ''
  return note.outOfOffice ? presenceWords.outOfOffice(note.text) : note.text
}

/** The activity in words, or empty when there is none or it only repeats the availability. */
export function activityWords(presence: Presence): string {
  if (presence.kind !== 'live' || presence.activity === undefined) return ''
  const token = presence.activity.trim()
  const repeats = token === presence.availability || same(token, presenceWords.availability[presence.availability])
  return repeats ? '' : (presenceWords.activity[token] ?? token)
}

/** `for 12 min`, when we saw the person enter the state. */
export function sinceWords(presence: Presence, now: Instant): string {
  if (presence.kind !== 'live' || presence.since === undefined) return ''
  const long = duration(now - presence.since)
  return long === '' ? '' : presenceWords.for(long)
}

function timeWords(presence: Presence & { kind: 'live' }, now: Instant): string {
  const from = presence.lastActive ?? presence.since
  if (from === undefined || from > now) return ''
  if (presence.availability === 'offline') return ` since ${day(from, now)}`
  if (!idle.has(presence.availability)) return ''
  if (now - from >= dayMs) return ` since ${day(from, now)}`
  const long = duration(now - from)
  return long === '' ? '' : ` ${long}`
}

const same = (one: string, other: string): boolean => one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0
