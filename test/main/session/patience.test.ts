// Whoever asks: what fails again and again is asked for no more than once a second.

import { expect, it } from 'vitest'
import { withPatience } from '../../../main/session/patience'
import type { Fetch } from '../../../main/ucwa/http'
import { change, online } from './stage'

const batch = 'https://pool.corvo.example/ucwa/1/batch'

/** A server that answers as told, on a clock that moves only while somebody waits. */
function scene() {
  const tries: number[] = []
  let now = 1_000_000
  let status: number | null = 503
  const server: Fetch = () => {
    tries.push(now)
    return status === null
      ? Promise.reject(new TypeError('fetch failed'))
      : Promise.resolve(new Response('', { status }))
  }
  const fetch = withPatience(server, {
    now: () => now,
    sleep: (ms) => {
      now += ms
      return Promise.resolve()
    }
  })
  const { signal } = new AbortController()
  return {
    async ask(times: number, url = batch) {
      for (let time = 0; time < times; time += 1) {
        await fetch(url, { method: 'POST', headers: {}, redirect: 'error', signal }).catch(() => undefined)
      }
    },
    gaps: () => tries.slice(1).map((at, index) => at - (tries[index] ?? 0)),
    answers: (to: number | null) => void (status = to),
    setClock: (byMs: number) => void (now += byMs)
  }
}

it.each([503, 429, 404, null])(
  'lets the first retry through and keeps a second between those that follow (%s)',
  async (to) => {
    const { ask, gaps, answers } = scene()
    answers(to)
    await ask(5)
    expect(gaps()).toEqual([0, 1_000, 1_000, 1_000])
  }
)

it('goes on counting when something else is answered meanwhile', async () => {
  const { ask, gaps, answers } = scene()
  await ask(2)
  answers(200)
  await ask(1, 'https://pool.corvo.example/ucwa/1')
  answers(503)
  await ask(2)
  expect(gaps().reduce((sum, gap) => sum + gap, 0)).toBe(2_000)
})

it('forgets what failed as soon as it is answered', async () => {
  const { ask, gaps, answers } = scene()
  await ask(2)
  answers(200)
  await ask(4)
  expect(gaps()).toEqual([0, 1_000, 0, 0, 0])
})

it('does not wait for a day when the clock is set back by one', async () => {
  const { ask, gaps, setClock } = scene()
  await ask(3)
  setClock(-24 * 60 * 60_000)
  await ask(2)
  expect(gaps().slice(-1)).toEqual([1_000])
})

it('keeps a second between polls that are refused at once, however often the user tries again', async () => {
  const stage = await online()
  stage.forgetRequests()
  stage.faults.add({ path: '/events', action: 'drop', times: 1000 })
  change(stage, 'Busy')
  for (let time = 0; time < 20; time += 1) {
    await stage.advance(300)
    stage.session.connectNow()
  }
  await stage.advance(20_000)
  const at = stage.requests().flatMap((asked) => (asked.path.includes('/events') ? [asked.at] : []))
  const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0))
  expect(gaps.length).toBeGreaterThan(2)
  for (const gap of gaps.slice(1)) expect(gap).toBeGreaterThanOrEqual(1_000)
})
