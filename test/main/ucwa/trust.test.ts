// The origin policy as a table: where an answer may lead, where a password may go, where a token, what may be reused.

import { expect, it } from 'vitest'
import {
  homesOf,
  isProtected,
  mayBeReused,
  mayReceivePassword,
  mayReceiveToken,
  resolveLocation,
  resolveTrusted,
  type Places
} from '../../../main/ucwa/trust'
import { codeOf } from './fake-server'

const trust = { domain: 'contoso.example', isTrustedHost: (host: string) => host === 'approved.example' }
const web = 'https://web.contoso.example/root'
const local = 'http://127.0.0.1:5000/root'

it.each([
  ['https://anywhere.example/', true],
  ['http://anywhere.example/', false],
  ['http://localhost:1/', true],
  ['http://127.0.0.1/', true],
  ['http://127.9.8.7/', true],
  ['http://[::1]:80/', true],
  ['http://2130706433/', true],
  ['http://localhost.example/', false],
  ['http://127.0.0.1.example/', false],
  ['http://128.0.0.1/', false],
  ['ftp://localhost/', false],
  ['file:///etc/passwd', false]
])('sends to %s: %s', (url, isSent) => {
  expect(isProtected(new URL(url))).toBe(isSent)
})

it.each([
  ['stays', web, '/user', true],
  ['goes to a host of another domain', web, 'https://pool.fabrikam.example/user', true],
  ['leaves HTTPS', web, 'http://web.contoso.example/user', false],
  ['goes to this machine', web, 'http://127.0.0.1:5000/', false],
  ['goes to this machine by HTTPS', web, 'https://localhost:5000/', false],
  ['stays on this machine', local, '/user', true],
  ['names its own origin', local, 'http://127.0.0.1:5000/user', true],
  ['goes to another port', local, 'http://127.0.0.1:5001/user', false],
  ['goes to another port by HTTPS', local, 'https://127.0.0.1:5000/user', false],
  ['goes to another name of this machine', local, 'http://localhost:5000/user', false],
  ['goes from this machine to the sign-in domain', local, 'https://web.contoso.example/user', true],
  ['goes from this machine to an approved host', local, 'https://approved.example/user', true],
  ['goes from this machine to an approved host without protection', local, 'http://approved.example/user', false],
  ['goes from this machine to a stranger', local, 'https://fabrikam.example/user', false],
  ['goes from this machine to one that ends alike', local, 'https://evilcontoso.example/user', false]
])('discovery %s', async (_, from, href, isFollowed) => {
  expect(await codeOf(() => resolveTrusted(href, new URL(from), trust))).toBe(
    isFollowed ? 'no error' : 'redirect-untrusted'
  )
})

it.each([
  ['its own path', web, '/elsewhere', 'no error'],
  ['another port of its host', web, 'https://web.contoso.example:444/', 'no error'],
  ['a host of the sign-in domain', web, 'https://pool.contoso.example/', 'no error'],
  ['another domain, which a link may name', web, 'https://pool.fabrikam.example/', 'redirect-untrusted'],
  ['another domain, as a path of a host', web, '//pool.fabrikam.example/', 'redirect-untrusted'],
  ['plain HTTP', web, 'http://web.contoso.example/', 'redirect-untrusted'],
  ['another port of this machine', local, 'http://127.0.0.1:5001/', 'redirect-untrusted'],
  ['a script', web, 'javascript:alert(1)', 'unreadable'],
  ['nowhere', web, 'https://', 'unreadable']
])('a 3xx to %s', async (_, from, location, code) => {
  expect(await codeOf(() => resolveLocation(location, new URL(from), trust))).toBe(code)
})

