// A clock that is moved by hand, and one that also runs.
import { expect, it } from 'vitest'
import { createClock } from '../../../main/simulator/clock'

it('fires what is due on the way, in order, at its own time', async () => {
  const clock = createClock({ start: 1_000, running: false })
  const fired: [string, number][] = []
  clock.after(300, () => fired.push(['late', clock.now()]))
  clock.after(100, () => {
    fired.push(['early', clock.now()])
    clock.after(100, () => fired.push(['between', clock.now()]))
  })
  clock.after(301, () => fired.push(['never', clock.now()]))
  await clock.advance(300)
  expect(fired).toEqual([
    ['early', 1_100],
    ['between', 1_200],
    ['late', 1_300]
  ])
  expect(clock.now()).toBe(1_300)
})

it('does not fire what was cancelled', async () => {
  const clock = createClock({ start: 0, running: false })
  const fired: string[] = []
  clock.after(10, () => fired.push('kept'))
  clock.after(10, () => fired.push('cancelled'))()
  await clock.advance(10)
  expect(fired).toEqual(['kept'])
})

it('lets promises settle before it goes on', async () => {
  const clock = createClock({ start: 0, running: false })
  const order: string[] = []
  clock.after(10, () => void Promise.resolve().then(() => order.push('settled')))
  clock.after(20, () => order.push('next'))
  await clock.advance(20)
  expect(order).toEqual(['settled', 'next'])
})

it('runs advances one after another', async () => {
  const clock = createClock({ start: 0, running: false })
  const times: number[] = []
  clock.after(10, () => times.push(clock.now()))
  clock.after(20, () => times.push(clock.now()))
  await Promise.all([clock.advance(15), clock.advance(15)])
  expect(times).toEqual([10, 20])
  expect(clock.now()).toBe(30)
})

it('follows real time when running, and fires by itself', async () => {
  const clock = createClock({ running: true })
  const before = clock.now()
  // Resolves by the real timer alone; the test's own time limit is what would fail it.
  await new Promise<void>((resolve) => void clock.after(1, resolve))
  expect(clock.now()).toBeGreaterThan(before)
  await clock.advance(60_000)
  expect(clock.now() - before).toBeGreaterThanOrEqual(60_000)
})

it('jumps ten minutes full of alarms within two seconds', async () => {
  const clock = createClock({ running: true })
  let rung = 0
  const next = (): void => {
    rung += 1
    clock.after(1_000, next)
  }
  next()
  const before = performance.now()
  await clock.advance(600_000)
  expect(rung).toBeGreaterThanOrEqual(600)
  expect(performance.now() - before).toBeLessThan(2_000)
})

it('gives whoever needs real time a moment before a long stretch, however busy the way was', async () => {
  const clock = createClock({ running: true })
  const order: string[] = []
  for (let second = 1; second <= 60; second += 1) clock.after(second * 1_000, () => undefined)
  clock.after(60_000, () => void setTimeout(() => order.push('renewed'), 1))
  clock.after(180_000, () => order.push('expired'))
  await clock.advance(1_800_000)
  expect(order).toEqual(['renewed', 'expired'])
})
