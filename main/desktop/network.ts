// The ports of a session that are the computer's: two connection pools, the clock, chance.

import { session } from 'electron'
import { setTimeout as wait } from 'node:timers/promises'
import type { SessionPorts } from '../session/ports'
import type { Trust } from './certificates'
import { createTransport } from './transport'

const mainPool = 'ucwa'

/** What the system says of the way to an address, as a proxy script would; once the app is ready. */
export const resolveProxy = (url: string) => session.fromPartition(mainPool).resolveProxy(url)

type NetworkPorts = Pick<SessionPorts, 'fetch' | 'pollFetch' | 'now' | 'sleep' | 'random' | 'userAgent'>

/** To be called once the app is ready: Electron's network does not exist before. */
export function networkPorts(version: string, trust: Trust): NetworkPorts {
  const userAgent = `Rollcall/${version}`
  return {
    userAgent,
    fetch: createTransport(mainPool, userAgent, trust),
    pollFetch: createTransport('ucwa-events', userAgent, trust),
    now: Date.now,
    random: Math.random,
    sleep: (ms, signal) =>
      // An abort ends the sleep early, as the port promises; it is not an error.
      wait(ms, undefined, { signal }).catch(() => undefined)
  }
}
