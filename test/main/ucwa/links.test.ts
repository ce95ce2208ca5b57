// Hypermedia: hrefs of every spelling, single or many, wrong or missing.

import { expect, it } from 'vitest'
import {
  embeddedOf,
  hrefKey,
  linkOf,
  linksOf,
  pickLinks,
  readEach,
  requireLink,
  resolveHref,
  resourceOf,
  revisionOf
} from '../../../main/ucwa/links'
import { UcwaError } from '../../../main/ucwa/ucwa-error'
import { codeOf } from './fake-server'

const base = 'https://web.contoso.example/ucwa/v1/applications/117?x=1'

it.each([
  ['/ucwa/me', 'https://web.contoso.example/ucwa/me'],
  ['me/note', 'https://web.contoso.example/ucwa/v1/applications/me/note'],
  ['?ack=2', 'https://web.contoso.example/ucwa/v1/applications/117?ack=2'],
  ['https://pool2.contoso.example:443/a', 'https://pool2.contoso.example/a'],
  ['https://pool2.contoso.example:8443/a', 'https://pool2.contoso.example:8443/a'],
  ['http://127.0.0.1:80/a', 'http://127.0.0.1/a'],
  ['//v1/applications/833/me', 'https://web.contoso.example//v1/applications/833/me'],
  ['///v1/me', 'https://web.contoso.example///v1/me'],
  ['\\\\evil.example/me', 'https://web.contoso.example//evil.example/me'],
  ['/\\evil.example/me', 'https://web.contoso.example//evil.example/me'],
  ['/\t/evil.example/me', 'https://web.contoso.example//evil.example/me'],
  ['  /ucwa/me\n', 'https://web.contoso.example/ucwa/me'],
  ['/groups?groupId=a%2Bb=&filter=x', 'https://web.contoso.example/groups?groupId=a%2Bb=&filter=x'],
  ['/people/Lena Fischer', 'https://web.contoso.example/people/Lena%20Fischer']
])('resolves %j', (href, expected) => {
  expect(resolveHref(href, base)).toBe(expected)
})

it.each([
  'javascript:alert(1)',
  'data:text/plain,hello',
  'file:///etc/passwd',
  'ftp://contoso.example/',
  'https://user:word@web.contoso.example/',
  'https://',
  'http://[::bad/',
  '',
  '   '
])('refuses %j as unreadable', async (href) => {
  expect(await codeOf(() => resolveHref(href, base))).toBe('unreadable')
})

it.each([
  [
    'https://Web.Contoso.example:443/People/Lena@Contoso.example',
    'https://web.contoso.example/people/lena@contoso.example'
  ],
  ['https://web.contoso.example/a#part', 'https://web.contoso.example/a'],
  ['HTTP://127.0.0.1:80/', 'http://127.0.0.1/']
])('compares %s as %s', (href, key) => {
  expect(hrefKey(resolveHref(href, base))).toBe(key)
})

it.each([
  [{ href: '/x', revision: 2 }, 2],
  [{ href: '/x', revision: '2.5' }, 2.5],
  [{ href: '/x' }, 1],
  [{ href: '/x', revision: 'two' }, 1],
  [{ href: '/x', revision: null }, 1],
  ['/x', 1],
  [undefined, 1],
  [[{ href: '/x', revision: 2 }, { href: '/y' }], 2],
  [[], 1]
])('reads the revision of %j as %d', (link, revision) => {
  expect(revisionOf({ _links: { search: link } }, 'search')).toBe(revision)
})

const resource = {
  _links: {
    self: { href: '/me' },
    contact: [{ href: '/people/1' }, { href: '/People/1' }, { href: 5 }, 'odd', null, { href: '/people/2' }],
    broken: { href: 'javascript:alert(1)' },
    empty: []
  },
  _embedded: { one: { name: 'a' }, many: [{ name: 'b' }, 'odd', [1], null, { name: 'c' }], none: null }
}

it('takes one link or many, skips the odd ones and tells each address once', () => {
  expect(linksOf(resource, 'contact', base)).toEqual([
    'https://web.contoso.example/people/1',
    'https://web.contoso.example/people/2'
  ])
  expect(linkOf(resource, 'self', base)).toBe('https://web.contoso.example/me')
})

it.each(['broken', 'empty', 'absent', 'constructor', '__proto__'])('has no link under "%s"', async (rel) => {
  expect(linkOf(resource, rel, base)).toBeUndefined()
  expect(await codeOf(() => requireLink(resource, rel, base))).toBe('missing-link')
})

it('picks only the links that are there', () => {
  expect(pickLinks(resource, ['self', 'photo', 'broken'], base)).toEqual({ self: 'https://web.contoso.example/me' })
})

it.each([
  ['one', ['a']],
  ['many', ['b', 'c']],
  ['none', []],
  ['toString', []]
])('finds what is embedded under "%s"', (rel, names) => {
  expect(embeddedOf(resource, rel).map(({ name }) => name)).toEqual(names)
})

it.each([undefined, null, 'text', 5, [], [{}]])('does not take %j for a resource', async (body) => {
  expect(await codeOf(() => resourceOf(body))).toBe('unreadable')
})

it('takes no address without end', async () => {
  expect(await codeOf(() => resolveHref(`/${'x'.repeat(10_000)}`, base))).toBe('unreadable')
  expect(linksOf({ _links: { contact: { href: `/${'x'.repeat(10_000)}` } } }, 'contact', base)).toEqual([])
})

it('takes no links without end', async () => {
  const many = (length: number) => ({ _links: { contact: Array.from({ length }, () => ({ href: '/people/1' })) } })
  expect(linksOf(many(20_000), 'contact', base)).toHaveLength(1)
  expect(await codeOf(() => linksOf(many(20_001), 'contact', base))).toBe('unreadable')
})

it('skips a thousand items that cannot be read, and takes a list with more for none', async () => {
  const read = (text: string) => {
    if (text === '') throw new UcwaError('missing-link')
    return text
  }
  const broken = Array.from({ length: 1000 }, () => '')
  expect(readEach([...broken, 'a'], read)).toEqual(['a'])
  expect(await codeOf(() => readEach([...broken, ''], read))).toBe('unreadable')
})
