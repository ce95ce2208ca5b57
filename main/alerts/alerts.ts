// Decides what is told of whom and when: from pictures of everybody, the user's watches, and the clock.

import type { AlertsState, AppState, Instant, Outcome, Settings, WatchHow, WatchTarget } from '../../preload/contract'
import type { KeptWatches } from './kept'
import type { News } from './news'

/** What the alerts look at. */
export type Seen = Pick<AppState, 'connection' | 'account' | 'me' | 'people' | 'groups'>

export interface AlertsPorts {
  /** Milliseconds since 1970; may jump either way. */
  readonly now: () => Instant
  /** Runs the function once after the given milliseconds. */
  readonly later: (run: () => void, delayMs: number) => void
  readonly settings: () => Settings
  /** Whether the system asks for quiet, as far as it can be read. */
  readonly isSystemQuiet: () => boolean
  /** Whether the notes of everybody were read in this connection: before, a note that appears is no news. */
  readonly areNotesRead: () => boolean
  readonly kept: KeptWatches
  readonly tell: (news: News) => void
}

export interface Alerts {
  readonly state: Omit<AlertsState, 'notifications'>
  /** Takes the newest picture; to be called with every one. */
  see(picture: Seen): void
  /** Watches, changes the watch of the same target, or with `null` stops it. */
  watch(target: WatchTarget, how: WatchHow | null): Outcome<void>
  /** Nothing is told until then; `null` to resume. */
  pause(until: Instant | null): void
  /** The user has read what was held back. */
  dismissHeldBack(): void
  /** Answers the function that ends the listening. */
  onChange(listen: () => void): () => void
  stop(): void
}
