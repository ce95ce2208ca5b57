// What a server answers to who asks for a token: a whole token or a refusal with a code, and no secret in what is thrown.

import { inspect } from 'node:util'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { Secret } from '../../main/ucwa/secret'
import { requestToken, type Grant, type Token } from '../../main/ucwa/token'
import { UcwaError, type UcwaErrorCode } from '../../main/ucwa/ucwa-error'
import { alwaysAsync, anyJson } from './cases'
import { mutantOf, mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const tokenHref = 'https://web.corvo.example/WebTicket/oauthtoken'
const yearMs = 365 * 24 * 60 * 60 * 1000
const askedAt = 1_000
const password = 'correct-horse-battery'
const tokenStart = 'cwt=AAEBHAEFAAAAAAAFFQAAAK'

const grants: Readonly<Record<Grant['kind'], Grant>> = {
  password: { kind: 'password', userName: 'CORVO\\lena', password: new Secret(password) },
  windows: { kind: 'windows' },
  passive: { kind: 'passive' }
}
const offered = ['password', 'urn:microsoft.rtc:windows', 'urn:microsoft.rtc:passive']

interface Told {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** The token, or the error with which it was refused; any other error is passed on. */
async function ask({ status, type, text }: Told, kind: Grant['kind']): Promise<Token | UcwaError> {
  const isEmpty = status === 204 || status === 304
  const fetch = async () => new Response(isEmpty ? null : text, { status, headers: { 'Content-Type': type } })
  try {
    return await requestToken({
      fetch,
      challenge: { tokenHref, grants: offered },
      grant: grants[kind],
      now: () => askedAt
    })
  } catch (error) {
    if (error instanceof UcwaError) return error
    throw error
  }
}

const documents: readonly unknown[] = [
  { access_token: `${tokenStart}hQ`, expires_in: 28_289, ms_rtc_identityscope: 'local', token_type: 'Bearer' },
  { access_token: `${tokenStart}hR`, expires_in: '3600' },
  { error: 'invalid_grant', error_description: 'The user name or password is incorrect.' },
  { error: 'invalid_grant', ms_rtc_passiveauthuri: 'https://web.corvo.example/passiveauth' },
  { error: 'unsupported_grant_type' },
  { error: 'server_error', ms_rtc_redirecturi: null },
  { code: 'ServiceFailure', subcode: 'InvalidExchangeServerVersion', message: 'no' }
]
const words = ['access_token', 'expires_in', 'error', 'ms_rtc_passiveauthuri', 'code', 'subcode', 'parameters']
const pieces = ['"', '{', '}', '[', ']', ',', ':', '\\', '\\u0000', '\uFEFF', '\r\n', 'null', '1e999', '"error":', ' ']
const asText = (one: unknown): string => JSON.stringify(one) ?? ''

const told: fc.Arbitrary<Told> = fc.record({
  status: fc.constantFrom(
    200,
    200,
    200,
    200,
    400,
    400,
    400,
    201,
    204,
    302,
    304,
    401,
    403,
    404,
    409,
    410,
    429,
    500,
    503
  ),
  type: fc.constantFrom('application/json', 'application/json', 'application/json; charset=utf-8', 'text/html', ''),
  text: fc.oneof(
    mutantOf(documents).map(asText),
    mutantText(documents.map(asText), pieces),
    anyJson(words).map(asText),
    fc.constant('<html><body>Please sign in</body></html>')
  )
})

/** What can be the matter, whichever way the user signs in. */
const refusals: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>([
  ...(['not-ucwa', 'unreadable', 'bad-request', 'forbidden', 'not-found', 'application-gone', 'conflict'] as const),
  ...(['ended', 'too-many-requests', 'server-trouble', 'grant-not-offered'] as const)
])
/** What the server can only mean by an answer to this way. */
const ownRefusals: Readonly<Record<Grant['kind'], readonly UcwaErrorCode[]>> = {
  password: ['bad-credentials', 'token-refused'],
  windows: ['handshake-refused'],
  passive: ['page-needed', 'missing-link', 'token-refused']
}

it('has a whole token or a refusal of any answer, whichever way somebody signs in, and throws no secret', async () => {
  const met = new Set<string>()
  const way = fc.constantFrom('password', 'windows', 'passive')
  await alwaysAsync(fc.tuple(told, way), async ([one, kind]) => {
    const result = await ask(one, kind)
    if (result instanceof UcwaError) {
      met.add(result.code)
      expectRefusal(result, kind)
    } else {
      met.add('token')
      expect(one.status).toBe(200)
      expectWhole(result)
    }
  })
  // Else the cases would show nothing of what they are there for.
  const all = ['token', 'unreadable', 'not-ucwa', ...Object.values(ownRefusals).flat()]
  expect([...met]).toEqual(expect.arrayContaining(all))
})

function expectWhole({ accessToken, expiresAt }: Token): void {
  expect(accessToken.reveal()).toMatch(/^[\x21-\x7e]+$/)
  expect(Number.isInteger(expiresAt)).toBe(true)
  expect(expiresAt).toBeGreaterThan(askedAt)
  expect(expiresAt).toBeLessThanOrEqual(askedAt + yearMs)
}

function expectRefusal(error: UcwaError, kind: Grant['kind']): void {
  const { code, details } = error
  expect(refusals.has(code) || ownRefusals[kind].includes(code), code).toBe(true)
  // Only the server can say so: the user is asked then.
  if (code === 'bad-credentials' || code === 'page-needed') expect(details.status).toBe(400)
  if (code === 'page-needed') expect(typeof details.page).toBe('string')
  const thrown = `${inspect(error, { depth: Infinity })} ${JSON.stringify(error)}`
  expect(thrown).not.toContain(tokenStart)
  expect(thrown).not.toContain(password)
}

const filled = (length: number, piece: string) => piece.repeat(Math.floor(length / piece.length))

it.each<[string, number, (length: number) => string]>([
  ['a token', 200, (n) => `{"access_token":"${'a'.repeat(n)}"}`],
  ['a token that breaks off at its end', 200, (n) => `{"access_token":"${'a'.repeat(n)} "}`],
  ['a lifetime', 200, (n) => `{"access_token":"a","expires_in":"${'9'.repeat(n)}"}`],
  ['blanks before a lifetime', 200, (n) => `{"access_token":"a","expires_in":"${' '.repeat(n)}1x"}`],
  ['keys', 200, (n) => `{${Array.from({ length: n / 11 }, (_, i) => `"${i}":[]`).join(',')}}`],
  ['brackets', 200, (n) => '['.repeat(n)],
  ['escapes', 200, (n) => `{"access_token":"${filled(n, '\\u0000')}"}`],
  ['a web page', 200, (n) => filled(n, '<p>')],
  ['a wrong password', 400, (n) => `{"error":"invalid_grant","error_description":"${'x'.repeat(n)}"}`],
  ['an error', 400, (n) => `{"error":"${'x'.repeat(n)}"}`],
  ['an address of a page', 400, (n) => `{"error":"invalid_grant","ms_rtc_passiveauthuri":"${'x'.repeat(n)}"}`],
  ['an answer of a broken server', 500, (n) => '{"a":'.repeat(n / 5)]
])('takes or refuses a megabyte of %s at once', async (_what, status, make) => {
  await expectQuick(make, (text) => ask({ status, type: 'application/json', text }, 'passive'))
})
