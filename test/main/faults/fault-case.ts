// What a fault is: whom it meets, for how long, what it does to an answer, and what is to be seen of it.

import type { AskedRequest } from '../../../main/simulator/options'
import type { Expected } from './expected'
import type { Scene } from './scene'

/** Stands in for the server on a request of the phase; `answer` is the server's own work. */
export type Respond = (scene: Scene, asked: AskedRequest, answer: () => Promise<Response>) => Promise<Response>

export interface FaultCase {
  readonly name: string
  /** How many requests it hits, or that it hits all as long as it lasts. */
  readonly hits: number | 'all'
  readonly respond: Respond
  readonly expected: Expected
  /** Phases it can happen in, with the reason why in no other; all, if left out. */
  readonly only?: { readonly phases: readonly string[]; readonly because: string }
  /** Three minutes, if left out. */
  readonly lastsMs?: number
  /** Takes back what outlasts the requests, when that time is over. */
  readonly end?: (scene: Scene) => void
  readonly people?: number
  /** Which requests of the phase it can meet; all, if left out. */
  readonly isMeant?: (asked: AskedRequest) => boolean
  /** Meets the batches that carry the requests of the phase, and not those. */
  readonly isOnBatch?: boolean
  /** Nothing fails by it: its requests may follow each other as fast as there is reason. */
  readonly isHarmless?: boolean
}
