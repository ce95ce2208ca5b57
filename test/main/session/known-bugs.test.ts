// Bugs that programs of this kind are known for, one test each. Those that need a desktop have theirs among the journeys.

import { expect, it } from 'vitest'
import { endpointIdOf } from '../../../main/endpoint-id'
import { anotherDevice, type Device } from './another-device'
import { change, createStage, everybodyLive, online, spell, type Stage } from './stage'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const installation = 'aaaaaaaa-0000-4000-8000-000000000001'

const alive = (stage: Stage) => stage.simulator.state().applications.filter((one) => one.alive)

async function deviceOnline(stage: Stage, endpointId: string): Promise<Device> {
  const device = anotherDevice(stage, endpointId)
  device.signIn()
  await stage.until(() => device.session.connection.kind === 'online', 'the device online')
  await stage.advance(10_000)
  return device
}

const shownBy = ({ session }: Device, uri: string) =>
  session.people.flatMap((person) => (person.uri === uri ? [spell(person.presence)] : []))

/** Most requests in any minute. */
function busiestMinute(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + minuteMs).length))
}

it('takes over the poll that a crashed instance left behind, and is the only one from then on', async () => {
  const stage = createStage()
  const crashed = await deviceOnline(stage, installation)
  expect(alive(stage)).toMatchObject([{ polling: true }])
  crashed.crash()
  const next = await deviceOnline(stage, installation)
  expect(alive(stage)).toMatchObject([{ polling: true }])
  const [uri = ''] = next.session.people.map((person) => person.uri)
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  await stage.settle()
  expect(shownBy(next, uri)).toEqual(['live be-right-back'])
  await stage.advance(20 * minuteMs)
  expect(next.session.connection.kind).toBe('online')
  expect(alive(stage)).toHaveLength(1)
})

it('lets two computers be there side by side to which the same installation was copied, each with its own application', async () => {
  const stage = createStage()
  const desk = await deviceOnline(stage, endpointIdOf(installation, 'desk'))
  const laptop = await deviceOnline(stage, endpointIdOf(installation, 'laptop'))
  await stage.advance(20 * minuteMs)
  expect(alive(stage)).toHaveLength(2)
  const [uri = ''] = desk.session.people.map((person) => person.uri)
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  await stage.settle()
  for (const device of [desk, laptop]) {
    expect(device.session.connection.kind).toBe('online')
    expect(shownBy(device, uri)).toEqual(['live be-right-back'])
    expect(busiestMinute(device.asked.slice(30).map(({ at }) => at))).toBeLessThanOrEqual(6)
  }
})

it.each(['/events', '/batch', '/applications', ''])(
  'does not ask for ever when every request to "%s" gets a 401: the user is asked, once',
  async (path) => {
    const stage = await online()
    stage.faults.add({ path, action: 'html', status: 401, times: 1_000_000 })
    stage.forgetRequests()
    stage.simulator.expire('token')
    change(stage, 'Busy')
    await stage.advance(hourMs)
    const asked = stage.requests().map(({ at }) => at)
    expect(asked.length).toBeLessThanOrEqual(6)
    expect(stage.kinds).toEqual(['signing-in', 'online', 'ended'])
    expect(stage.session.connection).toMatchObject({ problem: { code: 'sign-in-expired' } })
  }
)

it.each(['/events', '/batch', '/presence', '/applications', ''])(
  'does not ask in a loop when every request to "%s" gets a 404, and is right again when that is over',
  async (path) => {
    const stage = await online()
    stage.faults.add({ path, action: 'status', status: 404, times: 1_000_000 })
    stage.forgetRequests()
    change(stage, 'Busy')
    await stage.advance(hourMs)
    const asked = stage.requests().map(({ at }) => at)
    expect(busiestMinute(asked)).toBeLessThanOrEqual(30)
    expect(asked.length).toBeLessThanOrEqual(250)
    stage.faults.clear()
    await stage.advance(25 * minuteMs)
    expect(stage.session.connection.kind).toBe('online')
    expect(everybodyLive(stage)).toBe(true)
    expect(alive(stage)).toHaveLength(1)
  }
)

it.each([
  ['a minute', 1],
  // Longer than the server waits for an application that does not poll: all is made anew.
  ['forty minutes', 40]
])('shows nobody as available who left while the line was cut for %s, not for one picture', async (_name, minutes) => {
  const stage = await online()
  const uri = stage.session.people[0]?.uri ?? ''
  stage.simulator.world.changePeople([{ uri, availability: 'Online' }], { releaseNow: true })
  await stage.settle()
  expect(stage.availability(uri)).toBe('live available')
  stage.network(false)
  await stage.settle()
  const seen = new Set<string>()
  stage.session.onChange(() => seen.add(stage.availability(uri)))
  stage.simulator.world.changePeople([{ uri, availability: 'Offline' }], { releaseNow: true })
  await stage.advance(minutes * minuteMs)
  stage.network(true)
  stage.session.connectNow()
  await stage.until(() => stage.availability(uri) === 'live offline', 'the truth')
  expect([...seen].filter((shown) => shown.startsWith('live'))).toEqual(['live offline'])
})

it.each(['busy', 'do-not-disturb', 'away'] as const)(
  'does not make me available when all is made anew while I am %s',
  async (chosen) => {
    const stage = await online()
    await stage.session.setMyAvailability(chosen)
    await stage.settle()
    const told = new Set<string>()
    const look = () => told.add(stage.simulator.state().me.availability)
    look()
    const mine = [...told]
    stage.simulator.onRequest(async (_asked, answer) => {
      const answered = await answer()
      look()
      return answered
    })
    stage.network(false)
    await stage.advance(40 * minuteMs)
    stage.network(true)
    await stage.advance(3 * minuteMs)
    expect(stage.session.connection.kind).toBe('online')
    expect(stage.session.me && spell(stage.session.me.presence)).toBe(`live ${chosen}`)
    expect([...told].filter((availability) => availability === 'Online')).toEqual([])
    expect(stage.simulator.state().me.availability).toBe(mine[0])
  }
)
