// The communication resource, and with it how a PUT has to be made.
import { expect, it } from 'vitest'
import { at, eventNames, signIn, startClient, textAt, type TestClient } from '../plain-client'

async function read(client: TestClient): Promise<{ path: string; etag: string; body: Record<string, unknown> }> {
  const path = `${client.app}/communication`
  const { body, headers } = await client.get(path)
  return { path, etag: headers.get('etag') ?? '', body: { ...Object(body) } }
}

it('is read with an entity tag and answers 304 until it changes', async () => {
  const client = await signIn(startClient())
  const { path, etag, body } = await read(client)
  expect(etag).toBe(`"${textAt(body, 'etag')}"`)
  expect((await client.get(path, { 'If-None-Match': etag })).status).toBe(304)
  await client.post(`${client.app}/me/makeMeAvailable`, { supportedModalities: ['Messaging'] })
  expect((await client.get(path, { 'If-None-Match': etag })).status).toBe(200)
})

it.each([
  ['quoted', (etag: string) => etag],
  ['bare', (etag: string) => etag.replaceAll('"', '')]
])('takes its own representation back, with the tag %s', async (_words, spelled) => {
  const client = await signIn(startClient(), true)
  const { path, etag, body } = await read(client)
  const change = { ...body, supportedModalities: ['PhoneAudio', 'messaging'] }
  const told = await client.send('PUT', path, change, { 'If-Match': spelled(etag) })
  expect(told).toMatchObject({ status: 200, body: { supportedModalities: ['PhoneAudio', 'Messaging'] } })
  expect(told.headers.get('etag')).not.toBe(etag)
  expect((await read(client)).body).toEqual(told.body)
  client.simulator.releaseEvents()
  expect(eventNames((await client.get(`${client.app}/events?ack=1`)).body)).toContain('updated communication')
})

it.each([
  ['without the tag it was read with', {}, {}, 428, undefined],
  ['with an old tag', { 'If-Match': '"1"' }, {}, 412, undefined],
  ['without its token', { 'If-Match': 'current' }, { token: undefined }, 400, 'ParameterValidationFailure'],
  ['with another token', { 'If-Match': 'current' }, { token: 'please' }, 400, 'ParameterValidationFailure'],
  [
    'of an unknown kind',
    { 'If-Match': 'current' },
    { supportedModalities: ['Smell'] },
    400,
    'ParameterValidationFailure'
  ]
] as const)('refuses a PUT %s', async (_words, headers, change, status, subcode) => {
  const client = await signIn(startClient(), true)
  const { path, etag, body } = await read(client)
  const token = Object.keys(body).find((name) => body[name] === 'please pass this in a PUT request') ?? ''
  const edited = { ...body, ...change, ...('token' in change && { [token]: change.token }) }
  const sent = 'If-Match' in headers ? { 'If-Match': headers['If-Match'].replace('current', etag) } : {}
  const told = await client.send('PUT', path, edited, sent)
  expect([told.status, at(told.body, 'subcode')]).toEqual([status, subcode])
  expect((await read(client)).etag).toBe(etag)
})

it('refuses a PUT before makeMeAvailable', async () => {
  const client = await signIn(startClient())
  const { path, etag, body } = await read(client)
  expect(await client.send('PUT', path, body, { 'If-Match': etag })).toMatchObject({
    status: 409,
    body: { subcode: 'MakeMeAvailableRequired' }
  })
})
