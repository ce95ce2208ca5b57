// What the simulator is asked by clients: every request gets an answer, none ends it.

import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { parsePart, splitParts } from '../../main/simulator/wire/multipart'
import { Refusal } from '../../main/simulator/wire/answers'
import { parseXmlInput } from '../../main/simulator/wire/xml'
import { many, times } from '../helpers/long-texts'
import { wirePieces } from '../helpers/odd-letters'
import { origin, requestOf, signIn, startClient } from '../main/simulator/plain-client'
import { always, alwaysAsync, oddText } from './cases'
import { mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const base = new URL(origin).origin
const json = 'application/json'
const xml = 'application/xml'
const form = 'application/x-www-form-urlencoded;charset=UTF-8'
const multipart = 'multipart/batching;boundary=b'
const part = (line: string, more = '') =>
  `--b\r\nContent-Type: application/http; msgtype=request\r\n\r\n${line} HTTP/1.1\r\nHost: a\r\n${more}\r\n\r\n`
const batch = `${part('GET /ucwa/oauth/v1/applications/1/me')}${part('POST /x', 'Content-Type: application/json\r\n\r\n{}')}--b--\r\n`
const input =
  '<input xmlns="x"><property name="duration">30</property><propertyList name="uris"><item>sip:a@b.c</item></propertyList></input>'

/** Method, path below the application or `/…` of the server, body and its type. */
const requests: readonly (readonly [string, string, string?, string?])[] = [
  ['GET', '/'],
  ['GET', '/Autodiscover/AutodiscoverService.svc/root/oauth/user'],
  ['POST', '/WebTicket/oauthtoken', 'grant_type=password&username=ines&password=x', form],
  ['POST', '/ucwa/oauth/v1/applications', '{"culture":"en-US","endpointId":"e1","userAgent":"Test/1"}', json],
  ['GET', ''],
  ['POST', 'batch', batch, multipart],
  ['POST', 'me/makeMeAvailable', '{"supportedModalities":["Messaging"],"signInAs":"Busy"}', json],
  ['POST', 'me/presence', '{"availability":"Busy"}', json],
  ['POST', 'me/note', '{"message":"Back at 3"}', json],
  ['POST', 'me/location', '{"location":"Oslo"}', json],
  ['GET', 'photos/lena@corvo.example'],
  ['GET', 'people/contacts?groupId=bmlnaHQ='],
  ['GET', 'people/lena@corvo.example/presence'],
  ['GET', 'people/search?query=lena&limit=5'],
  ['GET', 'people/groups/bmlnaHQ='],
  ['PUT', 'people/groups/bmlnaHQ=', '{"name":"Day shift"}', json],
  ['POST', 'people/groups', '{"displayName":"Lunch"}', json],
  ['POST', 'people/groupMemberships', '{"contactUri":"sip:mateo@corvo.example","groupId":"bmlnaHQ="}', json],
  ['DELETE', 'people/groupMemberships/bmlnaHQ=,yuki@corvo.example'],
  ['POST', 'people/presenceSubscriptions?groupId=bmlnaHQ=&duration=30'],
  ['POST', 'people/presenceSubscriptions', '{"duration":30,"uris":["sip:lena@corvo.example"]}', json],
  ['POST', 'people/presenceSubscriptions', input, xml],
  ['POST', 'people/contactsAndGroupsSubscription/start', '{"duration":30}', json],
  ['GET', 'people/groups/ZGcx/expand']
]

const pieces = [
  ...wirePieces,
  ...['&', '=', '<', '>', '</', '<!--', '<![CDATA[', '<!DOCTYPE x [', '&#x0;', '\uFEFF'],
  ...['--b', '\r\n', '--b--', 'GET ', 'TRACE ', 'HTTP/1.1', '//']
]
/** Sound three times of four, else changed a little. */
const maybe = (text: string) => fc.oneof({ weight: 3, arbitrary: fc.constant(text) }, mutantText([text], pieces))
const asHeader = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '\u00FF')
const headers = fc.dictionary(
  fc.constantFrom('Accept', 'If-Match', 'If-None-Match', 'X-MS-RequiresMinResourceVersion', 'Authorization'),
  fc
    .oneof(fc.constantFrom('1', '2', 'NaN', '"', 'W/"1"', xml, 'application/json;q=2,*/*', 'Bearer x'), oddText)
    .map(asHeader),
  { maxKeys: 2 }
)
const asked = fc.constantFrom(...requests).chain(([method, path, body, type]) =>
  fc.record({
    method: fc.constant(method),
    path: maybe(path),
    body: body === undefined ? fc.constant(undefined) : fc.oneof(maybe(body), mutantText([body], pieces)),
    type: type === undefined ? fc.constant(undefined) : maybe(type).map(asHeader),
    headers
  })
)

