// Edits that follow each other while the server has not told yet what became of the first.

import { expect, it } from 'vitest'
import { online } from '../stage'
import { ask, expectTruth, status } from './acting'
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
