// Away while the screen is locked, and back to what was before.

import { expect, it } from 'vitest'
import { settled } from '../../helpers/settled'
import { atTheDesk, done, hour, refused, someone, start } from './desk'

it('is away while locked, and then what was chosen before for the time that is left', async () => {
  const { mine, world } = atTheDesk()
  await mine.setMyAvailability('busy', start + hour)
  mine.setLocked(true)
  await settled()
  expect(mine.me()).toMatchObject({ presence: { availability: 'away' } })
  expect(mine.me()?.until).toBeUndefined()
  mine.setLocked(false)
  await settled()
  expect(world.asked).toEqual(['busy', 'away', 'busy'])
  expect(mine.me()?.until).toBe(start + hour)
})

it('is reset after the lock when nothing was chosen before', async () => {
  const { mine, world, file } = atTheDesk()
  mine.setLocked(true)
  await settled()
  mine.setLocked(true)
  await settled()
  mine.setLocked(false)
  await settled()
  expect(world.asked).toEqual(['away', 'reset'])
  expect([...file.keys()]).toEqual([])
})

it('does not stay away for ever when the app ends behind the lock', async () => {
  const { mine, world, restart } = atTheDesk()
  await mine.setMyAvailability('busy')
  mine.setLocked(true)
  await settled()
  restart().look()
  await settled()
  expect(world.asked).toEqual(['busy', 'away', 'busy'])
})

it('does not stay away for ever when the app ends before it hears that it is away', async () => {
  const { mine, world, restart } = atTheDesk()
  world.answer = refused
  mine.setLocked(true)
  world.connection = { kind: 'signed-out' }
  world.me = someone('away')
  await settled()
  world.answer = done
  world.connection = { kind: 'online' }
  restart().look()
  await settled()
  expect(world.asked).toEqual(['away', 'reset'])
})

it('goes away when the connection comes back behind the lock', async () => {
  const { mine, world } = atTheDesk()
  world.connection = { kind: 'paused', asOf: null }
  mine.setLocked(true)
  await settled()
  expect(world.asked).toEqual([])
  world.connection = { kind: 'online' }
  mine.look()
  await settled()
  expect(world.asked).toEqual(['away'])
})

it('tries again to go away when the server refused, and keeps nothing of it meanwhile', async () => {
  const { mine, world, file } = atTheDesk()
  world.answer = refused
  mine.setLocked(true)
  await settled()
  expect([...file.keys()]).toEqual([])
  world.answer = done
  mine.lookAgain()
  await settled()
  expect(world.asked).toEqual(['away', 'away'])
  expect(world.logged).toHaveLength(1)
})

it('leaves what another device chose while it was locked', async () => {
  const { mine, world } = atTheDesk()
  mine.setLocked(true)
  await settled()
  world.me = someone('do-not-disturb')
  mine.look()
  mine.setLocked(false)
  await settled()
  expect(world.asked).toEqual(['away'])
})

it('sends what the user chooses after what is under way', async () => {
  const { mine, world } = atTheDesk()
  mine.setLocked(true)
  const choosing = mine.setMyAvailability('busy')
  await choosing
  await settled()
  expect(world.asked).toEqual(['away', 'busy'])
  expect(mine.me()).toMatchObject({ presence: { availability: 'busy' } })
})
