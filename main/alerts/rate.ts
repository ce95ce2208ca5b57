// At most so many news a minute, whatever happens.

export interface Rate {
  /** When the next may be told; now or earlier if it may be told now. */
  freeAt(): number
  told(): void
}

const most = 6
const inMs = 60_000

/** `steady` in milliseconds. */
export function createRate(steady: () => number): Rate {
  let times: readonly number[] = []
  return {
    freeAt: () => (times[times.length - most] ?? -inMs) + inMs,
    told: () => (times = [...times, steady()].slice(-most))
  }
}
