// Judges what was seen and measured of a fault by what is expected of it; every function answers in words, and with
// nothing if all is well.

import type { ProblemCode } from '../../../preload/contract'
import { healedWithinS, untrueForS, type Seen } from './expected'
import type { Asked, Scene, Sent } from './scene'
import type { Told } from './told'

/** What was measured of one fault; times in milliseconds of the virtual clock, from the first request that it hit. */
export interface Measurement {
  /** Requests it hit. */
  readonly hits: number
  /** The connection that was shown first because of it, `nothing` if none was. */
  readonly seen: string
  readonly seenAfterMs: number | null
  /** What the app said of that, or of lists that cannot be read. */
  readonly told: Told
  /** How people were shown of whom nothing was known, while online. */
  readonly people: readonly string[]
  /** What was said of the user's own edit, if it was refused. */
  readonly edits: readonly string[]
  /** What the user was asked for, in order. */
  readonly asked: readonly ProblemCode[]
  /** Until somebody was shown as not known while online; `null` if nobody was. */
  readonly dimmedAfterMs: number | null
  /** Until it was told, while online, that the lists cannot be read; `null` if it was not. */
  readonly withheldAfterMs: number | null
  /** Why the user's own edit was refused, if it was. */
  readonly refused: readonly ProblemCode[]
  /** The longest time for which something was shown as certain, while online, and was not so; and what it was. */
  readonly untrueMs: number
  readonly untrue: string
  /** From the end of the fault, or from the user's answer, until the picture was the truth again; `null`: never. */
  readonly healedAfterMs: number | null
  readonly requestsASecond: number
  readonly requestsAMinute: number
}

const minuteMs = 60_000
/** The longest wait between two tries. */
const longestGapMs = 2 * minuteMs
const shortestGapMs = 1_000

/** What the user saw, and when; `isOnline`: the user was online before. */
export function sightFailures(measured: Measurement, expected: Seen, isOnline: boolean): string[] {
  const { connection, withinS, dims, withholds, refuses, untrue } = expected
  const wanted = connection.map((one) => spellExpected(one, isOnline))
  const codes = connection.flatMap((one) => (typeof one === 'object' && 'asked' in one ? one.asked : []))
  const isLate = (afterMs: number | null): boolean => afterMs !== null && afterMs > withinS * 1_000
  return [
    ...(wanted.includes(measured.seen) ? [] : [`seen: ${measured.seen}; expected: ${wanted.join(' or ')}`]),
    ...(isLate(measured.seenAfterMs) ? [`seen only after ${measured.seenAfterMs} ms`] : []),
    ...lateOrMissing('somebody dimmed', measured.dimmedAfterMs, dims, withinS),
    ...lateOrMissing('the lists withheld', measured.withheldAfterMs, withholds ?? false, withinS),
    ...(measured.asked.join() === codes.join()
      ? []
      : [`the user was asked: ${measured.asked.join(', ') || 'nothing'}`]),
    ...refusalFailures(measured, refuses),
    ...(measured.untrueMs > (untrue?.forS ?? untrueForS) * 1_000
      ? [`shown as certain for ${measured.untrueMs} ms: ${measured.untrue}`]
      : [])
  ]
}

function lateOrMissing(what: string, afterMs: number | null, isWanted: boolean | undefined, withinS: number): string[] {
  if (isWanted === true && afterMs === null) return [`nobody saw ${what}`]
  if (isWanted === true && afterMs !== null && afterMs > withinS * 1_000) return [`${what} only after ${afterMs} ms`]
  return isWanted === false && afterMs !== null ? [`${what} after ${afterMs} ms`] : []
}

/** Whoever is asked to act may be told of an edit that it was not done: for that reason, or for want of a connection. */
function refusalFailures({ refused, asked }: Measurement, expected: ProblemCode | undefined): string[] {
  const wanted = expected === undefined ? ['', ...(asked.length > 0 ? ['not-connected', ...asked] : [])] : [expected]
  if (wanted.includes(refused.join())) return []
  return [`the edit was refused: ${refused.join(', ') || 'never'}; expected: ${wanted.join(' or ') || 'never'}`]
}

