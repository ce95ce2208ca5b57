// Whom the user wants to hear of and when, and what was not said because it was quiet. Part of the contract.

import type { Availability, Instant } from './people'

/** What is worth telling of somebody. `available` is the moment they become free; `every-change` any change of state. */
export type WatchEvent = 'available' | 'not-busy' | 'offline' | 'note' | 'every-change'

/** Whom a watch is about. `any` is a selection of people of whom the first to be free ends the wait. */
export type WatchTarget =
  | { readonly kind: 'person'; readonly uri: string }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'any'; readonly uris: readonly string[] }

/** How long a watch lasts: until it came true, until the user stops it, or until a time. */
export type WatchLasts =
  { readonly kind: 'once' } | { readonly kind: 'always' } | { readonly kind: 'until'; readonly at: Instant }

/** How the user wants to hear of a target. `on` is never empty. */
export interface WatchHow {
  readonly on: readonly WatchEvent[]
  readonly lasts: WatchLasts
}

/** There is at most one watch of a target. */
export interface Watch extends WatchHow {
  readonly target: WatchTarget
}

/** Why nothing is told just now. */
export type QuietReason = 'off' | 'paused' | 'do-not-disturb' | 'presenting' | 'quiet-hours' | 'system'

/** One thing worth telling that was not told. */
export interface HeldBack {
  readonly id: number
  readonly at: Instant
  readonly uri: string
  readonly name: string
  readonly event: WatchEvent
  /** What they were at that moment. */
  readonly availability: Availability
  readonly reason: QuietReason
}

export interface AlertsState {
  readonly watches: readonly Watch[]
  readonly pausedUntil: Instant | null
  /** Why nothing would be told now; `null` when it would. */
  readonly quiet: QuietReason | null
  /** The newest last; at most 100. */
  readonly heldBack: readonly HeldBack[]
  /** Whether this desktop shows notifications; `untried` before the first one. */
  readonly notifications: 'untried' | 'working' | 'absent'
}
