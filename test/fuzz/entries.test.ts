// What other programs hand to the app: links, command lines, messages of the session bus, addresses to open.

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { readArguments } from '../../main/arguments'
import { plain } from '../../main/desktop/bus-values'
import { isLink, readLink } from '../../main/link'
import { outsideLink } from '../../main/outside-links'
import { domainOf, readServerAddress } from '../../main/ucwa/sign-in-address'
import { always, anyJson, frozen, oddText } from './cases'
import { mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const signs = [
  '%',
  '%00',
  '%40',
  '%2F',
  '@',
  ':',
  '/',
  '//',
  '?',
  '#',
  ';',
  ',',
  '\n',
  '"',
  '<',
  '--server=',
  '\\',
  '.'
]

it('opens a plain address or nothing, whatever the link', () => {
  const links = [
    'rollcall:person/lena@corvo.example',
    'ROLLCALL:person/sip:w%C3%B3jcik@corvo.example',
    'rollcall:person/'
  ]
  const shape = v.strictObject({
    kind: v.literal('person'),
    uri: v.pipe(v.string(), v.maxLength(254), v.regex(/^sip:[^\s@<>"/\\?#%;:,`|(){}[\]\p{C}]+@[\p{L}\p{N}.-]+$/u))
  })
  always(mutantText(links, [...signs, 'rollcall:', 'person/', 'sip:']), (link) => {
    const read = readLink(link)
    if (read !== null) v.assert(shape, read)
    if (read !== null) expect(isLink(link)).toBe(true)
  })
})

it('opens outside what has one of four schemes, and no quotes or blanks', () => {
  const links = [
    'https://corvo.example/help?a=b#c',
    'mailto:lena@corvo.example',
    'tel:+351;ext=1',
    'sip:lena@corvo.example'
  ]
  always(mutantText(links, [...signs, 'file:', 'javascript:', 'https://', 'mailto:', '&bcc=', "'"]), (link) => {
    expect(outsideLink(link) ?? 'https://x').toMatch(/^(https:\/\/|mailto:|tel:|sip:)[^\s"'<>\\^`{|}]+$/)
  })
})

const argumentsShape = v.variant('ok', [
  v.strictObject({
    ok: v.literal(true),
    value: v.strictObject({
      demo: v.boolean(),
      hidden: v.boolean(),
      server: v.exactOptional(v.pipe(v.string(), v.regex(/^\s*([^:]*$|https:|http:|[^/]*:\d*)/i))),
      userDataDir: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
      link: v.exactOptional(v.pipe(v.string(), v.regex(/^rollcall:/i)))
    })
  }),
  v.strictObject({ ok: v.literal(false), usage: v.pipe(v.string(), v.includes('usage: rollcall')) })
])

it('understands a command line or says how it is used', () => {
  const words = fc.constantFrom(
    ...[
      '--demo',
      '--hidden',
      '--server',
      '--server=https://pool.corvo.example',
      '--user-data-dir',
      '--',
      '-',
      '--=',
      '='
    ],
    ...[
      '--no-sandbox',
      '--lang=de',
      '--server=http://corvo.example',
      '--__proto__',
      '--constructor=1',
      '/data',
      'rollcall:'
    ]
  )
  always(fc.array(fc.oneof(words, oddText), { maxLength: 6 }), (line) => {
    const before = [...line]
    v.assert(argumentsShape, readArguments(line))
    expect(line).toEqual(before)
  })
})

it('reads what is typed for an address or a server', () => {
  const typed = [
    'lena@corvo.example',
    'sip:lena@jürgen.example',
    'https://pool.corvo.example:8443/',
    'pool.corvo.example'
  ]
  always(mutantText(typed, [...signs, 'xn--', '\u202E', '[::1]', '127.0.0.1', 'http://', ' ']), (text) => {
    expect(domainOf(text) ?? 'a.b').toMatch(/^[^\sA-Z@/?#]+$/)
    expect(readServerAddress(text)?.href ?? 'https://a/').toMatch(/^https:\/\/|^http:\/\/(localhost|127\.|\[::1\])/)
  })
})

class Variant {
  constructor(
    readonly signature: string,
    readonly value: unknown
  ) {}
}

it('unpacks any message of the session bus', () => {
  const packed = anyJson(['a', 'value', 'signature']).map((value) => frozen(pack(value)))
  always(packed, (message) => {
    expect(hasVariant(plain(message, Variant))).toBe(false)
  })
})

/** Every other value in a variant, as the bus has them. */
function pack(value: unknown, levels = 60): unknown {
  if (typeof value !== 'object' || value === null || levels === 0) return new Variant('v', value)
  if (Array.isArray(value)) return value.map((inner) => new Variant('v', pack(inner, levels - 1)))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner, levels - 1)]))
}

function hasVariant(value: unknown): boolean {
  if (value instanceof Variant) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(hasVariant)
}

const times = (length: number, piece: string) => piece.repeat(length / piece.length)

it.each<[string, (length: number) => string]>([
  ['letters', (n) => times(n, 'a')],
  ['percent signs', (n) => times(n, '%')],
  ['bytes', (n) => times(n, '%C3%BC')],
  ['at signs', (n) => times(n, '@')],
  ['dots', (n) => `a@${times(n, '.')}`],
  ['labels', (n) => `a@${times(n, 'a.')}a`],
  ['letters of another alphabet', (n) => `a@${times(n, '\u00FC')}.example`],
  [
    'letters, each another',
    (n) => `a@${Array.from({ length: n / 3 }, (_, i) => String.fromCodePoint(0x4e00 + (i % 20_000))).join('')}.cn`
  ],
  ['blanks', (n) => `a${times(n, ' ')}b`],
  ['slashes', (n) => times(n, '/')]
])('reads or refuses a megabyte of %s as a link, an address, a server at once', async (_what, make) => {
  await expectQuick(make, (text) => readLink(`rollcall:person/${text}`))
  await expectQuick(make, domainOf)
  await expectQuick(make, readServerAddress)
  await expectQuick(make, (text) => outsideLink(`https://${text}`))
  await expectQuick(make, (text) => outsideLink(`mailto:${text}`))
})

it.each<[string, (length: number) => readonly string[]]>([
  ['switches', (n) => Array.from({ length: n / 3 }, () => '-v')],
  ['links', (n) => Array.from({ length: n / 9 }, () => 'rollcall:')],
  ['values', (n) => Array.from({ length: n / 20 }, () => '--user-data-dir').flatMap((word) => [word, '/a'])],
  ['one word', (n) => [`--${times(n, '=')}`]],
  ['dashes', (n) => [times(n, '-')]],
  ['one server', (n) => [`--server=https://${times(n, 'a.')}`]]
])('reads or refuses a command line of a megabyte of %s at once', async (_what, make) => {
  await expectQuick(make, readArguments)
})

it('unpacks a message of a megabyte at once', async () => {
  const wide = (length: number) => Array.from({ length: length / 8 }, () => new Variant('u', 1))
  await expectQuick(wide, (message) => plain(message, Variant))
})
