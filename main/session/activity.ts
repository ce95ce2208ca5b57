// Telling the server that the user is there: only after the user did something, and at most every four minutes.

import type { SessionPorts } from './ports'

const betweenMs = 4 * 60_000

export interface Activity {
  userIsActive(): void
  stop(): void
}

/** `report` is asked for at most every four minutes; a movement in between is told when they are over. */
export function createActivity(ports: Pick<SessionPorts, 'now' | 'sleep'>, report: () => Promise<void>): Activity {
  const stopped = new AbortController()
  let lastAt = -Infinity
  let waiting = false

  const send = async (): Promise<void> => {
    lastAt = ports.now()
    await report()
  }
  const sendLater = async (): Promise<void> => {
    waiting = true
    await ports.sleep(lastAt + betweenMs - ports.now(), stopped.signal)
    waiting = false
    if (!stopped.signal.aborted) await send()
  }
  return {
    userIsActive() {
      if (waiting || stopped.signal.aborted) return
      void (ports.now() - lastAt >= betweenMs ? send() : sendLater())
    },
    stop: () => stopped.abort()
  }
}
