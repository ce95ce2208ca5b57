// Patience with a server that answers every poll at once and tells nothing new: without it the poll, which needs no
// wait of its own as long as the server holds it, would become a tight loop.

import type { EventPackage } from '../ucwa/documents'
import type { SessionPorts } from './ports'
import { waitMs } from './retry'

/** A poll that was held at least this long cannot make a tight loop. */
const heldMs = 1_000
/** One answer for nothing is nothing unusual. */
const freeAnswers = 1
/** A server that counts on is in order and only quick, as one is whose clock was moved: it gets more credit. */
const freeAnswersCountedOn = 50
/** Up to 8 s and no longer: what somebody waits to see may be in the next answer. */
const slowestAttempt = 4

export interface Pace {
  /** Waits if the polls before were for nothing. */
  wait(signal: AbortSignal): Promise<void>
  /** `hasMoved`: the answer leads to another place than the one that was polled. `askedAt`: when it began to be awaited. */
  took(answer: EventPackage, polled: { readonly hasMoved: boolean; readonly askedAt: number }): void
}

export function createPace(ports: Pick<SessionPorts, 'now' | 'sleep' | 'random'>): Pace {
  let fruitless = 0
  let free = freeAnswers
  return {
    async wait(signal) {
      if (fruitless <= free) return
      await ports.sleep(waitMs(Math.min(fruitless - free, slowestAttempt), ports.random), signal)
    },
    took({ continuation, events }, { hasMoved, askedAt }) {
      const countsOn = hasMoved && continuation === 'next'
      const wasHeld = ports.now() - askedAt >= heldMs
      fruitless = wasHeld || (countsOn && events.length > 0) ? 0 : fruitless + 1
      free = countsOn ? freeAnswersCountedOn : freeAnswers
    }
  }
}
