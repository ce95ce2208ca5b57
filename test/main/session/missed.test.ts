// What an event named and the server did not let be read is read later: nothing old stays on the screen for ever.

import { expect, it } from 'vitest'
import type { Fault } from '../../../main/simulator/control/faults'
import { createStage, online, type Stage } from './stage'

const minuteMs = 60_000

const refusals: readonly (readonly [string, Partial<Fault>])[] = [
  ['while a proxy keeps us out', { action: 'html', status: 403 }],
  ['while the server has no time', { action: 'status', status: 503, times: 3 }],
  ['while it is not found', { action: 'status', status: 404 }],
  ['while the right is lacking', { action: 'status', status: 403 }]
]

/** Refuses what is read at `path` after `act`, and answers how often it is asked for in the two minutes after. */
async function refuse(stage: Stage, path: string, [, fault]: (typeof refusals)[number], act: () => void) {
  stage.faults.add({ method: 'GET', path, action: 'status', ...fault })
  act()
  await stage.advance(15_000)
  stage.forgetRequests()
  return async (): Promise<number> => {
    await stage.advance(2 * minuteMs)
    return stage.allRequests().filter((asked) => asked.method === 'GET' && asked.path.endsWith(path)).length
  }
}

it.each(refusals)('reads a note again that could not be read %s', async (...refusal) => {
  const stage = await online()
  const { uri } = stage.person(stage.session.people[0]?.uri ?? '')
  const note = () => stage.person(uri).note?.text
  const askedLater = await refuse(stage, '/note', refusal, () =>
    stage.simulator.world.changePeople([{ uri, note: 'On the road' }], { releaseNow: true })
  )
  expect(note()).not.toBe('On the road')
  expect(await askedLater()).toBe(1)
  expect(note()).toBe('On the road')
})

it.each(refusals)('does not show my own presence as live when it could not be read %s', async (...refusal) => {
  const stage = await online()
  const mine = () => stage.session.me?.presence
  expect(mine()?.kind).toBe('live')
  const askedLater = await refuse(stage, '/me/presence', refusal, () =>
    stage.simulator.world.changePeople([{ uri: stage.session.me?.uri ?? '', availability: 'DoNotDisturb' }], {
      releaseNow: true
    })
  )
  expect(mine()).toMatchObject({ kind: 'stale' })
  expect(await askedLater()).toBe(1)
  expect(mine()).toMatchObject({ kind: 'live', availability: 'do-not-disturb' })
})

it('reads the notes again that were refused while signing in', async () => {
  const stage = await online()
  const { uri } = stage.person(stage.session.people.find(({ note }) => note)?.uri ?? '')
  stage.session.pause()
  stage.faults.add({ path: '/note', action: 'status', status: 403, times: 200 })
  stage.simulator.world.changePeople([{ uri, note: 'Back on Monday' }])
  await stage.advance(60 * minuteMs)
  stage.session.wake()
  await stage.advance(minuteMs)
  expect(stage.session.unreadNotes).toContain(uri.toLowerCase())
  stage.faults.clear()
  await stage.advance(2 * minuteMs)
  expect(stage.session.unreadNotes).toEqual(new Set())
  expect(stage.person(uri).note?.text).toBe('Back on Monday')
})

it('says again that the user is there when that was refused while signing in', async () => {
  const stage = createStage()
  stage.faults.add({ path: '/makeMeAvailable', action: 'status', status: 408, times: 3 })
  stage.signIn()
  await stage.advance(30_000)
  const mine = () => stage.simulator.state().me.availability
  expect(mine()).toBe('Offline')
  await stage.advance(2 * minuteMs)
  expect(mine()).toBe('Online')
  expect(stage.session.me?.presence).toMatchObject({ kind: 'live', availability: 'available' })
})

it('takes it for done when the server already knows that the user is there', async () => {
  const stage = createStage()
  stage.faults.add({ path: '/makeMeAvailable', action: 'status', status: 409, subcode: 'AlreadyExists', times: 200 })
  stage.signIn()
  await stage.advance(60 * minuteMs)
  const asked = stage.allRequests().filter(({ path }) => path.endsWith('/makeMeAvailable'))
  expect(asked).toHaveLength(1)
})

it('reads the notes again of those on whom nobody reported for a while', async () => {
  const stage = await online()
  const { uri } = stage.person(stage.session.people[0]?.uri ?? '')
  for (const path of ['/presenceSubscriptions', '/subscribeToGroupPresence'])
    stage.faults.add({ path, action: 'status', status: 500, times: 1_000 })
  stage.simulator.expire('subscriptions')
  await stage.advance(3 * minuteMs)
  stage.simulator.world.changePeople([{ uri, note: 'On the road' }], { releaseNow: true })
  await stage.advance(minuteMs)
  expect(stage.person(uri).note?.text).not.toBe('On the road')
  stage.faults.clear()
  await stage.advance(20 * minuteMs)
  expect(stage.person(uri)).toMatchObject({ presence: { kind: 'live' }, note: { text: 'On the road' } })
})

it('reads no note again while subscriptions are renewed in time', async () => {
  const stage = await online()
  stage.forgetRequests()
  await stage.advance(60 * minuteMs)
  expect(stage.allRequests().filter(({ path }) => path.endsWith('/note'))).toEqual([])
})
