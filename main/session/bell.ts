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
      waiting = new AbortController()
      await sleep(ms, AbortSignal.any([signal, waiting.signal]))
    },
    ring: () => waiting.abort()
  }
}
