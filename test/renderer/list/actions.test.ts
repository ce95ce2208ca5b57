import { expect, it } from 'vitest'
import type { AppState, Commands, FoundPerson, Group, Place } from '../../../preload/contract'
import type { Ask } from '../../../renderer/app-state.svelte'
import {
  createActions,
  directoryId,
  isEditable,
  watchingId,
  type Actions,
  type ActionsInput
} from '../../../renderer/list/actions'
import { group, lena, lists, picture, tomasz, yuki } from '../pictures'

const favourites = group('Pinned', [lena, tomasz], { id: 'f', kind: 'favourites' })
const night = group('Night shift', [yuki, lena])
const other = group('Other', [yuki], { id: 'o', kind: 'other' })
const company = group('Company', [lena, tomasz, yuki], { id: 'c', kind: 'organisation' })
const all = picture({ groups: [favourites, night, other, company], watching: [tomasz.uri] })

const at = (person: { uri: string }, groupId: string): Place => ({ uri: person.uri, groupId })
const named = ({ uri, name }: { uri: string; name: string }) => ({ uri, name })
const malin: FoundPerson = { uri: 'sip:malin@corvo.example', name: 'Malin Sjöström', title: 'Counsel' }

/** Everything asked, and everything the window was told to open, while `run` goes on. */
function asked(run: (actions: Actions) => void, state: AppState = all): unknown[][] {
  const calls: unknown[][] = []
  const ask: Ask = <K extends keyof Commands>(name: K, ...args: Parameters<Commands[K]>) => {
    calls.push([name, ...args])
    return Promise.resolve(true)
  }
  const input: ActionsInput = {
    ask,
    picture: () => state,
    name: (of) => calls.push(['name', of]),
    confirmDelete: ({ id }) => calls.push(['confirm', id]),
    open: (uri) => calls.push(['open', uri]),
    askUntil: () => undefined,
    askWatch: () => undefined,
    found: () => new Map([[malin.uri, malin]])
  }
  run(createActions(input))
  return calls
}

const edit = (value: object) => ['edit', value]

it.each<[string, (actions: Actions) => void, unknown[][]]>([
  ['opens the first', (a) => a.open([at(lena, 'f')]), [['open', lena.uri]]],
  [
    'copies people once each, by the names they have now',
    (a) => a.addTo([at(lena, 'f'), at(lena, 'c'), at(tomasz, 'f')], 'o'),
    [edit({ kind: 'add', people: [named(lena), named(tomasz)], to: 'o' })]
  ],
  [
    'copies somebody of the directory by the name found there',
    (a) => a.addTo([at(malin, directoryId)], 'o'),
    [edit({ kind: 'add', people: [named(malin)], to: 'o' })]
  ],
  [
    'copies somebody nobody knows by the address',
    (a) => a.addTo([{ uri: 'sip:pilot@harbour.example', groupId: directoryId }], 'o'),
    [edit({ kind: 'add', people: [{ uri: 'sip:pilot@harbour.example', name: 'pilot@harbour.example' }], to: 'o' })]
  ],
  [
    'moves out of groups that can be changed, and copies from the others',
    (a) => a.moveTo([at(lena, 'f'), at(yuki, 'c'), at(tomasz, watchingId)], 'o'),
    [
      edit({ kind: 'move', places: [at(lena, 'f')], to: 'o' }),
      edit({ kind: 'add', people: [named(yuki), named(tomasz)], to: 'o' })
    ]
  ],
  [
    'moves somebody who was also chosen in a group that cannot be changed without copying them again',
    (a) => a.moveTo([at(lena, 'c'), at(lena, 'f')], 'o'),
    [edit({ kind: 'move', places: [at(lena, 'f')], to: 'o' })]
  ],
  ['moves nobody into the group they stand in', (a) => a.moveTo([at(yuki, 'o')], 'o'), []],
  [
    'pins everybody if anybody is not pinned',
    (a) => a.toggleFavourite([at(lena, 'c'), at(yuki, 'c')]),
    [edit({ kind: 'add', people: [named(yuki)], to: 'f' })]
  ],
  [
    'unpins when all are pinned, wherever they were chosen',
    (a) => a.toggleFavourite([at(lena, 'Night shift'), at(tomasz, 'c')]),
    [edit({ kind: 'remove', places: [at(lena, 'f'), at(tomasz, 'f')] })]
  ],
  [
    'takes people out of the groups they were chosen in',
    (a) => a.removeFromGroup([at(lena, 'f'), at(yuki, 'o'), at(yuki, 'c')]),
    [edit({ kind: 'remove', places: [at(lena, 'f'), at(yuki, 'o')] })]
  ],
  ['takes nobody out of a group that cannot be changed', (a) => a.removeFromGroup([at(yuki, 'c')]), []],
  [
    'removes contacts once each, and nobody who is none',
    (a) => a.removeFromContacts([at(lena, 'f'), at(lena, 'c'), at(malin, directoryId)]),
    [edit({ kind: 'remove-contacts', uris: [lena.uri] })]
  ],
  ['mails one person', (a) => a.mail([at(lena, 'f')]), [['openMail', lena.uri]]],
  ['mails several', (a) => a.mail([at(lena, 'f'), at(yuki, 'o')]), [['openMailToAll', [lena.uri, yuki.uri]]]],
  ['mails nobody', (a) => a.mail([]), []],
  ['calls the address', (a) => a.call(at(lena, 'f')), [['openCall', lena.uri]]],
  ['calls a number', (a) => a.call(at(lena, 'f'), '+351 21'), [['openCall', lena.uri, '+351 21']]],
  ['copies one address', (a) => a.copyAddress([at(lena, 'f')]), [['copyAddress', lena.uri]]],
  [
    'copies the addresses of several',
    (a) => a.copyAddress([at(lena, 'f'), at(yuki, 'o')]),
    [['copyAddresses', [lena.uri, yuki.uri]]]
  ],
  [
    'asks for the name of a new group',
    (a) => a.newGroup([at(lena, 'f')], true),
    [['name', { places: [at(lena, 'f')], isMove: true }]]
  ],
  ['asks for a new name', (a) => a.rename('Night shift'), [['name', { groupId: 'Night shift' }]]],
  ['keeps the names of the groups everybody has', (a) => a.rename('f'), []],
  ['asks before it deletes a group with people', (a) => a.deleteGroup('Night shift'), [['confirm', 'Night shift']]],
  ['deletes none of the groups everybody has', (a) => [a.deleteGroup('f'), a.deleteGroup('c')], []],
  ['mails a whole group', (a) => a.mailAll('Night shift'), [['openMailToAll', [yuki.uri, lena.uri]]]],
  ['copies the addresses of a group', (a) => a.copyAddresses('o'), [['copyAddress', yuki.uri]]],
  ['takes a distribution group off the list', (a) => a.removeList('d'), [edit({ kind: 'remove-list', groupId: 'd' })]],
  [
    'adds somebody found to the other contacts',
    (a) => a.addFound(malin),
    [edit({ kind: 'add', people: [named(malin)], to: 'o' })]
  ],
  [
    'adds somebody found to a group',
    (a) => a.addFound(malin, 'f'),
    [edit({ kind: 'add', people: [named(malin)], to: 'f' })]
  ],
  [
    'puts a distribution group on the list',
    (a) => a.addFound({ name: 'Facilities', mail: 'facilities@corvo.example' }),
    [edit({ kind: 'add-list', list: { name: 'Facilities', mail: 'facilities@corvo.example' } })]
  ],
  ['takes nothing back where nothing can be', (a) => a.undo(), []]
])('%s', (_, run, expected) => {
  expect(asked(run)).toEqual(expected)
})

