// Moments at which something shown changes by itself: each is met, by one wait.

import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { createDeadlines } from '../../../../main/session/editing/deadlines'
import { createClock } from '../../../../main/simulator/clock'

/** A clock, how far somebody set it, whom it wakes, and when what was waited for was reached, in seconds. */
function build() {
  const clock = createClock({ start: 0, running: false })
  const signals = new Set<AbortSignal>()
  const reached: number[] = []
  let off = 0
  let sleeping = 0
  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      signals.add(signal)
      sleeping += 1
      const end = (): void => {
        sleeping -= 1
        signal.removeEventListener('abort', end)
        forget()
        resolve()
      }
      const forget = clock.after(ms, end)
      signal.addEventListener('abort', end)
    })
  const deadlines = createDeadlines({ now: () => clock.now() + off, sleep }, () => reached.push(clock.now() / 1_000))
  return {
    clock,
    deadlines,
    reached,
    setClock: (ms: number) => void (off = ms),
    sleeping: () => sleeping,
    listening: () => [...signals].reduce((sum, signal) => sum + getEventListeners(signal, 'abort').length, 0)
  }
}

it('calls back at each moment, in whatever order they were named', async () => {
  const { clock, deadlines, reached } = build()
  for (const seconds of [60, 10, 600, 10]) deadlines.after(seconds * 1_000)
  await clock.advance(700_000)
  expect(reached).toEqual([10, 60, 600])
})

it('calls back at a moment that was named when another was reached', async () => {
  const { clock, deadlines, reached } = build()
  deadlines.after(10_000)
  await clock.advance(10_000)
  deadlines.after(10_000)
  await clock.advance(10_000)
  expect(reached).toEqual([10, 20])
})

it('waits once, with one listener, however many moments there are', async () => {
  const { clock, deadlines, sleeping, listening } = build()
  for (let count = 0; count < 100; count += 1) {
    deadlines.after(60_000)
    deadlines.after(10_000)
    await clock.advance(10)
  }
  expect([sleeping(), listening()]).toEqual([1, 1])
})

it('leaves no wait and no listener once all moments are over', async () => {
  const { clock, deadlines, sleeping, listening } = build()
  for (let count = 0; count < 100; count += 1) deadlines.after(1_000 * count)
  await clock.advance(100_000)
  expect([sleeping(), listening()]).toEqual([0, 0])
})

it('calls back no more after a clearing, and leaves no wait', async () => {
  const { clock, deadlines, reached, sleeping, listening } = build()
  deadlines.after(10_000)
  deadlines.clear()
  await clock.advance(60_000)
  expect([reached, sleeping(), listening()]).toEqual([[], 0, 0])
  deadlines.after(10_000)
  await clock.advance(60_000)
  expect(reached).toEqual([70])
})

it('sees within half a minute that the clock was set past the moment', async () => {
  const { clock, deadlines, reached, setClock } = build()
  deadlines.after(600_000)
  await clock.advance(10_000)
  setClock(24 * 3_600_000)
  await clock.advance(30_000)
  expect(reached).toEqual([30])
})
