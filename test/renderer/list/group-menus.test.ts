import { expect, it } from 'vitest'
import { foundMenu, groupMenu } from '../../../renderer/list/menus'
import {
  all,
  chosen,
  company,
  early,
  facilities,
  linux,
  malin,
  night,
  readOnly,
  recorded,
  shortcuts,
  written
} from './menu-scene'
import { group, picture } from '../pictures'

const watch = ['Watch', ' > ✓ Off', ' > Once', ' > Always', ' > Until…', ' > —', ' > More…']

it.each([
  ['one’s own', night, ['Rename', 'Delete', '—', ...watch, 'Mail all', 'Copy addresses', '—', 'Collapse all']],
  [
    'one’s own, empty',
    early,
    ['Rename', 'Delete', '—', ...watch, 'Mail all (disabled)', 'Copy addresses (disabled)', '—', 'Collapse all']
  ],
  [
    'the system',
    company,
    ['Rename (disabled)', 'Delete (disabled)', '—', ...watch, 'Mail all', 'Copy addresses', '—', 'Collapse all']
  ],
  [
    'a mailing list',
    facilities,
    [
      'Remove from contacts',
      '—',
      'Watch (disabled)',
      'Mail all (disabled)',
      'Copy addresses (disabled)',
      '—',
      'Collapse all'
    ]
  ],
  ['nobody: it is gone', group('Gone', []), []]
])('has a menu for a group of %s', (_, of, expected) => {
  expect(written(groupMenu(of, all, recorded(all), linux))).toEqual(expected)
})

it('keeps a group inside another on the list of that one, and any group of a list that can only be read', () => {
  const nested = { ...facilities, isNested: true } as const
  const state = picture({ groups: [nested] })
  expect(written(groupMenu(nested, state, recorded(state), linux))[0]).toBe('Remove from contacts (disabled)')
  expect(written(groupMenu(night, readOnly, recorded(readOnly), linux)).slice(0, 2)).toEqual([
    'Rename (disabled)',
    'Delete (disabled)'
  ])
})

it('offers to add, to put into a group and to watch whom the directory found', () => {
  const calls: unknown[][] = []
  const entries = foundMenu(malin, all, recorded(all, calls), linux)
  expect(written(entries)).toEqual([
    'Add to contacts',
    'Add to group',
    ' > Night shift',
    ' > Early birds',
    ' > Other contacts',
    ' > Delegates',
    ' > —',
    ' > New group…',
    'Watch presence'
  ])
  expect(shortcuts(entries)).toEqual(['Ctrl Enter'])
  for (const [label, inside] of [['Add to contacts'], ['Add to group', 'Night shift'], ['Watch presence']] as const) {
    const entry = chosen(entries, label, inside)
    if (entry?.kind === 'item') entry.run()
  }
  expect(calls).toEqual([
    ['edit', { kind: 'add', people: [malin], to: 'o' }],
    ['edit', { kind: 'add', people: [malin], to: 'Night shift' }],
    ['edit', { kind: 'watch', people: [malin] }]
  ])
})

it('stops watching somebody found, and leaves that even where the list can only be read', () => {
  const state = { ...readOnly, watching: [malin.uri] }
  expect(written(foundMenu(malin, state, recorded(state), linux))).toEqual([
    'Add to contacts (disabled)',
    'Add to group (disabled)',
    'Stop watching'
  ])
})

it('offers to put a distribution group on the list', () => {
  const found = { name: 'Facilities', mail: 'facilities@corvo.example' }
  expect(written(foundMenu(found, all, recorded(all), linux))).toEqual(['Add to contacts'])
})
