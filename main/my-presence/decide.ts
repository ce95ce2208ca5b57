// What to do about my presence now: reset what is over, say Away behind a locked screen, and come back from it.
//
// Away on lock takes the place of what says "here" (available, busy, both inactive). Do not disturb, Be right back,
// Away and Off work stay: they were chosen to say more than that. Whatever another device has chosen meanwhile is
// newer than anything kept here and stays as well.

import type { Availability, Instant, Presence, SettableAvailability } from '../../preload/contract'
import { isStill, type Kept } from './chosen'

export interface Situation {
  readonly now: Instant
  /** As the server reports it; only what is live says anything. */
  readonly presence: Presence
  readonly kept: Kept
  readonly isLocked: boolean
  /** The user's wish to be Away while locked. */
  readonly awayOnLock: boolean
  /** Whether this lock was answered already: it is decided upon once. */
  readonly isLockAnswered: boolean
}

export type Step =
  | { readonly do: 'nothing' }
  /** The server shows what was asked for. */
  | { readonly do: 'see' }
  /** Another device has chosen something: it stays. */
  | { readonly do: 'forget' }
  | { readonly do: 'reset' }
  | { readonly do: 'go-away' }
  /** To what was chosen before the lock. */
  | { readonly do: 'come-back'; readonly to: SettableAvailability }
  /** The screen is locked, and what is shown says enough. */
  | { readonly do: 'leave' }

const saysHere: ReadonlySet<Availability> = new Set(['available', 'inactive', 'busy', 'busy-inactive'])
/** While the server is told nothing of us, as right after a new connection: another state follows. */
const saysNothing: ReadonlySet<Availability> = new Set(['offline', 'unknown'])
const nothing: Step = { do: 'nothing' }

export function decide(situation: Situation): Step {
  const { kept, presence } = situation
  if (presence.kind !== 'live') return nothing
  const wished = kept.isAway ? 'away' : kept.chosen?.availability
  if (wished !== undefined) {
    const isShown = isStill(wished, presence)
    if (kept.isSeen && !isShown) return { do: 'forget' }
    if (!kept.isSeen && isShown) return { do: 'see' }
  }
  return kept.isAway ? whileAway(situation) : whileHere(situation, presence.availability)
}

function whileAway({ now, kept: { chosen }, isLocked, awayOnLock }: Situation): Step {
  if (isLocked && awayOnLock) return nothing
  return chosen === null || isOver(chosen.until, now) ? { do: 'reset' } : { do: 'come-back', to: chosen.availability }
}

function whileHere({ now, kept, isLocked, awayOnLock, isLockAnswered }: Situation, shown: Availability): Step {
  if (isOver(kept.chosen?.until ?? null, now)) return { do: 'reset' }
  if (!isLocked || !awayOnLock || isLockAnswered) return nothing
  if (saysNothing.has(shown)) return nothing
  return saysHere.has(shown) ? { do: 'go-away' } : { do: 'leave' }
}

const isOver = (until: Instant | null, now: Instant): boolean => until !== null && until <= now
