// Many calls in few requests: the split, the pairing, and what fails alone or together.

import { expect, it } from 'vitest'
import { createSender } from '../../../main/ucwa/batch'
import type { Call, Settled } from '../../../main/ucwa/call'
import { createHttp } from '../../../main/ucwa/http'
import { Secret } from '../../../main/ucwa/secret'
import { codeOf, errorOf, fails, fakeServer, html, json, type Asked } from './fake-server'

const origin = 'https://web.contoso.example'
const batchHref = `${origin}/ucwa/batch`

const readPath = (path: string, host = origin): Call<unknown> => ({
  method: 'GET',
  href: `${host}${path}`,
  read: (answer) => answer.body
})

function build(...replies: ((asked: Asked) => Response | Promise<Response>)[]) {
  const server = fakeServer({ [`POST ${batchHref}`]: replies })
  const http = createHttp({ fetch: server.fetch, token: () => new Secret('cwt=a'), isHome: () => true })
  return { sender: createSender(http, batchHref), ...server }
}

type AnswerPart = (path: string, index: number) => string

const ownPath: AnswerPart = (path) => `HTTP/1.1 200 OK\r\n\r\n\uFEFF{"path":"${path}"}`

/** Answers every request of a batch with `answer`, by default with its own path. */
function echo(answer = ownPath) {
  return (asked: Asked): Response => {
    const paths = [...(asked.body ?? '').matchAll(/^GET (\S+) HTTP\/1\.1\r$/gm)].map((match) => match[1] ?? '')
    const parts = paths.map((path, index) => `--x\r\nContent-Type: application/http\r\n\r\n${answer(path, index)}\r\n`)
    return multipart(`${parts.join('')}--x--`)
  }
}

function multipart(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'multipart/batching; boundary="x"' } })
}

const show = (settled: readonly Settled<unknown>[]) => settled.map((one) => (one.ok ? one.value : one.error.code))

it('sends up to a hundred calls in one request, with the token outside only', async () => {
  const { sender, asked } = build(echo())
  const calls = Array.from({ length: 100 }, (_, index) => readPath(`/people/${index}`))
  const settled = await sender.sendAll(calls)
  expect(show(settled)).toEqual(calls.map((_, index) => ({ path: `/people/${index}` })))
  expect(asked).toHaveLength(1)
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer cwt=a')
  expect(asked[0]?.headers.get('accept')).toBe('multipart/batching')
  expect(asked[0]?.headers.get('content-type')).toMatch(/^multipart\/batching;boundary="[\w-]+"$/)
  expect(asked[0]?.body).not.toContain('cwt')
})

it('sends more than a hundred in several batches, one after another', async () => {
  let open = 0
  const { sender, asked } = build(async (request) => {
    open += 1
    expect(open).toBe(1)
    await Promise.resolve()
    open -= 1
    return echo()(request)
  })
  const calls = Array.from({ length: 201 }, (_, index) => readPath(`/people/${index}`))
  const settled = await sender.sendAll(calls)
  expect(asked.map(({ body }) => (body ?? '').match(/^GET /gm)?.length)).toEqual([100, 100, 1])
  expect(show(settled)[200]).toEqual({ path: '/people/200' })
})

it('asks nothing for no calls', async () => {
  const { sender, asked } = build(echo())
  expect(await sender.sendAll([])).toEqual([])
  expect(asked).toEqual([])
})

it('gives each call its own outcome', async () => {
  const answers = [
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"a":1}',
    'HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n\r\n{"code":"NotFound","subcode":"ApplicationNotFound"}',
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html></html>',
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"a":',
    'nonsense',
    'HTTP/1.1 204 No Content\r\n\r\n'
  ]
  const { sender } = build(echo((_, index) => answers[index] ?? ''))
  const settled = await sender.sendAll(answers.map((_, index) => readPath(`/${index}`)))
  expect(show(settled)).toEqual([{ a: 1 }, 'application-gone', 'not-ucwa', 'unreadable', 'unreadable', undefined])
})

it('takes a 304 for an answer in a part too, with and without headers', async () => {
  const answers = [
    'HTTP/1.1 304 Not Modified\r\nETag: "5"\r\n\r\n',
    'HTTP/1.1 304 Not Modified\r\n\r\n',
    'HTTP/1.1 304\r\n'
  ]
  const { sender, asked } = build(echo((_, index) => answers[index % 3] ?? ''))
  const conditional: Call<unknown> = {
    ...readPath('/a'),
    headers: { 'If-None-Match': '"5"' },
    read: (part) => part.status
  }
  const settled = await sender.sendAll([conditional, { ...conditional }, { ...conditional }, readPath('/b')])
  expect(show(settled)).toEqual([304, 304, 304, 'not-ucwa'])
  expect(asked[0]?.body?.match(/^If-None-Match: "5"\r$/gm)).toHaveLength(3)
})

