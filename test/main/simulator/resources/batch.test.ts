// Many requests in one POST.
import { expect, it } from 'vitest'
import { at, signIn, startClient, type TestClient, type Told } from '../plain-client'

const part = (text: string): string => `Content-Type: application/http; msgtype=request\r\n\r\n${text}`
const get = (path: string): string => part(`GET ${path} HTTP/1.1\r\nHost: web.corvo.example\r\n\r\n`)

function send(client: TestClient, parts: readonly string[], type = 'multipart/batching;boundary=b1'): Promise<Told> {
  const body = parts.map((one) => `--b1\r\n${one}\r\n`).join('') + '--b1--\r\n'
  return client.post(`${client.app}/batch`, body, { 'Content-Type': type })
}

interface Part {
  readonly status: number
  readonly body: string
}

function partsOf(told: Told): Part[] {
  const boundary = /boundary="([^"]+)"/.exec(told.headers.get('content-type') ?? '')?.[1] ?? 'none'
  const pieces = String(told.body).split(`--${boundary}`).slice(1, -1)
  return pieces.map((piece) => {
    const [, , ...body] = piece.split('\r\n\r\n')
    return { status: Number(/HTTP\/1\.1 (\d+)/.exec(piece)?.[1]), body: body.join('\r\n\r\n').replace(/\r\n$/, '') }
  })
}

it('edits the lists part by part, each refused or done on its own', async () => {
  const client = await signIn(startClient())
  const post = (contactUri: string): string => {
    const body = JSON.stringify({ contactUri, groupId: 'bmlnaHQ=' })
    return part(
      `POST ${client.app}/people/groupMemberships HTTP/1.1\r\nHost: web.corvo.example\r\n` +
        `Content-Type: application/json\r\nX-MS-RequiresMinResourceVersion: 2\r\n\r\n${body}`
    )
  }
  const leave = part(`DELETE ${client.app}/people/groupMemberships/bmlnaHQ=,yuki@corvo.example HTTP/1.1\r\n\r\n`)
  const told = await send(client, [post('sip:mateo@corvo.example'), post('sip:lena@corvo.example'), leave])
  expect(partsOf(told).map(({ status }) => status)).toEqual([201, 409, 204])
  expect(client.simulator.world.group('bmlnaHQ=')?.members).toEqual(
    ['lena', 'tomasz', 'mateo'].map((name) => `sip:${name}@corvo.example`)
  )
})

it('answers every part in order, each with its own status', async () => {
  const client = await signIn(startClient())
  const told = await send(client, [
    get(`${client.app}/people/tomasz@corvo.example/presence`),
    get(`${client.app}/people/nobody@corvo.example/presence`),
    get(`${client.app}/me`)
  ])
  expect(told.status).toBe(200)
  const parts = partsOf(told)
  expect(parts.map(({ status }) => status)).toEqual([200, 404, 200])
  expect(at(JSON.parse(parts[0]?.body ?? ''), 'availability')).toBe('Busy')
  expect(at(JSON.parse(parts[1]?.body ?? ''), 'code')).toBe('NotFound')
  expect(at(JSON.parse(parts[2]?.body ?? ''), 'rel')).toBe('me')
})

