import { expect, it } from 'vitest'
import type { AppState, Place } from '../../../preload/contract'
import { watchingId } from '../../../renderer/list/actions'
import { personMenu } from '../../../renderer/list/menus'
import { foundId } from '../../../renderer/list/search-sections'
import { all, at, chosen, favourites, linux, readOnly, recorded, shortcuts, written } from './menu-scene'
import { group, lena, person, picture, tomasz, yuki } from '../pictures'

const menuOf = (places: readonly Place[], state: AppState = all, platform = linux) =>
  personMenu(places, state, recorded(state), platform)

it('offers everything for one person', () => {
  expect(written(menuOf([at(lena, 'f')]))).toEqual([
    'Open',
    'Mail',
    'Call',
    'Copy address',
    '—',
    'Watch',
    ' > ✓ Off',
    ' > Once',
    ' > Always',
    ' > Until…',
    ' > —',
    ' > More…',
    'Remove from favourites',
    'Add to group',
    ' > Early birds',
    ' > Other contacts',
    ' > Delegates',
    ' > —',
    ' > New group…',
    'Move to group',
    ' > Early birds',
    ' > Other contacts',
    ' > Delegates',
    ' > —',
    ' > New group…',
    '—',
    'Remove from this group',
    'Remove from contacts'
  ])
})

it('offers what several people have in common', () => {
  const entries = menuOf([at(lena, 'f'), at(yuki, 'Night shift')])
  expect(written(entries).filter((row) => !row.startsWith(' >'))).toEqual([
    'Open (disabled)',
    'Mail',
    'Call (disabled)',
    'Copy address',
    '—',
    'Watch',
    'Add to favourites',
    'Add to group',
    'Move to group',
    '—',
    'Remove from this group',
    'Remove from contacts'
  ])
})

it.each<[string, Place, string[]]>([
  ['a watched person', at(tomasz, 'f'), ['Watch', 'Remove from favourites', 'Add to group', 'Move to group']],
  [
    'somebody under Watching',
    at(tomasz, watchingId),
    ['Watch', 'Remove from favourites', 'Add to group', 'Move to group (disabled)']
  ],
  ['a colleague', at(yuki, 'c'), ['Watch', 'Add to favourites', 'Add to group', 'Move to group (disabled)']],
  [
    'somebody a search found',
    at(yuki, foundId),
    ['Watch', 'Add to favourites', 'Add to group', 'Move to group (disabled)']
  ]
])('has the entries of %s in the middle', (_, place, expected) => {
  const rows = written(menuOf([place])).filter((row) => !row.startsWith(' >'))
  expect(rows.slice(5, rows.lastIndexOf('—'))).toEqual(expected)
})

it.each<[string, Place, string[]]>([
  ['a group of one’s own', at(lena, 'Night shift'), ['Remove from this group', 'Remove from contacts']],
  ['a group that cannot be changed', at(lena, 'c'), ['Remove from this group (disabled)', 'Remove from contacts']],
  ['Watching', at(tomasz, watchingId), ['Stop watching', 'Remove from contacts']]
])('ends for somebody in %s', (_, place, expected) => {
  expect(written(menuOf([place])).slice(-2)).toEqual(expected)
})

it('cannot remove from the contacts who is none', () => {
  const stranger = person('Malin Sjöström')
  const state = picture({ people: [stranger], groups: [favourites], watching: [stranger.uri] })
  expect(written(menuOf([at(stranger, watchingId)], state)).at(-1)).toBe('Remove from contacts (disabled)')
})

it('offers the ways to call where there are several', () => {
  const reachable = { ...lena, workPhone: '+351 21 000', mobilePhone: '+351 91 000' }
  const state = picture({ ...all, people: [reachable, tomasz, yuki] })
  const calls: unknown[][] = []
  const entries = personMenu([at(lena, 'f')], state, recorded(state, calls), linux)
  const call = chosen(entries, 'Call')
  expect(call?.kind === 'submenu' && written(call.entries)).toEqual([
    'lena.fischer@corvo.example',
    '+351 21 000, Work phone',
    '+351 91 000, Mobile'
  ])
  for (const number of ['lena.fischer@corvo.example', '+351 91 000']) {
    const entry = chosen(entries, 'Call', number)
    if (entry?.kind === 'item') entry.run()
  }
  expect(calls).toEqual([
    ['openCall', lena.uri],
    ['openCall', lena.uri, '+351 91 000']
  ])
})