it.each([
  ['the server that asks', 'https://pool.fabrikam.example/token', 'https://pool.fabrikam.example/user', true],
  ['the sign-in domain', 'https://sts.contoso.example/token', 'https://pool.fabrikam.example/user', true],
  ['an approved host', 'https://approved.example/token', 'https://pool.fabrikam.example/user', true],
  ['a stranger', 'https://evil.example/token', 'https://pool.contoso.example/user', false],
  ['another port of a stranger that asks', 'https://p.example:444/token', 'https://p.example/user', false],
  [
    'the sign-in domain without protection',
    'http://sts.contoso.example/token',
    'https://p.contoso.example/user',
    false
  ],
  ['this machine, which asks', 'http://127.0.0.1:5000/token', 'http://127.0.0.1:5000/user', true],
  ['another port of this machine', 'http://127.0.0.1:5001/token', 'http://127.0.0.1:5000/user', false],
  ['another name of this machine', 'http://localhost:5000/token', 'http://127.0.0.1:5000/user', false],
  ['an asker without protection', 'http://p.contoso.example/token', 'http://p.contoso.example/user', false]
])('a password for %s', (_, issuer, user, isSent) => {
  expect(mayReceivePassword(new URL(issuer), new URL(user), trust)).toBe(isSent)
})

it.each([
  ['https://web.contoso.example/me', true],
  ['https://pool.contoso.example:443/me', true],
  ['https://web.contoso.example:444/me', false],
  ['http://web.contoso.example/me', false],
  ['https://other.contoso.example/me', false],
  ['https://web.contoso.example.evil.example/me', false]
])('a token for %s: %s', (url, isSent) => {
  const homes = homesOf(new URL('https://web.contoso.example/user'), new URL('https://pool.contoso.example/apps'))
  expect(mayReceiveToken(new URL(url), homes)).toBe(isSent)
})

it('gives a token to nobody without protection, whatever is called a home', () => {
  expect(mayReceiveToken(new URL('http://web.contoso.example/'), ['http://web.contoso.example'])).toBe(false)
  expect(mayReceiveToken(new URL('file:///me'), ['null'])).toBe(false)
})

const kept: Places = {
  userHref: 'https://web.contoso.example/user',
  applicationsHref: 'https://pool.contoso.example/apps',
  challenge: { tokenHref: 'https://web.contoso.example/token' },
  homes: ['https://web.contoso.example', 'https://pool.contoso.example']
}
const at = (origin: string): Places => ({
  userHref: `${origin}/user`,
  applicationsHref: `${origin}/apps`,
  challenge: { tokenHref: `${origin}/token` },
  homes: [origin]
})

it.each<[string, Places, string | undefined, boolean]>([
  ['as found in the sign-in domain', kept, undefined, true],
  ['at the server that the user named', at('https://pool.fabrikam.example'), 'https://pool.fabrikam.example/', true],
  ['at the named server on this machine', at('http://127.0.0.1:5000'), 'http://127.0.0.1:5000/', true],
  ['on this machine though nobody named it', at('http://127.0.0.1:5000'), undefined, false],
  ['at another port of this machine', at('http://127.0.0.1:5001'), 'http://127.0.0.1:5000/', false],
  ['elsewhere', at('https://pool.fabrikam.example'), undefined, false],
  ['without protection', at('http://web.contoso.example'), 'http://web.contoso.example/', false],
  ['with one home more', { ...kept, homes: [...kept.homes, 'https://evil.example'] }, undefined, false],
  ['with another home', { ...kept, homes: ['https://web.contoso.example', 'https://evil.example'] }, undefined, false],
  ['with a home less', { ...kept, homes: ['https://web.contoso.example'] }, undefined, false],
  ['with another issuer', { ...kept, challenge: { tokenHref: 'https://evil.example/token' } }, undefined, false],
  ['with applications elsewhere', { ...kept, applicationsHref: 'https://evil.example/apps' }, undefined, false],
  ['with what is no address', { ...kept, userHref: '/user' }, undefined, false]
])('what was kept %s', (_, places, server, isReused) => {
  expect(mayBeReused(places, trust, server === undefined ? undefined : new URL(server))).toBe(isReused)
})
