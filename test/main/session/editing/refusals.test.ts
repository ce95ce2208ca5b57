// What the server refuses returns to where it was, each with its reason; the rest is done.

import { expect, it } from 'vitest'
import type { Edit } from '../../../../preload/contract'
import type { Fault } from '../../../../main/simulator/control/faults'
import { online, type Stage } from '../stage'
import {
  refuse,
  act,
  ask,
  content,
  expectTruth,
  moveTwo,
  ownGroup,
  placesIn,
  refusals,
  settled,
  status
} from './acting'
import { groupOf, stranger } from './lists'

it('does what it can of a move, and tells of each whom the server refused', async () => {
  const stage = await online()
  const [from, to] = [ownGroup(stage), groupOf(stage, 'pinnedGroup')]
  const places = placesIn(from, 3)
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 403, subcode: 'None' })
  const done = await act(stage, { kind: 'move', places, to: to.id })
  expect(done?.refusals).toEqual([
    {
      uri: places[0]?.uri,
      name: stage.person(places[0]?.uri ?? '').name,
      problem: expect.objectContaining({ code: 'not-allowed' }) as unknown
    }
  ])
  const members = stage.simulator.world.group(from.id)?.members ?? []
  expect(places.map(({ uri }) => members.includes(uri))).toEqual([true, false, false])
  expectTruth(stage)
  stage.session.undoEdit(done?.id ?? 0)
  await settled(stage)
  expect([...(stage.simulator.world.group(from.id)?.members ?? [])].sort()).toEqual([...from.members].sort())
  expect(stage.simulator.world.group(to.id)?.members).toEqual(to.members)
})

it('shows somebody in both groups when they could be put in but not taken out', async () => {
  const stage = await online()
  const move = moveTwo(stage)
  refuse(stage, { method: 'DELETE', path: 'groupMemberships/', status: 403, times: 9 })
  const done = await act(stage, move)
  expect(refusals(done).map((line) => line.split(' ')[1])).toEqual(['not-allowed', 'not-allowed'])
  expect(done?.undoUntil).not.toBeNull()
  expectTruth(stage)
})

it('is over with nothing to undo when everything is refused, and tells of it for a minute', async () => {
  const stage = await online()
  const before = content(stage)
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 403, times: 9 })
  const done = await act(stage, moveTwo(stage))
  expect(done).toMatchObject({ stage: 'done', undoUntil: null })
  expect(done?.refusals).toHaveLength(2)
  expect(content(stage)).toEqual(before)
  expectTruth(stage)
  let told = 0
  stage.session.onChange(() => (told += 1))
  await stage.advance(59_000)
  expect(stage.session.edits).toHaveLength(1)
  told = 0
  await stage.advance(1_000)
  expect(stage.session.edits).toEqual([])
  expect(told).toBeGreaterThan(0)
})

it('says nothing any more of a refusal that the user has read', async () => {
  const stage = await online()
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 403, times: 9 })
  const done = await act(stage, moveTwo(stage))
  stage.session.dismissEdit(done?.id ?? 0)
  expect(stage.session.edits).toEqual([])
})

it.each<[string, (stage: Stage) => Edit, Omit<Fault, 'action'>]>([
  [
    'adding somebody who is there already',
    moveTwo,
    { method: 'POST', path: 'groupMemberships', status: 409, subcode: 'AlreadyExists', times: 2 }
  ],
  [
    'deleting a group that is gone',
    (stage) => ({ kind: 'delete-group', groupId: ownGroup(stage, 2).id }),
    { method: 'DELETE', path: '/groups/', status: 404 }
  ],
  [
    'removing somebody who is out already',
    (stage) => ({ kind: 'remove', places: placesIn(ownGroup(stage), 1) }),
    { method: 'DELETE', path: 'groupMemberships/', status: 404, subcode: 'None' }
  ]
])('counts %s as done, and shows what the server then says', async (_, make, fault) => {
  const stage = await online()
  refuse(stage, fault)
  expect(refusals(await act(stage, make(stage)))).toEqual([])
  await stage.advance(5_000)
  expectTruth(stage)
})

it.each([
  [2, []],
  [3, ['not-now']]
])('asks up to twice more while the list is in no state to be changed (%i refusals)', async (times, expected) => {
  const stage = await online()
  refuse(stage, { method: 'PUT', path: '/groups/', status: 409, subcode: 'None', times })
  const id = ask(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  await stage.settle()
  expect(status(stage, id)?.stage).toBe('under-way')
  await stage.advance(1_000)
  expect(status(stage, id)?.stage).toBe('under-way')
  await stage.advance(2_000)
  expect(refusals(status(stage, id))).toEqual(expected)
  expectTruth(stage)
})

it('asks again where a server is only busy, and says so if it stays busy', async () => {
  const stage = await online()
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 503, times: 2 })
  const person = stranger(stage)
  expect(refusals(await act(stage, { kind: 'add', people: [person], to: ownGroup(stage).id }))).toEqual([])
  expectTruth(stage)
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 503, times: 9 })
  const done = await act(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id })
  expect(refusals(done)).toEqual([`${stranger(stage).uri} server-trouble`])
  expectTruth(stage)
})

it('makes a group once though the server said it failed', async () => {
  const stage = await online()
  let isFirst = true
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method !== 'POST' || !/\/groups(\?|$)/.test(asked.path) || !isFirst) return answer()
    isFirst = false
    await answer()
    return new Response('{"code":"Timeout"}', { status: 504, headers: { 'Content-Type': 'application/json' } })
  })
  const done = await act(stage, { kind: 'create-group', name: 'Late', people: [stranger(stage)], leave: [] })
  expect(refusals(done)).toEqual([])
  expect(isFirst).toBe(false)
  expect(stage.simulator.world.groups().filter(({ name }) => name === 'Late')).toHaveLength(1)
  expectTruth(stage)
})
