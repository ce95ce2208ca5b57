// A listening simulator speaks HTTP and HTTPS, breaks connections when told to, and closes cleanly.

import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { listen, type Listening } from '../../../../main/simulator/http/listen'

const open: Listening[] = []

afterEach(async () => {
  for (const listening of open.splice(0)) await listening.close()
})

async function serve(fetch: (request: Request) => Promise<Response>, tls = false, port = 0): Promise<Listening> {
  const control = (request: Request): Promise<Response | null> =>
    Promise.resolve(request.url.endsWith('/simulator/state') ? Response.json({ controlled: true }) : null)
  const listening = await listen({ simulator: { fetch }, control, port, tls })
  open.push(listening)
  return listening
}

function happening(): { told: Promise<void>; tell: () => void } {
  let tell = (): void => undefined
  const told = new Promise<void>((resolve) => (tell = resolve))
  return { told, tell: () => tell() }
}

it('passes requests and answers through unchanged', async () => {
  const { root } = await serve(async (request) => {
    const seen = [request.method, request.url.replace(root, '/'), request.headers.get('X-Sent'), await request.text()]
    return Response.json(seen, { status: 201, headers: { ETag: '"7"' } })
  })
  const response = await fetch(`${root}a/b%20c?d=%3D`, { method: 'POST', headers: { 'X-Sent': 'é' }, body: '{"ü":1}' })
  expect([response.status, response.headers.get('ETag')]).toEqual([201, '"7"'])
  expect(await response.json()).toEqual(['POST', '/a/b%20c?d=%3D', 'é', '{"ü":1}'])
})

it('answers without a body where there is none, and with bytes where there are', async () => {
  const { root } = await serve((request) =>
    Promise.resolve(
      request.url.endsWith('/photo') ? new Response(new Uint8Array([255, 0, 216])) : new Response(null, { status: 204 })
    )
  )
  expect((await fetch(`${root}none`)).status).toBe(204)
  expect(new Uint8Array(await (await fetch(`${root}photo`)).arrayBuffer())).toEqual(new Uint8Array([255, 0, 216]))
})

it('keeps the control interface on the same port', async () => {
  const { control } = await serve(() => Promise.resolve(new Response(null, { status: 404 })))
  expect(await (await fetch(`${control}/state`)).json()).toEqual({ controlled: true })
})

it('destroys the connection of a dropped request and serves the next one', async () => {
  const { root } = await serve((request) =>
    request.url.endsWith('/drop') ? Promise.reject(new Error('dropped')) : Promise.resolve(new Response('fine'))
  )
  await expect(fetch(`${root}drop`)).rejects.toThrow(TypeError)
  expect(await (await fetch(root)).text()).toBe('fine')
})

it('breaks off in the middle of a body that fails', async () => {
  const { root } = await serve(() => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"rel":')),
      async pull(controller) {
        await new Promise((resolve) => setImmediate(resolve))
        controller.error(new Error('cut'))
      }
    })
    return Promise.resolve(new Response(body))
  })
  const response = await fetch(root)
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toThrow(TypeError)
})

it('aborts the request when the client hangs up', async () => {
  const hungUp = happening()
  const arrived = happening()
  const { root } = await serve(({ signal }) => {
    signal.addEventListener('abort', () => hungUp.tell())
    arrived.tell()
    return new Promise(() => undefined)
  })
  const client = new AbortController()
  const outcome = fetch(root, { signal: client.signal }).catch((error: unknown) => (error as Error).name)
  await arrived.told
  client.abort()
  expect(await outcome).toBe('AbortError')
  await hungUp.told
})

it('ends parked requests when it closes', async () => {
  const arrived = happening()
  const { root, close } = await serve(() => {
    arrived.tell()
    return new Promise(() => undefined)
  })
  const outcome = fetch(root).catch(() => 'ended')
  await arrived.told
  await close()
  expect(await outcome).toBe('ended')
  await expect(fetch(root)).rejects.toThrow(TypeError)
})

it('does not wait for a connection that never shakes hands', async () => {
  const { root, close } = await serve(() => Promise.resolve(new Response()), true)
  const socket = connect(Number(new URL(root).port), '127.0.0.1')
  await once(socket, 'connect')
  const ended = once(socket, 'close')
  // Only now the server knows of it for sure.
  await expect(fetch(root)).rejects.toThrow(TypeError)
  await close()
  await ended
})

it('speaks TLS with a certificate that a client can choose to trust', async () => {
  const { root, certificate } = await serve((request) => Promise.resolve(new Response(request.url)), true)
  expect(root).toMatch(/^https:/)
  await expect(fetch(root)).rejects.toThrow(TypeError)
  const text = await new Promise((resolve, reject) => {
    httpsRequest(root, { ca: certificate }, (response) => void response.on('data', (data) => resolve(String(data))))
      .on('error', reject)
      .end()
  })
  expect(text).toBe(root)
})

it.each([
  ['a host that is none', 'GET', 'a b'],
  ['a method that no Request can have', 'TRACE', '127.0.0.1']
])('refuses %s with 400', async (_words, method, host) => {
  const { root } = await serve(() => Promise.resolve(new Response('served')))
  const status = await new Promise((resolve, reject) => {
    httpRequest(root, { method, headers: { host } }, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end()
  })
  expect(status).toBe(400)
})

it('refuses a body that is far too long', async () => {
  const { root } = await serve(() => Promise.resolve(new Response('served')))
  const response = await fetch(root, { method: 'POST', body: new Uint8Array(9 * 1024 * 1024) })
  expect(response.status).toBe(413)
})

it('says so when the port is taken', async () => {
  const { root } = await serve(() => Promise.resolve(new Response()))
  await expect(serve(() => Promise.resolve(new Response()), false, Number(new URL(root).port))).rejects.toMatchObject({
    code: 'EADDRINUSE'
  })
})
