// The connection breaks at every request of an edit, before the server did what was asked or after: in the end all is
// done once, and nobody was lost on the way.

import { expect, it } from 'vitest'
import type { Edit } from '../../../../preload/contract'
import { online, type Stage } from '../stage'
import {
  act,
  ask,
  asNamed,
  content,
  expectTruth,
  moveTwo,
  ownGroup,
  placesIn,
  refusals,
  settled,
  status
} from './acting'
import { groupOf, shownLists, stranger } from './lists'

/** Cuts the cable at the request with this number, polls not counted; `after`: the server has done it by then. */
function cutAt(stage: Stage, number: number, after: boolean): { readonly hit: boolean } {
  let count = 0
  const cut = { hit: false }
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.inBatch || asked.path.includes('/events')) return answer()
    count += 1
    if (count !== number) return answer()
    if (after) await answer()
    cut.hit = true
    stage.network(false)
    throw new Error('the cable was cut')
  })
  return cut
}

const createFilled = (stage: Stage): Edit => {
  const leave = placesIn(ownGroup(stage), 2)
  return { kind: 'create-group', name: 'Late', people: [...asNamed(leave), stranger(stage)], leave }
}

const edits: [string, (stage: Stage) => Edit, number][] = [
  ['moving', moveTwo, 2],
  ['making a group with people', createFilled, 4],
  ['renaming', (stage) => ({ kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' }), 2],
  ['deleting a group', (stage) => ({ kind: 'delete-group', groupId: ownGroup(stage).id }), 2],
  ['removing contacts', (stage) => ({ kind: 'remove-contacts', uris: ownGroup(stage).members.slice(0, 2) }), 1]
]
const cases = edits.flatMap(([name, make, requests]) =>
  Array.from({ length: requests }, (_, index) => index + 1).flatMap((number) =>
    [false, true].flatMap((after) => ['', 'application'].map((lost) => ({ name, make, number, after, lost })))
  )
)

async function contentAfter(make: (stage: Stage) => Edit): Promise<string[]> {
  const stage = await online()
  await act(stage, make(stage))
  return content(stage)
}

it.each(cases)('$name survives a cut at request $number (done before: $after, lost: $lost)', async (row) => {
  const { make, number, after, lost } = row
  const expected = await contentAfter(make)
  const stage = await online()
  const before = new Set(stage.session.people.map(({ uri }) => uri))
  const staying = row.name === 'removing contacts' ? [] : [...before]
  const missing = new Set<string>()
  stage.session.onChange(() => {
    const shown = new Set(stage.session.people.map(({ uri }) => uri))
    staying.filter((uri) => !shown.has(uri)).forEach((uri) => missing.add(uri))
  })
  const cut = cutAt(stage, number, after)
  const id = ask(stage, make(stage))
  const shown = shownLists(stage).map((line) => line.replace(/^\S+ /, ''))
  await stage.until(() => cut.hit, 'the request')
  await stage.advance(3_000)
  expect(status(stage, id)).toMatchObject({ stage: 'waiting', undoUntil: 'open' })
  expect(
    shownLists(stage)
      .map((line) => line.replace(/^\S+ /, ''))
      .sort()
  ).toEqual(shown.sort())
  if (lost === 'application') stage.simulator.expire('application')
  stage.network(true)
  stage.session.connectNow()
  await settled(stage)
  expect(refusals(status(stage, id))).toEqual([])
  await stage.advance(6_000)
  expect(content(stage)).toEqual(expected)
  expectTruth(stage)
  expect([...missing]).toEqual([])
})

it('undoes an edit that broke off in the middle', async () => {
  const stage = await online()
  const before = content(stage)
  const cut = cutAt(stage, 2, false)
  const id = ask(stage, moveTwo(stage))
  await stage.until(() => cut.hit)
  await stage.advance(2_000)
  stage.session.undoEdit(id)
  stage.network(true)
  stage.session.connectNow()
  await settled(stage)
  await stage.advance(6_000)
  expect(content(stage)).toEqual(before)
  expectTruth(stage)
})

it('sends what was done without a connection as soon as there is one, in order', async () => {
  const stage = await online()
  stage.network(false)
  await stage.advance(10_000)
  const first = ask(stage, moveTwo(stage))
  const second = ask(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  expect([status(stage, first)?.stage, status(stage, second)?.stage]).toEqual(['waiting', 'waiting'])
  expect(stage.session.groups.some(({ name }) => name === 'Late')).toBe(true)
  stage.network(true)
  stage.session.connectNow()
  await settled(stage)
  expect(content(stage).some((line) => line.startsWith('Late: '))).toBe(true)
  expectTruth(stage)
})

it('forgets an edit that was taken back before it was ever sent', async () => {
  const stage = await online()
  const before = content(stage)
  stage.network(false)
  await stage.advance(10_000)
  const id = ask(stage, moveTwo(stage))
  stage.session.undoEdit(id)
  expect(stage.session.edits).toEqual([])
  stage.network(true)
  stage.session.connectNow()
  await stage.advance(10_000)
  expect(content(stage)).toEqual(before)
  expectTruth(stage)
})

it('refuses an edit into a group that was deleted at another device while it waited', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  const person = stranger(stage)
  stage.network(false)
  await stage.advance(10_000)
  const id = ask(stage, { kind: 'add', people: [person], to: group.id })
  const other = ask(stage, { kind: 'add', people: [person], to: groupOf(stage, 'pinnedGroup').id })
  stage.simulator.world.deleteGroup(group.id)
  stage.network(true)
  stage.session.connectNow()
  await settled(stage)
  expect(refusals(status(stage, id))).toEqual([`${person.uri} group-gone`])
  expect(refusals(status(stage, other))).toEqual([])
  expectTruth(stage)
})

it('loses nobody whom another device puts into a group while its deletion waits', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  const person = stranger(stage)
  stage.network(false)
  await stage.advance(10_000)
  ask(stage, { kind: 'delete-group', groupId: group.id })
  stage.simulator.world.addContact(person.uri, group.id)
  stage.network(true)
  stage.session.connectNow()
  const writes: string[] = []
  stage.simulator.onRequest((asked, answer) => {
    if (asked.inBatch && /groupMemberships$|\/groups\//.test(asked.path)) writes.push(asked.method)
    return answer()
  })
  await settled(stage)
  expect(writes.filter((method) => method !== 'GET').at(-1)).toBe('DELETE')
  expect(writes.filter((method) => method === 'POST').length).toBeGreaterThan(0)
  expect(groupOf(stage, 'defaultGroup').members).toContain(person.uri)
  expectTruth(stage)
})

it('refuses whatever waits when the session is over, and takes new edits again once connected', async () => {
  const stage = await online()
  const before = content(stage)
  stage.faults.add({ path: '/batch', action: 'status', status: 410, subcode: 'TooManyApplications' })
  const id = ask(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id })
  await stage.until(() => stage.session.connection.kind === 'ended')
  expect(refusals(status(stage, id))).toEqual([`${stranger(stage).uri} not-connected`])
  expect(stage.session.edit({ kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })).toEqual({
    ok: false,
    problem: { code: 'not-connected' }
  })
  stage.faults.clear()
  stage.session.connectNow()
  await stage.advance(10_000)
  expect(content(stage)).toEqual(before)
  expectTruth(stage)
  const again = await act(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  expect(refusals(again)).toEqual([])
})

it('gives an edit up that never gets through, though everything else does', async () => {
  const stage = await online()
  stage.faults.add({ method: 'POST', path: '/people/groups', action: 'drop', times: 1_000 })
  const id = ask(stage, { kind: 'create-group', name: 'Late', people: [stranger(stage)], leave: [] })
  await settled(stage)
  expect(refusals(status(stage, id))).toEqual(['server-unreachable'])
  expect(stage.session.connection.kind).toBe('online')
  expectTruth(stage)
})

it('drops everything at sign-out and leaves no timer behind', async () => {
  const stage = await online()
  await act(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  stage.network(false)
  await stage.advance(10_000)
  ask(stage, moveTwo(stage))
  const out = stage.session.signOut()
  await stage.advance(3_000)
  await out
  expect(stage.session.edits).toEqual([])
  expect(stage.session.edit(moveTwo(stage))).toEqual({ ok: false, problem: { code: 'not-connected' } })
  let told = 0
  stage.session.onChange(() => (told += 1))
  await stage.advance(120_000)
  expect(told).toBe(0)
})
