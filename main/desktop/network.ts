// The ports of a session that are the computer's: two connection pools, the clock, chance.

import { setTimeout as wait } from 'node:timers/promises'
import type { SessionPorts } from '../session/ports'
import { createTransport } from './transport'

type NetworkPorts = Pick<SessionPorts, 'fetch' | 'pollFetch' | 'now' | 'sleep' | 'random' | 'userAgent'>

/** To be called once the app is ready: Electron's network does not exist before. */
export function networkPorts(version: string): NetworkPorts {
  const userAgent = `Rollcall/${version}`
  return {
    userAgent,
    fetch: createTransport('ucwa', userAgent),
    pollFetch: createTransport('ucwa-events', userAgent),
    now: Date.now,
    random: Math.random,
    sleep: (ms, signal) =>
      // An abort ends the sleep early, as the port promises; it is not an error.
      wait(ms, undefined, { signal }).catch(() => undefined)
  }
}
