// A wait that can be cut short: the back-off ends early when the user asks to connect now, or the computer wakes.

import type { SessionPorts } from './ports'

/** Waits; `ring` ends the wait that runs at the moment, and nothing else. */
export interface Bell {
  wait(ms: number, signal: AbortSignal): Promise<void>
  ring(): void
}

export function createBell(sleep: SessionPorts['sleep']): Bell {
  let waiting = new AbortController()
  return {
    async wait(ms, signal) {
      const mine = new AbortController()
      const end = (): void => mine.abort()
      waiting = mine
      if (signal.aborted) end()
      // Not `AbortSignal.any`: the signal of a run would keep something of every wait.
      signal.addEventListener('abort', end)
      await sleep(ms, mine.signal)
      signal.removeEventListener('abort', end)
    },
    ring: () => waiting.abort()
  }
}
