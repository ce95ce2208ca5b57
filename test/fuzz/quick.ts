// How long a reader takes at worst. Computing time of the process, the best of several goes: what else runs on the
// machine does not count, and what is slow by itself is slow each time.

import { expect } from 'vitest'

/** In characters or bytes. */
const megabyte = 1_000_000

/** In milliseconds, for a megabyte of anything, on a machine that parses the yardstick in `yardstickMs`. */
const limitMs = 100

/** What JSON.parse takes for the yardstick on the machine on which the limit was set. */
const yardstickMs = 6

const yardstick = JSON.stringify(
  Array.from({ length: 20_000 }, (_, id) => ({ id, name: `person ${id}`, tags: ['a', 'b'] }))
)

/** Two test files run at a time, on cores that share memory and caches: what is measured grows by as much as that. */
const besideOthers = 1.6

/** However slow the machine, nobody waits longer: half a second or so for a megabyte is felt, and is a fault. */
const mostSlowness = 4

/**
 * How many times slower than that machine this one is at the moment, other work on it included; never less than 1 nor
 * more than `mostSlowness`.
 */
async function slowness(): Promise<number> {
  const times: number[] = []
  for (let go = 0; go < 9; go += 1) times.push(await computingMs(() => JSON.parse(yardstick)))
  const median = times.toSorted((one, other) => one - other)[4] ?? yardstickMs
  return Math.min(mostSlowness, Math.max(1, median / yardstickMs))
}

/** What grows with the square of the length takes minutes for a megabyte, not milliseconds: no number of goes hides it. */
const goes = 25

/** Reads a megabyte within the limit. `make` gives an input of that length; `read` may throw, which is an answer too. */
export async function expectQuick<T>(make: (length: number) => T, read: (input: T) => unknown): Promise<void> {
  const whole = make(megabyte)
  const allowedMs = limitMs * besideOthers * (await slowness())
  const wholeMs = await best(allowedMs, () => read(whole))
  expect(wholeMs, 'milliseconds for a megabyte').toBeLessThanOrEqual(allowedMs)
}

/** The least of some goes, in milliseconds; no more of them than are needed to stay within `enoughMs`. */
async function best(enoughMs: number, act: () => unknown): Promise<number> {
  let least = Infinity
  for (let go = 0; go < goes && least > enoughMs; go += 1) least = Math.min(least, await computingMs(act))
  return least
}

async function computingMs(act: () => unknown): Promise<number> {
  const at = performance.now()
  const before = process.cpuUsage()
  await settled(act)
  const { user, system } = process.cpuUsage(before)
  return Math.min(performance.now() - at, (user + system) / 1000)
}

/** A refusal is an answer; whether it is the right one, the cases beside this say. */
async function settled(act: () => unknown): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}
