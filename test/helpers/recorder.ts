// A second server on this machine, on real sockets, that tempts and writes down: it asks everybody for a password, gives
// a token to whoever sends one, and answers everything else as a UCWA server might.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { spellingsOf } from './spellings'

export interface Recorded {
  readonly line: string
  /** Everything that came: first line, headers, body. */
  readonly text: string
}

export interface Recorder {
  /** Its two origins: `http://127.0.0.1:PORT` and `http://localhost:PORT`. */
  readonly origins: readonly [string, string]
  readonly seen: readonly Recorded[]
  forget(): void
  close(): Promise<void>
}

/** Listens on a free port of both loopback addresses. */
export async function startRecorder(): Promise<Recorder> {
  const seen: Recorded[] = []
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const line = `${request.method} ${request.url}`
      seen.push({ line, text: [line, ...request.rawHeaders, Buffer.concat(chunks).toString()].join('\n') })
      tempt(request, response)
    })
  }
  const server = createServer(answer)
  const port = await listenAt(server, 0, '127.0.0.1')
  const second = createServer(answer)
  // Without IPv6 "localhost" is the first listener's address.
  const both = await listenAt(second, port, '::1').then(
    () => [server, second],
    () => [server]
  )
  return {
    origins: [`http://127.0.0.1:${port}`, `http://localhost:${port}`],
    seen,
    forget: () => void seen.splice(0),
    close: async () => void (await Promise.all(both.map(end)))
  }
}

/** Those of the requests that brought a secret along: a header for it, or the secret itself, however spelt. */
export function leaksIn(seen: readonly Recorded[], secrets: readonly string[]): string[] {
  const spellings = secrets.flatMap(spellingsOf)
  const isLeak = ({ text }: Recorded): boolean =>
    /^(authorization|proxy-authorization|cookie)$/im.test(text) || spellings.some((one) => text.includes(one))
  return seen.filter(isLeak).map(({ text }) => text)
}

function tempt(request: IncomingMessage, response: ServerResponse): void {
  if (request.method === 'POST' && /token/i.test(request.url ?? '')) {
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ access_token: 'cwt=recorder', expires_in: 3600 }))
    return
  }
  if (request.headers.authorization === undefined) {
    response.statusCode = 401
    response.setHeader('WWW-Authenticate', 'MsRtcOAuth href="/token",grant_type="password"')
    response.end()
    return
  }
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify({ _links: { applications: { href: '/applications' }, next: { href: '/events' } } }))
}

function listenAt(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // Listening on a port, it has an address and not a path.
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
