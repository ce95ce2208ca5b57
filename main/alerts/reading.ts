// What happened to a person between two readings of them.

import type { Availability, Instant, Person, WatchEvent } from '../../preload/contract'

/** A person as somebody vouched for them. */
export interface Reading {
  readonly availability: Availability
  readonly activity?: string
  /** When they were seen entering this state. */
  readonly since?: Instant
  /** Empty when there is none; `undefined` as long as nobody knows. */
  readonly note: string | undefined
}

/** The most telling first: where several happened at once, only the first is told. */
export const eventsByWeight: readonly WatchEvent[] = ['available', 'not-busy', 'offline', 'note', 'every-change']

/** `null` for somebody whose presence nobody vouches for. */
export function readingOf({ presence, note }: Person, areNotesKnown: boolean): Reading | null {
  if (presence.kind !== 'live') return null
  const { availability, activity, since } = presence
  return {
    availability,
    ...(activity !== undefined && { activity }),
    ...(since !== undefined && { since }),
    note: areNotesKnown ? (note?.text ?? '') : undefined
  }
}

const isBusy = (availability: Availability) => ['busy', 'busy-inactive', 'do-not-disturb'].includes(availability)
const isHere = (availability: Availability) => availability === 'available' || availability === 'inactive'
const isGone = (availability: Availability) => availability === 'offline' || availability === 'off-work'
const isKnown = (availability: Availability) => availability !== 'unknown'

const rules: Record<WatchEvent, (was: Reading, is: Reading) => boolean> = {
  available: (was, is) => was.availability !== 'available' && is.availability === 'available',
  'not-busy': (was, is) => isBusy(was.availability) && isHere(is.availability),
  // Off work is gone already.
  offline: (was, is) => isKnown(was.availability) && !isGone(was.availability) && isGone(is.availability),
  note: (was, is) => was.note !== undefined && is.note !== undefined && is.note !== '' && is.note !== was.note,
  'every-change': (was, is) =>
    was.availability !== is.availability && isKnown(was.availability) && isKnown(is.availability)
}

/** Whether the event lies between two readings. */
export const hasHappened = (event: WatchEvent, was: Reading, is: Reading): boolean => rules[event](was, is)
