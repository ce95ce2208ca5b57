// A clock for short whiles. The one of the computer may be set back by a day: then a minute must not last a day.

/** Milliseconds that never go back, fit for differences alone. */
export function steadyClock(now: () => number): () => number {
  let last = now()
  let passed = 0
  return () => {
    const at = now()
    passed += Math.max(0, at - last)
    last = at
    return passed
  }
}
