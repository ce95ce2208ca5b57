// The network of the app: Electron's stack, so that the system's proxy and certificates apply, with its traps closed.
// It keeps cookies, caches, and would carry a token across a redirect to a foreign host; none of that happens here.

import { net, session, type Session } from 'electron'
import type { Fetch } from '../ucwa/http'

/**
 * A fetch over a connection pool of its own: Electron allows six connections a host and pool, and a parked poll
 * would hold one of those that the other requests need.
 */
export function createTransport(pool: string, userAgent: string): Fetch {
  // Without "persist:" the pool lives in memory only.
  const connections = session.fromPartition(pool, { cache: false })
  connections.setUserAgent(userAgent)
  connections.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  const closed = { credentials: 'omit', cache: 'no-store', redirect: 'error' } as const
  return (url, init) =>
    init.redirect === 'manual' ? fetchOnce(connections, url, init) : connections.fetch(url, { ...init, ...closed })
}

/** Electron's `fetch` throws at a redirect it may not follow; only the older request shows where it leads. */
function fetchOnce(connections: Session, url: string, init: RequestInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const headers = Object.fromEntries(new Headers(init.headers).entries())
    const request = net.request({
      session: connections,
      url,
      method: init.method ?? 'GET',
      headers,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store'
    })
    const abort = () => {
      request.abort()
      reject(init.signal?.reason instanceof Error ? init.signal.reason : new DOMException('aborted', 'AbortError'))
    }
    if (init.signal?.aborted) return abort()
    init.signal?.addEventListener('abort', abort, { once: true })
    request.on('redirect', (status, _method, location) => {
      resolve(new Response(null, { status, headers: { location } }))
      request.abort()
    })
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        init.signal?.removeEventListener('abort', abort)
        const hasBody = ![204, 205, 304].includes(response.statusCode)
        resolve(
          new Response(hasBody ? Buffer.concat(chunks) : null, {
            status: response.statusCode,
            headers: headersOf(response.headers)
          })
        )
      })
    })
    request.on('error', reject)
    if (typeof init.body === 'string') request.write(init.body)
    request.end()
  })
}

function headersOf(received: Record<string, string | string[]>): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(received)) {
    for (const value of [values].flat()) headers.append(name, value)
  }
  return headers
}