it('tells how full the delegates are when few more fit', () => {
  const crowd = Array.from({ length: 24 }, (_, index) => person(`Delegate ${index}`))
  const state = picture({ groups: [favourites, group('Delegates', crowd, { id: 'g', kind: 'delegates' })] })
  const submenu = chosen(menuOf([at(lena, 'f')], state), 'Add to group')
  expect(submenu?.kind === 'submenu' && written(submenu.entries)).toEqual(['Delegates, 24 of 25', '—', 'New group…'])
})

it('disables editing of a list that can only be read, and leaves the rest', () => {
  expect(written(menuOf([at(lena, 'f')], readOnly)).filter((row) => row.endsWith('(disabled)'))).toEqual([
    'Remove from favourites (disabled)',
    'Add to group (disabled)',
    'Move to group (disabled)',
    'Remove from this group (disabled)',
    'Remove from contacts (disabled)'
  ])
})

it('is about those who are still there, and empty when nobody is', () => {
  expect(written(menuOf([at(lena, 'f'), at(yuki, 'f')]))[0]).toBe('Open')
  expect([menuOf([at(yuki, 'f')]), menuOf([at(lena, 'gone')]), menuOf([at(yuki, watchingId)])]).toEqual([[], [], []])
})

it.each<[string, string, string | undefined, unknown[]]>([
  ['opens', 'Open', undefined, ['open', lena.uri]],
  ['mails', 'Mail', undefined, ['openMail', lena.uri]],
  ['copies', 'Copy address', undefined, ['copyAddress', lena.uri]],
  [
    'adds',
    'Add to group',
    'Early birds',
    ['edit', { kind: 'add', people: [{ uri: lena.uri, name: lena.name }], to: 'Early birds' }]
  ],
  ['moves', 'Move to group', 'Early birds', ['edit', { kind: 'move', places: [at(lena, 'f')], to: 'Early birds' }]],
  ['moves to a new group', 'Move to group', 'New group…', ['name', { places: [at(lena, 'f')], isMove: true }]],
  ['adds to a new group', 'Add to group', 'New group…', ['name', { places: [at(lena, 'f')], isMove: false }]],
  ['unpins', 'Remove from favourites', undefined, ['edit', { kind: 'remove', places: [at(lena, 'f')] }]],
  [
    'watches',
    'Watch',
    'Always',
    ['watch', { kind: 'person', uri: lena.uri }, { on: ['available'], lasts: { kind: 'always' } }]
  ],
  ['asks until when to watch', 'Watch', 'Until…', ['askUntil', [{ kind: 'person', uri: lena.uri }]]],
  ['opens the details at Watch for', 'Watch', 'More…', ['open', lena.uri, 'watch']],
  ['removes', 'Remove from this group', undefined, ['edit', { kind: 'remove', places: [at(lena, 'f')] }]],
  ['removes for good', 'Remove from contacts', undefined, ['edit', { kind: 'remove-contacts', uris: [lena.uri] }]]
])('%s whom it is about', (_, label, inside, expected) => {
  const calls: unknown[][] = []
  const entry = chosen(personMenu([at(lena, 'f')], all, recorded(all, calls), linux), label, inside)
  if (entry?.kind === 'item') entry.run()
  expect(calls).toEqual([expected])
})

it.each([
  [linux, ['Enter', 'Ctrl M', 'Ctrl L', 'Ctrl C', 'Ctrl B', 'Ctrl D', 'Del', 'Shift Del']],
  ['MacIntel', ['↩', '⌘M', '⌘L', '⌘C', '⌘B', '⌘D', '⌫', '⇧⌫']]
])('writes the keys as on %s', (platform, expected) => {
  expect(shortcuts(menuOf([at(lena, 'f')], all, platform))).toEqual(expected)
})
