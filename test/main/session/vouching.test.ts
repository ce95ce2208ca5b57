// What is shown while nobody vouches for it: what was last known, and as of when; and when it counts again.

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Fetch } from '../../../main/ucwa/http'
import { change, createStage, everybodyLive, type Stage } from './stage'

const minuteMs = 60_000
const stepMs = 5_000

// The time limits of requests run by the timers of the process.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Time goes by for the clock and for those timers. */
async function pass(stage: Stage, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    vi.advanceTimersByTime(stepMs)
    await stage.advance(stepMs)
  }
}

/** Everybody live; knows when the server answered last, and can keep the news of the event channel to itself. */
async function watched() {
  const server = { lastAnswerAt: 0, lastNewsAt: 0, isDumb: false }
  const wire =
    (simulator: Fetch): Fetch =>
    async (url, init) => {
      const answer = await simulator(url, init)
      server.lastAnswerAt = stage.clock.now()
      if (!url.includes('/events')) return answer
      if (!/"res(ume|ync)"/.test(await answer.clone().text())) server.lastNewsAt = stage.clock.now()
      return server.isDumb ? withoutNews(answer) : answer
    }
  const stage: Stage = createStage({ wire })
  await stage.goOnline()
  return { stage, server }
}

async function withoutNews(answer: Response): Promise<Response> {
  const { status, headers } = answer
  const told = JSON.parse(await answer.text()) as object
  return new Response(JSON.stringify({ ...told, sender: [] }), { status, headers })
}

/** As of when each person is shown, each moment once; `live` for those who are. */
const shownAsOf = ({ session }: Stage) =>
  new Set(session.people.map(({ presence }) => (presence.kind === 'stale' ? presence.asOf : presence.kind)))

const presenceReads = (stage: Stage): number =>
  stage.allRequests().filter(({ method, path }) => method === 'GET' && /\/presence$/.test(path)).length

it('shows nobody as live once nothing came from the server for five minutes, though the line looks whole', async () => {
  const { stage, server } = await watched()
  stage.faults.add({ action: 'hang', times: 1_000_000 })
  change(stage, 'Busy')
  await pass(stage, 5 * minuteMs)
  expect(server.lastAnswerAt).toBeLessThanOrEqual(stage.clock.now() - 5 * minuteMs)
  expect(shownAsOf(stage)).toEqual(new Set([server.lastAnswerAt]))
  await pass(stage, 20 * minuteMs)
  expect(shownAsOf(stage)).toEqual(new Set([server.lastAnswerAt]))
})

it('is as of the last answer from the moment on in which the line breaks', async () => {
  const { stage, server } = await watched()
  await pass(stage, minuteMs)
  const silentSince = server.lastAnswerAt
  expect(silentSince).toBeLessThan(stage.clock.now())
  stage.network(false)
  await stage.settle()
  expect(shownAsOf(stage)).toEqual(new Set([silentSince]))
})

it('is as of the last answer before a sleep until it was read again', async () => {
  const { stage, server } = await watched()
  stage.session.pause()
  await pass(stage, 6 * minuteMs)
  const { lastAnswerAt } = server
  stage.faults.add({ path: '/batch', action: 'slow', delayMs: 3_000 })
  stage.session.wake()
  await stage.settle()
  expect(server.lastAnswerAt).toBeGreaterThan(lastAnswerAt)
  expect(shownAsOf(stage)).toEqual(new Set([lastAnswerAt]))
  expect(stage.session.me?.presence).toMatchObject({ kind: 'stale', asOf: lastAnswerAt })
  await pass(stage, minuteMs)
  expect(everybodyLive(stage)).toBe(true)
})

it.each([
  ['trusts what is shown after two minutes', [], false],
  ['reads all again after five minutes', [{ path: '/events', action: 'reset' }], true]
] as const)('%s in which only the news failed, and keeps its application', async (_what, first, isReadAgain) => {
  const { stage } = await watched()
  // A reset one was quiet for three minutes before.
  const busy = { path: '/events', action: 'status', status: 503, headers: { 'Retry-After': '120' } } as const
  for (const fault of [...first, busy]) stage.faults.add(fault)
  change(stage, 'Busy')
  await stage.settle()
  if (!isReadAgain) change(stage, 'Online')
  stage.forgetRequests()
  await pass(stage, 6 * minuteMs)
  expect(stage.session.connection.kind).toBe('online')
  expect(everybodyLive(stage)).toBe(true)
  expect(presenceReads(stage) >= stage.session.people.length).toBe(isReadAgain)
  expect(stage.allRequests().filter(({ path }) => path.endsWith('/applications'))).toEqual([])
})

it('is as of the last news when a server has dropped its subscriptions, until it was read again', async () => {
  const { stage, server } = await watched()
  await pass(stage, minuteMs)
  stage.simulator.expire('channel')
  stage.faults.add({ path: '/batch', action: 'hang' })
  change(stage, 'Busy')
  await pass(stage, 2 * stepMs)
  expect(server.lastNewsAt).toBeLessThan(server.lastAnswerAt)
  expect(shownAsOf(stage)).toEqual(new Set([server.lastNewsAt]))
  expect(stage.session.me?.presence).toMatchObject({ kind: 'stale', asOf: server.lastNewsAt })
  await pass(stage, 2 * minuteMs)
  expect(everybodyLive(stage)).toBe(true)
})

it('believes no one whose news a server may have dropped in a long silence, and is right without them', async () => {
  const { stage, server } = await watched()
  const uri = stage.session.people[0]?.uri ?? ''
  stage.session.pause()
  await pass(stage, 6 * minuteMs)
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  server.isDumb = true
  stage.session.wake()
  await pass(stage, minuteMs)
  expect(stage.session.connection.kind).toBe('online')
  expect(stage.availability(uri)).toBe('live be-right-back')
})