it('deletes an empty group at once', () => {
  const state = picture({ groups: [group('Nobody yet', [])] })
  expect(asked((actions) => actions.deleteGroup('Nobody yet'), state)).toEqual([
    edit({ kind: 'delete-group', groupId: 'Nobody yet' })
  ])
})

it('lets the server say that a group is gone', () => {
  expect(asked((actions) => actions.addTo([at(lena, 'f')], 'gone'))).toEqual([
    edit({ kind: 'add', people: [named(lena)], to: 'gone' })
  ])
})

it('folds every group and closes the distribution groups that are open', () => {
  const open = group('Facilities', [], { kind: 'distribution', inside: { kind: 'open', nested: [] } })
  const closed = group('Porto', [], { kind: 'distribution', inside: { kind: 'closed' } })
  const state = picture({ groups: [favourites, night, open, closed] })
  expect(asked((actions) => actions.collapseAll(), state)).toEqual([
    ['closeGroup', 'Facilities'],
    ['changeSettings', { collapsedGroups: [watchingId, 'f', 'Night shift'] }]
  ])
})

it('takes back the newest edit that can be', () => {
  const subject = { count: 1, person: 'Lena Fischer', group: '', from: '', leaving: 0 }
  const status = { kind: 'add', subject, isUndo: false, stage: 'done', refusals: [] } as const
  const state = picture({
    edits: [
      { ...status, id: 1, undoUntil: 'open' },
      { ...status, id: 2, undoUntil: 'open' },
      { ...status, id: 3, undoUntil: null }
    ]
  })
  expect(asked((actions) => actions.undo(), state)).toEqual([['undoEdit', 2]])
})

it.each(['moving', 'unsupported'] as const)('changes no list that is %s, and still mails and calls', (editing) => {
  const state = { ...all, lists: { ...lists, editing } }
  const place = at(lena, 'f')
  const silent = asked((actions) => {
    expect(actions.canEdit).toBe(false)
    actions.addTo([place], 'o')
    actions.moveTo([place], 'o')
    actions.toggleFavourite([place])
    actions.removeFromGroup([place])
    actions.removeFromContacts([place])
    actions.newGroup([place], false)
    actions.rename('Night shift')
    actions.deleteGroup('Night shift')
    actions.removeList('d')
    actions.addFound(malin)
    actions.addFound({ name: 'Facilities', mail: 'facilities@corvo.example' })
  }, state)
  expect(silent).toEqual([])
  const heard = asked((actions) => {
    actions.mail([place])
    actions.call(place)
  }, state)
  expect(heard.map(([name]) => name)).toEqual(['openMail', 'openCall'])
})

it.each<[Group['kind'], boolean]>([
  ['favourites', true],
  ['own', true],
  ['other', true],
  ['delegates', true],
  ['delegators', false],
  ['organisation', false],
  ['distribution', false]
])('people of %s can be changed: %s', (kind, expected) => {
  expect(isEditable(group('Group', [], { kind }))).toBe(expected)
})
