import { expect, it } from 'vitest'
import type { AppState, Place, Watch, WatchTarget } from '../../../preload/contract'
import type { Ask } from '../../../renderer/app-state.svelte'
import { createActions, directoryId, watchingId, type Actions } from '../../../renderer/list/actions'
import { all, at, malin, night, readOnly, recorded, watched } from './menu-scene'
import { lena, person, picture, tomasz, yuki } from '../pictures'

const of = ({ uri }: { uri: string }): WatchTarget => ({ kind: 'person', uri })
const first = { on: ['available'], lasts: { kind: 'once' } }

async function asked(run: (actions: Actions) => void, state: AppState = all): Promise<unknown[][]> {
  const calls: unknown[][] = []
  run(recorded(state, calls))
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  return calls
}

it.each<[string, (actions: Actions) => void, unknown[][]]>([
  [
    'watches each, and leaves what they are told of',
    (a) => a.watch([of(lena), of(tomasz)], { kind: 'always' }),
    [
      ['watch', of(lena), { on: ['available'], lasts: { kind: 'always' } }],
      ['watch', of(tomasz), { on: ['available', 'note'], lasts: { kind: 'always' } }]
    ]
  ],
  ['stops only what there is', (a) => a.watch([of(lena), of(tomasz)], null), [['watch', of(tomasz), null]]],
  [
    'watches a group',
    (a) => a.watch([{ kind: 'group', groupId: night.id }], { kind: 'once' }),
    [['watch', { kind: 'group', groupId: night.id }, first]]
  ],
  [
    'asks nothing of the time until it is known',
    (a) => a.watchUntil([of(lena), of(yuki)]),
    [['askUntil', [of(lena), of(yuki)]]]
  ],
  [
    'opens details for a person and a question for a group',
    (a) => {
      a.watchMore(of(lena))
      a.watchMore({ kind: 'group', groupId: night.id })
    },
    [
      ['open', lena.uri, 'watch'],
      ['askWatch', night.id]
    ]
  ],
  ['turns one key to Once', (a) => a.toggleWatch([at(lena, 'f')]), [['watch', of(lena), first]]],
  ['turns one key to Off', (a) => a.toggleWatch([at(tomasz, 'f')]), [['watch', of(tomasz), null]]],
  [
    'watches those who are not, once each, and leaves the others',
    (a) => a.toggleWatch([at(tomasz, 'f'), at(lena, 'f'), at(lena, night.id)]),
    [['watch', of(lena), first]]
  ],
  [
    'looks at somebody of the directory',
    (a) => a.toggleWatch([at(malin, directoryId)]),
    [['edit', { kind: 'watch', people: [malin] }]]
  ],
  [
    'waits for the first of several, each once',
    (a) => a.waitForAny([at(lena, 'f'), at(lena, night.id), at(yuki, night.id)]),
    [['watch', { kind: 'any', uris: [lena.uri, yuki.uri] }, first]]
  ],
  [
    'stops waiting',
    (a) => a.stopWait({ kind: 'any', uris: [lena.uri, yuki.uri] }),
    [['watch', { kind: 'any', uris: [lena.uri, yuki.uri] }, null]]
  ],
  [
    'watches once who is put under Watching and known, and only looks at who is not',
    (a) => a.addTo([at(lena, 'f'), at(tomasz, 'f'), at(malin, directoryId)], watchingId),
    [
      ['edit', { kind: 'watch', people: [malin] }],
      ['watch', of(lena), first]
    ]
  ],
  ['does the same for a move', (a) => a.moveTo([at(yuki, 'o')], watchingId), [['watch', of(yuki), first]]],
  [
    'stops watching whoever is taken out of Watching',
    (a) => a.removeFromGroup([at(tomasz, watchingId)]),
    [['watch', of(tomasz), null]]
  ]
])('%s', async (_, run, expected) => {
  expect(await asked(run)).toEqual(expected)
})

it('waits for nobody twice', async () => {
  const wait: Watch = {
    target: { kind: 'any', uris: [lena.uri, yuki.uri] },
    on: ['available'],
    lasts: { kind: 'once' }
  }
  expect(await asked((a) => a.waitForAny([at(yuki, 'o'), at(lena, 'f')]), watched(wait))).toEqual([])
})

it('stops looking at those it tells nothing of, in one edit, and the others by their watch', async () => {
  const stranger = person('Malin Sjöström')
  const state = { ...all, people: [...all.people, stranger], watching: [tomasz.uri, stranger.uri] }
  const places: Place[] = [at(tomasz, watchingId), at(stranger, watchingId)]
  expect(await asked((a) => a.removeFromGroup(places), state)).toEqual([
    ['edit', { kind: 'unwatch', uris: [stranger.uri] }],
    ['watch', of(tomasz), null]
  ])
  expect(await asked((a) => a.togglePresence([at(stranger, watchingId)]), state)).toEqual([
    ['edit', { kind: 'unwatch', uris: [stranger.uri] }]
  ])
})

it('watches whatever the lists allow', async () => {
  const calls = await asked((a) => {
    a.toggleWatch([at(lena, 'f')])
    a.removeFromGroup([at(tomasz, watchingId)])
  }, readOnly)
  expect(calls.map(([name]) => name)).toEqual(['watch', 'watch'])
})

it('asks for no more watches after one was refused', async () => {
  const calls: unknown[] = []
  const ask: Ask = (name, ...args) => {
    calls.push([name, ...args])
    return Promise.resolve(false)
  }
  const actions = createActions({
    ask,
    picture: () => picture(),
    name: () => undefined,
    confirmDelete: () => undefined,
    open: () => undefined,
    askUntil: () => undefined,
    askWatch: () => undefined,
    found: () => new Map()
  })
  actions.watch([of(lena), of(tomasz), of(yuki)], { kind: 'once' })
  for (let turn = 0; turn < 5; turn++) await Promise.resolve()
  expect(calls).toEqual([['watch', of(lena), first]])
})
