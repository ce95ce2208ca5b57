// Notices that somebody takes turns with us. The server keeps one application for each `endpointId` (reference 4.1): two
// copies of one installation that cannot be told apart end each other's for as long as each makes its own anew.

import type { UcwaErrorCode } from '../ucwa/ucwa-error'

/** Judges one run. */
export interface Rivals {
  /**
   * To be told of every failure; `livedMs`: how long ago the application was made, `null` where there was none.
   * Whether there have been enough to ask the user who is to go on.
   */
  isContested(code: UcwaErrorCode, livedMs: number | null): boolean
}

/** A rival waits two minutes at most for its next try: whatever lived longer was not ended by one. */
const youngMs = 3 * 60_000
/**
 * A server that starts anew, or loses an application, does so once, and fails in another way between. It takes this many
 * losses, one right after the other on a sound line, to be sure.
 */
const mostLost = 3
/** Whom the user has just asked for insists a little longer, so that it is the other one that gives way. */
const mostLostWhenAsked = mostLost + 1
const insistsMs = 10 * 60_000

/** `isAskedFor`: the user signed in, or asked to be connected again, and that is what began the run. */
export function createRivals(isAskedFor: boolean, now: () => number): Rivals {
  const beganAt = now()
  let lost = 0
  return {
    isContested(code, livedMs) {
      const isYoung = livedMs !== null && livedMs >= 0 && livedMs < youngMs
      lost = code === 'application-gone' && isYoung ? lost + 1 : 0
      const insists = isAskedFor && now() - beganAt < insistsMs
      return lost >= (insists ? mostLostWhenAsked : mostLost)
    }
  }
}