it('answers every request of a client, and never for a mistake of its own', async () => {
  const client = await signIn(startClient(), true)
  await alwaysAsync(asked, async ({ method, path, body, type, headers: more }) => {
    if (client.simulator.state().applications.length === 0) await signIn(client, true)
    const where = path.startsWith('/') ? path : `${client.app}/${path}`
    // A poll that waits for news is not a parser's business, and an address that is none does not get here.
    if (!URL.canParse(where, origin) || /events/i.test(where)) return
    const version = { 'X-MS-RequiresMinResourceVersion': '2', ...(type !== undefined && { 'Content-Type': type }) }
    const answer = await client.simulator.fetch(requestOf(client.token, method, where, body, { ...version, ...more }))
    expect(answer.status).toBeLessThan(500)
    const text = await answer.text()
    if (/json/.test(answer.headers.get('content-type') ?? '')) JSON.parse(text)
  })
})

it('reads XML or refuses it', () => {
  expect(parseXmlInput(input)).toEqual({ duration: '30', uris: ['sip:a@b.c'] })
  always(mutantText([input], [...pieces, '<item>', '<property name="__proto__">x</property>', ' name=""']), (text) => {
    for (const value of Object.values(parseXmlInput(text) ?? {})) expect(['string', 'object']).toContain(typeof value)
  })
})

it('takes a batch apart or refuses it', () => {
  always(mutantText([batch], pieces), (text) => {
    try {
      for (const one of splitParts(text, 'b')) expect(parsePart(one, base, AbortSignal.abort())).toBeInstanceOf(Request)
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
  })
})

it.each<[string, string, string, (length: number) => string, string]>([
  ['brackets', 'POST', 'me/note', (n) => times(n, '['), json],
  ['properties', 'POST', 'me/note', (n) => `{${many(n, (i) => `"a${i}":0`, ',')}}`, json],
  ['a text', 'POST', 'me/note', (n) => `{"message":"${times(n, 'x')}"}`, json],
  [
    'addresses',
    'POST',
    'people/presenceSubscriptions',
    (n) => `{"uris":[${many(n, (i) => `"sip:${i}@x.y"`, ',')}]}`,
    json
  ],
  ['a form', 'POST', '/WebTicket/oauthtoken', (n) => many(n, (i) => `a${i}=b`, '&'), form],
  ['percent signs', 'POST', '/WebTicket/oauthtoken', (n) => times(n, '%'), form],
  [
    'elements in elements',
    'POST',
    'me/note',
    (n) => `<input>${times(n / 2, '<a>')}${times(n / 2, '</a>')}</input>`,
    xml
  ],
  ['attributes', 'POST', 'me/note', (n) => `<input ${many(n, (i) => `a${i}=""`, ' ')}/>`, xml],
  ['entities', 'POST', 'me/note', (n) => `<input>${times(n, '&amp;')}</input>`, xml],
  ['angle brackets', 'POST', 'me/note', (n) => times(n, '<'), xml],
  ['empty parts', 'POST', 'batch', (n) => `${times(n, '\r\n--b\r\n')}--b--`, multipart],
  ['parts', 'POST', 'batch', (n) => `${times(n, part('GET /x'))}--b--`, multipart],
  ['a part', 'POST', 'batch', (n) => `${part(`GET /${times(n, '%/')}`)}--b--`, multipart],
  ['parameters in a part', 'POST', 'batch', (n) => `${part(`GET /x?${many(n, (i) => `a${i}`, '&')}`)}--b--`, multipart],
  ['blanks in a part', 'POST', 'batch', (n) => `--b\r\ncontent-type:${times(n, ' ')}x\r\n\r\n--b--`, multipart]
])('answers a request of a megabyte of %s at once', async (_what, method, path, make, type) => {
  const client = await signIn(startClient(), true)
  const where = path.startsWith('/') ? path : `${client.app}/${path}`
  await expectQuick(make, (body) =>
    client.simulator.fetch(requestOf(client.token, method, where, body, { 'Content-Type': type }))
  )
})
