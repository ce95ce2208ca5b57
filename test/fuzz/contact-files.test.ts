// Files for import: whatever is in them, an edit of the right shape comes out, or nothing.

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { previewOf } from '../../main/contact-files/preview'
import { readContents } from '../../main/contact-files/read'
import type { Group } from '../../preload/contract'
import { always } from './cases'
import { mutantOf, mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const groups: readonly Group[] = [
  { id: 'n', kind: 'own', name: 'Night', members: ['sip:lena@corvo.example'] },
  { id: 'p', kind: 'own', name: '__proto__', members: [] },
  { id: 'o', kind: 'other', name: 'Other Contacts', members: [] }
]
const csv = [
  'group,kind,address,name\r\nNight,own,omar@corvo.example,Omar\r\nDay,own,"lena@corvo.example","Le, ""na"""\r\n',
  '\uFEFFname;address;group\r\nJürgen;jürgen@corvo.example;Büro\r\n;;Leer\r\n',
  'address\nlena@corvo.example\nomar@corvo.example\n'
]
const list = {
  format: 'rollcall-contacts',
  version: 1,
  exportedAt: '2026-03-02T09:00:00.000Z',
  groups: [
    { name: 'Night', kind: 'own', members: [{ address: 'omar@corvo.example', name: 'Omar' }] },
    { name: 'Other', kind: 'other', members: [{ address: 'sip:rita@corvo.example', name: '' }] },
    { name: 'Empty', kind: 'own', members: [] }
  ]
}
const pieces = [
  ...['"', '""', '","', ',', ';', '\n', '\r', '\r\n', "'", '=', "'=", '\t', '@', 'sip:', 'own', 'favourites', '\u0092'],
  ...['{', '}', '[', ']', '\\', ':', 'address', 'group,kind,address,name\n', '__proto__,own,a@b.example,x\n']
]

const uri = v.pipe(v.string(), v.regex(/^sip:[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/), v.maxLength(250))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const shape = v.strictObject({
  file: v.string(),
  edit: v.strictObject({
    kind: v.literal('import'),
    parts: v.array(
      v.strictObject({
        to: v.union([
          v.strictObject({ groupId: v.picklist(['n', 'p', 'o']) }),
          v.strictObject({ newGroup: v.pipe(v.string(), v.minLength(1), v.maxLength(256), v.regex(/^\P{Cc}+$/u)) })
        ]),
        people: v.array(v.strictObject({ uri, name: v.pipe(v.string(), v.maxLength(256)) }))
      })
    )
  }),
  newContacts: count,
  newGroups: v.array(v.string()),
  additions: count,
  known: count,
  unreadable: v.array(
    v.strictObject({ at: v.pipe(v.number(), v.integer(), v.minValue(1)), text: v.pipe(v.string(), v.maxLength(200)) })
  )
})

function preview(bytes: Uint8Array) {
  const contents = readContents(bytes)
  return contents && previewOf('contacts', contents, groups)
}
const utf8 = (text: string) => new TextEncoder().encode(text)
/** As old spreadsheets write it: a byte for each character. */
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)

it.each<[string, fc.Arbitrary<Uint8Array>]>([
  ['tables', mutantText(csv, pieces).map(utf8)],
  ['tables in an old encoding', mutantText(csv, pieces).map(latin1)],
  ['JSON that was edited', mutantOf([list]).map((one) => utf8(JSON.stringify(one) ?? ''))],
  ['JSON that was damaged', mutantText([JSON.stringify(list)], pieces).map(utf8)],
  ['bytes', fc.uint8Array({ maxLength: 60 }).map((some) => Uint8Array.from([...utf8('address\n'), ...some]))]
])('makes a whole preview or none of %s', (_what, files) => {
  expect(preview(utf8(csv[0] ?? ''))?.additions).toBe(2)
  expect(preview(utf8(JSON.stringify(list)))?.additions).toBe(2)
  always(files, (file) => {
    const before = file[0]
    const made = preview(file)
    if (made !== null) v.assert(shape, made)
    expect(file[0]).toBe(before)
  })
})

const times = (length: number, piece: string) => piece.repeat(length / piece.length)
const json = (inner: string) => `{"format":"rollcall-contacts","version":1,"groups":${inner}}`
const listOf = (length: number, piece: string) => `[${times(length, `${piece},`)}${piece}]`

it.each<[string, (length: number) => Uint8Array]>([
  ['line feeds', (n) => utf8(`address${times(n, '\n')}`)],
  ['lines of one letter', (n) => utf8(`address${times(n, '\na')}`)],
  ['addresses', (n) => utf8(`address${times(n, '\nlena@corvo.example')}`)],
  ['commas', (n) => utf8(`address\n${times(n, ',')}`)],
  ['quotes', (n) => utf8(`address\n${times(n, '"')}`)],
  ['quotes that never end', (n) => utf8(`address\n"${times(n, '""')}`)],
  ['rows that begin a quotation', (n) => utf8(`address\n${times(n, '"a\n')}`)],
  ['quotes in the middle', (n) => utf8(`address\n${times(n, 'a"b","c')}`)],
  ['apostrophes', (n) => utf8(`address\n${times(n, "'")}`)],
  ['apostrophes behind semicolons', (n) => utf8(`address\n"${times(n, ";'")}"`)],
  ['apostrophes and blanks', (n) => utf8(`address\n"${times(n / 2, ";'")}${times(n / 2, ' ')}"`)],
  ['blanks', (n) => utf8(`address\n${times(n, ' ')}`)],
  ['one cell', (n) => utf8(`address\n${times(n, 'x')}@corvo.example`)],
  ['columns', (n) => utf8(`address${times(n, ',x')}\na`)],
  ['backslashes', (n) => utf8(`address\n${times(n, '\\')}`)],
  ['angle brackets', (n) => utf8(`address\n${times(n, '<')}`)],
  ['letters of an old encoding', (n) => new Uint8Array(n).fill(0x95)],
  ['zeros', (n) => new Uint8Array(n)],
  ['brackets', (n) => utf8(`{${times(n, '[')}`)],
  ['groups in groups', (n) => utf8(json(`[{"members":${times(n / 2, '[')}${times(n / 2, ']')}}]`))],
  ['groups', (n) => utf8(json(listOf(n, '{}')))],
  ['zeros for groups', (n) => utf8(json(listOf(n, '0')))],
  ['zeros for members', (n) => utf8(json(`[{"name":"x","members":${listOf(n, '0')}}]`))],
  ['the least of members', (n) => utf8(json(`[{"name":"x","members":${listOf(n, '{"address":"a@b.c"}')}}]`))],
  [
    'members of a kind with a long name',
    (n) => utf8(json(`[{"name":"x","kind":"${times(n / 2, 'X')}","members":${listOf(n / 2, '{"address":"a@b.c"}')}}]`))
  ],
  [
    'members of a group with a long name',
    (n) => utf8(json(`[{"name":"${times(n / 2, 'X')}","members":${listOf(n / 2, '{"address":"a@b.c"}')}}]`))
  ],
  ['a long address', (n) => utf8(json(`[{"members":[{"address":"a@${times(n, 'b.')}c"}]}]`))]
])('reads or refuses a megabyte of %s at once', async (_what, make) => {
  await expectQuick(make, preview)
})

it('previews a list as large as one may be within the limit', async () => {
  const member = (index: number) => `{"address":"person${index}@corvo.example","name":"Somebody With A Name ${index}"}`
  await expectQuick(
    (length) =>
      utf8(json(`[{"name":"x","members":[${Array.from({ length: length / 101 }, (_, i) => member(i)).join()}]}]`)),
    preview
  )
})
