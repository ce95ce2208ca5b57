// Chance that can be repeated: the same seed gives the same organisation and the same story.

/** A stream of chance; each call moves it on. */
export interface SeededRandom {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** Whether something that happens `share` of the time (0 to 1) happens now. */
  chance(share: number): boolean
  /** One of the items. Throws a RangeError if there are none. */
  pick<T>(items: readonly T[]): T
  /** One of the items, each as likely as its weight. Throws a RangeError if there are none. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T
}

/** Chance from a seed; any whole number will do. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    // Mulberry32: tiny, and even enough for names and coffee breaks.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const at = <T>(items: readonly T[], index: number): T => {
    const item = items[index]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (items) => at(items, Math.floor(next() * items.length)),
    weighted: (items) => {
      let left = next() * items.reduce((sum, [weight]) => sum + weight, 0)
      const index = items.findIndex(([weight]) => (left -= weight) < 0)
      return at(items, index < 0 ? items.length - 1 : index)[1]
    }
  }
}
