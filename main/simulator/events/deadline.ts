// A time limit that can be prolonged and warns before it is over; subscriptions of both kinds live by it.
import type { Clock } from '../clock'

export interface Deadline {
  /** Milliseconds since 1970. */
  readonly at: number
  set(at: number): void
  cancel(): void
}

/** How long before the end the server tells the client; the documentation does not say (reference 13.5). */
const warningMs = 2 * 60_000

export function createDeadline(clock: Clock, at: number, warn: () => void, end: () => void): Deadline {
  let current = at
  let forgetWarning = (): void => undefined
  let forgetEnd = (): void => undefined

  const cancel = (): void => {
    forgetWarning()
    forgetEnd()
  }
  const set = (moment: number): void => {
    cancel()
    current = moment
    forgetWarning = clock.after(moment - warningMs - clock.now(), warn)
    forgetEnd = clock.after(moment - clock.now(), end)
  }

  set(at)
  return {
    get at() {
      return current
    },
    set,
    cancel
  }
}

const longestMs = 30 * 60_000

/** Refreshing adds to the time left, but never beyond 30 minutes from now (reference 13.5, 13.6). */
export function prolonged(at: number, minutes: number, now: number): number {
  return Math.min(at + minutes * 60_000, now + longestMs)
}
