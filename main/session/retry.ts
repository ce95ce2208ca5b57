// The retry policy, the only one of the app: which failures pass by themselves, and how long to wait for that.

import { UcwaError, type UcwaErrorCode } from '../ucwa/ucwa-error'
import type { SessionPorts } from './ports'

const firstWaitMs = 1_000
const longestWaitMs = 2 * 60_000

const passing: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>([
  'network',
  'no-network',
  'name-not-found',
  'server-not-found',
  'certificate',
  'clock',
  'timeout',
  'not-ucwa',
  'unreadable',
  'missing-link',
  'foreign-origin',
  'redirect-untrusted',
  'redirect-loop',
  'application-gone',
  'not-found',
  'conflict',
  'too-many-requests',
  'server-trouble'
])

const busy: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>(['timeout', 'too-many-requests', 'server-trouble'])

/** Whether waiting may help somebody who was connected before; a captive portal also forges certificates and pages. */
export function isPassing(error: UcwaError): boolean {
  return passing.has(error.code) || isKeptOut(error)
}

/** A 403 that is a page: somebody on the way keeps us out, and the server was not even asked. */
export function isKeptOut({ code, details }: UcwaError): boolean {
  return code === 'forbidden' && details.isPage === true
}

/** Troubles of a server that last for days: asked again at once it says the same again. */
const lasting: ReadonlySet<string> = new Set(['MigrationInProgress', 'InvalidExchangeServerVersion'])

/** Whether the server is there and only asks for patience: worth another try before anything else is given up. */
export function isBusy(error: UcwaError): boolean {
  const { status, subcode = '' } = error.details
  return busy.has(error.code) && status !== undefined && !lasting.has(subcode)
}

const forGood: ReadonlySet<UcwaErrorCode> = new Set<UcwaErrorCode>([
  'forbidden',
  'method-not-allowed',
  'version-not-supported',
  'foreign-origin'
])

/** Whether a single thing was refused in a way that asking again does not change: the user may not, or cannot here. */
export function isForGood(error: UcwaError): boolean {
  return forGood.has(error.code) && !isKeptOut(error)
}

/**
 * How long to wait before try `attempt` (counted from 1), in milliseconds: 1, 2, 4 … 120 s, less up to half of it so that
 * many clients do not come back together; from the second on at least a second. A server that names a time is obeyed.
 */
export function waitMs(attempt: number, random: () => number, retryAfterMs = 0): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempt - 1, 10))
  const jittered = whole * (1 - random() / 2)
  return Math.max(jittered, attempt > 1 ? firstWaitMs : 0, retryAfterMs)
}

/** Minutes from each refusal to the next try: since the first one it has then been 1, 2, 4, 8, 16, 32 of them. */
const growingMinutes = [1, 1, 2, 4, 8, 16]
const rareMinutes = 20
const passingMinutes = 2

/** Whether something was refused that may well be refused tomorrow: a right is lacking, or there is no such thing. */
export function isLasting(error: UcwaError): boolean {
  return isForGood(error) || error.code === 'not-found'
}

/**
 * In how many minutes a single thing is asked for again that was refused so many times in a row. What passes by itself
 * is asked for every second minute; what may be lasting less and less, in the end every 20. A server that names a time
 * is obeyed.
 */
export function minutesUntilAgain(error: UcwaError, refusals: number): number {
  const growing = growingMinutes[refusals - 1] ?? rareMinutes
  const least = Math.ceil((error.details.retryAfterMs ?? 0) / 60_000)
  return Math.max(least, isLasting(error) ? growing : Math.min(growing, passingMinutes))
}

/** Repeats quiet work until it succeeds, is refused for good, or `signal` aborts (then it rejects with `aborted`). */
export async function persist<T>(
  run: () => Promise<T>,
  ports: Pick<SessionPorts, 'sleep' | 'random'>,
  signal: AbortSignal
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) throw new UcwaError('aborted')
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof UcwaError) || !isPassing(error) || error.code === 'application-gone') throw error
      await ports.sleep(waitMs(attempt, ports.random, error.details.retryAfterMs), signal)
    }
  }
}