it.each([
  [403, 'LimitExceeded', 'forbidden'],
  [405, undefined, 'method-not-allowed'],
  [409, 'LimitExceeded', 'conflict'],
  [409, 'AlreadyExists', 'conflict'],
  [410, 'CannotRedirect', 'ended'],
  [412, undefined, 'precondition-failed'],
  [428, undefined, 'precondition-required'],
  [404, 'APIVersionNotSupported', 'version-not-supported'],
  [500, 'MigrationInProgress', 'server-trouble']
])('tells %d with subcode %s of a part as of an answer of its own', async (status, subcode, code) => {
  const body = JSON.stringify({ code: 'X', subcode })
  const type = 'Content-Type: application/json; charset=utf-8'
  const part = `HTTP/1.1 ${status} X\r\n${type}\r\n\r\n\uFEFF${body}`
  const { sender } = build(echo(() => part))
  const [settled] = await sender.sendAll([readPath('/1')])
  const refused = settled?.ok === false ? settled.error : undefined
  expect([refused?.code, refused?.details.status, refused?.details.subcode]).toEqual([code, status, subcode])
  expect(refused?.details.request).toBe('GET /1')
})

it('resolves links of a part against the address of its call', async () => {
  const { sender } = build(echo())
  const call: Call<string> = { ...readPath('/people/7?x=1'), read: ({ href }) => href }
  expect(await sender.sendAll([call])).toEqual([{ ok: true, value: `${origin}/people/7?x=1` }])
})

it('keeps a call for another server out of the batch', async () => {
  const { sender, asked } = build(echo())
  const settled = await sender.sendAll([readPath('/a'), readPath('/b', 'https://evil.example'), readPath('/c')])
  expect(show(settled)).toEqual([{ path: '/a' }, 'foreign-origin', { path: '/c' }])
  expect(asked[0]?.body).not.toContain('/b')
})

it('gives what arrived of a batch that was cut off', async () => {
  const { sender } = build((asked) => {
    const whole = echo()(asked)
    return new Response(
      new ReadableStream({
        async start(controller) {
          const text = await whole.text()
          controller.enqueue(new TextEncoder().encode(text.slice(0, text.indexOf('{"path":"/2'))))
          controller.close()
        }
      }),
      { headers: whole.headers }
    )
  })
  const settled = await sender.sendAll([readPath('/1'), readPath('/2'), readPath('/3')])
  expect(show(settled)).toEqual([{ path: '/1' }, undefined, 'unreadable'])
})

it('refuses to guess whose answer is missing', async () => {
  const drop = (count: number) => (asked: Asked) =>
    echo()({
      ...asked,
      body: (asked.body ?? '')
        .split(/(?=--batch)/)
        .slice(0, count)
        .join('')
    })
  const extra = (asked: Asked) => echo()({ ...asked, body: `${asked.body ?? ''}\r\nGET /extra HTTP/1.1\r\n` })
  const calls = [readPath('/1'), readPath('/2')]
  expect(await codeOf(() => build(drop(1)).sender.sendAll(calls))).toBe('unreadable')
  expect(await codeOf(() => build(extra).sender.sendAll(calls))).toBe('unreadable')
})

it.each([
  ['too many outstanding', json({ code: 'TooManyRequests' }, 429, { 'retry-after': '2' }), 'too-many-requests'],
  ['an expired token', html(401), 'unauthorized'],
  ['a lost application', json({ code: 'NotFound', subcode: 'ApplicationNotFound' }, 404), 'application-gone'],
  ['a web page', html(), 'not-ucwa'],
  ['another boundary', () => multipart('--y\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}\r\n--y--'), 'unreadable'],
  ['no answers at all', () => multipart('--x--'), 'unreadable'],
  ['a broken line', fails('ECONNRESET'), 'network']
])('fails as a whole on %s', async (_, reply, code) => {
  expect(await codeOf(() => build(reply).sender.sendAll([readPath('/1'), readPath('/2')]))).toBe(code)
})

it('tells how long to wait after a 429, and where the batch went', async () => {
  const { sender } = build(json({ code: 'TooManyRequests' }, 429, { 'retry-after': '2' }))
  const error = await errorOf(() => sender.sendAll([readPath('/1')]))
  expect(error?.details).toMatchObject({ retryAfterMs: 2000, request: 'POST /ucwa/batch' })
})
