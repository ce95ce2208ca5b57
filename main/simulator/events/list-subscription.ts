// The contacts-and-groups subscription of one application (reference 13.6): without it no event tells of the lists.
import type { Clock } from '../clock'
import { createDeadline, prolonged, type Deadline } from './deadline'

export interface ListSubscription {
  readonly active: boolean
  /** Milliseconds since 1970; undefined when there is none. */
  readonly expiresAt: number | undefined
  /** Starts it, or adds to its time. */
  startOrRefresh(minutes: number): void
  stop(): void
}

export function createListSubscription(clock: Clock, warn: () => void): ListSubscription {
  let deadline: Deadline | undefined

  const stop = (): void => {
    deadline?.cancel()
    deadline = undefined
  }

  return {
    get active() {
      return deadline !== undefined
    },
    get expiresAt() {
      return deadline?.at
    },
    startOrRefresh(minutes) {
      if (deadline) deadline.set(prolonged(deadline.at, minutes, clock.now()))
      else deadline = createDeadline(clock, clock.now() + minutes * 60_000, warn, stop)
    },
    stop
  }
}
