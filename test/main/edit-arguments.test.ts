// The shape of an edit at the door: every kind of the contract passes as it is, anything else does not.

import * as v from 'valibot'
import { expect, it } from 'vitest'
import { edit } from '../../main/edit-arguments'
import type { Edit } from '../../preload/contract'

const lena = { uri: 'sip:lena@corvo.example', name: 'Lena Fischer' }
const place = { uri: lena.uri, groupId: 'night' }
const many = <T>(value: T, length = 10_001): T[] => Array.from({ length }, () => value)

it.each<Edit>([
  { kind: 'create-group', name: 'Night shift', people: [lena], leave: [place] },
  { kind: 'rename-group', groupId: 'night', name: 'Day shift' },
  { kind: 'delete-group', groupId: 'night' },
  { kind: 'add', people: [lena], to: 'night' },
  { kind: 'move', places: [place], to: 'day' },
  { kind: 'remove', places: [place] },
  { kind: 'remove-contacts', uris: [lena.uri] },
  { kind: 'add-list', list: { name: 'Sales', mail: 'sales@corvo.example' } },
  { kind: 'remove-list', groupId: 'sales' },
  { kind: 'watch', people: [lena] },
  { kind: 'unwatch', uris: [lena.uri] },
  {
    kind: 'import',
    parts: [
      { to: { groupId: 'night' }, people: [lena] },
      { to: { newGroup: 'Day shift' }, people: [] }
    ]
  }
])('takes $kind as it is', (asked) => expect(v.parse(edit, asked)).toEqual(asked))

it.each([
  ['a name of one', { kind: 'rename-group', groupId: 'night', name: 'x'.repeat(257) }],
  ['an address of one', { kind: 'add', people: [{ uri: `sip:${'x'.repeat(250)}`, name: '' }], to: 'night' }]
])('leaves it to the session to say that %s is too long: it has words for it', (_what, asked) =>
  expect(v.is(edit, asked)).toBe(true)
)

it.each([
  ['no edit at all', null],
  ['a list of edits', [{ kind: 'delete-group', groupId: 'night' }]],
  ['no kind', { groupId: 'night' }],
  ['an unknown kind', { kind: 'delete-everything' }],
  ['a kind of every object', { kind: 'constructor' }],
  ['a missing part', { kind: 'add', people: [lena] }],
  ['a part too many', { kind: 'delete-group', groupId: 'night', force: true }],
  ['a part of somebody too many', { kind: 'watch', people: [{ ...lena, mail: 'x' }] }],
  ['one person instead of a list', { kind: 'watch', people: lena }],
  ['a number for a name', { kind: 'rename-group', groupId: 'night', name: 7 }],
  ['a very long name', { kind: 'rename-group', groupId: 'night', name: 'x'.repeat(1001) }],
  ['a very long address', { kind: 'watch', people: [{ uri: 'x'.repeat(1001), name: '' }] }],
  ['a long name of somebody', { kind: 'watch', people: [{ uri: lena.uri, name: 'x'.repeat(257) }] }],
  ['a long id', { kind: 'delete-group', groupId: 'x'.repeat(257) }],
  ['a long address of a place', { kind: 'remove', places: [{ uri: 'x'.repeat(251), groupId: 'night' }] }],
  ['too many people', { kind: 'watch', people: many(lena) }],
  ['too many places', { kind: 'move', places: many(place), to: 'day' }],
  ['too many addresses', { kind: 'unwatch', uris: many(lena.uri) }],
  ['too many parts', { kind: 'import', parts: many({ to: { groupId: 'night' }, people: [] }) }],
  [
    'too many people in all parts',
    { kind: 'import', parts: many({ to: { groupId: 'n' }, people: many(lena, 5001) }, 2) }
  ],
  ['two targets', { kind: 'import', parts: [{ to: { groupId: 'night', newGroup: 'Night' }, people: [] }] }],
  ['no target', { kind: 'import', parts: [{ to: {}, people: [] }] }]
])('refuses %s', (_what, asked) => expect(v.is(edit, asked)).toBe(false))
