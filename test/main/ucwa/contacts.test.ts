// Contacts: whole, linked, doubled and broken.

import { expect, it } from 'vitest'
import { readContact, readContacts, readLocation } from '../../../main/ucwa/contacts'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const call = readContacts(`${origin}/people/contacts`)

const contact = (name: string, change: object = {}) => ({
  uri: `sip:${name}@contoso.example`,
  name,
  _links: { self: { href: `/people/${name}` } },
  ...change
})

it('reads a whole contact and leaves out what has the wrong type', () => {
  const body = contact('lena', {
    emailAddresses: ['lena@contoso.example', 5],
    type: 'User',
    title: ['Engineer'],
    office: 12,
    workPhoneNumber: 'tel:+47 22 00 00 00',
    sourceNetwork: 'SameEnterprise',
    surprise: true,
    _links: {
      self: { href: '/people/lena' },
      contactPresence: { href: '/people/lena/presence', revision: '2' },
      contactPhoto: { href: 'javascript:alert(1)' },
      contactChat: { href: '/chat' }
    }
  })
  expect(readWith(readContact(`${origin}/people/lena`), body)).toEqual({
    self: `${origin}/people/lena`,
    uri: 'sip:lena@contoso.example',
    name: 'lena',
    emailAddresses: ['lena@contoso.example'],
    type: 'User',
    workPhoneNumber: 'tel:+47 22 00 00 00',
    sourceNetwork: 'SameEnterprise',
    links: { contactPresence: `${origin}/people/lena/presence` }
  })
})

it.each([
  ['an address', contact('lena', { uri: undefined }), 'unreadable'],
  ['a usable address', contact('lena', { uri: { sip: 'lena' } }), 'unreadable'],
  ['self', contact('lena', { _links: {} }), 'missing-link']
])('refuses a contact without %s', async (_, body, code) => {
  expect(await codeOf(() => readWith(readContact(`${origin}/x`), body))).toBe(code)
})

it('keeps the good contacts of a list, each once', () => {
  const body = {
    _embedded: {
      contact: [contact('a'), null, contact('b', { uri: 5 }), 'c', contact('a', { name: 'again' }), contact('d')]
    }
  }
  const { contacts, linked } = readWith(call, body)
  expect([contacts.map(({ name }) => name), linked]).toEqual([['a', 'd'], []])
})

it('tells which contacts are only linked', () => {
  const body = {
    _links: { contact: [{ href: '/people/A' }, { href: '/people/b' }, { href: '/People/B' }] },
    _embedded: { contact: contact('a') }
  }
  const { contacts, linked } = readWith(call, body)
  expect([contacts.map(({ name }) => name), linked]).toEqual([['a'], [`${origin}/people/b`]])
})

it.each([[{ rel: 'myContacts' }], [{ _embedded: {} }], [{ _embedded: { contact: [] }, _links: { contact: [] } }]])(
  'reads the empty list %j',
  (body) => {
    expect(readWith(call, body)).toEqual({ contacts: [], linked: [] })
  }
)

it('takes a document with nothing in it neither for an empty list nor for no location', async () => {
  expect(await codeOf(() => readWith(call, {}))).toBe('unreadable')
  expect(await codeOf(() => readWith(readLocation(`${origin}/l`), {}))).toBe('unreadable')
})

it('reads ten thousand contacts', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => contact(`p${index}`))
  expect(readWith(call, { _embedded: { contact: many } }).contacts).toHaveLength(10_000)
})

it.each([
  [{ location: 'Oslo' }, 'Oslo'],
  [{ rel: 'contactLocation' }, ''],
  [{ location: 5 }, '']
])('reads the location %j', (body, location) => {
  expect(readWith(readLocation(`${origin}/l`), body)).toEqual({ location })
})
