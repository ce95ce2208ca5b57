// For tests of what is still held: collects whatever nobody holds any more.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** To be awaited before a `WeakRef` is asked; throws where the engine has no collector to call. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('nothing here collects garbage')
  // What was waited for in this turn is held until the next.
  await new Promise((resolve) => setImmediate(resolve))
  collect()
}
