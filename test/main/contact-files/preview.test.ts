// What an import would change: only what is missing, counted as people count it.

import { expect, it } from 'vitest'
import { previewOf } from '../../../main/contact-files/preview'
import { readContents } from '../../../main/contact-files/read'
import type { Group, GroupKind } from '../../../preload/contract'

const group = (id: string, kind: GroupKind, name: string, ...people: string[]): Group => ({
  id,
  kind,
  name,
  members: people.map((who) => `sip:${who}@corvo.example`)
})
const groups = [
  group('f', 'favourites', 'Pinned Contacts', 'lena'),
  group('n', 'own', 'Night shift', 'lena', 'omar'),
  group('d', 'own', 'day', 'rita'),
  group('D', 'own', 'Day'),
  group('o', 'other', 'Other Contacts'),
  group('s', 'delegators', 'Delegators', 'sara'),
  group('l', 'distribution', 'Sales', 'tom')
]
const previewText = (text: string, present: readonly Group[] = groups) => {
  const contents = readContents(new TextEncoder().encode(text))
  if (contents === null) throw new Error('no contact list')
  return previewOf('contacts.csv', contents, present)
}
const preview = (rows: readonly string[], present?: readonly Group[]) =>
  previewText(['group,kind,address,name', ...rows].join('\n'), present)
const parts = (rows: readonly string[]) =>
  preview(rows)?.edit.parts.map(({ to, people }) => [to, people.map(({ uri }) => uri)])

it('says what would change', () => {
  expect(
    preview([
      'Night shift,own,lena@corvo.example,Lena',
      'Night shift,own,zoe@corvo.example,Zoe',
      'Fire brigade,own,zoe@corvo.example,',
      'Fire brigade,own,omar@corvo.example,',
      'Fire brigade,own,OMAR@corvo.example,Omar',
      'Empty,own,,',
      'Night shift,own,nobody,Somebody'
    ])
  ).toEqual({
    file: 'contacts.csv',
    edit: {
      kind: 'import',
      parts: [
        { to: { groupId: 'n' }, people: [{ uri: 'sip:zoe@corvo.example', name: 'Zoe' }] },
        {
          to: { newGroup: 'Fire brigade' },
          people: [
            { uri: 'sip:zoe@corvo.example', name: 'Zoe' },
            { uri: 'sip:omar@corvo.example', name: 'Omar' }
          ]
        },
        { to: { newGroup: 'Empty' }, people: [] }
      ]
    },
    newContacts: 1,
    newGroups: ['Fire brigade', 'Empty'],
    additions: 3,
    known: 1,
    unreadable: [{ at: 8, text: 'Night shift,own,nobody,Somebody' }]
  })
})

it('takes the address for the name of somebody who has none', () => {
  expect(preview([',other,zoe@corvo.example, '])?.edit.parts[0]?.people).toEqual([
    { uri: 'sip:zoe@corvo.example', name: 'zoe@corvo.example' }
  ])
})

it.each([
  ['Night shift', 'n'],
  [' night SHIFT ', 'n'],
  ['day', 'd'],
  ['Day', 'D'],
  ['DAY', 'd']
])('finds the own group %j by its name, as it is written if there is one', (name, groupId) => {
  expect(parts([`${name},own,zoe@corvo.example,`])).toEqual([[{ groupId }, ['sip:zoe@corvo.example']]])
})

it('finds a group of another kind by its kind, whatever it is called elsewhere', () => {
  expect(parts(['Favoriten,favourites,zoe@corvo.example,', 'Andere,other,omar@corvo.example,'])).toEqual([
    [{ groupId: 'f' }, ['sip:zoe@corvo.example']],
    [{ groupId: 'o' }, ['sip:omar@corvo.example']]
  ])
})

it('takes an own group that is called like one of another kind for an own one', () => {
  expect(parts(['Sales,own,zoe@corvo.example,', 'Other Contacts,own,,'])).toEqual([
    [{ newGroup: 'Sales' }, ['sip:zoe@corvo.example']],
    [{ newGroup: 'Other Contacts' }, []]
  ])
})

it('makes one group of names that differ in letter case and blanks', () => {
  expect(parts([' Fire,own,zoe@corvo.example,', 'FIRE ,own,omar@corvo.example,'])).toEqual([
    [{ newGroup: 'Fire' }, ['sip:zoe@corvo.example', 'sip:omar@corvo.example']]
  ])
})

it('counts who is shown without being a contact as a new one', () => {
  const rows = ['Night shift,own,sara@corvo.example,', ',other,TOM@corvo.example,', ',favourites,tom@corvo.example,']
  expect(preview(rows)).toMatchObject({ newContacts: 2, additions: 3 })
})

it('counts a membership once, however often the file has it', () => {
  const rows = ['lena', 'Lena', 'zoe', 'ZOE'].map((who) => `Night shift,own,${who}@corvo.example,`)
  expect(preview(rows)).toMatchObject({ known: 1, additions: 1, newContacts: 1 })
})

it('cannot read what belongs into a group that this server has not, or takes no name of', () => {
  const rows = [
    'Delegates,delegates,zoe@corvo.example,',
    `${'x'.repeat(257)},own,zoe@corvo.example,`,
    '"two\nlines",own,zoe@corvo.example,',
    ',own,zoe@corvo.example,'
  ]
  const read = preview(rows)
  expect(read?.edit.parts).toEqual([])
  expect(read?.unreadable.map(({ at }) => at)).toEqual([2, 3, 4, 6])
})

it('makes no group of half a character', () => {
  const file = { format: 'rollcall-contacts', version: 1, groups: [{ name: '\uD83D', members: [] }] }
  expect(previewText(JSON.stringify(file))).toMatchObject({ newGroups: [], unreadable: [{ at: 1 }] })
})

it('adds to a group whose name no server takes, if it is there', () => {
  const odd = [group('x', 'own', 'two\nlines')]
  expect(preview(['"two\nlines",own,zoe@corvo.example,'], odd)?.edit.parts).toMatchObject([{ to: { groupId: 'x' } }])
})

it('changes nothing when everything is there, and nothing for an empty file', () => {
  const nothing = { edit: { kind: 'import', parts: [] }, newContacts: 0, newGroups: [], additions: 0 }
  expect(preview(['Night shift,,lena@corvo.example,', 'day,,,'])).toMatchObject({ ...nothing, known: 1 })
  expect(preview([])).toMatchObject({ ...nothing, known: 0 })
})

it('tells a thousand lines that cannot be read and no more', () => {
  const rows = Array.from({ length: 1500 }, () => 'Night shift,own,nobody,')
  expect(preview([...rows, 'Night shift,own,zoe@corvo.example,'])).toMatchObject({ additions: 1 })
  expect(preview(rows)?.unreadable).toHaveLength(1000)
})

it('takes 10,000 memberships, and a file with more for no list', () => {
  const rows = Array.from({ length: 10_001 }, (_, n) => `Night shift,own,person${n}@corvo.example,`)
  expect(preview(rows.slice(1))).toMatchObject({ additions: 10_000, newContacts: 10_000 })
  expect(preview(rows)).toBeNull()
})

it('takes a file with more than 10,000 lines that cannot be read for no list', () => {
  const rows = Array.from({ length: 10_001 }, () => 'Night shift,own,nobody,')
  expect(preview(rows.slice(1))?.unreadable).toHaveLength(1000)
  expect(preview(rows)).toBeNull()
})
