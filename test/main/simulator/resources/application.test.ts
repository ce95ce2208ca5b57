// The application resource: made, read, superseded, ended.
import { expect, it } from 'vitest'
import { askForToken, at, requestOf, settled, signIn, startClient, startPoll, textAt } from '../plain-client'

const applications = '/ucwa/oauth/v1/applications'
const traits = { culture: 'en-US', endpointId: 'e1', userAgent: 'Test/1' }

it('is made with 201, an entity tag and everything embedded', async () => {
  const client = await signIn(startClient())
  const { status, headers, body } = await client.post(applications, { ...traits, endpointId: 'other' })
  expect(status).toBe(201)
  expect(headers.get('etag')).toMatch(/^"\d+"$/)
  expect(Object.keys(Object(at(body, '_embedded')))).toEqual(['me', 'people', 'onlineMeetings', 'communication'])
  expect(textAt(body, '_links.self.href')).toMatch(/^\/ucwa\/oauth\/v1\/applications\/\d+$/)
  expect(textAt(body, '_links.events.href')).toMatch(/events\?ack=1$/)
})

it('takes inputs in any letter case, from the query too', async () => {
  const client = await signIn(startClient())
  const { status, body } = await client.post(`${applications}?CULTURE=pt-PT`, { EndpointId: 'x', UserAgent: 'T' })
  expect(status).toBe(201)
  expect(at(body, 'culture')).toBe('pt-PT')
})

it('names every missing, empty or too long input', async () => {
  const client = await signIn(startClient())
  const { status, body } = await client.post(applications, { culture: 5, endpointId: ' ', userAgent: 'x'.repeat(101) })
  expect(status).toBe(400)
  expect(body).toMatchObject({
    code: 'BadRequest',
    subcode: 'ParameterValidationFailure',
    parameters: { culture: 'is not a text', endpointId: 'is empty', userAgent: 'is longer than 100' }
  })
})

it.each([
  ['a body of another type', 'a=b', { 'Content-Type': 'text/plain' }, 415, undefined],
  ['broken JSON', '{', { 'Content-Type': 'application/json' }, 400, 'DeserializationFailure'],
  ['a list instead of an object', '[]', { 'Content-Type': 'application/json' }, 400, 'DeserializationFailure']
])('refuses %s', async (_, body, headers, status, subcode) => {
  const client = await signIn(startClient())
  const told = await client.post(applications, body, headers)
  expect(told.status).toBe(status)
  expect(at(told.body, 'subcode')).toBe(subcode)
})

it('answers 304 while nothing has changed', async () => {
  const client = await signIn(startClient())
  const etag = (await client.get(client.app)).headers.get('etag') ?? ''
  expect((await client.get(client.app, { 'If-None-Match': etag })).status).toBe(304)
  expect((await client.get(client.app, { 'If-None-Match': etag.replaceAll('"', '') })).status).toBe(304)
  expect((await client.get(client.app, { 'If-None-Match': '"1"' })).status).toBe(200)
})

it('supersedes an older application of the same endpoint, under a new number', async () => {
  const client = await signIn(startClient())
  const old = client.app
  const parked = startPoll(client, `${old}/events?ack=1`)
  await signIn(client)
  expect(client.app).not.toBe(old)
  expect(await parked.answer).toMatchObject({ status: 404, body: { subcode: 'ApplicationNotFound' } })
  expect((await client.get(old)).status).toBe(404)
  expect(client.simulator.state().applications.map(({ alive }) => alive)).toEqual([false, true])
})

it('ends the oldest application with 410 when there are too many, and is not found afterwards', async () => {
  const client = await signIn(startClient({ limits: { applications: 1 } }))
  const old = client.app
  await signIn(client, false, 'e2')
  expect(await client.get(old)).toMatchObject({ status: 410, body: { code: 'Gone', subcode: 'TooManyApplications' } })
  expect(await client.get(old)).toMatchObject({ status: 404, body: { subcode: 'ApplicationNotFound' } })
})

