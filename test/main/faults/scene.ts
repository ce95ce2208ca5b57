// A session and a simulated server on virtual time, with a line between them that can be broken in Electron's own words
// and a note of every request, every connection shown and every presence shown live without reason.

import type { Connection } from '../../../preload/contract'
import { createSession, type Session } from '../../../main/session/session'
import type { AskedRequest, Quirks } from '../../../main/simulator/options'
import { sampleOrganisation } from '../../../main/simulator/sample/sample-organisation'
import { createSimulator, type Simulator } from '../../../main/simulator/simulator'
import type { Fetch } from '../../../main/ucwa/http'
import { Secret } from '../../../main/ucwa/secret'
import { createVirtualTime, type VirtualTime } from './virtual-time'

/** A request; times in milliseconds of the virtual clock. */
export interface Asked {
  readonly at: number
  /** Method and path with its query. */
  readonly what: string
}

/** A request on the line; a batch is one. */
export interface Sent extends Asked {
  /** When its answer was read to the end or given up, `null` as long as neither has happened. */
  endedAt: number | null
  /** No answer came, or a status from 400 on. */
  isFailed: boolean
}

export interface Scene {
  readonly session: Session
  readonly simulator: Simulator
  readonly time: VirtualTime
  /** Every request that reached the line. */
  readonly asked: Sent[]
  /** Those that a broken line failed, and the parts of batches and requests that met the fault of the phase. */
  readonly failed: Asked[]
  /** Every connection that was shown, with the moment. */
  readonly shown: { readonly at: number; readonly connection: Connection }[]
  /** What must never happen, in words. */
  readonly violations: string[]
  noteFailed(asked: AskedRequest): Asked
  /** Every new request fails with this error of the network, and what is under way too; `null` mends the line. */
  breakLine(error: Error | null): void
  /** Requests whose path contains it lose their connection, while the server goes on believing in it. */
  loseRequest(path: string): void
  /** The client's own clock goes wrong by so much; timers do not. */
  skewClock(ms: number): void
  signIn(): void
}

const home = 'http://127.0.0.1'

interface Flight {
  readonly url: URL
  /** `isKnown`: the server hears of it. */
  readonly fail: (error: Error, isKnown: boolean) => void
}

export function createScene(options: {
  people?: number
  tokenLifetimeSeconds?: number
  quirks?: Quirks
}): Scene & { close(): void } {
  const time = createVirtualTime(Date.UTC(2026, 2, 3, 9))
  const { people = 12, ...rest } = options
  const simulator = createSimulator({
    organisation: sampleOrganisation({ people, groups: 3, seed: 1, nestedCycle: false, now: time.now() }),
    clock: time,
    limits: { contacts: people + 50 },
    ...rest
  })
  const putBack = time.replaceTimers()
  const asked: Sent[] = []
  const failed: Asked[] = []
  const shown: Scene['shown'] = []
  const violations: string[] = []
  const flights = new Set<Flight>()
  let brokenBy: Error | null = null
  let skewMs = 0

  const fetch: Fetch = async (address, { signal, ...init }) => {
    const url = new URL(address)
    time.noteWork()
    // Nothing of a network happens before whoever asks it has gone on.
    await Promise.resolve()
    const entry: Sent = {
      at: time.now(),
      what: `${init.method} ${url.pathname}${url.search}`,
      endedAt: null,
      isFailed: false
    }
    asked.push(entry)
    const end = (isFailed: boolean): void => {
      entry.endedAt = time.now()
      entry.isFailed = isFailed
    }
    if (url.origin !== home) {
      violations.push(`something was asked of ${url.origin}`)
      throw new Error('net::ERR_NAME_NOT_RESOLVED')
    }
    if (brokenBy !== null) {
      failed.push(entry)
      end(true)
      throw brokenBy
    }
    const server = new AbortController()
    return new Promise<Response>((resolve, reject) => {
      const flight: Flight = {
        url,
        fail(error, isKnown) {
          if (isKnown) server.abort(error)
          end(true)
          reject(error)
        }
      }
      const land = (): void => {
        time.noteWork()
        flights.delete(flight)
        signal.removeEventListener('abort', giveUp)
      }
      const giveUp = (): void => flight.fail(new Error('net::ERR_ABORTED'), true)
      signal.addEventListener('abort', giveUp)
      flights.add(flight)
      simulator
        .fetch(new Request(address, { ...init, signal: server.signal }))
        .then((response) => {
          end(response.status >= 400)
          resolve(untilGivenUp(response, signal, () => end(entry.isFailed)))
        })
        .catch(() => flight.fail(new Error('net::ERR_CONNECTION_RESET'), false))
        .finally(land)
    })
  }
  const session = createSession({
    fetch,
    pollFetch: fetch,
    integratedFetch: fetch,
    openSignInPage: () => {
      throw new Error('nobody signs in on a page here')
    },
    now: () => time.now() + skewMs,
    sleep: time.sleep,
    // The longest waits there are: what is measured is the worst.
    random: () => 0,
    log: () => undefined,
    culture: 'en-US',
    userAgent: 'Rollcall/test',
    endpointId: '11111111-2222-3333-4444-555555555555',
    watched: { read: () => [], write: () => undefined }
  })
  session.onChange(() => {
    time.noteWork()
    const { connection } = session
    if (shown.at(-1)?.connection !== connection) shown.push({ at: time.now(), connection })
    const isSure = connection.kind === 'online' || connection.kind === 'loading' || connection.kind === 'signing-in'
    const isAnyLive = [...session.people, ...(session.me ? [session.me] : [])].some(
      ({ presence }) => presence.kind === 'live'
    )
    if (!isSure && isAnyLive) violations.push(`a presence is shown as live while ${connection.kind}`)
  })
  return {
    session,
    simulator,
    time,
    asked,
    failed,
    shown,
    violations,
    noteFailed({ at, method, path }) {
      const hit = { at, what: `${method} ${path}` }
      failed.push(hit)
      return hit
    },
    breakLine(error) {
      brokenBy = error
      if (error !== null) for (const flight of [...flights]) flight.fail(error, true)
    },
    loseRequest(path) {
      for (const flight of [...flights]) {
        if (flight.url.pathname.includes(path)) flight.fail(new Error('net::ERR_CONNECTION_RESET'), false)
      }
    },
    skewClock: (ms) => void (skewMs = ms),
    signIn() {
      const { signInAddress, password } = simulator.signIn
      const account = { signInAddress, userName: '', server: `${home}/`, keepSignedIn: true }
      session.signIn({ account, password: new Secret(password) }, { silent: true })
    },
    close: putBack
  }
}

/** Whoever gives up reads no further, as on a real line; `ended` is called when the answer is read or given up. */
function untilGivenUp(response: Response, signal: AbortSignal, ended: () => void): Response {
  if (response.body === null) return response
  const { status, headers } = response
  signal.addEventListener('abort', ended)
  const flush = (): void => {
    signal.removeEventListener('abort', ended)
    ended()
  }
  const body = response.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({ flush }), { signal })
  return new Response(body, { status, headers })
}
