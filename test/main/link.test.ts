// Links from anywhere: what opens a person, and everything that opens nothing.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isLink, readLink } from '../../main/link'

const at = (uri: string) => ({ kind: 'person', uri })

it.each([
  ['an address', 'rollcall:person/user2@contoso.example', 'sip:user2@contoso.example'],
  ['a scheme in capitals, as some systems write it', 'ROLLCALL:person/lena@corvo.example', 'sip:lena@corvo.example'],
  ['an address with its scheme', 'rollcall:person/sip:lena@corvo.example', 'sip:lena@corvo.example'],
  ['an address written with percent signs', 'rollcall:person/lena%2Bx%40corvo.example', 'sip:lena+x@corvo.example'],
  ['a name that is not English', 'rollcall:person/w%C3%B3jcik@corvo.example', 'sip:wójcik@corvo.example'],
  ['an apostrophe', "rollcall:person/mary.o'brien@corvo.example", "sip:mary.o'brien@corvo.example"],
  ['dots and dashes', 'rollcall:person/le-na.f_1@a-b.corvo.example', 'sip:le-na.f_1@a-b.corvo.example']
])('reads %s', (_what, link, uri) => expect(readLink(link)).toEqual(at(uri)))

it.each([
  ['nothing', ''],
  ['the scheme alone', 'rollcall:'],
  ['no address', 'rollcall:person/'],
  ['another scheme', 'https:person/lena@corvo.example'],
  ['a scheme inside', 'x-rollcall:person/lena@corvo.example'],
  ['a space before', ' rollcall:person/lena@corvo.example'],
  ['a line after', 'rollcall:person/lena@corvo.example\n--hidden'],
  ['another path', 'rollcall:settings'],
  ['another path with an address', 'rollcall:call/lena@corvo.example'],
  ['a path in capitals of something every object has', 'rollcall:constructor/lena@corvo.example'],
  ['a host', 'rollcall://person/lena@corvo.example'],
  ['a path further on', 'rollcall:person/lena@corvo.example/call'],
  ['a path written with percent signs', 'rollcall:person/..%2F..%2Flena@corvo.example'],
  ['a question', 'rollcall:person/lena@corvo.example?call=1'],
  ['a place in a page', 'rollcall:person/lena@corvo.example#x'],
  ['a question written with percent signs', 'rollcall:person/lena@corvo.example%3Fcall'],
  ['parameters of a sip address', 'rollcall:person/lena@corvo.example;transport=tcp'],
  ['two addresses', 'rollcall:person/lena@corvo.example,tom@corvo.example'],
  ['two at signs', 'rollcall:person/lena@evil.example@corvo.example'],
  ['no domain', 'rollcall:person/lena@'],
  ['a domain of one word', 'rollcall:person/lena@corvo'],
  ['a name alone', 'rollcall:person/lena'],
  ['a script', 'rollcall:person/%3Cscript%3E@corvo.example'],
  ['a quotation mark', 'rollcall:person/%22--server=x@corvo.example'],
  ['a switch behind a space', 'rollcall:person/lena@corvo.example --server=http://127.0.0.1'],
  ['a space written with percent signs', 'rollcall:person/le%20na@corvo.example'],
  ['a null', 'rollcall:person/lena%00@corvo.example'],
  ['a broken percent sign', 'rollcall:person/lena%4@corvo.example'],
  ['bytes that are no text', 'rollcall:person/%FF%FE@corvo.example'],
  ['percent signs twice over', 'rollcall:person/lena%2540corvo.example'],
  ['text that turns around', 'rollcall:person/%E2%80%AElena@corvo.example'],
  ['a telephone number', 'rollcall:person/tel:+48123'],
  ['an address that is too long', `rollcall:person/${'a'.repeat(250)}@corvo.example`],
  ['a link without end', `rollcall:person/${'a'.repeat(1_000_000)}@corvo.example`]
])('opens nothing for %s', (_what, link) => expect(readLink(link)).toBe(null))

it('answers with a plain address or nothing whatever the link holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = readLink(`rollcall:person/${text}`)
      expect(read?.kind === 'person' ? read.uri : 'sip:a@b.c').toMatch(/^sip:[^\s@<>"/\\?#%;:]+@[^\s@<>"/\\?#%;:]+$/)
    })
  )
})

it.each([
  ['rollcall:person/lena@corvo.example', true],
  ['Rollcall:', true],
  ['rollcall', false],
  ['--rollcall:', false],
  ['', false]
])('takes %j for a link: %s', (word, is) => expect(isLink(word)).toBe(is))
