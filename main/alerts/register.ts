// What the user in front of the app has asked for, kept for the next start.

import type { Availability, Instant, Watch } from '../../preload/contract'
import { nothingKept, type KeptWatches } from './kept'
import { targetKey } from './watched'

export interface Register {
  readonly watches: readonly Watch[]
  readonly pausedUntil: Instant | null
  /** Whose it is; `null` while nobody is signed in. */
  readonly user: string | null
  find(target: string): Watch | undefined
  /** Somebody signs in, or out (`null`): what others asked for is out of memory. */
  enter(signInAddress: string | null): void
  put(watch: Watch): void
  remove(watches: readonly Watch[]): void
  pause(until: Instant | null): void
  /** By `personKey`; see `KeptAlerts.lastSeen`. */
  lastSeen(key: string): Availability | undefined
  sawLast(key: string, availability: Availability): void
  /** Writes what is not written yet: everything is written a moment later. */
  flush(): void
}

/** Watches of many people are set one by one. */
const writeAfterMs = 200
/** It changes whenever somebody does, and a little of it may be lost. */
const writeSeenAfterMs = 2000

/** `isWaitedFor`: whether some watch that ends when it comes true is about this person (`personKey`). */
export function createRegister(ports: {
  readonly kept: KeptWatches
  readonly later: (run: () => void, delayMs: number) => void
  readonly isWaitedFor: (key: string) => boolean
}): Register {
  let user: string | null = null
  let watches = new Map<string, Watch>()
  let list: readonly Watch[] = []
  let seen = new Map<string, Availability>()
  let pausedUntil: Instant | null = null
  let isUnwritten = false

  const write = (): void => {
    isUnwritten = false
    if (user === null) return
    for (const key of [...seen.keys()]) if (!ports.isWaitedFor(key)) seen.delete(key)
    ports.kept.write(user, { watches: list, lastSeen: Object.fromEntries(seen), pausedUntil })
  }
  const flush = (): void => {
    if (isUnwritten) write()
  }
  const writeSoon = (afterMs: number): void => {
    isUnwritten = true
    ports.later(flush, afterMs)
  }
  const changed = (): void => {
    list = [...watches.values()]
    writeSoon(writeAfterMs)
  }

  return {
    get watches() {
      return list
    },
    get pausedUntil() {
      return pausedUntil
    },
    get user() {
      return user
    },
    find: (target) => watches.get(target),
    enter(signInAddress) {
      flush()
      user = signInAddress
      const kept = signInAddress === null ? nothingKept : ports.kept.read(signInAddress)
      watches = new Map(kept.watches.map((watch) => [targetKey(watch.target), watch]))
      list = [...watches.values()]
      seen = new Map(Object.entries(kept.lastSeen))
      pausedUntil = kept.pausedUntil
    },
    put(watch) {
      watches.set(targetKey(watch.target), watch)
      changed()
    },
    remove(over) {
      for (const { target } of over) watches.delete(targetKey(target))
      if (over.length > 0) changed()
    },
    pause(until) {
      pausedUntil = until
      writeSoon(writeAfterMs)
    },
    lastSeen: (key) => seen.get(key),
    sawLast(key, availability) {
      if (seen.get(key) === availability) return
      seen.set(key, availability)
      if (!isUnwritten) writeSoon(writeSeenAfterMs)
    },
    flush
  }
}
