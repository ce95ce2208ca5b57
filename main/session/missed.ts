// What was asked for and refused is asked for again, so that nothing old stays on the screen for want of one answer.

import type { UcwaError } from '../ucwa/ucwa-error'
import type { Errand } from './line'
import { isForGood } from './retry'

/** Things that could not be read, each by a name of its own. */
export interface Missed {
  /** The errand of `make`, remembered if it is refused. `make` is asked anew for each try; `undefined` gives it up. */
  noting(name: string, make: () => Errand | undefined): Errand[]
  /** What is due: with `isLongAgo` what was refused for good, too. */
  again(isLongAgo: boolean): Errand[]
  forget(): void
  /** What is missing now; another set whenever it is another. */
  readonly names: ReadonlySet<string>
}

interface Miss {
  readonly make: () => Errand | undefined
  readonly isLasting: boolean
}

export function createMissed(): Missed {
  const misses = new Map<string, Miss>()
  let names: ReadonlySet<string> | null = null

  const keep = (name: string, miss: Miss): void => {
    if (!misses.has(name)) names = null
    misses.set(name, miss)
  }
  const drop = (name: string): void => {
    if (misses.delete(name)) names = null
  }
  const noting: Missed['noting'] = (name, make) => {
    const made = make()
    if (!made) {
      drop(name)
      return []
    }
    const read: Errand['call']['read'] = (answer) => {
      const take = made.call.read(answer)
      return () => {
        drop(name)
        take()
      }
    }
    const refused = (error: UcwaError): void => {
      keep(name, { make, isLasting: isForGood(error) || error.code === 'not-found' })
      made.refused(error)
    }
    return [{ call: { ...made.call, read }, refused }]
  }

  return {
    noting,
    again: (isLongAgo) =>
      [...misses].flatMap(([name, { make, isLasting }]) => (isLasting && !isLongAgo ? [] : noting(name, make))),
    forget() {
      misses.clear()
      names = null
    },
    get names() {
      return (names ??= new Set(misses.keys()))
    }
  }
}
