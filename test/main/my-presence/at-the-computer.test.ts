// When the server may be told that the user is there.
import { expect, it } from 'vitest'
import { createAtTheComputer } from '../../../main/my-presence/at-the-computer'

function setUp(world: { idleMs: number | null; isReported: boolean; isLocked: boolean }) {
  const told = { active: 0, changes: 0 }
  const user = createAtTheComputer({
    idleMs: () => Promise.resolve(world.idleMs),
    isReported: () => world.isReported,
    isLocked: () => world.isLocked,
    onActive: () => (told.active += 1),
    changed: () => (told.changes += 1)
  })
  return { user, told }
}

it.each([
  ['told of who did something since the last look', { idleMs: 29_999, isReported: true, isLocked: false }, 1],
  ['not told of who did nothing', { idleMs: 30_000, isReported: true, isLocked: false }, 0],
  ['not told when that is not wished', { idleMs: 0, isReported: false, isLocked: false }, 0],
  ['not told behind the lock', { idleMs: 0, isReported: true, isLocked: true }, 0],
  ['told of who has not locked, where no more is known', { idleMs: null, isReported: true, isLocked: false }, 1],
  ['not told of who has locked, where no more is known', { idleMs: null, isReported: true, isLocked: true }, 0]
])('the server is %s', async (_what, world, active) => {
  const { user, told } = setUp(world)
  await user.look()
  expect(told.active).toBe(active)
})

it('says whether idle time is known, and tells of each change', async () => {
  const world: Parameters<typeof setUp>[0] = { idleMs: 0, isReported: true, isLocked: false }
  const { user, told } = setUp(world)
  await user.look()
  expect([user.idleTime, told.changes]).toEqual(['known', 0])
  world.idleMs = null
  await user.look()
  await user.look()
  expect([user.idleTime, told.changes]).toEqual(['unknown', 1])
})
