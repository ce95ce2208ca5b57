// The retry policy: how long, and for which failures.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isBusy, isForGood, isPassing, persist, waitMs } from '../../../main/session/retry'
import { UcwaError, type UcwaErrorCode } from '../../../main/ucwa/ucwa-error'

it.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [4, 8_000],
  [5, 16_000],
  [6, 32_000],
  [7, 64_000],
  [8, 120_000],
  [1000, 120_000]
])('waits before try %i at most %i ms', (attempt, whole) => {
  expect(waitMs(attempt, () => 0)).toBe(whole)
  expect(waitMs(attempt, () => 0.999)).toBeGreaterThanOrEqual(whole / 2)
})

it('never waits less than a second after the first retry, nor less than the server asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 500 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 0, max: 100_000 }),
      (attempt, random, asked) => {
        const wait = waitMs(attempt, () => random, asked)
        expect(wait).toBeGreaterThanOrEqual(Math.max(1_000, asked))
        expect(wait).toBeLessThanOrEqual(Math.max(120_000, asked))
      }
    )
  )
})

it.each<[UcwaErrorCode, boolean]>([
  ['network', true],
  ['no-network', true],
  ['name-not-found', true],
  ['timeout', true],
  ['not-ucwa', true],
  ['server-trouble', true],
  ['too-many-requests', true],
  ['ended', false],
  ['poll-replaced', false],
  ['unauthorized', false],
  ['bad-credentials', false],
  ['forbidden', false],
  ['aborted', false]
])('a failure %s passes by itself: %s', (code, passes) => {
  expect(isPassing(new UcwaError(code))).toBe(passes)
})

it('waits for whoever keeps us out with a page, and takes a refusal of the server for good', () => {
  const page = new UcwaError('forbidden', { status: 403, isPage: true })
  const refusal = new UcwaError('forbidden', { status: 403, subcode: 'None' })
  expect([isPassing(page), isForGood(page)]).toEqual([true, false])
  expect([isPassing(refusal), isForGood(refusal)]).toEqual([false, true])
})

it('tells a server that asks for patience from a line that is dead', () => {
  expect(isBusy(new UcwaError('server-trouble', { status: 503 }))).toBe(true)
  expect(isBusy(new UcwaError('timeout', { status: 408 }))).toBe(true)
  expect(isBusy(new UcwaError('timeout'))).toBe(false)
  expect(isBusy(new UcwaError('network'))).toBe(false)
})

it.each([['MigrationInProgress'], ['InvalidExchangeServerVersion']])('never repeats what %s refused', (subcode) => {
  expect(isBusy(new UcwaError('server-trouble', { status: 500, subcode }))).toBe(false)
  expect(isBusy(new UcwaError('server-trouble', { status: 500, subcode: 'CallbackChannelError' }))).toBe(true)
})

function ports(): { sleep: (ms: number) => Promise<void>; random: () => number; waits: number[] } {
  const waits: number[] = []
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms)
    return Promise.resolve()
  }
  return { sleep, random: () => 0, waits }
}

it('repeats quiet work until it succeeds', async () => {
  const { waits, ...rest } = ports()
  let left = 3
  const work = (): Promise<string> => (left-- > 0 ? Promise.reject(new UcwaError('network')) : Promise.resolve('done'))
  expect(await persist(work, rest, new AbortController().signal)).toBe('done')
  expect(waits).toEqual([1_000, 2_000, 4_000])
})

it.each<UcwaErrorCode>(['forbidden', 'application-gone', 'ended'])('gives quiet work up after %s', async (code) => {
  const { waits, ...rest } = ports()
  const work = (): Promise<void> => Promise.reject(new UcwaError(code))
  await expect(persist(work, rest, new AbortController().signal)).rejects.toMatchObject({ code })
  expect(waits).toEqual([])
})

it('does not go on with quiet work that nobody wants any more', async () => {
  const stop = new AbortController()
  const work = (): Promise<void> => {
    stop.abort()
    return Promise.reject(new UcwaError('network'))
  }
  await expect(persist(work, ports(), stop.signal)).rejects.toMatchObject({ code: 'aborted' })
})
