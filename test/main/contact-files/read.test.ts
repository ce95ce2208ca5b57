// Files from elsewhere: told apart by what is in them, read as far as they can be, and never the end of the app.

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { previewOf } from '../../../main/contact-files/preview'
import { readContents } from '../../../main/contact-files/read'
import { edit } from '../../../main/edit-arguments'

const bytes = (text: string) => new TextEncoder().encode(text)
const readBytes = (file: Uint8Array) => {
  const contents = readContents(file)
  return contents && [...contents]
}
const read = (text: string) => readBytes(bytes(text))

/** Group, kind, uri and name of what can be read, line and text of what cannot. */
const brief = (text: string) =>
  read(text)?.map((one) =>
    'kind' in one ? [one.group, one.kind, one.member?.uri ?? '', one.member?.name ?? ''] : [one.at, one.text]
  )

const lena = ['Night', 'own', 'sip:lena@corvo.example', 'Lena']
const asJson = (groups: unknown, more: object = {}) =>
  JSON.stringify({ format: 'rollcall-contacts', version: 1, groups, ...more })

it.each([
  ['with CRLF', 'group,kind,address,name\r\nNight,own,lena@corvo.example,Lena\r\n'],
  ['with LF', 'group,kind,address,name\nNight,own,lena@corvo.example,Lena'],
  ['with a byte-order mark', '\uFEFFgroup,kind,address,name\nNight,own,lena@corvo.example,Lena'],
  ['with semicolons', 'group;kind;address;name\nNight;own;lena@corvo.example;Lena'],
  ['with a header in capitals', 'GROUP,Kind,Address,NAME\nNight,own,lena@corvo.example,Lena'],
  ['with blanks in its header', ' group , kind , address , name \nNight,own,lena@corvo.example,Lena'],
  ['with columns in another order', 'name,address,kind,group\nLena,lena@corvo.example,own,Night'],
  ['with columns of others', 'id,group,phone,kind,address,name\n1,Night,+49,own,lena@corvo.example,Lena'],
  ['without kinds', 'group,address,name\nNight,lena@corvo.example,Lena'],
  ['with a kind in capitals', 'group,kind,address,name\nNight, OWN ,lena@corvo.example,Lena'],
  ['with sip: before the address', 'group,kind,address,name\nNight,own,sip:lena@corvo.example,Lena'],
  ['with SIP: and blanks around it', 'group,kind,address,name\nNight,own, SIP:lena@corvo.example ,Lena'],
  ['with empty lines', 'group,kind,address,name\n\nNight,own,lena@corvo.example,Lena\n,,,\n\n'],
  ['that is JSON', asJson([{ name: 'Night', kind: 'own', members: [{ address: 'lena@corvo.example', name: 'Lena' }] }])]
])('reads a file %s', (_what, text) =>
  // In JSON the group itself is an entry.
  expect(brief(text)?.filter(([, , uri]) => uri !== '')).toEqual([lena])
)

it('reads a plain list of addresses: they belong to the other contacts', () => {
  expect(brief('address\nlena@corvo.example\n')).toEqual([['', 'other', 'sip:lena@corvo.example', '']])
})

it('reads a group without anybody in it', () => {
  expect(brief('group,kind,address,name\nNight,own,,')).toEqual([['Night', 'own', '', '']])
  expect(brief(asJson([{ name: 'Night', kind: 'own', members: [] }]))).toEqual([['Night', 'own', '', '']])
})

it('reads what spreadsheets on Windows save', () => {
  const text = 'group;address;name\r\nBüro;j\u00FCrgen@corvo.example;Jürgen O\u0092Brien\r\n'
  const file = Uint8Array.from(text, (character) => character.charCodeAt(0))
  expect(readBytes(file)).toMatchObject([{ group: 'Büro', member: { name: 'Jürgen O’Brien' } }])
})

it('takes JSON with keys of others', () => {
  const members = [{ address: 'lena@corvo.example', name: 'Lena', photo: 'x' }]
  expect(brief(asJson([{ name: 'Night', kind: 'own', members, color: 'red' }], { by: 'me' }))).toContainEqual(lena)
})

it.each([
  ['nothing', ''],
  ['blanks', ' \r\n '],
  ['a text', 'Dear Lena,\nsee you at two.'],
  ['a table without addresses', 'group,kind,name\nNight,own,Lena'],
  ['a table whose header is not one', 'Night,own,lena@corvo.example,Lena'],
  ['a header with a bad quote', 'group,"address\nNight,lena@corvo.example'],
  ['damaged JSON', '{"format": "rollcall-contacts"'],
  ['JSON of something else', '{"name": "rollcall"}'],
  ['JSON of another format', asJson([], { format: 'bookmarks' })],
  ['JSON of a later version', asJson([], { version: 2 })],
  ['JSON whose version is a text', asJson([], { version: '1' })],
  ['JSON without groups', asJson(undefined)],
  ['JSON whose groups are none', asJson('x')],
  ['a list as JSON', '[]'],
  ['JSON without end', '{"a":'.repeat(100_000)],
  ['more than any list holds', `address\n${'x'.repeat(10_000_000)}`]
])('does not take %s for a contact list', (_what, text) => expect(read(text)).toBeNull())

