// My presence over time, against a session that does as it is told.
import { expect, it } from 'vitest'
import type { Availability, Connection, Me, Outcome, SettableAvailability } from '../../../preload/contract'
import { createKeptPresence } from '../../../main/my-presence/kept-presence'
import { createMyPresence } from '../../../main/my-presence/my-presence'

const hour = 60 * 60_000
const start = Date.UTC(2026, 2, 3, 9)
const done: Outcome<void> = { ok: true, value: undefined }
const refused: Outcome<void> = { ok: false, problem: { code: 'server-trouble' } }

const someone = (availability: Availability): Me => ({
  uri: 'sip:ines@corvo.example',
  name: 'Inês Carvalho',
  presence: { kind: 'live', availability }
})

/** A computer with a file and a server; `restart` begins a new run on both. */
function setUp() {
  const file = new Map<string, unknown>()
  const world = {
    now: start,
    awayOnLock: true,
    answer: done,
    connection: { kind: 'online' } as Connection,
    me: someone('available'),
    asked: [] as string[],
    /** What a new application would be told. */
    remembered: null as string | null,
    logged: [] as string[],
    changes: 0
  }
  const tell = (asked: string, becomes: SettableAvailability) => {
    world.asked.push(asked)
    if (world.answer.ok) {
      world.me = someone(becomes)
      world.remembered = asked === 'reset' ? null : asked
    }
    return Promise.resolve(world.answer)
  }
  const restart = () =>
    createMyPresence({
      session: {
        get connection() {
          return world.connection
        },
        get me() {
          return world.me
        },
        setMyAvailability: (availability) => tell(availability, availability),
        resetMyAvailability: () => tell('reset', 'available'),
        forgetMyAvailability: () => void (world.remembered = null)
      },
      signInAddress: () => 'ines@corvo.example',
      awayOnLock: () => world.awayOnLock,
      kept: createKeptPresence({
        get: (key) => file.get(key),
        set: (key, value) => void file.set(key, JSON.parse(JSON.stringify(value))),
        delete: (key) => void file.delete(key)
      }),
      now: () => world.now,
      log: (line) => world.logged.push(line),
      changed: () => (world.changes += 1)
    })
  return { world, file, restart, mine: restart() }
}

const settled = () => new Promise<void>((resolve) => void setImmediate(resolve))

it('resets a timed state at its time and says until when before', async () => {
  const { mine, world, file } = setUp()
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
  const { mine, world, restart } = setUp()
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
  const { mine, world } = setUp()
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
  const { mine, world } = setUp()
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
  const { mine, world } = setUp()
  expect(await mine.setMyAvailability('busy', until)).toEqual({ ok: false, problem: { code } })
  expect(world.asked).toEqual([])
})

it('keeps the former time when the server refuses a new state', async () => {
  const { mine, world } = setUp()
  await mine.setMyAvailability('busy', start + hour)
  world.answer = refused
  expect(await mine.setMyAvailability('away')).toEqual(refused)
  expect(mine.me()?.until).toBe(start + hour)
})

it('waits for the connection, and tries a refused reset again with the next look at the clock', async () => {
  const { mine, world } = setUp()
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

it('is away while locked, and then what was chosen before for the time that is left', async () => {
  const { mine, world } = setUp()
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
  const { mine, world, file } = setUp()
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
  const { mine, world, restart } = setUp()
  await mine.setMyAvailability('busy')
  mine.setLocked(true)
  await settled()
  restart().look()
  await settled()
  expect(world.asked).toEqual(['busy', 'away', 'busy'])
})

it('does not stay away for ever when the app ends before it hears that it is away', async () => {
  const { mine, world, restart } = setUp()
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
  const { mine, world } = setUp()
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
  const { mine, world, file } = setUp()
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
  const { mine, world } = setUp()
  mine.setLocked(true)
  await settled()
  world.me = someone('do-not-disturb')
  mine.look()
  mine.setLocked(false)
  await settled()
  expect(world.asked).toEqual(['away'])
})

it('has no new application told what another device has replaced', async () => {
  const { mine, world } = setUp()
  await mine.setMyAvailability('busy')
  mine.look()
  expect(world.remembered).toBe('busy')
  world.me = someone('available')
  mine.look()
  expect(world.remembered).toBeNull()
})

it('has no new application told what was over before it could be reset, but Away as long as the screen is locked', async () => {
  const { mine, world } = setUp()
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

it('sends what the user chooses after what is under way', async () => {
  const { mine, world } = setUp()
  mine.setLocked(true)
  const choosing = mine.setMyAvailability('busy')
  await choosing
  await settled()
  expect(world.asked).toEqual(['away', 'busy'])
  expect(mine.me()).toMatchObject({ presence: { availability: 'busy' } })
})

it.each([
  ['a text', 'x'],
  ['a list', ['ines@corvo.example']],
  ['another shape', { 'ines@corvo.example': { chosen: { availability: 'asleep', until: 'soon' }, isAway: 1 } }]
])('takes %s in the file for nothing', async (_what, damaged) => {
  const { world, file, restart } = setUp()
  file.set('presence', damaged)
  const mine = restart()
  mine.look()
  await settled()
  expect(world.asked).toEqual([])
  expect(await mine.setMyAvailability('busy', start + hour)).toEqual(done)
  expect(restart().me()?.until).toBe(start + hour)
})
