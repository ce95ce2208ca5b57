// One UCWA request: the token, and only to the servers it belongs to; JSON out, a checked value or a UcwaError back.

import { addressOf, contentOf, readAnswer } from './answers'
import type { Call, SendOptions } from './call'
import { exchange, whereabouts, type Fetch, type WireAnswer, type WireRequest } from './exchange'
import { refusalOf } from './refusals'
import type { Secret } from './secret'
import { UcwaError } from './ucwa-error'

export type { Fetch } from './exchange'

export interface HttpPorts {
  readonly fetch: Fetch
  /** The token of the moment: asked for each request, so that a renewal needs no new `Http`. */
  readonly token: () => Secret | undefined
  /** Whether an address may see the token: `mayReceiveToken` of what discovery found. */
  readonly isHome: (url: URL) => boolean
}

export interface Http {
  /** Sends one call alone; at most 30 s unless told otherwise. Throws a `UcwaError` and nothing else. */
  send<T>(call: Call<T>, options?: SendOptions): Promise<T>
  /** Fetches a picture (reference 12.7). Anything that is not a picture is `not-ucwa`. */
  download(
    href: string,
    query?: Record<string, string>,
    options?: SendOptions
  ): Promise<{ type: string; bytes: Uint8Array }>
  /** The request as it is, with the token; for bodies that are not JSON. Any status is an answer. */
  exchange(request: WireRequest, options?: SendOptions): Promise<WireAnswer>
}

/** Builds the client's only way to UCWA. A request to a foreign address is refused before anything is sent. */
export function createHttp(ports: HttpPorts): Http {
  const authorized = async (request: WireRequest, options?: SendOptions): Promise<WireAnswer> => {
    if (!ports.isHome(request.url)) throw new UcwaError('foreign-origin', whereabouts(request))
    const token = ports.token()
    const headers = { ...request.headers, ...(token && bearer(token)) }
    return exchange(ports.fetch, { ...request, headers }, options)
  }
  return {
    exchange: authorized,
    send: async (call, options) => {
      const url = addressOf(call)
      const request = { method: call.method, url, ...contentOf(call), ...(call.once && { once: true as const }) }
      const answer = await authorized(request, options)
      return readAnswer(call, url, { ...answer, text: textOf(answer) })
    },
    download: async (href, query = {}, options) => {
      const request = { method: 'GET', url: addressOf({ href, query }), headers: { Accept: 'image/*' } }
      const answer = await authorized(request, options)
      const where = whereabouts(request)
      if (answer.status !== 200) throw refusalOf(answer.status, answer.headers, textOf(answer), where)
      const type = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
      if (!type.startsWith('image/')) throw new UcwaError('not-ucwa', { ...where, status: answer.status })
      return { type, bytes: answer.bytes }
    }
  }
}

/** The header that carries a token. Whoever makes one has asked the origin policy first. */
export function bearer(token: Secret): { readonly Authorization: string } {
  return { Authorization: `Bearer ${token.reveal()}` }
}

/** The bytes of an answer as text, without a byte-order mark. */
export function textOf(answer: WireAnswer): string {
  return new TextDecoder().decode(answer.bytes)
}
