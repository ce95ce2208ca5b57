// Random days: whatever happens, nothing unsure is shown as live, the server is spared, and in the end the picture is
// the truth and nothing is left over. `npm run soak` plays 200 of them.

import { expect, it } from 'vitest'
import { playDay } from './day'

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'comes through a bad day (npm run soak -- --seed %i)',
  async (seed) => {
    const { failure } = await playDay(seed)
    expect(failure).toBeUndefined()
  },
  180_000
)
