// What lies around the documents: challenges, whole answers with their headers, refusals.

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { readAnswer } from '../../main/ucwa/answers'
import type { Call } from '../../main/ucwa/call'
import { readChallenge } from '../../main/ucwa/challenge'
import { readNote } from '../../main/ucwa/me'
import { refusalOf } from '../../main/ucwa/refusals'
import { UcwaError, type UcwaErrorCode } from '../../main/ucwa/ucwa-error'
import { always, oddTexts } from './cases'
import { mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const base = 'https://web.corvo.example/x'
const url = new URL(base)

/** What was read, or the code of the refusal; any other error is passed on. */
function codeOr<T>(read: () => T): T | UcwaErrorCode {
  try {
    return read()
  } catch (error) {
    if (error instanceof UcwaError) return error.code
    throw error
  }
}

/** What the network hands on as a header: bytes, and no end of a line. */
const asHeader = (text: string) => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '\u00FF')

const challenges = [
  'MsRtcOAuth href="https://web.corvo.example/WebTicket/oauthtoken",grant_type="urn:microsoft.rtc:windows,password"',
  'Bearer trusted_issuers="0001@corvo.example", client_id="0004", MsRtcOAuth href=https://a.example/,grant_type=password',
  'Bearer authorization_uri="https://login.example/authorize"',
  'Negotiate, NTLM, Basic realm="a \\"b\\" c"'
]
const challenge = v.strictObject({
  tokenHref: v.pipe(v.string(), v.regex(/^https?:\/\/[^/?#@]+\//)),
  grants: v.array(v.pipe(v.string(), v.regex(/^[^,]*\S[^,]*$/)))
})

it('reads a challenge or refuses it', () => {
  const pieces = ['"', '\\"', '=', ',', ' ', 'href=', 'MsRtcOAuth ', 'Bearer ', 'grant_type="', '\\', '\t']
  always(mutantText(challenges, pieces).map(asHeader), (header) => {
    const read = codeOr(() => readChallenge(new Headers({ 'WWW-Authenticate': header }), base))
    if (typeof read === 'string') expect(['unreadable', 'not-ucwa', 'online-only']).toContain(read)
    else v.assert(challenge, read)
  })
})

it.each<[string, (length: number) => string]>([
  ['words', (n) => 'a '.repeat(n / 2)],
  ['letters', (n) => 'a'.repeat(n)],
  ['blanks', (n) => `a${' '.repeat(n)}b`],
  ['quotes', (n) => `a${'="'.repeat(n / 2)}`],
  ['commas', (n) => `MsRtcOAuth ${','.repeat(n)}`],
  ['a quotation without end', (n) => `MsRtcOAuth href="${'x'.repeat(n)}`],
  ['escapes', (n) => `MsRtcOAuth href="${'\\"'.repeat(n / 2)}"`],
  ['backslashes', (n) => `MsRtcOAuth href="${'\\'.repeat(n)}`],
  ['parameters', (n) => `MsRtcOAuth ${'a=b,'.repeat(n / 4)}`],
  ['ways to sign in', (n) => `MsRtcOAuth href="https://a.example/",grant_type="${'a,'.repeat(n / 2)}"`],
  ['an address', (n) => `MsRtcOAuth href="https://a.example/${'%'.repeat(n)}"`],
  // As long as is read at all.
  ['words, just few enough', () => 'a '.repeat(32_000)],
  ['escapes, just few enough', () => `MsRtcOAuth href="${'\\"'.repeat(32_000)}`]
])('reads or refuses a megabyte of %s in a challenge at once', async (_what, make) => {
  await expectQuick(
    (length) => new Headers({ 'WWW-Authenticate': make(length) }),
    (headers) => readChallenge(headers, base)
  )
})

const note = '{"rel":"note","message":"Back at 3","type":"Personal","_links":{"self":{"href":"\\/me\\/note"}}}'
const errors = [
  '{"code":"NotFound","subcode":"ApplicationNotFound","message":"…","parameters":{"name":"is missing"}}',
  '{"code":"Conflict","subcode":"PGetReplaced"}',
  '<html><body>Please sign in</body></html>'
]
const pieces = ['"', '{', '}', '[', ']', ',', ':', '\\', '\\u', '\uFEFF', '\r\n', '/*', 'null', '"subcode":1,']
const types = ['application/json', 'application/vnd.microsoft.com.ucwa+json; charset=utf-8', 'text/html', 'json', '/']
const headers = fc
  .record(
    {
      'content-type': fc.constantFrom(...types),
      'retry-after': fc.constantFrom('0', '5', '-1', '1e9', '9'.repeat(400), 'Wed, 21 Oct 2026 07:28:00 GMT', 'soon'),
      date: fc.constantFrom('Wed, 21 Oct 2026 07:27:00 GMT', 'yesterday'),
      etag: fc.constantFrom(...oddTexts.map(asHeader))
    },
    { requiredKeys: [] }
  )
  .map((some) => new Headers(Object.entries(some).map(([name, value]): [string, string] => [name, value ?? ''])))

it('reads a whole answer or refuses it', () => {
  const call: Call<unknown> = readNote(base)
  const answer = fc.record({
    status: fc.constantFrom(200, 200, 201, 204, 304),
    headers,
    text: mutantText([note], pieces)
  })
  always(answer, (one) => {
    const read = codeOr(() => readAnswer(call, url, one))
    if (typeof read === 'string') expect(['unreadable', 'not-ucwa']).toContain(read)
    else v.assert(v.strictObject({ message: v.string(), type: v.exactOptional(v.string()) }), read)
  })
})

const refusal = v.looseObject({
  status: v.number(),
  subcode: v.exactOptional(v.string()),
  retryAfterMs: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000))),
  parameters: v.exactOptional(v.array(v.string()))
})

it('makes an error with a code of every refusal', () => {
  const all = fc.tuple(fc.integer({ min: 300, max: 599 }), headers, mutantText(errors, pieces))
  always(all, ([status, some, text]) => {
    const { code, details } = refusalOf(status, some, text)
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    v.assert(refusal, details)
  })
})

it.each<[string, Record<string, string>, (length: number) => string]>([
  ['parameters', {}, (n) => `{"parameters":{${Array.from({ length: n / 10 }, (_, i) => `"${i}":0`).join(',')}}}`],
  ['brackets', {}, (n) => '['.repeat(n)],
  ['a subcode', {}, (n) => `{"subcode":"${'x'.repeat(n)}"}`],
  ['a web page', { 'Content-Type': 'text/html' }, (n) => '<p>'.repeat(n / 3)]
])('makes an error of a megabyte of %s at once', async (_what, more, make) => {
  const some = new Headers({ 'Content-Type': 'application/json', ...more })
  await expectQuick(make, (text) => refusalOf(404, some, text))
})

it.each<[string, (length: number) => string]>([
  ['digits', (n) => '9'.repeat(n)],
  ['brackets', (n) => '('.repeat(n)],
  ['blanks', (n) => `Wed${' '.repeat(n)}x`],
  ['colons', (n) => `Wed, ${'1:'.repeat(n / 2)}`]
])('reads a megabyte of %s for a time to wait at once', async (_what, make) => {
  await expectQuick(
    (length) => new Headers({ 'Retry-After': make(length), Date: make(length) }),
    (some) => refusalOf(503, some, '')
  )
})
