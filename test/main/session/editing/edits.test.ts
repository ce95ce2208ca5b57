// Every kind of edit from the moment it shows until the server says the same, and back again.

import { expect, it } from 'vitest'
import type { Edit } from '../../../../preload/contract'
import { online, type Stage, type StageOptions } from '../stage'
import { act, ask, asNamed, content, expectTruth, ownGroup, placesIn, refusals, settled, status } from './acting'
import { groupOf, memberOf, shownLists, stranger } from './lists'

const kinds: [string, (stage: Stage) => Edit][] = [
  [
    'makes a group with people, some of whom leave another',
    (stage) => {
      const leave = placesIn(ownGroup(stage), 2)
      return { kind: 'create-group', name: 'Late', people: [...asNamed(leave), stranger(stage)], leave }
    }
  ],
  ['renames a group', (stage) => ({ kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })],
  ['deletes a group', (stage) => ({ kind: 'delete-group', groupId: ownGroup(stage).id })],
  ['adds people', (stage) => ({ kind: 'add', people: [stranger(stage), stranger(stage, 1)], to: ownGroup(stage).id })],
  ['pins', (stage) => ({ kind: 'add', people: [stranger(stage)], to: groupOf(stage, 'pinnedGroup').id })],
  [
    'makes somebody a delegate',
    (stage) => ({ kind: 'add', people: [stranger(stage)], to: groupOf(stage, 'delegatesGroup').id })
  ],
  [
    'moves people',
    (stage) => ({ kind: 'move', places: placesIn(ownGroup(stage), 3), to: groupOf(stage, 'pinnedGroup').id })
  ],
  ['removes people from a group', (stage) => ({ kind: 'remove', places: placesIn(ownGroup(stage), 2) })],
  ['removes contacts', (stage) => ({ kind: 'remove-contacts', uris: ownGroup(stage).members.slice(0, 2) })],
  [
    'imports',
    (stage) => ({
      kind: 'import',
      parts: [
        { to: { newGroup: 'Late' }, people: [stranger(stage), ...asNamed(placesIn(ownGroup(stage), 1))] },
        { to: { groupId: ownGroup(stage).id }, people: [stranger(stage, 1)] }
      ]
    })
  ]
]

const editions: [string, StageOptions][] = [
  ['', {}],
  ['links only, bare events', { quirks: { linksOnly: true, bareEvents: true } }],
  ['2015', { edition: '2015' }]
]
const cases = editions.flatMap(([edition, options]) =>
  kinds
    .filter(([kind]) => edition !== '2015' || !kind.includes('delegate'))
    .map(([kind, make]) => ({ kind, edition, options, make }))
)

it.each(cases)('$kind at once, and takes it back ($edition)', async ({ options, edition, make }) => {
  const stage = await online(options)
  const before = content(stage)
  const id = ask(stage, make(stage))
  const shown = shownLists(stage).map((line) => line.replace(/^\S+ /, ''))
  expect(content(stage)).toEqual(before)
  await settled(stage)
  expect(status(stage, id)).toMatchObject({ stage: 'done', refusals: [], undoUntil: stage.clock.now() + 10_000 })
  expect(
    shownLists(stage)
      .map((line) => line.replace(/^\S+ /, ''))
      .sort()
  ).toEqual(shown.sort())
  expectTruth(stage, edition)
  expect(content(stage)).not.toEqual(before)
  stage.session.undoEdit(id)
  await settled(stage)
  await stage.advance(5_000)
  expect(content(stage)).toEqual(before)
  expectTruth(stage, edition)
  expect(stage.session.edits).toEqual([])
})

it('moves two hundred people with two batches in and two out', async () => {
  const stage = await online({ people: 260, groups: 2 })
  const [from, to] = [ownGroup(stage), groupOf(stage, 'pinnedGroup')]
  const others = stage.simulator.world
    .contacts()
    .filter((uri) => !from.members.includes(uri) && !to.members.includes(uri))
  await act(stage, { kind: 'add', people: others.map((uri) => ({ uri, name: '' })), to: from.id })
  await stage.advance(20_000)
  const places = placesIn({ id: from.id, members: others }, 200)
  expect(places).toHaveLength(200)
  let writes = 0
  let isCounted = true
  stage.simulator.onRequest((asked, answer) => {
    if (!asked.inBatch) isCounted = false
    else if (asked.method !== 'GET' && asked.path.includes('groupMemberships') && !isCounted) {
      isCounted = true
      writes += 1
    }
    return answer()
  })
  const done = await act(stage, { kind: 'move', places, to: to.id })
  expect(refusals(done)).toEqual([])
  expect(writes).toBe(4)
  expectTruth(stage)
  expect(stage.simulator.world.group(to.id)?.members).toEqual(expect.arrayContaining(places.map(({ uri }) => uri)))
  expect(stage.simulator.world.group(from.id)?.members).not.toContain(places[0]?.uri)
})

