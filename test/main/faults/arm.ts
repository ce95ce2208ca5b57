// Puts a fault in the way of the requests of a phase, and takes it away again.

import type { AskedRequest } from '../../../main/simulator/options'
import type { FaultCase } from './fault-case'
import type { Pleaded } from './judge'
import type { Phase } from './phases'
import type { Scene } from './scene'

/** A fault that is in the way. */
interface Armed {
  /** How many requests it has met. */
  readonly hits: () => number
  /** What the server asked to be left alone for. */
  readonly pleas: readonly Pleaded[]
  readonly end: () => void
}

/** Sets the fault in the way; answers what counts and ends it. */
export function arm(scene: Scene, fault: FaultCase, phase: Phase): Armed {
  const pleas: Pleaded[] = []
  let hits = 0
  let isOver = false
  const isMeant = fault.isOnBatch === true ? ({ rel }: AskedRequest) => rel === 'batch' : phase.isMeant
  const remove = scene.simulator.onRequest(async (asked, answer) => {
    if (isOver || !isMeant(asked) || fault.isMeant?.(asked) === false || (fault.hits !== 'all' && hits >= fault.hits))
      return answer()
    hits += 1
    const hit = scene.noteFailed(asked)
    scene.time.noteWork()
    const response = await fault.respond(scene, asked, answer)
    const seconds = Number(response.headers.get('Retry-After') ?? 0)
    if (seconds > 0) pleas.push({ ...hit, until: scene.time.now() + seconds * 1_000 })
    return response
  })
  return {
    hits: () => hits,
    pleas,
    end() {
      isOver = true
      remove()
      fault.end?.(scene)
    }
  }
}
