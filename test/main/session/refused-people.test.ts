// People and subscriptions that the server refuses one by one: asked again soon, and in the long run rarely.

import { expect, it } from 'vitest'
import { createStage, everybodyLive, online, type Stage } from './stage'

const minuteMs = 60_000

it.each([403, 404])('asks again within two minutes for a presence that was refused with %i', async (status) => {
  const stage = createStage()
  const uri = 'sip:lena.fischer@corvo.example'
  stage.faults.add({ path: 'lena.fischer@corvo.example/presence', action: 'status', status, times: 100 })
  stage.signIn()
  await stage.advance(15_000)
  expect(stage.availability(uri)).toBe('live unknown')
  stage.faults.clear()
  await stage.advance(2 * minuteMs)
  expect(stage.availability(uri)).not.toBe('live unknown')
})

/** The minutes in which somebody's presence was read, each once. */
function readings(stage: Stage): readonly number[] {
  const reads = stage.allRequests().filter(({ method, path }) => method === 'GET' && path.endsWith('/presence'))
  return [...new Set(reads.map(({ at }) => Math.round(at / minuteMs)))]
}

it('asks about all those together whom it may not see, in the end once in 20 minutes', async () => {
  const stage = createStage({ people: 60 })
  stage.faults.add({ method: 'GET', path: '/presence', action: 'status', status: 403, times: 1_000_000 })
  await stage.goOnline()
  const others = stage.session.people.slice(0, 4)
  // Refused at other times than the rest.
  for (const [index, { uri }] of others.entries()) {
    await stage.advance(3 * minuteMs)
    stage.simulator.world.changePeople([{ uri, activity: `${index}` }], { releaseNow: true })
  }
  await stage.advance(60 * minuteMs)
  stage.forgetRequests()
  await stage.advance(80 * minuteMs)
  const at = readings(stage)
  expect(at).toHaveLength(4)
  expect(new Set(at.slice(1).map((one, index) => one - (at[index] ?? 0)))).toEqual(new Set([20]))
  expect(stage.session.connection.kind).toBe('online')
})

it.each([403, 404, 503])('covers people soon whose subscription was refused with %i', async (status) => {
  const stage = createStage()
  const path = 'resenceSubscriptions'
  stage.faults.add({ method: 'POST', path, action: 'status', status, times: 1_000_000 })
  stage.signIn()
  await stage.advance(minuteMs)
  expect(everybodyLive(stage)).toBe(false)
  stage.faults.clear()
  await stage.advance(2.5 * minuteMs)
  expect(everybodyLive(stage)).toBe(true)
})

it('hears of changes of the lists again soon after that was refused', async () => {
  const stage = await online()
  const rel = 'startOrRefreshSubscriptionToContactsAndGroups'
  stage.faults.add({ rel, action: 'status', status: 403, times: 1_000_000 })
  for (let minute = 0; minute < 21; minute += 1) await stage.advance(minuteMs)
  const id = stage.simulator.world.createGroup('Night shift 2')
  stage.faults.clear()
  await stage.advance(2.5 * minuteMs)
  expect(stage.session.groups.map((group) => group.id)).toContain(id)
})