it('leaves a group alone that has the same name as the one it makes', async () => {
  const stage = await online()
  const old = ownGroup(stage)
  await act(stage, { kind: 'create-group', name: old.name, people: [stranger(stage)], leave: [] })
  expect(stage.simulator.world.group(old.id)?.members).toEqual(old.members)
  expect(stage.simulator.world.groups().filter(({ name }) => name === old.name)).toHaveLength(2)
  expectTruth(stage)
})

it('goes on with a group under the name it was shown by before the server knew it', async () => {
  const stage = await online()
  ask(stage, { kind: 'create-group', name: 'Late', people: [], leave: [] })
  const madeUp = stage.session.groups.find(({ name }) => name === 'Late')?.id ?? ''
  const { uri, name } = stranger(stage)
  ask(stage, { kind: 'add', people: [{ uri, name }], to: madeUp })
  await settled(stage)
  expect(stage.session.groups.find((group) => group.name === 'Late')?.members).toEqual([uri])
  // A menu that was opened before still names the group as it was.
  await act(stage, { kind: 'rename-group', groupId: madeUp, name: 'Early' })
  expect(stage.session.groups.find((group) => group.name === 'Early')?.members).toEqual([uri])
  expectTruth(stage)
})

it('finds a group again by the id it had before it was deleted and its deletion taken back', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  const { id: added } = (await act(stage, { kind: 'add', people: [stranger(stage)], to: group.id })) ?? { id: 0 }
  const { id: deleted } = (await act(stage, { kind: 'delete-group', groupId: group.id })) ?? { id: 0 }
  stage.session.undoEdit(deleted)
  await settled(stage)
  stage.session.undoEdit(added)
  await settled(stage)
  const rebuilt = stage.simulator.world.groups().find(({ name }) => name === group.name)
  expect(rebuilt?.id).not.toBe(group.id)
  expect([...(rebuilt?.members ?? [])].sort()).toEqual([...group.members].sort())
  expectTruth(stage)
})

it('takes an edit back that is still under way', async () => {
  const stage = await online()
  const before = content(stage)
  stage.faults.add({ path: '/batch', action: 'slow', delayMs: 3_000 })
  const id = ask(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id })
  await stage.settle()
  expect(status(stage, id)).toMatchObject({ stage: 'under-way', undoUntil: 'open' })
  stage.session.undoEdit(id)
  expect(shownLists(stage).join()).not.toContain(stranger(stage).uri)
  await settled(stage)
  await stage.advance(5_000)
  expect(content(stage)).toEqual(before)
  expectTruth(stage)
})

it('offers no undo after ten seconds, nor of an undo, nor twice', async () => {
  const stage = await online()
  const first = await act(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id })
  const after = content(stage)
  await stage.advance(10_000)
  expect(stage.session.edits).toEqual([])
  stage.session.undoEdit(first?.id ?? 0)
  await settled(stage)
  expect(content(stage)).toEqual(after)
  const second = await act(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  stage.session.undoEdit(second?.id ?? 0)
  expect(stage.session.edits.filter(({ undoUntil }) => undoUntil !== null)).toEqual([])
  for (const { id } of stage.session.edits) stage.session.undoEdit(id)
  await settled(stage)
  expect(content(stage)).toEqual(after)
})

it('tells of every edit while it matters, and of nothing the user has read', async () => {
  const stage = await online()
  const one = await act(stage, {
    kind: 'remove',
    places: [{ uri: memberOf(stage, 'group'), groupId: ownGroup(stage).id }]
  })
  const two = await act(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  expect(stage.session.edits.map(({ id }) => id)).toEqual([one?.id, two?.id])
  stage.session.dismissEdit(one?.id ?? 0)
  expect(stage.session.edits.map(({ id }) => id)).toEqual([two?.id])
  await stage.session.signOut()
  expect(stage.session.edits).toEqual([])
})
