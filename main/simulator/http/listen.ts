// Puts the simulator and its control interface on a port of this machine; nobody else can reach it.

import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Certificate } from './certificate'
import type { Control } from '../control/control'
import { listenerFor } from './node-adapter'
import type { Renewal } from './renewal'
import type { Simulator } from '../simulator'

export interface ListenOptions {
  readonly simulator: Pick<Simulator, 'fetch'>
  readonly control: Control
  /** 0 takes any free port. */
  readonly port: number
  readonly tls: boolean
}

export interface Listening {
  /** Address of the discovery root, such as `http://127.0.0.1:4711/`. */
  readonly root: string
  /** Address of the control interface, without a slash at its end. */
  readonly control: string
  /** PEM of the server's certificate, with TLS only. */
  readonly certificate?: string
  /** Ends every connection, parked polls too, and frees the port. */
  close(): Promise<void>
}

const host = '127.0.0.1'

/** Rejects with Node's error (`EADDRINUSE`, `EACCES`) if the port cannot be had. */
export async function listen({ simulator, control, port, tls }: ListenOptions): Promise<Listening> {
  let renew: Renewal = () => Promise.resolve(null)
  const fetch = async (request: Request): Promise<Response> =>
    (await renew(request)) ?? (await control(request)) ?? simulator.fetch(request)
  // Loaded only when needed: making certificates takes half a megabyte of code.
  const certificate = tls ? await (await import('./certificate')).makeCertificate() : undefined
  const server = serverFor(fetch, certificate)
  const endConnections = connectionsOf(server)
  if ('setSecureContext' in server) renew = (await import('./renewal')).createRenewal(server, endConnections)
  const taken = await bind(server, port)
  const root = `${tls ? 'https' : 'http'}://${host}:${taken}/`
  return {
    root,
    control: `${root}simulator`,
    ...(certificate && { certificate: certificate.cert }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        endConnections()
      })
  }
}

function serverFor(
  fetch: (request: Request) => Promise<Response>,
  certificate: Certificate | undefined
): Server | TlsServer {
  const server = certificate
    ? createTlsServer({ key: certificate.key, cert: certificate.cert }, listenerFor('https', fetch))
    : createServer(listenerFor('http', fetch))
  // A kept connection that the server closes just as the client reuses it would look like a fault nobody asked for.
  server.keepAliveTimeout = 10 * 60_000
  server.requestTimeout = 0
  return server
}

/** Answers how to end all of them. Node's own way forgets those that still shake hands, and would wait for them. */
function connectionsOf(server: Server | TlsServer): () => void {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return () => open.forEach((socket) => socket.destroy())
}

function bind(server: Server | TlsServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