it('does not take a picture for a contact list', () => {
  expect(readBytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff))).toBeNull()
})

it('tells the lines of a table that cannot be read, and reads the others', () => {
  const lines = [
    'group,kind,address,name',
    'Night,own,nobody,Lena',
    'Night,boss,lena@corvo.example,Lena',
    'Night,own,,Lena',
    'Night,own,"lena@corvo.example,Lena',
    'Night,own,lena@corvo.example,Lena',
    `Night,own,${'l'.repeat(250)}@corvo.example,Lena`,
    'Night,own,lena@corvo.example;omar@corvo.example,"two\nlines"',
    'Night,own,lena\u0000@corvo.example,Lena'
  ]
  expect(brief(lines.join('\n'))).toEqual([
    [2, lines[1]],
    [3, lines[2]],
    [4, lines[3]],
    [5, lines[4]],
    lena,
    [7, lines[6]?.slice(0, 200)],
    [8, lines[7]],
    [10, lines[8]]
  ])
})

it('tells the entries of a JSON file that cannot be read, and reads the others', () => {
  const members = [
    { address: 'nobody', name: 'Lena' },
    { address: 7, name: 'Omar' },
    { address: 'lena@corvo.example', name: 'Lena' },
    { address: 'omar@corvo.example', name: null },
    'rita@corvo.example',
    null,
    ['x'],
    {}
  ]
  const groups = [{ name: 'Night', kind: 'own', members }, { name: 'Bosses', kind: 'boss' }, { name: 7 }, 'Day']
  expect(brief(asJson(groups))).toEqual([
    ['Night', 'own', '', ''],
    [2, 'nobody'],
    [3, 'Omar'],
    lena,
    [5, 'omar@corvo.example'],
    [6, 'rita@corvo.example'],
    [7, 'null'],
    [8, '[…]'],
    [9, '{…}'],
    [10, 'Bosses'],
    [11, '{…}'],
    [12, 'Day']
  ])
})

it('does not cut a character in two', () => {
  const [first] = read(`address,name\nlena@corvo.example,${'x'.repeat(255)}😀`) ?? []
  expect(first).toMatchObject({ member: { name: 'x'.repeat(255) } })
})

const piece = fc.constantFrom(
  ...['"', '""', ',', ';', '\n', '\r\n', '\t', "'", '=', ' ', '\0', 'Night', 'own', 'other', 'sip:', 'a@b.cd', '😀'],
  ...['{', '}', '[', ']', ':', '"format":"rollcall-contacts"', '"version":1', '"groups":[', '"members":[', 'null']
)
const beginning = fc.constantFrom(
  '',
  'group,kind,address,name\n',
  'address;group\r\n',
  '{"format":"rollcall-contacts","version":1,"groups":['
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.tuple(beginning, fc.array(piece, { maxLength: 60 })).map(([first, pieces]) => first + pieces.join(''))
)

it('takes any text for a list or for none, and throws at nothing', () => {
  let lists = 0
  fc.assert(
    fc.property(anyText, (text) => {
      const contents = readContents(bytes(text))
      if (contents === null) return
      lists += 1
      const preview = previewOf('x', contents, [])
      // What the window hands back must pass the door.
      expect(v.is(edit, preview?.edit)).toBe(true)
    }),
    { numRuns: 10_000 }
  )
  // Otherwise it would have looked at nothing.
  expect(lists).toBeGreaterThan(1000)
})

it('takes any JSON value in the place of groups and members', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.jsonValue()), (value, members) => {
      const text = asJson([value, { name: 'Night', members }, { name: value, kind: value, members: value }])
      expect(read(text)?.length).toBeGreaterThanOrEqual(3 + members.length)
    }),
    { numRuns: 1000 }
  )
})

it('takes any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
      const read = readBytes(Uint8Array.of(...bytes('address\n'), ...file))
      expect(read?.every(({ text }) => text.length <= 200)).toBe(true)
    }),
    { numRuns: 1000 }
  )
})

it.each([
  ['group', { name: 'x'.repeat(1001) }],
  ['kind', { name: 'Night', kind: 'x'.repeat(1001) }]
])('cannot read entries with a %s without end', (_part, group) => {
  const contents = read(asJson([{ ...group, members: [{ address: 'lena@corvo.example' }] }])) ?? []
  expect(contents.map((one) => 'kind' in one)).toEqual([false, false])
})
