// Stands between the app and the simulator, on a port of its own, and changes answers on their way.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Passing {
  readonly method: string
  /** With its query. */
  readonly path: string
}

interface Change {
  /** Instead of asking the simulator: a redirect. */
  readonly redirect?: { readonly status: number; readonly to: string }
  /** What becomes of a text that the simulator answers with, JSON or of several parts. */
  readonly rewrite?: (text: string) => string
}

export interface Tampering {
  readonly root: string
  /** What the app asked for, the newest last. */
  readonly passed: readonly Passing[]
  /** Decides about each answer; `null` lets it through. */
  tamper: (passing: Passing) => Change | null
  close(): Promise<void>
}

/** Listens on a free port; passes everything on to the server at `to`. */
export async function startTampering(to: string): Promise<Tampering> {
  const passed: Passing[] = []
  const server = createServer((request, response) => {
    const passing = { method: request.method ?? '', path: request.url ?? '' }
    passed.push(passing)
    pass(to, request, response, tampering.tamper(passing) ?? {}).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // Listening on a port, it has an address and not a path.
  const { port } = server.address() as AddressInfo
  const tampering: Tampering = {
    root: `http://127.0.0.1:${port}/`,
    passed,
    tamper: () => null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
  return tampering
}

const ofConnection = /^(host|content-length|connection|keep-alive|transfer-encoding|accept-encoding|content-encoding)$/i

async function pass(to: string, request: IncomingMessage, response: ServerResponse, change: Change): Promise<void> {
  if (change.redirect !== undefined) {
    request.resume()
    response.writeHead(change.redirect.status, { Location: change.redirect.to }).end()
    return
  }
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const headers = new Headers()
  // Node's names and values in turn; those of the connection are between the app and here alone.
  for (const [index, name] of request.rawHeaders.entries()) {
    if (index % 2 === 0 && !ofConnection.test(name)) headers.append(name, request.rawHeaders[index + 1] ?? '')
  }
  const answer = await fetch(new URL(request.url ?? '/', to), {
    method: request.method ?? 'GET',
    headers,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    redirect: 'manual',
    signal: gone.signal
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const isText = /json|multipart/.test(answer.headers.get('content-type') ?? '')
  // Root and challenge name the simulator's own address; the app is to come back here.
  const own = `http://${request.headers.host ?? ''}/`
  const text = isText ? (change.rewrite ?? String)(bytes.toString().replaceAll(to, own)) : bytes
  for (const [name, value] of answer.headers) {
    if (!ofConnection.test(name)) response.setHeader(name, value.replaceAll(to, own))
  }
  response.writeHead(answer.status).end(text)
}
