// Faults hit the requests they are meant for, as often as asked, and leave the others alone.

import { expect, it } from 'vitest'
import { createClock } from '../../../../main/simulator/clock'
import { ConnectionDropped } from '../../../../main/simulator/control/damage'
import { createFaults, type Fault } from '../../../../main/simulator/control/faults'
import type { AskedRequest } from '../../../../main/simulator/options'
import { settled, signIn, startClient, startPoll } from '../plain-client'

const asked = (part: Partial<AskedRequest> = {}): AskedRequest => ({
  at: 0,
  method: 'GET',
  path: '/ucwa/v1/applications/117/people/groups?expand=false',
  rel: 'myGroups',
  inBatch: false,
  authorized: true,
  signal: new AbortController().signal,
  ...part
})
const fine = (): Promise<Response> => Promise.resolve(Response.json({ rel: 'myGroups' }))

function faulty(...list: Fault[]): ReturnType<typeof createFaults> {
  const faults = createFaults(createClock({ running: false }))
  for (const fault of list) faults.add(fault)
  return faults
}

it.each<[string, Partial<Fault>, boolean]>([
  ['nothing in particular', {}, true],
  ['its method in any case', { method: 'get' }, true],
  ['another method', { method: 'POST' }, false],
  ['a part of its path in any case', { path: '/People/Groups' }, true],
  ['a part of its query', { path: 'expand=' }, true],
  ['another path', { path: '/contacts' }, false],
  ['its relation', { rel: 'myGroups' }, true],
  ['another relation', { rel: 'group' }, false],
  ['its path but another method', { path: '/people', method: 'DELETE' }, false]
])('asks whether a request matches %s', async (_words, wanted, hit) => {
  const response = await faulty({ action: 'status', status: 503, ...wanted }).hook(asked(), fine)
  expect(response.status).toBe(hit ? 503 : 200)
})

it('hits once unless told how often', async () => {
  const { hook } = faulty({ action: 'status' }, { action: 'status', status: 429, times: 2 })
  const statuses: number[] = []
  for (let turn = 0; turn < 4; turn += 1) statuses.push((await hook(asked(), fine)).status)
  expect(statuses).toEqual([500, 429, 429, 200])
})

it('writes an error as the server does, in the format asked for, under the headers asked for', async () => {
  const { hook } = faulty(
    { action: 'status', status: 409, subcode: 'None', headers: { 'Retry-After': '3' } },
    { action: 'status', status: 409, headers: { 'content-type': 'text/plain' } }
  )
  const response = await hook(asked({ type: 'application/xml' }), fine)
  expect(response.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  expect(response.headers.get('retry-after')).toBe('3')
  expect(await response.text()).toContain('<code>Conflict</code><subcode>None</subcode>')
  expect((await hook(asked(), fine)).headers.get('content-type')).toBe('text/plain')
})

it('keeps a request that it fails from the server', async () => {
  let served = 0
  const serve = (): Promise<Response> => {
    served += 1
    return fine()
  }
  const { hook } = faulty({ action: 'status' }, { action: 'html' }, { action: 'redirect' })
  for (let turn = 0; turn < 3; turn += 1) await hook(asked(), serve)
  expect(served).toBe(0)
})

it('answers with the status, code, subcode and headers asked for', async () => {
  const fault: Fault = { action: 'status', status: 429, subcode: 'None', headers: { 'Retry-After': '7' } }
  const response = await faulty(fault).hook(asked(), fine)
  expect(response.headers.get('Retry-After')).toBe('7')
  expect(await response.json()).toEqual({ code: 'TooManyRequests', subcode: 'None' })
})

it('answers a page of HTML with status 200 like a captive portal', async () => {
  const response = await faulty({ action: 'html' }).hook(asked(), fine)
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('text/html')
  expect(await response.text()).toContain('<html>')
})

it('redirects to wherever it is told', async () => {
  const fault: Fault = { action: 'redirect', status: 307, headers: { Location: 'https://evil.example/' } }
  const response = await faulty(fault).hook(asked(), fine)
  expect([response.status, response.headers.get('Location')]).toEqual([307, 'https://evil.example/'])
})

it('drops the connection', async () => {
  await expect(faulty({ action: 'drop' }).hook(asked(), fine)).rejects.toBeInstanceOf(ConnectionDropped)
})

it('hangs until the faults are cleared', async () => {
  const faults = faulty({ action: 'hang' })
  const outcome = faults.hook(asked(), fine).catch((error: unknown) => error)
  expect(await Promise.race([outcome, Promise.resolve('still hanging')])).toBe('still hanging')
  faults.clear()
  expect(await outcome).toBeInstanceOf(ConnectionDropped)
})

it.each<Fault>([{ action: 'hang' }, { action: 'slow' }])('lets go of a caller who gives up: $action', async (fault) => {
  const caller = new AbortController()
  const outcome = faulty(fault).hook(asked({ signal: caller.signal }), fine)
  caller.abort(new Error('had enough'))
  await expect(outcome).rejects.toThrow('had enough')
})

it('keeps its faults for callers who are still there', async () => {
  const { hook } = faulty({ action: 'drop' })
  await expect(hook(asked({ signal: AbortSignal.abort(new Error('gone')) }), fine)).rejects.toThrow('gone')
  await expect(hook(asked(), fine)).rejects.toBeInstanceOf(ConnectionDropped)
})

it('is slow by the clock', async () => {
  const clock = createClock({ running: false })
  const faults = createFaults(clock)
  faults.add({ action: 'slow', delayMs: 90_000 })
  let answered = false
  const outcome = faults.hook(asked(), fine).then((response) => {
    answered = true
    return response.status
  })
  await clock.advance(89_999)
  expect(answered).toBe(false)
  await clock.advance(1)
  expect(await outcome).toBe(200)
})

it('cuts an answer short, so that reading it to the end fails', async () => {
  const response = await faulty({ action: 'truncate' }).hook(asked(), fine)
  expect(response.status).toBe(200)
  await expect(response.text()).rejects.toBeInstanceOf(ConnectionDropped)
})

it('cuts a batch part short without breaking the batch', async () => {
  const response = await faulty({ action: 'truncate' }).hook(asked({ inBatch: true }), fine)
  expect('{"rel":"myGroups"}'.startsWith(await response.text())).toBe(true)
})

/** A batch of two parts, over a real simulator with these faults; each part's status line, or how it failed. */
async function batchWith(fault: Fault): Promise<unknown> {
  const client = await signIn(startClient())
  const faults = faulty(fault)
  client.simulator.onRequest(faults.hook)
  const get = (path: string): string =>
    `--b\r\nContent-Type: application/http; msgtype=request\r\n\r\nGET ${client.app}${path} HTTP/1.1\r\nHost: h\r\n\r\n`
  const told = client.post(`${client.app}/batch`, `${get('/me')}\r\n${get('/people')}\r\n--b--\r\n`, {
    'Content-Type': 'multipart/batching;boundary=b'
  })
  return told.then(
    ({ body }) => [...String(body).matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status)),
    (error: unknown) => error
  )
}