it('is gone after DELETE, and the parked poll with it', async () => {
  const client = await signIn(startClient())
  const parked = startPoll(client, `${client.app}/events?ack=1`)
  expect((await client.send('DELETE', client.app)).status).toBe(204)
  expect(await parked.answer).toMatchObject({ status: 404 })
  expect((await client.get(client.app)).status).toBe(404)
})

it('answers unknown paths, wrong methods and newer versions as the documentation says', async () => {
  const client = await signIn(startClient())
  expect(await client.get('/nowhere')).toMatchObject({ status: 404, body: { code: 'NotFound' } })
  expect(await client.get(`${client.app}/people/a/b/c`)).toMatchObject({ status: 404 })
  expect(await client.post(`${client.app}/policies`)).toMatchObject({ status: 405, body: { code: 'MethodNotAllowed' } })
  expect(await client.get(client.app, { 'X-MS-RequiresMinResourceVersion': '2' })).toMatchObject({ status: 200 })
  expect(await client.get(client.app, { 'X-MS-RequiresMinResourceVersion': '4.0' })).toMatchObject({
    status: 404,
    body: { code: 'NotFound', subcode: 'APIVersionNotSupported' }
  })
})

it.each([
  ['a resource', 'GET', '', {}, 200],
  ['no content', 'POST', '/me/presence', {}, 204],
  ['an error', 'GET', '/nowhere', {}, 404],
  ['the challenge', 'GET', '', { Authorization: 'Bearer stale' }, 401],
  ['XML', 'GET', '/people', { Accept: 'application/xml' }, 200],
  ['a picture', 'GET', '/photos/lena@corvo.example', {}, 200]
])('names its version with %s', async (_words, method, path, headers, status) => {
  const client = await signIn(startClient({ portrait: () => new Uint8Array([255, 216]) }), true)
  const told = await client.send(method, client.app + path, undefined, headers)
  expect([told.status, told.headers.get('x-ms-ucwaversion')]).toEqual([status, '1.7'])
})

it('leaves out what the older edition does not have', async () => {
  const client = await signIn(startClient({ edition: '2015' }))
  const { body } = await client.get(client.app)
  expect(at(body, 'endpointId')).toBeUndefined()
  expect(at(body, '_links.reportMyNetwork')).toBeUndefined()
  expect(at(body, '_embedded.me.company')).toBeUndefined()
})

it('writes absolute addresses when asked to', async () => {
  const client = startClient({ quirks: { absoluteHrefs: true } })
  await signIn(client)
  expect(client.app).toMatch(/^https:\/\/web\.corvo\.example\/ucwa\//)
})

it('can be ended from outside, as by a restart of the server', async () => {
  const client = await signIn(startClient())
  client.simulator.expire('application')
  expect(await client.get(client.app)).toMatchObject({ status: 404, body: { subcode: 'ApplicationNotFound' } })
})

it('answers parked polls with the challenge when tokens are revoked, and lives on', async () => {
  const client = await signIn(startClient())
  const parked = startPoll(client, `${client.app}/events?ack=1`)
  await settled(client)
  client.simulator.expire('token')
  const answer = await parked.answer
  expect(answer?.status).toBe(401)
  expect(answer?.headers.get('www-authenticate')).toContain('MsRtcOAuth')
  const { userName, password } = client.simulator.signIn
  const token = await askForToken(client, { grant_type: 'password', username: userName, password })
  client.token = textAt(token.body, 'access_token')
  expect((await client.get(client.app)).status).toBe(200)
})

it('lets a hook see every request and answer in its place', async () => {
  const client = await signIn(startClient())
  const seen: string[] = []
  const stop = client.simulator.onRequest(async (asked, answer) => {
    const response = asked.rel === 'policies' ? new Response('down', { status: 503 }) : await answer()
    seen.push(`${asked.method} ${asked.rel ?? '-'} ${asked.authorized} ${response.status}`)
    return response
  })
  await client.get(`${client.app}/policies`)
  await client.get('/nowhere')
  await client.simulator.fetch(requestOf('', 'GET', client.app))
  stop()
  await client.get(client.app)
  expect(seen).toEqual(['GET policies true 503', 'GET - true 404', 'GET application false 401'])
})
