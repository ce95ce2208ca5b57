// Patience with a server that answers every poll at once and tells nothing new: without it the poll, which needs no
// wait of its own as long as the server holds it, would become a tight loop.

import type { EventPackage } from '../ucwa/documents'
import type { SessionPorts } from './ports'
import { waitMs } from './retry'

/** A poll that was held at least this long cannot make a tight loop. */
const heldMs = 1_000
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
  return {
    async wait(signal) {
      // One alone is nothing unusual.
      if (fruitless < 2) return
      await ports.sleep(waitMs(Math.min(fruitless - 1, slowestAttempt), ports.random), signal)
    },
    took({ continuation, events }, { hasMoved, askedAt }) {
      const isNew = hasMoved && continuation === 'next' && events.length > 0
      fruitless = isNew || ports.now() - askedAt >= heldMs ? 0 : fruitless + 1
    }
  }
}
