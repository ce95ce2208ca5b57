// Moments at which something shown changes by itself: an undo that is no longer offered, a refusal that was told.

import type { SessionPorts } from '../ports'

export interface Deadlines {
  /** Calls back in so many milliseconds, unless all are cleared before. */
  after(ms: number): void
  clear(): void
}

export function createDeadlines(ports: Pick<SessionPorts, 'now' | 'sleep'>, reached: () => void): Deadlines {
  let wanted = new AbortController()

  const wait = async (ms: number, { signal }: AbortController): Promise<void> => {
    const at = ports.now() + ms
    // A timer may be a moment early.
    while (ports.now() < at && !signal.aborted) await ports.sleep(at - ports.now(), signal)
    if (!signal.aborted) reached()
  }
  return {
    after: (ms) => void wait(ms, wanted),
    clear() {
      wanted.abort()
      wanted = new AbortController()
    }
  }
}
