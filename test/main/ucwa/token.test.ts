// The password grant.

import { expect, it } from 'vitest'
import { Secret } from '../../../main/ucwa/secret'
import { requestToken } from '../../../main/ucwa/token'
import { codeOf, empty, errorOf, fails, fakeServer, html, json, type Replies } from './fake-server'

const tokenHref = 'https://web.contoso.example/WebTicket/oauthtoken'
const grants = ['urn:microsoft.rtc:windows', 'password']

function ask(reply: Replies[string], change: Partial<Parameters<typeof requestToken>[0]> = {}) {
  const server = fakeServer({ [`POST ${tokenHref}`]: reply })
  const answer = () =>
    requestToken({
      fetch: server.fetch,
      challenge: { tokenHref, grants },
      grant: { kind: 'password', userName: 'CONTOSO\\lena', password: new Secret('a&b=ü %') },
      now: () => 1000,
      ...change
    })
  return { answer, asked: server.asked }
}

it('posts name and password as a form and keeps the token with its end', async () => {
  const { answer, asked } = ask(json({ access_token: 'cwt=AAEB', expires_in: 28_289, token_type: 'Bearer' }))
  const token = await answer()
  expect([token.accessToken.reveal(), token.expiresAt]).toEqual(['cwt=AAEB', 1000 + 28_289_000])
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
    grant_type: 'password',
    username: 'CONTOSO\\lena',
    password: 'a&b=ü %'
  })
  expect(asked[0]?.headers.get('content-type')).toBe('application/x-www-form-urlencoded;charset=UTF-8')
  expect([asked[0]?.redirect, asked[0]?.headers.has('authorization')]).toEqual(['error', false])
  expect(asked[0]?.once).toBe(true)
})

it.each([
  ['3600', 3_600_000],
  [undefined, 3_600_000],
  [0, 3_600_000],
  [-5, 3_600_000],
  ['soon', 3_600_000],
  [null, 3_600_000],
  [1e300, 3_600_000],
  [60, 60_000]
])('takes a lifetime of %j for %d ms', async (expires_in, lifeMs) => {
  const token = await ask(json({ access_token: 'cwt=A', expires_in })).answer()
  expect(token.expiresAt).toBe(1000 + lifeMs)
})

it.each([
  ['a wrong password', json({ error: 'invalid_grant' }, 400), 'bad-credentials'],
  ['a grant it does not know', json({ error: 'unsupported_grant_type' }, 400), 'grant-not-offered'],
  ['trouble of its own', json({ error: 'server_error' }, 400), 'server-trouble'],
  ['a request it finds bad', json({ error: 'invalid_request' }, 400), 'bad-request'],
  ['a word from elsewhere', json({ error: 'constructor' }, 400), 'bad-request'],
  ['a 400 of a proxy', html(400), 'bad-request'],
  ['a 401', html(401), 'token-refused'],
  ['a redirect', empty(302, { location: 'https://evil.example/' }), 'not-ucwa'],
  ['a 503', html(503), 'server-trouble'],
  ['a web page', html(), 'not-ucwa'],
  ['JSON without a token', json({ token: 'cwt=A' }), 'unreadable'],
  ['a token that is no text', json({ access_token: 5 }), 'unreadable'],
  ['a token with a line break', json({ access_token: 'cwt=A\r\nX: y', expires_in: 1 }), 'unreadable'],
  ['broken JSON', () => new Response('{', { headers: { 'content-type': 'application/json' } }), 'unreadable'],
  ['a certificate nobody trusts', fails('SELF_SIGNED_CERT_IN_CHAIN'), 'certificate']
])('answers %s with a code and asks only once', async (_, reply, code) => {
  const { answer, asked } = ask(reply)
  expect(await codeOf(answer)).toBe(code)
  expect(asked).toHaveLength(1)
})

it.each([
  ['the password grant is not offered', { tokenHref, grants: ['urn:microsoft.rtc:windows'] }, 'grant-not-offered'],
  ['the issuer is not protected', { tokenHref: 'http://web.contoso.example/t', grants }, 'foreign-origin'],
  ['the address is none', { tokenHref: 'nowhere', grants }, 'unreadable']
])('sends no password when %s', async (_, challenge, code) => {
  const { answer, asked } = ask(json({}), { challenge })
  expect(await codeOf(answer)).toBe(code)
  expect(asked).toEqual([])
})

it('lets neither password nor token into an error', async () => {
  const error = await errorOf(ask(json({ access_token: 'cwt=A B', error: 'x' })).answer)
  expect(JSON.stringify([error, error?.message, error?.stack])).not.toMatch(/cwt|%26/)
})

it.each([
  ['windows', 'urn:microsoft.rtc:windows'],
  ['passive', 'urn:microsoft.rtc:passive']
] as const)('asks by %s without a name and without a password', async (kind, grant_type) => {
  const { answer, asked } = ask(json({ access_token: 'cwt=AAEB', expires_in: 60 }), {
    grant: { kind },
    challenge: { tokenHref, grants: [grant_type] }
  })
  expect((await answer()).accessToken.reveal()).toBe('cwt=AAEB')
  expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({ grant_type })
})

const page = 'https://sts.contoso.example/adfs/ls'
const all = ['password', 'urn:microsoft.rtc:windows', 'urn:microsoft.rtc:passive']

it.each([
  ['windows', html(401), 'handshake-refused'],
  ['windows', json({ error: 'invalid_grant' }, 400), 'handshake-refused'],
  ['passive', html(401), 'token-refused'],
  ['passive', json({ error: 'invalid_grant' }, 400), 'missing-link'],
  ['passive', json({ error: 'invalid_grant', ms_rtc_passiveauthuri: page }, 400), 'page-needed'],
  ['passive', json({ error: 'server_error', ms_rtc_passiveauthuri: page }, 400), 'server-trouble'],
  ['passive', json({ error: 'invalid_grant', ms_rtc_passiveauthuri: 7 }, 400), 'missing-link']
] as const)('by %s the refusal %# is %3$s', async (kind, reply, code) => {
  const { answer, asked } = ask(reply, { grant: { kind }, challenge: { tokenHref, grants: all } })
  expect(await codeOf(answer)).toBe(code)
  expect(asked).toHaveLength(1)
})

it('tells the address of the sign-in page', async () => {
  const reply = json({ error: 'invalid_grant', ms_rtc_passiveauthuri: page }, 400)
  const error = await errorOf(ask(reply, { grant: { kind: 'passive' }, challenge: { tokenHref, grants: all } }).answer)
  expect(error?.details.page).toBe(page)
})

it('tells what else is offered, whether the challenge or the answer says so', async () => {
  const windows = { grant: { kind: 'windows' } } as const
  const unoffered = await errorOf(ask(json({}), { ...windows, challenge: { tokenHref, grants: ['password'] } }).answer)
  expect(unoffered?.details.offered).toEqual(['password'])
  const reply = json({ error: 'unsupported_grant_type' }, 400)
  const unsupported = await errorOf(ask(reply, { ...windows, challenge: { tokenHref, grants: all } }).answer)
  expect(unsupported?.details.offered).toEqual(['password', 'urn:microsoft.rtc:passive'])
})
