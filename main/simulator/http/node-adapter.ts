// Lets Node's http server speak in standard Requests and Responses, closely enough to break connections on purpose.
// A library's adapter would replace the global Request of the app that runs the sample organisation.

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

/** More than any batch of 100 parts; what is longer gets 413. */
const longestBody = 8 * 1024 * 1024

/**
 * A listener for Node's http server. The request's signal aborts when the client hangs up. If `fetch` rejects, or the
 * body of its answer fails half way, the connection is destroyed, as the client of a broken server would see it.
 */
export function listenerFor(scheme: 'http' | 'https', fetch: (request: Request) => Promise<Response>): RequestListener {
  return (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.on('close', () => gone.abort())
    answer(scheme, fetch, incoming, outgoing, gone.signal).catch(() => outgoing.destroy())
  }
}

async function answer(
  scheme: string,
  fetch: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  signal: AbortSignal
): Promise<void> {
  const body = await bodyOf(incoming)
  if (body === null) return send(new Response(null, { status: 413 }), outgoing)
  const request = requestFrom(scheme, incoming, body, signal)
  await send(request === null ? new Response(null, { status: 400 }) : await fetch(request), outgoing)
}

/** The whole body, or null if it is too long; the rest is read all the same, so that the client hears the refusal. */
async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of incoming) {
    // Without an encoding set, a request yields buffers.
    const bytes = chunk as Uint8Array
    length += bytes.length
    if (length <= longestBody) chunks.push(bytes)
  }
  return length > longestBody ? null : Buffer.concat(chunks)
}

/** Null for what no Request can express: a broken address, the method TRACE. */
function requestFrom(scheme: string, incoming: IncomingMessage, body: Uint8Array, signal: AbortSignal): Request | null {
  const method = incoming.method ?? 'GET'
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD'
  const headers = new Headers()
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  try {
    const address = new URL(`${scheme}://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`)
    return new Request(address, { method, headers, signal, ...(hasBody && { body: Buffer.from(body) }) })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Headers joins the lines of one name; a server sends each challenge on a line of its own (reference 3.1). */
const betweenChallenges = /, (?=[a-z]+ [a-z_]+=)/i

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  const challenges = response.headers.get('WWW-Authenticate')?.split(betweenChallenges)
  if (challenges) outgoing.setHeader('WWW-Authenticate', challenges)
  if (response.body === null) {
    outgoing.end()
    return
  }
  // The two declarations of ReadableStream, the web's and Node's, describe the same object.
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
}
