// A wait that can be cut short, and that leaves nothing behind.

import { getEventListeners } from 'node:events'
import { expect, it } from 'vitest'
import { createBell } from '../../../main/session/bell'
import { createClock } from '../../../main/simulator/clock'

function build() {
  const clock = createClock({ start: 0, running: false })
  const bell = createBell(
    (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        clock.after(ms, resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
  )
  return { clock, bell, run: new AbortController() }
}

it('waits until the time is over', async () => {
  const { clock, bell, run } = build()
  let isOver = false
  const wait = bell.wait(1_000, run.signal).then(() => (isOver = true))
  await clock.advance(999)
  expect(isOver).toBe(false)
  await clock.advance(1)
  await wait
  expect(isOver).toBe(true)
})

it.each(['the bell', 'the signal', 'a signal that was over before'])('waits no longer than %s says', async (what) => {
  const { bell, run } = build()
  if (what === 'a signal that was over before') run.abort()
  const wait = bell.wait(1_000, run.signal)
  if (what === 'the bell') bell.ring()
  if (what === 'the signal') run.abort()
  await expect(wait).resolves.toBeUndefined()
})

it('rings for the wait of the moment only', async () => {
  const { clock, bell, run } = build()
  bell.ring()
  let isOver = false
  const wait = bell.wait(1_000, run.signal).then(() => (isOver = true))
  await clock.advance(10)
  expect(isOver).toBe(false)
  bell.ring()
  await wait
})

it('leaves no listener after a hundred waits', async () => {
  const { clock, bell, run } = build()
  for (let count = 0; count < 100; count += 1) {
    const wait = bell.wait(1_000, run.signal)
    expect(getEventListeners(run.signal, 'abort')).toHaveLength(1)
    if (count % 2 === 0) bell.ring()
    await clock.advance(1_000)
    await wait
  }
  expect(getEventListeners(run.signal, 'abort')).toEqual([])
})
