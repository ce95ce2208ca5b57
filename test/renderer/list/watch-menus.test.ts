import { expect, it } from 'vitest'
import type { AppState, Watch } from '../../../preload/contract'
import { watchingId } from '../../../renderer/list/actions'
import { groupMenu, personMenu } from '../../../renderer/list/menus'
import { all, at, chosen, company, linux, night, recorded, shortcuts, watched, written } from './menu-scene'
import { lena, person, picture, tomasz, yuki } from '../pictures'

/** The Watch submenu of people. */
function watchOf(people: readonly { uri: string }[], state: AppState, calls: unknown[][] = []) {
  const places = people.map((one) => at(one, company.id))
  const submenu = chosen(personMenu(places, state, recorded(state, calls), linux), 'Watch')
  return submenu?.kind === 'submenu' ? submenu.entries : []
}

const watching = (one: { uri: string }, lasts: Watch['lasts']): Watch => ({
  target: { kind: 'person', uri: one.uri },
  on: ['available'],
  lasts
})

it.each<[string, Watch[], string[]]>([
  ['nobody watched', [], ['✓ Off', 'Once', 'Always', 'Until…', '—', 'More…']],
  [
    'watched until a time',
    [watching(lena, { kind: 'until', at: 5 })],
    ['Off', 'Once', 'Always', '✓ Until…', '—', 'More…']
  ]
])('checks what is chosen: %s', (_, watches, expected) => {
  expect(written(watchOf([lena], watched(...watches)))).toEqual(expected)
})

it('checks nothing where several are watched in different ways, and offers to wait for the first of them', () => {
  const state = watched(watching(lena, { kind: 'once' }))
  expect(written(watchOf([lena, yuki], state))).toEqual([
    'Off',
    'Once',
    'Always',
    'Until…',
    '—',
    'When any of these is free',
    'More… (disabled)'
  ])
})

it('sets it for each of several', async () => {
  const calls: unknown[][] = []
  const entry = chosen(watchOf([lena, yuki], watched(), calls), 'Always')
  if (entry?.kind === 'item') entry.run()
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  expect(calls.map(([name, target]) => [name, target])).toEqual([
    ['watch', { kind: 'person', uri: lena.uri }],
    ['watch', { kind: 'person', uri: yuki.uri }]
  ])
})

it('waits for the first of several, and stops waiting where it does already', () => {
  const calls: unknown[][] = []
  const run = (state: AppState, label: string): void => {
    const entry = chosen(watchOf([lena, yuki], state, calls), label)
    if (entry?.kind === 'item') entry.run()
  }
  const target = { kind: 'any', uris: [lena.uri, yuki.uri] } as const
  const how = { on: ['available'], lasts: { kind: 'once' } } as const
  run(watched(), 'When any of these is free')
  run(watched({ target, ...how }), 'Stop waiting for any of these')
  expect(calls).toEqual([
    ['watch', target, how],
    ['watch', target, null]
  ])
})

it('shows the key where it leads: to Once, and from any watch to Off', () => {
  const keyed = (state: AppState) => watchOf([lena], state).filter((entry) => shortcuts([entry]).length > 0)
  expect(written(keyed(watched()))).toEqual(['Once'])
  expect(written(keyed(watched(watching(lena, { kind: 'always' }))))).toEqual(['Off'])
})

it('watches a group by its menu', () => {
  const calls: unknown[][] = []
  for (const label of ['Once', 'Until…', 'More…']) {
    const entry = chosen(groupMenu(night, all, recorded(all, calls), linux), 'Watch', label)
    if (entry?.kind === 'item') entry.run()
  }
  const target = { kind: 'group', groupId: night.id }
  expect(calls).toEqual([
    ['watch', target, { on: ['available'], lasts: { kind: 'once' } }],
    ['askUntil', [target]],
    ['askWatch', night.id]
  ])
})

it('offers to look at who is no contact, and to stop under Watching', () => {
  const stranger = person('Malin Sjöström')
  const team = { ...company, kind: 'distribution', members: [stranger.uri] } as const
  const state = picture({ people: [stranger], groups: [team] })
  const rows = (groupId: string, one: AppState): string[] =>
    written(personMenu([at(stranger, groupId)], one, recorded(one), linux)).filter((row) => !row.startsWith(' >'))
  expect(rows(company.id, state)).toContain('Watch presence')
  const seen = { ...state, watching: [stranger.uri] }
  expect(rows(company.id, seen)).toContain('Stop watching')
  expect(rows(watchingId, seen).slice(5)).toEqual([
    'Watch',
    'Add to favourites (disabled)',
    'Add to group',
    'Move to group (disabled)',
    '—',
    'Stop watching',
    'Remove from contacts (disabled)'
  ])
  expect(written(personMenu([at(tomasz, 'f')], all, recorded(all), linux))).not.toContain('Watch presence')
})
