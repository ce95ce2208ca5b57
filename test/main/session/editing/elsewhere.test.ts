// Edits that meet changes of the same lists made at another device in the same moment.

import { expect, it } from 'vitest'
import { online } from '../stage'
import { act, ask, expectTruth, ownGroup, refusals, settled } from './acting'
import { stranger } from './lists'

it('renames over a change made at another device meanwhile', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  let isChanged = false
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method === 'PUT' && !isChanged) {
      isChanged = true
      stage.simulator.world.renameGroup(group.id, 'Elsewhere')
    }
    return answer()
  })
  expect(refusals(await act(stage, { kind: 'rename-group', groupId: group.id, name: 'Late' }))).toEqual([])
  await stage.advance(5_000)
  expect(stage.simulator.world.group(group.id)?.name).toBe('Late')
  expectTruth(stage)
})

it('leaves the name to whoever is faster twice', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  let changes = 0
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method === 'PUT') stage.simulator.world.renameGroup(group.id, `Elsewhere ${(changes += 1)}`)
    return answer()
  })
  expect(refusals(await act(stage, { kind: 'rename-group', groupId: group.id, name: 'Late' }))).toEqual([
    'group-changed'
  ])
  expect(changes).toBe(2)
  await stage.settle()
  expectTruth(stage)
})

it('tells that a group is gone which was deleted elsewhere in that very moment', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method === 'PUT' && stage.simulator.world.group(group.id)) stage.simulator.world.deleteGroup(group.id)
    return answer()
  })
  expect(refusals(await act(stage, { kind: 'rename-group', groupId: group.id, name: 'Late' }))).toEqual(['group-gone'])
  await stage.settle()
  expectTruth(stage)
})

it('keeps an own edit when another device changes the same list in the same moment', async () => {
  const stage = await online()
  const [group, other] = [ownGroup(stage), ownGroup(stage, 1)]
  const person = stranger(stage)
  ask(stage, { kind: 'add', people: [person], to: group.id })
  stage.simulator.world.renameGroup(group.id, 'Elsewhere')
  stage.simulator.world.addContact(stranger(stage, 1).uri, other.id)
  await settled(stage)
  await stage.settle()
  expect(stage.simulator.world.group(group.id)).toMatchObject({ name: 'Elsewhere' })
  expect(stage.simulator.world.group(group.id)?.members).toContain(person.uri)
  expectTruth(stage)
})

it('gives way to another device that takes back at once what was done here', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  const person = stranger(stage)
  stage.faults.add({ path: '/events', action: 'slow', delayMs: 2_000 })
  ask(stage, { kind: 'add', people: [person], to: group.id })
  await stage.until(() => stage.simulator.world.group(group.id)?.members.includes(person.uri) === true)
  stage.simulator.world.removeContact(person.uri, group.id)
  await stage.advance(10_000)
  expectTruth(stage)
})
