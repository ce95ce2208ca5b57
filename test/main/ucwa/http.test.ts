// One request: where the token goes, what is sent, what becomes of every kind of answer.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Call } from '../../../main/ucwa/call'
import type { Fetch } from '../../../main/ucwa/exchange'
import { createHttp } from '../../../main/ucwa/http'
import { Secret } from '../../../main/ucwa/secret'
import { codeOf, empty, errorOf, fails, fakeServer, html, json, type Replies } from './fake-server'

const origin = 'https://web.contoso.example'
const href = `${origin}/ucwa/me`

const call = (change: Partial<Call<unknown>> = {}): Call<unknown> => ({
  method: 'GET',
  href,
  read: (answer) => answer.body,
  ...change
})

function build(replies: Replies) {
  const server = fakeServer(replies)
  const http = httpOver(server.fetch)
  return { ...server, http }
}

function httpOver(fetch: Fetch) {
  return createHttp({ fetch, token: () => new Secret('cwt=abc'), isHome: (url) => url.origin === origin })
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

it('sends token, Accept and its own name, and follows no redirect', async () => {
  const { http, asked } = build({ [`GET ${href}`]: json({ rel: 'me' }) })
  expect(await http.send(call())).toEqual({ rel: 'me' })
  const [request] = asked
  expect(request?.headers.get('authorization')).toBe('Bearer cwt=abc')
  expect(request?.headers.get('accept')).toBe('application/json')
  expect(request?.headers.get('user-agent')).toBe('Rollcall')
  expect([request?.redirect, request?.body, request?.headers.has('content-type')]).toEqual(['error', undefined, false])
})

it('sends a body as JSON and parameters behind those of the server', async () => {
  const { http, asked } = build({ [`POST ${origin}/s?groupId=a+b%2F=&duration=30&q=x+%26`]: empty(204) })
  const query = { duration: 30, q: 'x &' }
  await http.send(call({ method: 'POST', href: `${origin}/s?groupId=a+b%2F=`, query, body: { name: 'Zoë' } }))
  expect([asked[0]?.body, asked[0]?.headers.get('content-type')]).toEqual(['{"name":"Zoë"}', 'application/json'])
})

it('replaces a parameter that stands in the address already', async () => {
  const { http, lines } = build({ [`GET ${origin}/e?ack=1&timeout=180`]: empty(204) })
  await http.send(call({ href: `${origin}/e?ack=1&timeout=900`, query: { timeout: 180 } }))
  expect(lines()).toEqual([`GET ${origin}/e?ack=1&timeout=180`])
})

it.each([
  'https://evil.example/me',
  'https://web.contoso.example.evil.example/me',
  'https://web.contoso.example:8443/me',
  'http://web.contoso.example/me'
])('sends nothing at all to the foreign %s', async (foreign) => {
  const { http, asked } = build({})
  expect(await codeOf(() => http.send(call({ href: foreign })))).toBe('foreign-origin')
  expect(await codeOf(() => http.download(foreign))).toBe('foreign-origin')
  expect(asked).toEqual([])
})

it.each([
  ['a web page', html(), 'not-ucwa'],
  ['broken JSON', () => new Response('{"a":', { headers: { 'content-type': 'application/json' } }), 'unreadable'],
  ['a redirect', empty(302, { location: 'https://portal.example/' }), 'not-ucwa'],
  ['an unauthorized web page', html(401), 'unauthorized'],
  ['a refusal by a proxy', html(403), 'forbidden'],
  ['a bad gateway', html(502), 'server-trouble'],
  ['a lost application', json({ code: 'NotFound', subcode: 'ApplicationNotFound' }, 404), 'application-gone'],
  ['a line that breaks', fails('ECONNRESET'), 'network'],
  ['a body that breaks off', () => brokenBody(), 'network']
])('answers %s with a code', async (_, reply, code) => {
  const { http } = build({ [`GET ${href}`]: reply })
  expect(await codeOf(() => http.send(call()))).toBe(code)
})

it('reads an answer without a type, with a byte-order mark, and without a body', async () => {
  const untyped = new TextEncoder().encode('\uFEFF {"a":1}')
  const { http } = build({ [`GET ${href}`]: [() => new Response(untyped), empty(204), json({ b: 2 }, 201)] })
  expect(await http.send(call())).toEqual({ a: 1 })
  expect(await http.send(call())).toBeUndefined()
  expect(await http.send(call())).toEqual({ b: 2 })
})

it('takes a 304 for an answer where the call asked for one, and nowhere else', async () => {
  const { http, asked } = build({ [`GET ${href}`]: [empty(304), html(200), empty(304)] })
  const read: Call<unknown>['read'] = ({ status, body }) => [status, body]
  const conditional = call({ headers: { 'If-None-Match': '"5"' }, read })
  expect(await http.send(conditional)).toEqual([304, undefined])
  expect(asked[0]?.headers.get('if-none-match')).toBe('"5"')
  expect(await codeOf(() => http.send(conditional))).toBe('not-ucwa')
  expect(await codeOf(() => http.send(call({ read })))).toBe('not-ucwa')
})

it('believes a 201 however broken what comes with it, for nobody else answers so', async () => {
  const broken = (text: string, type: string) => () =>
    new Response(text, { status: 201, headers: { 'content-type': type } })
  const { http } = build({ [`POST ${href}`]: [broken('{"a":', 'application/json'), broken('<p>', 'text/html')] })
  const read: Call<unknown>['read'] = ({ status, body }) => [status, body]
  const post = () => http.send(call({ method: 'POST', read }))
  expect([await post(), await post()]).toEqual([
    [201, undefined],
    [201, undefined]
  ])
})

it('says in an error where it happened, but neither the query nor the token', async () => {
  const { http } = build({ [`GET ${origin}/search?query=Lena`]: json({ code: 'X' }, 429, { 'retry-after': '7' }) })
  const error = await errorOf(() => http.send(call({ href: `${origin}/search`, query: { query: 'Lena' } })))
  expect(error?.details).toEqual({
    status: 429,
    retryAfterMs: 7000,
    host: 'web.contoso.example',
    request: 'GET /search'
  })
  expect(JSON.stringify([error, error?.message])).not.toMatch(/cwt|Lena/)
})

it('gives up after 30 s, or after the limit it was given, and leaves no timer', async () => {
  const http = httpOver(() => new Promise(() => undefined))
  const usual = codeOf(() => http.send(call()))
  const short = codeOf(() => http.send(call(), { timeLimitMs: 1000 }))
  await vi.advanceTimersByTimeAsync(1000)
  expect(await short).toBe('timeout')
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(29_000)
  expect(await usual).toBe('timeout')
  expect(vi.getTimerCount()).toBe(0)
})

it('stops when the caller does, before and during the request, and tells the network', async () => {
  let heard: unknown
  const http = httpOver((_, init) => {
    init.signal?.addEventListener('abort', () => (heard = 'stopped'))
    return new Promise(() => undefined)
  })
  const caller = new AbortController()
  const running = codeOf(() => http.send(call(), { signal: caller.signal }))
  caller.abort()
  expect(await running).toBe('aborted')
  expect(heard).toBe('stopped')
  expect(await codeOf(() => http.send(call(), { signal: caller.signal }))).toBe('aborted')
  expect(vi.getTimerCount()).toBe(0)
})

it('leaves no timer after an answer', async () => {
  const { http } = build({ [`GET ${href}`]: json({}) })
  await http.send(call())
  expect(vi.getTimerCount()).toBe(0)
})

it('downloads a picture and refuses what is none', async () => {
  const photo = `${origin}/photos/lena`
  const picture = () => new Response(new Uint8Array([255, 216]), { headers: { 'content-type': 'Image/JPEG; x=1' } })
  const { http, asked } = build({
    [`GET ${photo}?size=HR96X96`]: [picture, html(), json({ code: 'NotFound' }, 404), html(504)]
  })
  const download = () => http.download(photo, { size: 'HR96X96' })
  expect(await download()).toEqual({ type: 'image/jpeg', bytes: new Uint8Array([255, 216]) })
  expect([await codeOf(download), await codeOf(download), await codeOf(download)]).toEqual([
    'not-ucwa',
    'not-found',
    'server-trouble'
  ])
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer cwt=abc')
})

function brokenBody(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"a":'))
      controller.error(new TypeError('terminated'))
    }
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}
