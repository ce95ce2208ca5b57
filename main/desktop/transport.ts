// The network of the app: Electron's stack, so that the system's proxy and certificates apply, with its traps closed.
// It keeps cookies, caches, and would carry a token across a redirect to a foreign host; none of that happens here.

import { net, session, type ClientRequest, type Session } from 'electron'
import type { Fetch } from '../ucwa/http'
import { createGuardedPools, namedFailure, type Trust } from './certificates'

export interface Transport {
  readonly fetch: Fetch
  /** Closes what Chromium keeps open for a next request; one that is under way ends as well. */
  readonly hangUp: () => Promise<void>
}

/**
 * A fetch over a connection pool of its own: Electron allows six connections a host and pool, and a parked poll
 * would hold one of those that the other requests need. Not Electron's own `fetch`: that one hides where a redirect
 * leads, and throws where nobody can catch it when a server sends an odd status or header.
 */
export function createTransport(pool: string, userAgent: string, trust: Trust): Transport {
  const connections = openPool(pool, userAgent, trust)
  return { fetch: fetchOver(connections, trust, 'omit'), hangUp: () => connections().closeAllConnections() }
}

/**
 * A fetch that opens a connection for each request: Chromium sends a request again by itself, whatever its method, when
 * a connection that was kept from an earlier one is closed without an answer.
 */
export function createOnceFetch(pool: string, userAgent: string, trust: Trust): Fetch {
  const { fetch, hangUp } = createTransport(pool, userAgent, trust)
  let last: Promise<unknown> = Promise.resolve()
  return (url, init) => {
    const turn = last.then(() => fetch(url, init)).finally(hangUp)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** A pool in memory that asks the user's trust at each handshake; to be called anew for each request. */
export function openPool(pool: string, userAgent: string, trust: Trust): () => Session {
  return createGuardedPools(pool, trust, (name) => {
    // Without "persist:" the pool lives in memory only.
    const opened = session.fromPartition(name, { cache: false })
    opened.setUserAgent(userAgent)
    opened.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    return opened
  })
}

/** `include`: with the pool's cookies, and what Chromium knows of the user for a host that may have it. */
export function fetchOver(connections: () => Session, trust: Trust, credentials: 'omit' | 'include'): Fetch {
  return async (url, init) => {
    const { signal } = init
    signal.throwIfAborted()
    const request = ask(connections(), url, init, credentials)
    const abort = () => request.abort()
    // Closing a pool would leave its requests alone.
    const ends = [signal, trust.choice()]
    for (const end of ends) end.addEventListener('abort', abort, { once: true })
    try {
      return responseOf(await answerTo(request, init.redirect))
    } catch (error) {
      throw signal.aborted ? signal.reason : namedFailure(error, url, trust)
    } finally {
      for (const end of ends) end.removeEventListener('abort', abort)
    }
  }
}

function ask(
  connections: Session,
  url: string,
  init: Parameters<Fetch>[1],
  credentials: 'omit' | 'include'
): ClientRequest {
  const request = net.request({
    session: connections,
    url,
    method: init.method,
    headers: { ...init.headers },
    // Nothing is ever followed: the token would go along.
    redirect: 'manual',
    credentials,
    cache: 'no-store'
  })
  if (init.body !== undefined) request.write(init.body)
  request.end()
  return request
}

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly bytes: Buffer<ArrayBuffer>
}

/** An answer that has begun comes whole by then: what it tells may be old by the time a slow one ends. */
const bodyLimitMs = 30_000

/** Rejects at every end that is not a whole answer. Its `close` is no end: Electron tells it before the answer. */
function answerTo(request: ClientRequest, onRedirect: 'manual' | 'error'): Promise<Received> {
  let late: NodeJS.Timeout | undefined
  const answer = new Promise<Received>((resolve, reject) => {
    const broken = () => reject(new Error('net::ERR_ABORTED'))
    request.on('error', reject)
    request.on('abort', broken)
    request.on('redirect', (status, _method, location) => {
      if (onRedirect === 'manual') resolve({ status, headers: { location }, bytes: Buffer.alloc(0) })
      else reject(new Error('unexpected redirect'))
      request.abort()
    })
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      late = setTimeout(() => {
        reject(new Error('net::ERR_TIMED_OUT'))
        request.abort()
      }, bodyLimitMs)
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('aborted', broken)
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) })
      })
    })
  })
  return answer.finally(() => clearTimeout(late))
}

/** Throws for a status that no answer can have. */
function responseOf({ status, headers, bytes }: Received): Response {
  const readable = new Headers()
  for (const [name, values] of Object.entries(headers)) {
    // `Headers` throws at letters beyond Latin-1; nothing we read is written in them.
    for (const value of [values].flat()) if (/^[\t\x20-\xff]*$/.test(value)) readable.append(name, value)
  }
  const hasBody = ![204, 205, 304].includes(status)
  return new Response(hasBody ? bytes : null, { status, headers: readable })
}
