// The challenge in all documented spellings, and what is none.

import { expect, it } from 'vitest'
import { readChallenge } from '../../../main/ucwa/challenge'
import { codeOf } from './fake-server'

const base = 'https://web.contoso.example/Autodiscover/root/user'
const token = 'https://web.contoso.example/WebTicket/oauthtoken'
const grants = ['urn:microsoft.rtc:windows', 'urn:microsoft.rtc:anonmeeting', 'password']
const types = grants.join(',')
const bearer = 'Bearer trusted_issuers="00000001-0000-0000-c000-000000000000@contoso.example", client_id="00000004"'

it.each<[string, string[]]>([
  ['quoted', [`MsRtcOAuth href="${token}",grant_type="${types}"`]],
  ['with a bare href', [`MsRtcOAuth href=${token},grant_type="${types}"`]],
  ['with blanks', [`MsRtcOAuth  href = "${token}" , grant_type = "${types}"`]],
  ['in other letter case', [`msrtcoauth HREF="${token}",Grant_Type="${types}"`]],
  ['in the other order', [`MsRtcOAuth grant_type="${types}",href="${token}"`]],
  ['before Bearer in a line of its own', [`MsRtcOAuth href="${token}",grant_type="${types}"`, bearer]],
  ['after Bearer in a line of its own', [bearer, `MsRtcOAuth href="${token}",grant_type="${types}"`]],
  ['joined into one line', [`MsRtcOAuth href="${token}",grant_type="${types}", ${bearer}`]],
  [
    'joined behind Bearer and a scheme without parameters',
    [`Negotiate, ${bearer}, MsRtcOAuth href=${token},grant_type="${types}"`]
  ],
  ['with blanks in the list', [`MsRtcOAuth href="${token}",grant_type="${grants.join(' , ')}"`]],
  ['with a relative href', [`MsRtcOAuth href="/WebTicket/oauthtoken",grant_type="${types}"`]]
])('reads a challenge %s', (_, lines) => {
  const headers = new Headers()
  for (const line of lines) headers.append('www-authenticate', line)
  expect(readChallenge(headers, base)).toEqual({ tokenHref: token, grants })
})

it('reads a single grant without quotes, and none at all', () => {
  const read = (text: string) => readChallenge(new Headers({ 'www-authenticate': text }), base).grants
  expect(read(`MsRtcOAuth href="${token}",grant_type=password`)).toEqual(['password'])
  expect(read(`MsRtcOAuth href="${token}"`)).toEqual([])
})

it.each([
  ['no header at all', undefined, 'not-ucwa'],
  ['other schemes', 'Basic realm="x", Negotiate', 'not-ucwa'],
  ["the cloud's Bearer alone", 'Bearer authorization_uri="https://login.example/authorize"', 'online-only'],
  ['a challenge without end', `MsRtcOAuth href="${token}",x="${'\\"'.repeat(40_000)}"`, 'unreadable'],
  ['no address', 'MsRtcOAuth grant_type="password"', 'unreadable'],
  ['an address that is none', 'MsRtcOAuth href="javascript:alert(1)",grant_type="password"', 'unreadable'],
  ['a parameter that only looks like the scheme', 'Basic realm="MsRtcOAuth href=x"', 'not-ucwa']
])('refuses %s', async (_, line, code) => {
  const headers = new Headers(line === undefined ? {} : { 'www-authenticate': line })
  expect(await codeOf(() => readChallenge(headers, base))).toBe(code)
})
