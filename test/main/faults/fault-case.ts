// What a fault is: whom it meets, for how long, what it does to an answer, and of whom it may ask something.

import type { ProblemCode } from '../../../preload/contract'
import type { AskedRequest } from '../../../main/simulator/options'
import type { Scene } from './scene'

/** Stands in for the server on a request of the phase; `answer` is the server's own work. */
export type Respond = (scene: Scene, asked: AskedRequest, answer: () => Promise<Response>) => Promise<Response>

export interface FaultCase {
  readonly name: string
  /** How many requests it hits, or that it hits all of three minutes. */
  readonly hits: number | 'all'
  readonly respond: Respond
  /** What may be asked of the user for it; nothing, if left out. */
  readonly mayAsk?: readonly ProblemCode[]
  /** Phases it can happen in, with the reason why in no other; all, if left out. */
  readonly only?: { readonly phases: readonly string[]; readonly because: string }
  /** Takes back what outlasts the requests, when the three minutes are over. */
  readonly end?: (scene: Scene) => void
  readonly people?: number
  /** Which requests of the phase it can meet; all, if left out. */
  readonly isMeant?: (asked: AskedRequest) => boolean
  /** Meets the batches that carry the requests of the phase, and not those. */
  readonly isOnBatch?: boolean
  /** Nothing fails by it: its requests may follow each other as fast as there is reason. */
  readonly isHarmless?: boolean
}