function spellExpected(one: Seen['connection'][number], isOnline: boolean): string {
  if (one === 'as it was') return 'nothing'
  if (one === 'paused') return 'paused'
  if ('reconnecting' in one) return `reconnecting: ${one.reconnecting}`
  return `${isOnline ? 'ended' : 'signed-out'}: ${one.asked}`
}

/** How long it took after the end of the fault. */
export function healingFailures({ healedAfterMs }: Measurement, { heals }: Seen): string[] {
  return healedAfterMs !== null && healedAfterMs <= (heals?.withinS ?? healedWithinS) * 1_000
    ? []
    : [`well again only after ${healedAfterMs ?? Infinity} ms`]
}

/** What was asked for sooner than it should be, but for what is expected of it. */
export function patienceFailures(failures: readonly string[], { hurries }: Seen): readonly string[] {
  return failures.length > (hurries?.times ?? 0) ? failures : []
}

/**
 * After the first repetition nothing that fails is asked for more than once a second: neither what met the fault
 * (`hits`) nor what failed on the line. Both up to `until`, when nothing fails any more.
 */
export function paceFailures(hits: readonly Asked[], sent: readonly Sent[], until: number): string[] {
  const failures: string[] = []
  for (const [what, tries] of grouped(hits, ({ what }) => what)) {
    tries.forEach(({ at }, index) => {
      const isTight = index >= 2 && at - (tries[index - 1]?.at ?? 0) < shortestGapMs
      if (isTight) failures.push(`${what} was tried more than once a second`)
    })
  }
  for (const [what, tries] of grouped(
    sent.filter(({ at }) => at <= until),
    pathOf
  )) {
    tries.forEach(({ at }, index) => {
      const [first, second] = [tries[index - 2], tries[index - 1]]
      const isThird = first?.isFailed === true && second?.isFailed === true && (second.endedAt ?? Infinity) <= at
      if (isThird && at - second.at < shortestGapMs)
        failures.push(`${what} failed and was sent more than once a second`)
    })
  }
  return failures
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one])
  return groups
}

const pathOf = ({ what }: Asked): string => what.replace(/\?.*/, '')

/** While there is no connection nobody waits longer than two minutes between an answer and the next try. */
export function gapFailures({ shown, asked }: Scene, from: number, to: number): string[] {
  const longest = shown.flatMap(({ at, connection }, index) => {
    if (connection.kind !== 'reconnecting') return []
    const begin = Math.max(at, from)
    const end = Math.min(shown[index + 1]?.at ?? to, to)
    return silencesOf(asked, begin, end)
  })
  const gap = Math.max(0, ...longest)
  return gap > longestGapMs ? [`nothing was tried for ${gap} ms`] : []
}

/** The times in which no request was under way. */
function silencesOf(sent: readonly Sent[], from: number, to: number): number[] {
  const silences: number[] = []
  let quietSince = from
  for (const { at, endedAt } of sent) {
    if (at > to) break
    if (at > quietSince) silences.push(at - quietSince)
    quietSince = Math.max(quietSince, endedAt ?? to)
  }
  return [...silences, to - quietSince]
}

/** What a server said not to ask for before a moment. */
export interface Pleaded extends Asked {
  readonly until: number
}

/** Nothing is asked for before the time that the server has named; without a connection, nothing at all is. */
export function hurryFailures({ shown, asked, failed }: Scene, pleas: readonly Pleaded[]): string[] {
  const again = pleas.flatMap(({ at, what, until }) =>
    failed.filter((one) => one.what === what && one.at > at && one.at < until).map((one) => ({ ...one, until }))
  )
  const anything = shown.flatMap(({ at: since, connection }, index) => {
    const plea = pleas.findLast(({ at }) => at === since)
    if (connection.kind !== 'reconnecting' || plea === undefined) return []
    const until = Math.min(plea.until, shown[index + 1]?.at ?? Infinity)
    return asked.filter(({ at }) => at > since && at < until).map((one) => ({ ...one, until: plea.until }))
  })
  return [...again, ...anything].map(({ at, what, until }) => `${what} was asked for ${until - at} ms too early`)
}
