// What there is to tell. One news becomes one notification; its words are found elsewhere.

import type { Availability, Person, WatchEvent, WatchTarget } from '../../preload/contract'

/** One person and what became of them. */
export interface NewsItem {
  readonly uri: string
  readonly name: string
  /** The most telling of what happened to them. */
  readonly event: WatchEvent
  /** What they are now. */
  readonly availability: Availability
  readonly activity?: string
  readonly note?: string
  /** What they were before; `forMs`: how long, as far as we saw them enter that state. */
  readonly was?: { readonly availability: Availability; readonly activity?: string; readonly forMs?: number }
  /** Whether nobody is waiting for this any more: every watch that asked for it ended with it. */
  readonly isOver: boolean
  /** The watch behind it: one that goes on, if there is one. */
  readonly target: WatchTarget
}

/** Everything that is told at once: at least one person, each once. */
export interface News {
  readonly kind: 'people'
  readonly items: readonly NewsItem[]
}

/** People are the same in any spelling of their address. */
export const personKey = (uri: Person['uri']): string => uri.toLowerCase()
