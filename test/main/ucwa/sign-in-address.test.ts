// What people type into the form.

import { expect, it } from 'vitest'
import { domainOf, isSignInAddress, readServerAddress } from '../../../main/ucwa/sign-in-address'

it.each([
  ['lena@contoso.example', 'contoso.example'],
  ['sip:Lena.Fischer@Contoso.Example', 'contoso.example'],
  ['  lena@eu.contoso.example ', 'eu.contoso.example'],
  ["o'neil+x@contoso-2.example", 'contoso-2.example'],
  ['lena@münchen.example', 'xn--mnchen-3ya.example']
])('takes %j for an address at %s', (text, domain) => {
  expect([isSignInAddress(text), domainOf(text)]).toEqual([true, domain])
})

it.each([
  '',
  'lena',
  'lena@',
  '@contoso.example',
  'lena@contoso',
  'lena@contoso..example',
  'le na@contoso.example',
  'lena@contoso.example/x',
  'lena@contoso.example:443',
  'lena@@contoso.example',
  'CONTOSO\\lena',
  'lena@contoso.example\nx'
])('does not take %j for an address', (text) => {
  expect(isSignInAddress(text)).toBe(false)
})

it.each([
  ['https://web.contoso.example/root', 'https://web.contoso.example/root'],
  ['web.contoso.example', 'https://web.contoso.example/'],
  ['web.contoso.example:8443/x', 'https://web.contoso.example:8443/x'],
  ['http://127.0.0.1:5000/', 'http://127.0.0.1:5000/'],
  ['http://localhost:5000', 'http://localhost:5000/'],
  ['http://[::1]:5000/', 'http://[::1]:5000/'],
  ['http://web.contoso.example/', undefined],
  ['http://127.0.0.1.evil.example/', undefined],
  ['https://lena:word@web.contoso.example/', undefined],
  ['javascript:alert(1)', undefined],
  ['file:///etc/passwd', undefined],
  ['', undefined]
])('reads the server %j as %s', (text, href) => {
  expect(readServerAddress(text)?.href).toBe(href)
})

it('takes neither an address nor a server without end', () => {
  expect(isSignInAddress(`lena@${'a.'.repeat(300)}example`)).toBe(false)
  expect(readServerAddress(`https://corvo.example/${'a'.repeat(4000)}`)).toBeUndefined()
})
