// What was asked for and refused is asked for again, sooner at first and later rarely, so that nothing old, unknown or
// missing stays on the screen for want of one answer.

import type { UcwaError } from '../ucwa/ucwa-error'
import type { Errand } from './line'
import { minutesUntilAgain } from './retry'

/**
 * Things that could not be read, each by a name of its own: a kind, and what it is about. Those of a kind that takes
 * more than one errand are only remembered here; who reads them asks what is due.
 */
export interface Missed {
  /** The errand of `make`, remembered if it is refused. `make` is asked anew for each try; `undefined` gives it up. */
  noting(name: string, make: () => Errand | undefined): Errand[]
  /** It was refused: due again after a while that grows each time. */
  refused(name: string, error: UcwaError): void
  /** It has to be read, and is due until it was. */
  want(name: string): void
  /** It was read, or nobody wants it any more. */
  had(name: string): void
  has(name: string): boolean
  /** Errands for whatever is due now. */
  again(): Errand[]
  /** Whether something of a kind is due. */
  isDue(kind: string): boolean
  /** All of these kinds are due at once, or everything is. */
  hurry(kinds?: readonly string[]): void
  /** Whatever is of these kinds is read anew: none of it was refused yet. */
  forget(kinds: readonly string[]): void
  /** What of a kind is missing now; another set whenever it is another. */
  about(kind: string): ReadonlySet<string>
}

interface Miss {
  readonly make?: (() => Errand | undefined) | undefined
  readonly refusals: number
  /** Milliseconds since 1970, like `dueAt`. */
  readonly notedAt: number
  readonly dueAt: number
  /** The server named a time: until then it is not asked, whoever wants it. */
  readonly putOffUntil: number
}

const minuteMs = 60_000
/** What is due within half a minute goes along. */
const alongMs = minuteMs / 2
/** What is refused time and again comes due at the same moments, all of it together: one go, however much it is. */
const togetherMs = 20 * minuteMs

/** `now` in milliseconds since 1970. */
export function createMissed(now: () => number): Missed {
  const misses = new Map<string, Miss>()
  const abouts = new Map<string, ReadonlySet<string>>()
  const since = now()

  const keep = (name: string, miss: Miss): void => {
    if (!misses.has(name)) abouts.delete(kindOf(name))
    misses.set(name, miss)
  }
  const had = (name: string): void => {
    if (misses.delete(name)) abouts.delete(kindOf(name))
  }
  const refused = (name: string, error: UcwaError, make = misses.get(name)?.make): void => {
    const before = misses.get(name)
    // Asked twice within one go it was still refused only once.
    const isSame = before !== undefined && Math.abs(now() - before.notedAt) < alongMs
    const refusals = (before?.refusals ?? 0) + (isSame ? 0 : 1)
    const waitMs = minutesUntilAgain(error, refusals) * minuteMs
    const isRare = waitMs === togetherMs && error.details.retryAfterMs === undefined
    const dueAt = isRare ? together(now() - since) + since : now() + waitMs
    keep(name, { make, refusals, notedAt: now(), dueAt, putOffUntil: now() + (error.details.retryAfterMs ?? 0) })
  }
  // What was noted later than now was noted by a clock that has been set back since.
  const isOver = ({ notedAt, dueAt }: Miss): boolean => dueAt <= now() + alongMs || notedAt > now()
  const noting: Missed['noting'] = (name, make) => {
    const made = make()
    if (!made) {
      had(name)
      return []
    }
    const known = misses.get(name)
    if (known && known.putOffUntil > now() && known.notedAt <= now()) {
      keep(name, { ...known, make })
      return []
    }
    const read: Errand['call']['read'] = (answer) => {
      const take = made.call.read(answer)
      return () => {
        had(name)
        take()
      }
    }
    const note = (error: UcwaError): void => {
      refused(name, error, make)
      made.refused(error)
    }
    return [{ call: { ...made.call, read }, refused: note }]
  }

  return {
    noting,
    refused: (name, error) => refused(name, error),
    want(name) {
      const { make, refusals = 0 } = misses.get(name) ?? {}
      keep(name, { make, refusals, notedAt: now(), dueAt: now(), putOffUntil: 0 })
    },
    had,
    has: (name) => misses.has(name),
    again: () => [...misses].flatMap(([name, miss]) => (miss.make && isOver(miss) ? noting(name, miss.make) : [])),
    isDue: (kind) => [...misses].some(([name, miss]) => kindOf(name) === kind && isOver(miss)),
    hurry(kinds) {
      for (const [name, miss] of misses) {
        if (kinds?.includes(kindOf(name)) ?? true) misses.set(name, { ...miss, dueAt: now() })
      }
    },
    forget(kinds) {
      for (const name of [...misses.keys()]) if (kinds.includes(kindOf(name))) had(name)
    },
    about(kind) {
      const known = abouts.get(kind)
      if (known) return known
      const names = [...misses.keys()].filter((name) => kindOf(name) === kind)
      const about = new Set(names.map((name) => name.slice(kind.length + 1)))
      abouts.set(kind, about)
      return about
    }
  }
}

const kindOf = (name: string): string => name.slice(0, name.indexOf(' '))

/** The next of the common moments after this one, but not one that is hardly a minute away. */
const together = (passedMs: number): number => (Math.floor((passedMs + minuteMs) / togetherMs) + 1) * togetherMs
