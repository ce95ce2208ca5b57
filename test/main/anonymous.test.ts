// Who and where are taken out of a text, and can still be told apart.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAnonymiser, type Known } from '../../main/anonymous'

const known: Known = {
  people: [
    { uri: 'sip:lena.fischer@corvo.example', name: 'Lena Fischer' },
    { uri: 'sip:omar@corvo.example', name: 'Omar "The Fixer" Haddad' },
    { uri: 'sip:li@corvo.example', name: 'Li' },
    { uri: 'sip:x@corvo.example', name: '<script>alert(1)</script>' },
    { uri: 'sip:person@corvo.example', name: 'Person' },
    { uri: 'sip:tab@corvo.example', name: 'Tab\tand\u2028Break' }
  ],
  users: [
    { uri: 'ines@corvo.example', name: 'ines' },
    { uri: 'ines@corvo.example', name: 'CORVO\\ines.c' }
  ],
  groups: ['Night shift'],
  hosts: ['pool01']
}

const anonymous = (text: string) => createAnonymiser(known)(text)

it.each([
  ['an address', 'asked lena.fischer@corvo.example', 'asked <address 1>'],
  ['an address as the server writes it', 'href=sip:Lena.Fischer@Corvo.example,', 'href=<address 1>,'],
  ['an encoded address', '/people/sip%3Alena.fischer%40corvo.example/card', '/people/<address 1>/card'],
  ['an address of nobody known', '<eva@partner.example>.', '<<address 1>>.'],
  ['a name', 'kept "Lena Fischer" aside', 'kept "<person 1>" aside'],
  ['a name in another case', 'LENA  FISCHER', '<person 1>'],
  ['an encoded name', 'q=Lena%20Fischer&x=1', 'q=<person 1>&x=1'],
  ['a name within JSON', '{"name":"Omar \\"The Fixer\\" Haddad"}', '{"name":"<person 1>"}'],
  ['a name in several lines', 'saw Tab and Break', 'saw <person 1>'],
  ['a name that is code', '<script>alert(1)</script>', '<person 1>'],
  ['a short name, where it stands alone', 'Li, alive in Li-Lyn', '<person 1>, alive in <person 1>-Lyn'],
  ['a user name', 'as CORVO\\ines.c or ines', 'as <user 1> or <user 1>'],
  ['a user name within JSON', '"CORVO\\\\ines.c"', '"<user 1>"'],
  ['a user name of nobody known', 'as PARTNER\\eva', 'as <user 1>'],
  ['a group', 'renamed Night shift', 'renamed <group 1>'],
  ['a host in an address', 'https://pool.corvo.example:4443/ucwa?x=1', 'https://<host 1>/ucwa?x=1'],
  ['a host by itself', 'no answer from pool.corvo.example.', 'no answer from <host 1>.'],
  ['a host of one word', 'https://pool02/ and pool01', 'https://<host 1>/ and <host 2>'],
  ['an address of a host', '10.20.30.40 and [fe80::1]', '<host 1> and <host 2>'],
  ['a number', 'tel:+49-30-1234 or +49 (30) 1234-56', 'tel:<number 1> or <number 2>']
])('takes out %s', (_what, text, expected) => expect(anonymous(text)).toBe(expected))

it.each([
  '[2026-11-22 22:16:48.123] [info] the settings file is damaged; what can be read of it is used',
  'at start (main/index.js:12:5) in rollcall.old.log, settings.json and settings.json.damaged',
  'no owner of org.freedesktop.Notifications, org.kde.StatusNotifierWatcher',
  'Electron 33.2.1, Chromium 130.0.6723.137, net::ERR_NAME_NOT_RESOLVED',
  'http://127.0.0.1:4000/ and http://localhost/ and http://[::1]:1/',
  'application not ended: server-unreachable, 503, +1 more'
])('leaves alone what tells of nobody: %s', (text) => expect(anonymous(text)).toBe(text))

it('gives the same person the same number, in every line', () => {
  const one = createAnonymiser(known)
  expect(one('omar@corvo.example')).toBe('<address 1>')
  expect(one('Lena Fischer wrote to eva@partner.example')).toBe('<person 2> wrote to <address 3>')
  expect(one('sip:LENA.FISCHER@corvo.example, ines')).toBe('<address 2>, <user 4>')
  expect(one('ines@corvo.example at corvo.example')).toBe('<address 4> at <host 1>')
})

it('lets nobody through, whatever stands around', () => {
  const word = fc.stringMatching(/^[a-z]{3,12}$/)
  const name = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 30 }).filter((text) => /\p{L}{2}/u.test(text))
  const around = fc.constantFrom(' ', '"', "'", ': ', '=', '<', '(', ', ', '/', '')
  fc.assert(
    fc.property(word, word, name, around, around, (local, domain, person, before, after) => {
      const address = `${local}@${domain}.example`
      const redact = createAnonymiser({ ...known, people: [{ uri: `sip:${address}`, name: person }] })
      const text = redact(`saw${before}${address}${after || ' '}and${before || ' '}${person}${after || ' '}there`)
      expect(text).not.toContain(address)
      expect(text).not.toContain(`${domain}.example`)
      const plain = person.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim()
      fc.pre(!/^(?:saw|and|there|address|person|host|user)/i.test(plain))
      expect(text.replace(/<\w+ \d+>/g, '<>')).not.toContain(` ${plain} `)
    })
  )
})

it('is done with the longest log and the largest list in no time', () => {
  const people = Array.from({ length: 5000 }, (_, index) => ({
    uri: `sip:user${index}@corvo.example`,
    name: `Person Number${index}`
  }))
  const started = performance.now()
  const redact = createAnonymiser({ ...known, people })
  const lines = Array.from(
    { length: 200 },
    (_, line) => `${'a'.repeat(500)} Number Person Number${line} user${line}@corvo.example`
  )
  redact(lines.join('\n'))
  // Ten times what it takes here: a mistake in an expression costs minutes.
  expect(performance.now() - started).toBeLessThan(20_000)
  expect(redact('Person Number17')).toBe('<person 18>')
})
