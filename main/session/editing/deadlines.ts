// Moments at which something shown changes by itself: an undo that is no longer offered, a refusal that was told.

import type { SessionPorts } from '../ports'

export interface Deadlines {
  /** Calls back in so many milliseconds, unless all are cleared before. */
  after(ms: number): void
  clear(): void
}

/** No timer is trusted for longer: the clock may be set meanwhile, or the computer sleep. */
const lookMs = 30_000

/** One wait for all of them, for the first that is due: an hour of edits would else be as many timers. */
export function createDeadlines(ports: Pick<SessionPorts, 'now' | 'sleep'>, reached: () => void): Deadlines {
  /** Milliseconds since 1970. */
  const moments = new Set<number>()
  let waiting = new AbortController()

  const takePassed = (): boolean => {
    const now = ports.now()
    const passed = [...moments].filter((moment) => moment <= now)
    for (const moment of passed) moments.delete(moment)
    return passed.length > 0
  }
  const wait = async ({ signal }: AbortController): Promise<void> => {
    while (moments.size > 0) {
      await ports.sleep(Math.min(lookMs, Math.max(0, Math.min(...moments) - ports.now())), signal)
      if (signal.aborted) return
      // A timer may be a moment early.
      if (takePassed()) reached()
    }
  }
  const waitAnew = (): void => {
    waiting.abort()
    waiting = new AbortController()
    void wait(waiting)
  }
  return {
    after(ms) {
      const moment = ports.now() + ms
      const isFirst = moment < Math.min(...moments)
      moments.add(moment)
      if (isFirst) waitAnew()
    },
    clear() {
      moments.clear()
      waiting.abort()
    }
  }
}
