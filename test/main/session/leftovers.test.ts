// Nothing is left of a wait that is over: whatever was done a hundred times, no more listen than before.

import { afterEach, beforeEach, expect, it } from 'vitest'
import { countListeners, type Listening } from '../../helpers/listeners'
import { act, ownGroup } from './editing/acting'
import { change, online, type Stage } from './stage'

let listening: Listening

beforeEach(() => {
  listening = countListeners()
})
afterEach(() => listening.giveBack())

const times = 100
const minuteMs = 60_000

/** Waits no longer than it has to, and lets what then happens come to an end. */
function anew(stage: Stage): Promise<void> {
  stage.session.connectNow()
  return stage.advance(2_000)
}

/** Each asks something of the server, or is told of a failure. */
const acts: readonly (readonly [string, (stage: Stage, index: number) => Promise<unknown>])[] = [
  ['notes of my own', ({ session }, index) => session.setMyNote(`note ${index}`)],
  ['searches', ({ session }, index) => session.searchDirectory(`a${index}`)],
  ['changes of people', (stage, index) => (change(stage, index % 2 === 0 ? 'Busy' : 'Online'), stage.settle())],
  [
    'edits',
    (stage, index) => act(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: `Group ${index}` })
  ],
  [
    'tokens that end',
    async (stage, index) => {
      stage.simulator.expire('token')
      await stage.session.setMyNote(`note ${index}`)
      await stage.advance(2_000)
      // A poll that meets two of them asks the user.
      change(stage, index % 2 === 0 ? 'Busy' : 'Online')
      await stage.settle()
    }
  ],
  ['ends of the event channel', (stage) => (stage.simulator.expire('channel'), anew(stage))],
  ['polls that break', (stage) => (stage.network(false), stage.network(true), anew(stage))],
  ['tries that fail', (stage) => (stage.network(false), anew(stage))],
  ['sleeps', ({ session, settle }) => (session.pause(), session.wake(), settle())],
  ['new applications', (stage) => (stage.simulator.expire('application'), anew(stage))]
]

it.each(acts)('leaves no listener behind after a hundred %s', async (_what, happen) => {
  const stage = await online({ people: 6, groups: 2 })
  const before = listening.count
  stage.forgetRequests()
  for (let index = 0; index < times; index += 1) await happen(stage, index)
  expect(stage.requests().length + stage.logLines.length).toBeGreaterThanOrEqual(times)
  stage.network(true)
  await stage.advance(2 * minuteMs)
  expect(stage.session.connection.kind).toBe('online')
  expect(listening.count).toBe(before)
  // More at one signal, and Node warns of a leak.
  expect(listening.mostAtOnce).toBeLessThanOrEqual(10)
})

it('leaves no listener behind after a sign-out, nor after signing in and out a hundred times', async () => {
  const stage = await online({ people: 6, groups: 2 })
  expect(listening.count).toBeGreaterThan(0)
  await stage.session.signOut()
  await stage.settle()
  expect(listening.count).toBe(0)
  for (let index = 0; index < times; index += 1) {
    stage.signIn()
    await stage.settle()
    await stage.session.signOut()
  }
  await stage.settle()
  expect(listening.count).toBe(0)
})
