// More of the random days of first-ten.test.ts, in a file of their own: files run side by side.
import { expect, it } from 'vitest'
import { playDay } from './day'

it.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])(
  'comes through a bad day (npm run soak -- --seed %i)',
  async (seed) => {
    const { failure } = await playDay(seed)
    expect(failure).toBeUndefined()
  },
  180_000
)
