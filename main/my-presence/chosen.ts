// What the user chose to be, for how long, and whether Away stands in for it while the screen is locked.

import type { Availability, Instant, Presence, SettableAvailability } from '../../preload/contract'

interface Chosen {
  readonly availability: SettableAvailability
  /** When it is reset by itself; null: never. */
  readonly until: Instant | null
}

/** Kept by sign-in address, so that neither a crash nor a restart makes a passing state last for ever. */
export interface Kept {
  /** Null: left to the server. */
  readonly chosen: Chosen | null
  /** Whether we said Away when the screen was locked; `chosen` is then what to go back to. */
  readonly isAway: boolean
  /** Whether the server has shown since then what was asked for: only then does another state mean another wish. */
  readonly isSeen: boolean
}

export const nothingChosen: Kept = { chosen: null, isAway: false, isSeen: false }

/** What the server makes of a choice by itself, as time goes by without the user. */
const becomes: Readonly<Record<SettableAvailability, ReadonlySet<Availability>>> = {
  available: new Set(['available', 'inactive', 'away']),
  busy: new Set(['busy', 'busy-inactive']),
  'do-not-disturb': new Set(['do-not-disturb']),
  'be-right-back': new Set(['be-right-back']),
  away: new Set(['away']),
  'off-work': new Set(['off-work', 'away'])
}

type Shown = Exclude<Presence, { kind: 'asking' }>

/** Whether what is shown can be what was chosen, and not something that was chosen since at another device. */
export function isStill(chosen: SettableAvailability, shown: Shown): boolean {
  // Nobody chooses these: the server says them while it is told nothing.
  if (shown.availability === 'offline' || shown.availability === 'unknown') return true
  // Presenting at another device covers everything, and passes.
  if (shown.kind === 'live' && shown.activity === 'presenting') return true
  return becomes[chosen].has(shown.availability)
}

/** When what is shown is reset by itself; undefined if never, or if the server shows something else. */
export function shownUntil({ chosen, isAway }: Kept, presence: Presence, now: Instant): Instant | undefined {
  if (chosen === null || chosen.until === null || isAway || presence.kind === 'asking') return undefined
  return chosen.until > now && becomes[chosen.availability].has(presence.availability) ? chosen.until : undefined
}