it('fails one part of a batch and leaves the other alone', async () => {
  expect(await batchWith({ rel: 'people', action: 'status', status: 503 })).toEqual([200, 503])
  expect(await batchWith({ rel: 'me', action: 'html', status: 502 })).toEqual([502, 200])
})

it('drops the whole batch when one of its parts is dropped', async () => {
  expect(await batchWith({ rel: 'people', action: 'drop' })).toBeInstanceOf(ConnectionDropped)
})

it('gives a fault the signal of the request it stops', async () => {
  const client = await signIn(startClient())
  client.simulator.onRequest(faulty({ rel: 'people', action: 'hang' }).hook)
  const caller = new AbortController()
  const poll = startPoll(client, `${client.app}/people`, caller.signal)
  await settled(client)
  caller.abort(new Error('had enough'))
  await expect(poll.answer).rejects.toThrow('had enough')
})

it('forgets faults that are cleared', async () => {
  const faults = faulty({ action: 'status', times: 100 })
  faults.clear()
  expect((await faults.hook(asked(), fine)).status).toBe(200)
})

it('loses the answer of a request that the server has served', async () => {
  let served = 0
  const serve = (): Promise<Response> => {
    served += 1
    return fine()
  }
  await expect(faulty({ action: 'reset' }).hook(asked(), serve)).rejects.toBeInstanceOf(ConnectionDropped)
  expect(served).toBe(1)
})

it('puts other words into an answer', async () => {
  const response = await faulty({ action: 'replace', find: 'myGroups', by: '$&' }).hook(asked(), fine)
  expect(await response.json()).toEqual({ rel: '$&' })
})

it('lets an answer come byte by byte, by the clock', async () => {
  const clock = createClock({ running: false })
  const faults = createFaults(clock)
  faults.add({ action: 'drip', delayMs: 2_000 })
  const whole = (await faults.hook(asked(), fine)).text()
  let read: string | undefined
  void whole.then((text) => (read = text))
  await clock.advance(2_000 * '{"rel":"myGroups"}'.length)
  expect(read).toBeUndefined()
  await clock.advance(2_000)
  expect(read).toBe('{"rel":"myGroups"}')
})

it('divides a batch by another line than announced, or loses its first part', async () => {
  const batch = (): Promise<Response> =>
    Promise.resolve(
      new Response('--b\r\nfirst\r\n--b\r\nsecond\r\n--b--\r\n', {
        headers: { 'Content-Type': 'multipart/batching; boundary="b"' }
      })
    )
  const broken = await faulty({ action: 'broken-multipart' }).hook(asked(), batch)
  expect(await broken.text()).toBe('--no-b\r\nfirst\r\n--no-b\r\nsecond\r\n--no-b--\r\n')
  const short = await faulty({ action: 'missing-part' }).hook(asked(), batch)
  expect(await short.text()).toBe('--b\r\nsecond\r\n--b--\r\n')
})

it.each(['broken-multipart', 'missing-part'] as const)('leaves an answer without parts alone: %s', async (action) => {
  expect(await (await faulty({ action }).hook(asked(), fine)).json()).toEqual({ rel: 'myGroups' })
})

it.each([
  [200, '{}'],
  [204, '']
])('puts a byte-order mark before the text of an answer with status %i', async (status, text) => {
  const serve = (): Promise<Response> => Promise.resolve(new Response(text === '' ? null : text, { status }))
  const response = await faulty({ action: 'byte-order-mark' }).hook(asked(), serve)
  const bytes = [...new Uint8Array(await response.arrayBuffer())]
  expect(bytes.slice(0, 3)).toEqual(text === '' ? [] : [0xef, 0xbb, 0xbf])
})
