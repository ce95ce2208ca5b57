// My presence over time: how long a state lasts, and what is told of it after a restart.

import { expect, it } from 'vitest'
import { settled } from '../../helpers/settled'
import type { createMyPresence } from '../../../main/my-presence/my-presence'
import { atTheDesk, done, hour, refused, someone, start } from './desk'

it('resets a timed state at its time and says until when before', async () => {
  const { mine, world, file } = atTheDesk()
  expect(await mine.setMyAvailability('busy', start + hour)).toEqual(done)
  expect(mine.me()?.until).toBe(start + hour)
  expect(mine.me()).toBe(mine.me())
  world.now += hour - 1
  mine.lookAgain()
  await settled()
  expect(world.asked).toEqual(['busy'])
  world.now += 1
  mine.lookAgain()
  await settled()
  expect(world.asked).toEqual(['busy', 'reset'])
  expect(mine.me()?.until).toBeUndefined()
  expect([...file.keys()]).toEqual([])
})

it('resets it after a restart, and after a jump of the clock forward', async () => {
  const { mine, world, restart } = atTheDesk()
  await mine.setMyAvailability('busy', start + hour)
  const next = restart()
  next.look()
  expect(next.me()?.until).toBe(start + hour)
  world.now += 30 * hour
  next.look()
  await settled()
  expect(world.asked).toEqual(['busy', 'reset'])
})

it('keeps to the time on the wall when the clock jumps back', async () => {
  const { mine, world } = atTheDesk()
  await mine.setMyAvailability('busy', start + hour)
  world.now -= 24 * hour
  mine.lookAgain()
  expect(mine.me()?.until).toBe(start + hour)
  world.now = start + hour
  mine.lookAgain()
  await settled()
  expect(world.asked).toEqual(['busy', 'reset'])
})

it.each([
  ['another state', (mine: ReturnType<typeof createMyPresence>) => mine.setMyAvailability('away'), ['busy', 'away']],
  ['a reset', (mine: ReturnType<typeof createMyPresence>) => mine.resetMyAvailability(), ['busy', 'reset']]
])('forgets the time with %s', async (_what, change, asked) => {
  const { mine, world } = atTheDesk()
  await mine.setMyAvailability('busy', start + hour)
  await change(mine)
  world.now += 2 * hour
  mine.lookAgain()
  await settled()
  expect(world.asked).toEqual(asked)
})

it.each([
  ['the past', start - 1, 'time-over'],
  ['this moment', start, 'time-over'],
  ['a time that no calendar shows', Number.MAX_SAFE_INTEGER, 'not-understood']
])('refuses %s as the end before anything is sent', async (_what, until, code) => {
  const { mine, world } = atTheDesk()
  expect(await mine.setMyAvailability('busy', until)).toEqual({ ok: false, problem: { code } })
  expect(world.asked).toEqual([])
})

it('keeps the former time when the server refuses a new state', async () => {
  const { mine, world } = atTheDesk()
  await mine.setMyAvailability('busy', start + hour)
  world.answer = refused
  expect(await mine.setMyAvailability('away')).toEqual(refused)
  expect(mine.me()?.until).toBe(start + hour)
})

it('waits for the connection, and tries a refused reset again with the next look at the clock', async () => {
  const { mine, world } = atTheDesk()
  await mine.setMyAvailability('busy', start + hour)
  world.now += hour
  world.connection = { kind: 'paused', asOf: null }
  mine.lookAgain()
  await settled()
  expect(world.asked).toEqual(['busy'])
  world.connection = { kind: 'online' }
  world.answer = refused
  mine.look()
  await settled()
  mine.look()
  await settled()
  expect(world.asked).toEqual(['busy', 'reset'])
  world.answer = done
  mine.lookAgain()
  await settled()
  expect(world.asked).toEqual(['busy', 'reset', 'reset'])
})

it('has no new application told what another device has replaced', async () => {
  const { mine, world } = atTheDesk()
  await mine.setMyAvailability('busy')
  mine.look()
  expect(world.remembered).toBe('busy')
  world.me = someone('available')
  mine.look()
  expect(world.remembered).toBeNull()
})

it('has no new application told what was over before it could be reset, but Away as long as the screen is locked', async () => {
  const { mine, world } = atTheDesk()
  await mine.setMyAvailability('busy', start + hour)
  world.connection = { kind: 'paused', asOf: null }
  mine.lookAgain()
  expect(world.remembered).toBe('busy')
  world.now += 9 * hour
  mine.lookAgain()
  expect(world.remembered).toBeNull()

  world.connection = { kind: 'online' }
  await mine.setMyAvailability('busy', world.now + hour)
  mine.setLocked(true)
  await settled()
  world.now += 9 * hour
  mine.lookAgain()
  expect(world.remembered).toBe('away')
})

it.each([
  ['a text', 'x'],
  ['a list', ['ines@corvo.example']],
  ['another shape', { 'ines@corvo.example': { chosen: { availability: 'asleep', until: 'soon' }, isAway: 1 } }]
])('takes %s in the file for nothing', async (_what, damaged) => {
  const { world, file, restart } = atTheDesk()
  file.set('presence', damaged)
  const mine = restart()
  mine.look()
  await settled()
  expect(world.asked).toEqual([])
  expect(await mine.setMyAvailability('busy', start + hour)).toEqual(done)
  expect(restart().me()?.until).toBe(start + hour)
})
