// Telling the server that the user is there: only while they do something, and at most every four minutes.

import type { Instant } from '../../preload/contract'

const betweenMs = 4 * 60_000

/**
 * What to call while the user is active, as often as that is known: `report` is asked for at most every four minutes
 * of it. What was not told then is not made up for: nobody is active by having been so.
 */
export function createActivity(now: () => Instant, report: () => Promise<void>): () => void {
  let lastAt: Instant | null = null
  return () => {
    const at = now()
    // A clock that was set back must not keep us silent until it has caught up.
    if (lastAt !== null && at >= lastAt && at - lastAt < betweenMs) return
    lastAt = at
    void report()
  }
}
