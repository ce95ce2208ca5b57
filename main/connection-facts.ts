// How the app reaches the server: where it is, who found it, what the system puts in between, and since when.

import type { Account, ConnectionFacts, Instant } from '../preload/contract'
import type { Log } from './log'
import type { Kept, Session } from './session/session'

export interface ConnectionFactsPorts {
  readonly session: Pick<Session, 'connection' | 'onChange'>
  readonly account: () => Account | null
  readonly located: () => Kept['located'] | null
  /** What the system says of the way to an address, in the words of a proxy script: `PROXY host:port; DIRECT`. */
  readonly resolveProxy: (url: string) => Promise<string>
  readonly now: () => Instant
  readonly log: Log
}

/** Watches the session from now on. */
export function createConnectionFacts(ports: ConnectionFactsPorts): { readConnection(): Promise<ConnectionFacts> } {
  const { session, log } = ports
  let connectedSince: Instant | null = null

  session.onChange(() => {
    const { kind } = session.connection
    if (kind === 'signed-out' || kind === 'signing-in') connectedSince = null
    else if (kind === 'online') connectedSince ??= ports.now()
  })

  const proxyTo = (server: string) =>
    ports
      .resolveProxy(server)
      .then(readProxy)
      .catch((error: unknown) => {
        log('the system does not say which proxy it uses', { error })
        return null
      })

  return {
    async readConnection() {
      const server = ports.located()?.applicationsHref
      return {
        host: server !== undefined && URL.canParse(server) ? new URL(server).host : '',
        foundBy: (ports.account()?.server ?? '') === '' ? 'discovery' : 'address',
        proxy: server === undefined ? null : await proxyTo(server),
        connectedSince
      }
    }
  }
}

/** The first way named, which is the one taken; null when it is the direct one. A plain proxy is `host:port`. */
export function readProxy(ways: string): string | null {
  const [, kind = '', place = ''] = /^\s*([A-Za-z0-9]+)\s+([^\s;]+)/.exec(ways) ?? []
  if (place === '' || kind.toUpperCase() === 'DIRECT') return null
  return kind.toUpperCase() === 'PROXY' ? place : `${kind.toLowerCase()}://${place}`
}
