// The short way to resolve an href: for every href and base it answers what parsing both would have answered.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linkOf } from '../../../main/ucwa/links'

const runs = { numRuns: 20_000 }

const resolved = (href: string, base: string) => linkOf({ _links: { self: { href } } }, 'self', base)

/** What the URL class says; a leading `//`, by whatever spelling, is a path on the same host. */
function parsed(href: string, base: string): string | undefined {
  const bare = href.replace(/[\t\r\n]/g, '').trim()
  if (bare === '' || !URL.canParse(base)) return undefined
  const written = /^[/\\]{2}/.test(bare) ? `${new URL(base).origin}${bare}` : bare
  return URL.canParse(written, base) ? webOnly(new URL(written, base)) : undefined
}

const webOnly = (url: URL) =>
  ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined

/**
 * Pieces at which readers of addresses differ, among such as every address has. No Latin-1 beyond ASCII: what
 * `URL.canParse` says of it in a host differs between versions of Node.
 */
const odd = fc.constantFrom(
  ...[
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '/.',
    '/%2e',
    '%2f',
    '%5c',
    '%',
    '%zz',
    '@',
    ':',
    '?',
    '#',
    ';',
    '&',
    '=',
    '+'
  ],
  ...['\t', '\n', '\0', ' ', '\u2003', '\u200b', '\ufeff', "'", '"', '`', '<', '>', '|', '^', '{', '[', ']', '~', '*'],
  ...['https:', 'HTTPS://', 'http://', 'javascript:', 'data:', 'evil.example', 'user:word@', ':443', ':8443', ':80'],
  ...['ł', 'ſ', 'е', '。', 'xn--mnchen-3ya', 'xn--', '127.0.0.1', '0x7f.1', '1', '08', 'localhost', '[::1]', 'A', '-']
)
const plain = fc.constantFrom(
  '/ucwa',
  '/people',
  '/lena@corvo.example',
  '/a-1',
  '/b_2.c',
  'me',
  '/x,y;z=1',
  '/!$()*',
  '/a%40b'
)
const hosts = fc.constantFrom(
  'web.corvo.example',
  'pool-a.corvo.example',
  'localhost',
  'a',
  '127.0.0.1:8080',
  'WEB.example'
)

const hrefs = fc
  .array(fc.oneof({ weight: 2, arbitrary: plain }, odd), { maxLength: 6 })
  .map((pieces) => pieces.join(''))
const bases = fc.oneof(
  hosts.map((host) => `https://${host}/ucwa/v1/applications/117/events?ack=1`),
  fc
    .tuple(
      fc.constantFrom('https://', 'http://', 'HTTPS://', ''),
      fc.array(fc.oneof(hosts, plain, odd), { maxLength: 4 })
    )
    .map(([scheme, pieces]) => scheme + pieces.join(''))
)

it('resolves every href as the URL class does', () => {
  fc.assert(
    fc.property(hrefs, bases, (href, base) => void expect(resolved(href, base)).toBe(parsed(href, base))),
    runs
  )
})

it('resolves plain paths as the URL class does, one odd piece among them', () => {
  const nearly = fc.tuple(plain, fc.option(odd, { nil: '' }), plain).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(nearly, bases, (href, base) => void expect(resolved(href, base)).toBe(parsed(href, base))),
    runs
  )
})

it('takes every character for what the URL class takes it, in the path and in the host', () => {
  const base = 'https://web.corvo.example/ucwa'
  for (let code = 0; code < 0x250; code += 1) {
    const one = String.fromCharCode(code)
    for (const href of [`/a${one}b`, `/${one}`, `/${one}b`, `/a${one}`, `/a/${one}/b`, `/a/.${one}/b`]) {
      expect(resolved(href, base), JSON.stringify(href)).toBe(parsed(href, base))
    }
    if (code >= 0x80 && code < 0x100) continue
    for (const host of [`a${one}b.example`, `${one}a.example`, `a.${one}`, `a.b${one}`, `a.${one}b`]) {
      expect(resolved('/me', `https://${host}/`), JSON.stringify(host)).toBe(parsed('/me', `https://${host}/`))
    }
  }
})
