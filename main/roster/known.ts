// What is known of one person besides the card, and whether it can be vouched for.

import type { Instant, Note, Presence } from '../../preload/contract'
import type { PresenceValue } from './from-ucwa'

/** One person's changing part. `fresh`: the value was read in this life; `covered`: a subscription reports changes. */
export interface Known {
  readonly value?: PresenceValue
  /** When we saw the person enter the present state. */
  readonly since?: Instant
  /** Last moment the value was vouched for; counts while it is not live. */
  readonly asOf: Instant
  readonly fresh: boolean
  readonly covered: boolean
  readonly note?: Note
  /** It may be another one by now: nobody reported changes when it was read, or somebody stopped doing so since. */
  readonly isNoteDoubtful: boolean
  readonly location?: string
}

/** Of somebody nobody has asked about yet. */
export const unasked: Known = { asOf: 0, fresh: false, covered: false, isNoteDoubtful: false }

/** `suspendedAt`: when the connection was lost, `null` while it stands. */
export function presenceOf(known: Known, suspendedAt: Instant | null): Presence {
  const { value, since, asOf } = known
  if (!value) return { kind: 'asking' }
  if (isLive(known) && suspendedAt === null) return { kind: 'live', ...value, ...(since !== undefined && { since }) }
  return {
    kind: 'stale',
    availability: value.availability,
    asOf: isLive(known) ? Math.max(asOf, suspendedAt ?? 0) : asOf
  }
}

/** The moment of entering a state is only known if the state before was live: otherwise it was entered unseen. */
export function withValue(known: Known, value: PresenceValue, at: Instant): Known {
  const next: Draft = { ...known, value, asOf: at, fresh: true }
  const isSeen = known.fresh && known.value !== undefined
  if (!isSeen) delete next.since
  else if (known.value?.availability !== value.availability) next.since = at
  return next
}

/** Without a note when there is none. */
export function withNote(known: Known, note: Note | undefined): Known {
  const next: Draft = { ...known, isNoteDoubtful: !known.covered }
  delete next.note
  return note ? { ...next, note } : next
}

/** Takes the vouching away: what was live becomes true as of `asOf`. */
export function outdated(known: Known, change: { fresh?: boolean; covered?: boolean }, asOf: Instant): Known {
  const next: Draft = { ...known, ...change, asOf: isLive(known) ? Math.max(known.asOf, asOf) : known.asOf }
  if (known.covered && !next.covered) next.isNoteDoubtful = true
  delete next.since
  return next
}

type Draft = { -readonly [K in keyof Known]: Known[K] }

function isLive(known: Known): boolean {
  return known.fresh && known.covered
}
