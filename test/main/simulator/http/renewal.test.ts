// A listening simulator gets another certificate, and whoever was connected meets it.

import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listen, type Listening } from '../../../../main/simulator/http/listen'

let listening: Listening
/** Somebody waits for `/parked`. */
let arrived: Promise<void>

beforeEach(async () => {
  let arrive = (): void => undefined
  arrived = new Promise((resolve) => (arrive = resolve))
  const fetch = ({ url }: Request) => {
    if (!url.endsWith('/parked')) return Promise.resolve(new Response('served'))
    arrive()
    return new Promise<Response>(() => undefined)
  }
  listening = await listen({ simulator: { fetch }, control: () => Promise.resolve(null), port: 0, tls: true })
})

afterEach(() => listening.close())

/** Asks over a connection of its own, whatever the certificate; `fingerprint` is that of the one shown. */
function ask(path: string, body?: string): Promise<{ status: number; text: string; fingerprint: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      new URL(path, listening.root),
      { method: body === undefined ? 'GET' : 'POST', rejectUnauthorized: false, agent: false },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (data: string) => (text += data))
        response.on('error', reject)
        response.on('end', () => {
          // A request over TLS has such a socket.
          const { fingerprint256 } = (response.socket as TLSSocket).getPeerCertificate()
          resolve({ status: response.statusCode ?? 0, text, fingerprint: fingerprint256 })
        })
      }
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

const renew = (wish: unknown) => ask('/simulator/certificate', JSON.stringify(wish))

it('shows the new certificate to whoever connects then', async () => {
  const before = await ask('/')
  const { status, text } = await renew({ subject: 'Another', names: ['localhost'] })
  expect(status).toBe(200)
  const { certificate } = JSON.parse(text) as { certificate: string }
  const shown = new X509Certificate(certificate)
  expect(shown.subject).toBe('CN=Another')
  const after = await ask('/')
  expect(after).toEqual({ status: 200, text: 'served', fingerprint: shown.fingerprint256 })
  expect(before.fingerprint).not.toBe(after.fingerprint)
})

it('ends the connections that were made with the former one', async () => {
  const parked = ask('/parked').catch((error: NodeJS.ErrnoException) => error.code)
  await arrived
  await renew({})
  expect(await parked).toBe('ECONNRESET')
})

it.each([
  ['a name that is none', { names: ['a b'] }, 'names.0'],
  ['no name at all', { names: [] }, 'names'],
  ['a date that is none', { validUntil: 'tomorrow' }, 'validUntil'],
  ['an unknown wish', { issuer: 'me' }, 'issuer'],
  ['what is no object', 7, 'body']
])('refuses %s with 400 and keeps the one it has', async (_words, wish, field) => {
  const before = await ask('/')
  const { status, text } = await renew(wish)
  expect(status).toBe(400)
  expect((JSON.parse(text) as { error: string }).error).toMatch(new RegExp(`^${field}: `))
  expect((await ask('/')).fingerprint).toBe(before.fingerprint)
})
