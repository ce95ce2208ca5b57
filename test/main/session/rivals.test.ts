// Two copies of one installation that cannot be told apart do not fight; and what only looks like a fight is none.

import { expect, it } from 'vitest'
import { createRivals } from '../../../main/session/rivals'
import type { UcwaErrorCode } from '../../../main/ucwa/ucwa-error'
import { anotherDevice, type Device } from './another-device'
import { countKinds, createStage, everybodyLive, online, type Stage } from './stage'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const installation = 'aaaaaaaa-0000-4000-8000-000000000001'

type Standing = 'online' | 'ended'
const takenOver = { kind: 'ended', problem: { code: 'taken-over' } }

const twoCopies = (stage: Stage): [Device, Device] => [
  anotherDevice(stage, installation),
  anotherDevice(stage, installation)
]
const standings = (both: readonly Device[]) => both.map(({ session }) => session.connection.kind)
const made = (stage: Stage) => stage.simulator.state().applications.length
const askedBy = (both: readonly Device[]) => both.map(({ asked }) => asked.length)

/** Kinds of connection, other than a sound one, in which somebody was shown as live. */
function shownWrongly({ session }: Device): ReadonlySet<string> {
  const wrong = new Set<string>()
  session.onChange(() => {
    const { kind } = session.connection
    if (!['online', 'loading', 'signing-in'].includes(kind) && 'live' in countKinds(session.people)) wrong.add(kind)
  })
  return wrong
}

/** The one that gave way is silent for ever, and the other one is not disturbed. */
async function expectPeace(stage: Stage, both: readonly [Device, Device], standing: [Standing, Standing]) {
  expect(standings(both)).toEqual(standing)
  const [out, other] = standing[0] === 'ended' ? both : [both[1], both[0]]
  expect(out.session.connection).toMatchObject(takenOver)
  expect(other.session.people.length).toBeGreaterThan(0)
  expect(countKinds(other.session.people)).toEqual({ live: other.session.people.length })
  expect(countKinds(out.session.people)).not.toHaveProperty('live')
  const before = made(stage)
  const asked = out.asked.length
  await stage.advance(hourMs)
  expect(standings(both)).toEqual(standing)
  expect(made(stage)).toBe(before)
  expect(out.asked).toHaveLength(asked)
}

async function oneOnline(stage: Stage): Promise<[Device, Device]> {
  const both = twoCopies(stage)
  both[0].signIn()
  await stage.advance(hourMs)
  expect(standings(both)).toEqual(['online', 'signed-out'])
  return both
}

it('makes four applications more at most when two copies start together, then one of them asks the user', async () => {
  const stage = createStage()
  const both = twoCopies(stage)
  const wrong = both.map(shownWrongly)
  for (const device of both) device.signIn()
  await stage.advance(2 * minuteMs)
  expect(made(stage) - both.length).toBeLessThanOrEqual(4)
  await expectPeace(
    stage,
    both,
    both[0].session.connection.kind === 'online' ? ['online', 'ended'] : ['ended', 'online']
  )
  expect(wrong.flatMap((kinds) => [...kinds])).toEqual([])
})

it('gives way, started by itself, to the copy that was there before', async () => {
  const stage = createStage()
  const both = await oneOnline(stage)
  const before = made(stage)
  both[1].signIn()
  await stage.advance(2 * minuteMs)
  expect(made(stage) - before).toBeLessThanOrEqual(6)
  await expectPeace(stage, both, ['online', 'ended'])
})

it('wins with whom the user signs in by the form, who sees nothing of it', async () => {
  const stage = createStage()
  const both = await oneOnline(stage)
  const kinds = new Set<string>()
  both[1].session.onChange(() => kinds.add(both[1].session.connection.kind))
  both[1].signIn({ silent: false })
  await stage.advance(2 * minuteMs)
  expect(kinds).not.toContain('signed-out')
  await expectPeace(stage, both, ['ended', 'online'])
})

it('takes over where the user asks to be connected again, and back again the next day', async () => {
  const stage = createStage()
  const both = await oneOnline(stage)
  both[1].signIn()
  await stage.advance(2 * minuteMs)
  expect(standings(both)).toEqual(['online', 'ended'])
  for (const [mine, standing] of [
    [both[1], ['ended', 'online']],
    [both[0], ['online', 'ended']]
  ] as const) {
    const before = made(stage)
    mine.session.connectNow()
    await stage.advance(2 * minuteMs)
    expect(made(stage) - before).toBeLessThanOrEqual(8)
    await expectPeace(stage, both, [...standing])
  }
  expect(Math.max(...askedBy(both))).toBeLessThan(1_000)
})

it.each<[string, (stage: Stage, turn: number) => Promise<void>]>([
  [
    'a server that starts anew again and again',
    async (stage) => {
      stage.network(false)
      await stage.advance(5_000)
      stage.simulator.expire('application')
      stage.network(true)
      await stage.advance(30_000)
    }
  ],
  [
    'a server that has no time between',
    async (stage) => {
      stage.faults.add({ path: '/applications', method: 'POST', action: 'status', status: 503 })
      stage.simulator.expire('application')
      await stage.advance(30_000)
    }
  ],
  [
    'an application that is lost every few minutes',
    async (stage) => {
      stage.simulator.expire('application')
      await stage.advance(4 * minuteMs)
    }
  ],
  [
    'a poll that says what is not true',
    async (stage) => {
      stage.faults.add({ path: '/events', action: 'status', status: 404, subcode: 'ApplicationNotFound' })
      stage.simulator.expire('channel')
      await stage.advance(20_000)
    }
  ],
  [
    'two losses at once',
    async (stage, turn) => {
      if (turn > 0) return
      stage.simulator.expire('application')
      await stage.advance(5_000)
      stage.simulator.expire('application')
      await stage.advance(30_000)
    }
  ]
])('is not misled by %s', async (_what, trouble) => {
  const stage = await online({ people: 6, groups: 2 })
  for (let turn = 0; turn < 8; turn += 1) await trouble(stage, turn)
  await stage.advance(5 * minuteMs)
  expect(stage.kinds).not.toContain('ended')
  expect(stage.session.connection.kind).toBe('online')
  expect(everybodyLive(stage)).toBe(true)
})

const young = 10_000
type Failure = readonly [UcwaErrorCode, number | null]
const gone: Failure = ['application-gone', young]

it.each<[string, boolean, readonly Failure[], boolean]>([
  ['two losses', false, [gone, gone], false],
  ['three losses', false, [gone, gone, gone], true],
  ['three losses of whom the user asked for', true, [gone, gone, gone], false],
  ['four losses of whom the user asked for', true, [gone, gone, gone, gone], true],
  ['another failure between', false, [gone, gone, ['network', young], gone], false],
  ['one that lived for minutes between', false, [gone, gone, ['application-gone', 3 * minuteMs], gone], false],
  ['one that could not even be made', false, [gone, gone, ['application-gone', null], gone], false],
  ['a clock that was set back', false, [gone, gone, ['application-gone', -1]], false]
])('judges %s', (_what, isAskedFor, failures, isContested) => {
  const rivals = createRivals(isAskedFor, () => 0)
  expect(failures.map(([code, livedMs]) => rivals.isContested(code, livedMs)).at(-1)).toBe(isContested)
})

it('does not insist for ever on what the user once asked for', () => {
  let now = 0
  const rivals = createRivals(true, () => now)
  now = 10 * minuteMs
  expect([1, 2, 3].map(() => rivals.isContested('application-gone', young))).toEqual([false, false, true])
})
