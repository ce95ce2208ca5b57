// The ports of a session that are the computer's: the connection pools, the sign-in page, the clock, chance.

import { app, session } from 'electron'
import { setTimeout as wait } from 'node:timers/promises'
import type { SessionPorts } from '../session/ports'
import type { Trust } from './certificates'
import { createIntegratedTransport } from './integrated'
import { renewedWithNetwork } from './lost-processes'
import { createSignInPages, type PagePorts } from './sign-in-page'
import { createOnceFetch, createTransport } from './transport'

const mainPool = 'ucwa'

/** What the system says of the way to an address, as a proxy script would; once the app is ready. */
export const resolveProxy = (url: string) => session.fromPartition(mainPool).resolveProxy(url)

type NetworkPorts = Pick<
  SessionPorts,
  'fetch' | 'pollFetch' | 'integratedFetch' | 'openSignInPage' | 'now' | 'sleep' | 'random' | 'userAgent'
>

interface Network {
  readonly ports: NetworkPorts
  /** Closes the connections to all servers, also those that only wait for a next request. */
  readonly hangUp: () => Promise<void>
}

/** To be called once the app is ready: Electron's network does not exist before. */
export function openNetwork(version: string, asked: Trust, page: Pick<PagePorts, 'title' | 'log'>): Network {
  const userAgent = `Rollcall/${version}`
  const trust = renewedWithNetwork(app, asked)
  const main = createTransport(mainPool, userAgent, trust)
  const poll = createTransport('ucwa-events', userAgent, trust)
  const once = createOnceFetch('ucwa-once', userAgent, trust)
  const ports: NetworkPorts = {
    userAgent,
    fetch: (url, init) => (init.once ? once(url, init) : main.fetch(url, init)),
    pollFetch: poll.fetch,
    integratedFetch: createIntegratedTransport(userAgent, trust),
    openSignInPage: createSignInPages({ ...page, userAgent, trust }),
    now: () => Date.now(),
    random: Math.random,
    sleep: (ms, signal) =>
      // An abort ends the sleep early, as the port promises; it is not an error.
      wait(ms, undefined, { signal }).catch(() => undefined)
  }
  return { ports, hangUp: async () => void (await Promise.all([main.hangUp(), poll.hangUp()])) }
}