it('takes quoted boundaries, bare line feeds, and parts with bodies', async () => {
  const client = await signIn(startClient(), true)
  const body = JSON.stringify({ message: 'Olá' })
  const post = part(
    `POST ${client.app}/me/note HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  )
  const told = await send(client, [post.replaceAll('\r\n', '\n')], 'multipart/batching; boundary="b1"')
  expect(partsOf(told)).toEqual([{ status: 204, body: '' }])
  expect(client.simulator.world.me.note?.message).toBe('Olá')
})

it('refuses polls, photos and batches as parts', async () => {
  const client = await signIn(startClient())
  const told = await send(client, [
    get(`${client.app}/events?ack=1`),
    get(`${client.app}/photos/lena@corvo.example`),
    part(`POST ${client.app}/batch HTTP/1.1\r\nHost: h\r\n\r\n`)
  ])
  expect(partsOf(told).map(({ status }) => status)).toEqual([400, 400, 400])
})

it('takes a hundred requests and refuses one more as a whole', async () => {
  const client = await signIn(startClient())
  const many = Array.from({ length: 101 }, () => get(`${client.app}/people`))
  expect(partsOf(await send(client, many.slice(1)))).toHaveLength(100)
  const told = await send(client, many)
  expect(told).toMatchObject({ status: 429, body: { code: 'TooManyRequests' } })
  expect(told.headers.get('retry-after')).toBeNull()
})

it('counts before it looks: a batch of more is refused without a word about what is wrong in it', async () => {
  const client = await signIn(startClient())
  const told = await send(client, [...Array.from({ length: 100 }, () => get('/')), 'no request'])
  expect(told.status).toBe(429)
})

it('counts the requests of all batches under way', async () => {
  const client = await signIn(startClient({ quirks: { retryAfter: 3 } }))
  const held: (() => void)[] = []
  client.simulator.onRequest(async ({ inBatch }, answer) => {
    if (inBatch) await new Promise<void>((resolve) => held.push(resolve))
    return answer()
  })
  const sixty = Array.from({ length: 60 }, () => get(`${client.app}/people`))
  const first = send(client, sixty)
  const second = await send(client, sixty)
  expect([second.status, second.headers.get('retry-after')]).toEqual([429, '3'])
  for (const release of held) release()
  expect(partsOf(await first)).toHaveLength(60)
})

it('may begin the bodies of parts with a byte-order mark', async () => {
  const client = await signIn(startClient({ quirks: { batchByteOrderMark: true } }))
  // Reading a body as text would strip a mark at its very beginning only, which is not where these are.
  const [first] = partsOf(await send(client, [get(`${client.app}/me`)]))
  expect(first?.body.startsWith('\uFEFF{')).toBe(true)
})

it.each([
  ['another type', 'application/json', '{}', 415],
  ['no boundary', 'multipart/batching', '--b1--', 415],
  ['no parts', 'multipart/batching;boundary=b1', '--b1--\r\n', 400],
  ['no end', 'multipart/batching;boundary=b1', '--b1\r\nContent-Type: application/http\r\n\r\nGET / HTTP/1.1\r\n', 400],
  [
    'a part of another type',
    'multipart/batching;boundary=b1',
    '--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n--b1--',
    400
  ],
  [
    'a part that is no request',
    'multipart/batching;boundary=b1',
    '--b1\r\nContent-Type: application/http\r\n\r\nhello\r\n--b1--',
    400
  ]
])('refuses a batch with %s', async (_, type, body, status) => {
  const client = await signIn(startClient())
  expect((await client.post(`${client.app}/batch`, body, { 'Content-Type': type })).status).toBe(status)
})

it('needs a token of its own', async () => {
  const client = await signIn(startClient())
  client.token = ''
  expect((await send(client, [get(client.app)])).status).toBe(401)
})

it('shows each part to the hooks as a request in a batch', async () => {
  const client = await signIn(startClient())
  const seen: string[] = []
  client.simulator.onRequest(async ({ rel, inBatch, authorized }, answer) => {
    const response = await answer()
    seen.push(`${rel ?? '-'} ${inBatch} ${authorized} ${response.status}`)
    return response
  })
  await send(client, [get(`${client.app}/me`), get('/nowhere')])
  expect(seen.toSorted()).toEqual(['- true true 404', 'batch false true 200', 'me true true 200'])
})

it('fails as a whole when a hook throws around one of its parts', async () => {
  const client = await signIn(startClient())
  client.simulator.onRequest(async ({ rel }, answer) => {
    if (rel === 'me') throw new Error('dropped')
    return answer()
  })
  await expect(send(client, [get(`${client.app}/people`), get(`${client.app}/me`)])).rejects.toThrow('dropped')
  expect((await send(client, [get(`${client.app}/people`)])).status).toBe(200)
})
