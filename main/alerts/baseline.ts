// Whether a difference between two pictures happened before our eyes, or while nobody looked: after signing in, a
// sleep or a lost connection everybody is read anew, and that is no news.

import type { Connection } from '../../preload/contract'

/** `none`: nothing is read. `baseline`: what is read is where everybody stands. `live`: what changes, happened now. */
export type Footing = 'none' | 'baseline' | 'live'

export interface Baseline {
  /** To be called with the connection of every picture. `isAnew`: what was read before is no measure any more. */
  follow(connection: Connection): { readonly footing: Footing; readonly isAnew: boolean }
}

/** After a short loss nothing is read anew: what was missed arrives with the first answers of the event channel. */
const missedArrivesMs = 5000

/** `steady` in milliseconds. */
export function createBaseline(steady: () => number): Baseline {
  let last: Connection['kind'] = 'signed-out'
  let liveFrom = 0

  return {
    follow({ kind }) {
      const before = last
      last = kind
      if (kind === 'signing-in' || kind === 'loading') return { footing: 'baseline', isAnew: !isReading(before) }
      if (kind !== 'online') return { footing: 'none', isAnew: false }
      if (before === 'online') return { footing: steady() < liveFrom ? 'baseline' : 'live', isAnew: false }
      const wasRead = isReading(before)
      liveFrom = steady() + (wasRead ? 0 : missedArrivesMs)
      // The picture that first says so may hold the last answers of the reading as well.
      return { footing: 'baseline', isAnew: !wasRead }
    }
  }
}

const isReading = (kind: Connection['kind']) => kind === 'signing-in' || kind === 'loading'
