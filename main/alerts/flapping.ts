// What was told within the last minute: somebody who comes and goes is told of once.

import type { WatchEvent } from '../../preload/contract'
import type { Reading } from './reading'

export interface Flapping {
  /** When this may be told of the person (`personKey`); now or earlier if it may be told now. */
  freeAt(key: string, event: WatchEvent): number
  /** How the person was when they were last told of, if that was within the minute. */
  toldOf(key: string): Reading | null
  told(key: string, events: readonly WatchEvent[], reading: Reading): void
  clear(): void
}

const onceInMs = 60_000

/** `steady` in milliseconds. */
export function createFlapping(steady: () => number): Flapping {
  const people = new Map<string, { readonly at: Map<WatchEvent, number>; lastAt: number; reading: Reading }>()

  const forgetOld = () => {
    for (const [key, { lastAt }] of people) if (steady() - lastAt >= onceInMs) people.delete(key)
  }
  return {
    freeAt(key, event) {
      const at = people.get(key)?.at.get(event)
      return at === undefined ? steady() : at + onceInMs
    },
    toldOf(key) {
      forgetOld()
      return people.get(key)?.reading ?? null
    },
    told(key, events, reading) {
      forgetOld()
      const at = new Map(people.get(key)?.at)
      for (const event of events) at.set(event, steady())
      people.set(key, { at, lastAt: steady(), reading })
    },
    clear: () => people.clear()
  }
}
