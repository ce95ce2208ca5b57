// Edits sent later than they were made: after one of which nothing was heard yet, after changes elsewhere.

import { expect, it } from 'vitest'
import { online } from '../stage'
import { ask, expectTruth, ownGroup, status } from './acting'
import { finish, groupOf, stranger } from './lists'

it.each(['2015', 'current'] as const)(
  'takes somebody off the list who was put on it a moment before, while nothing was heard of that yet (%s)',
  async (edition) => {
    const stage = await online({ edition })
    const { uri, name } = stranger(stage)
    stage.network(false)
    await stage.settle()
    const add = ask(stage, { kind: 'add', people: [{ uri, name }], to: groupOf(stage, 'pinnedGroup').id })
    const remove = ask(stage, { kind: 'remove-contacts', uris: [uri] })
    stage.network(true)
    await finish(stage, () => [add, remove].every((id) => status(stage, id)?.stage === 'done'))
    expect(stage.simulator.world.contacts()).not.toContain(uri)
    expectTruth(stage, edition)
  }
)

it('loses nobody who is moved to where they were shown, and were taken from elsewhere meanwhile', async () => {
  const stage = await online()
  const [from, to] = [ownGroup(stage), ownGroup(stage, 1)]
  const { uri, name } = stranger(stage)
  for (const { id } of [from, to]) stage.simulator.world.addContact(uri, id)
  await stage.advance(20_000)
  stage.network(false)
  await stage.settle()
  stage.simulator.world.removeContact(uri, to.id)
  const move = ask(stage, { kind: 'move', places: [{ uri, groupId: from.id }], to: to.id })
  stage.network(true)
  await finish(stage, () => status(stage, move)?.stage === 'done')
  const places = stage.simulator.state().groups.filter(({ members }) => members.includes(uri))
  expect(
    places.map(({ id }) => id),
    name
  ).toEqual([to.id])
  expectTruth(stage)
})
