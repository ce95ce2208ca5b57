// One request on the wire: header defaults, time limit, whole body. Below tokens, JSON and every rule of UCWA.

import type { SendOptions } from './call'
import { failureOf } from './failures'
import { startTimeLimit } from './time-limit'
import { isProtected } from './trust'
import { UcwaError, type UcwaErrorDetails } from './ucwa-error'

/**
 * The network, injected. Contract: with `redirect: 'manual'` a 3xx is returned as it is; with `redirect: 'error'` it
 * throws. Never follows. No cookies, no cache.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>

interface FetchInit {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly redirect: 'manual' | 'error'
  readonly signal: AbortSignal
  readonly body?: string
  /** The network must not repeat it by itself, as it does when a connection that was kept is closed without an answer. */
  readonly once?: true
}

export interface WireRequest {
  readonly method: string
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** `error` unless said otherwise: only discovery may look at a redirect. */
  readonly redirect?: 'manual' | 'error'
  readonly once?: true
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
}

const defaultTimeLimitMs = 30_000

/** Without these Electron sends a browser's name and no `Accept` at all. */
const defaultHeaders = { Accept: 'application/json', 'User-Agent': 'Rollcall' }

/**
 * Sends one request and reads the answer to its end, whatever its status. Throws a `UcwaError` when none came, and
 * `foreign-origin`, before anything is sent, for an address that is not protected.
 */
export async function exchange(fetch: Fetch, request: WireRequest, options: SendOptions = {}): Promise<WireAnswer> {
  if (!isProtected(request.url)) throw new UcwaError('foreign-origin', whereabouts(request))
  const limit = startTimeLimit(options.timeLimitMs ?? defaultTimeLimitMs, options.signal)
  try {
    return await limit.race(transfer(fetch, request, limit.signal))
  } catch (cause) {
    // Once the limit has fired, how the network words its end does not matter.
    throw failureOf(limit.signal.aborted ? limit.signal.reason : cause, whereabouts(request))
  } finally {
    limit.end()
  }
}

async function transfer(fetch: Fetch, request: WireRequest, signal: AbortSignal): Promise<WireAnswer> {
  signal.throwIfAborted()
  const response = await fetch(request.url.href, {
    method: request.method,
    headers: { ...defaultHeaders, ...request.headers },
    redirect: request.redirect ?? 'error',
    signal,
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(request.once && { once: true })
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes }
}

/** What may be said of a request in an error: never the query, which can carry what people typed. */
export function whereabouts(request: { method: string; url: URL }): UcwaErrorDetails {
  return { host: request.url.host, request: `${request.method} ${request.url.pathname}` }
}
