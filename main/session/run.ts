// Staying connected with one account until told to stop: stay, judge what ended the stay, wait, stay again.

import { UcwaError, type UcwaErrorCode } from '../ucwa/ucwa-error'
import { createAccess } from './access'
import { createBell } from './bell'
import type { Desk } from './desk'
import type { Credentials, Kept } from './ports'
import { problemOf } from './problems'
import { waitMs } from './retry'
import { createRivals } from './rivals'
import type { Life, Stay } from './stay'
import { stayOn } from './stay-on'
import { judge, type Verdict } from './verdict'

export interface Run {
  /** What requests can be made with; `null` while there is no connection. */
  readonly stay: Stay | null
  /** What a next run of the same account can start with. */
  readonly kept: Partial<Kept>
  connectNow(): void
  pause(): void
  wake(): void
  /** Stops at once; resolves when the application was ended on the server, or two seconds later. */
  stop(): Promise<void>
}

const dayMs = 24 * 60 * 60 * 1000
/** Only who was online that long starts counting failures from one again. */
const steadyMs = 60_000

export interface RunOptions {
  /** Nobody typed anything. */
  readonly silent: boolean
  /** The user was online before and asked to be so again: what fails now ends in a sentence, not in the form. */
  readonly again?: boolean
}

/** Starts at once; tells of everything through the desk. */
export function startRun(desk: Desk, credentials: Credentials, options: RunOptions): Run {
  const { ports, roster, own, happen } = desk
  const stopped = new AbortController()
  const bell = createBell(ports.sleep)
  const isAwaited = !options.silent
  const rivals = createRivals(isAwaited || options.again === true, ports.now)
  const access = createAccess({ credentials, ports, isAwaited, signal: stopped.signal, onSecrets: desk.onSecrets })
  let leaving = new AbortController()
  let life: Life | undefined
  let madeAt: number | null = null
  let stay: Stay | null = null
  let onlineAt: number | null = null
  let wasOnline = options.again ?? false
  let asleep = false
  let attempt = 0
  let lastFailure: UcwaErrorCode | null = null

  const goStale = (): void => {
    const asOf = desk.asOf ?? ports.now()
    roster.goStale(asOf)
    own.goStale(asOf)
  }
  stopped.signal.addEventListener('abort', () => leaving.abort(), { once: true })
  const stayOnce = async (): Promise<never> => {
    leaving = new AbortController()
    return stayOn({
      desk,
      access,
      signal: leaving.signal,
      life: () => life,
      setLife(made) {
        if (life !== made) madeAt = ports.now()
        life = made
      },
      onStay: (entered) => (stay = entered),
      onOnline: () => {
        wasOnline = true
        onlineAt = ports.now()
      }
    })
  }
  const give = ({ kind, because }: Exclude<Verdict, { kind: 'retry' }>, error: UcwaError): void => {
    stopped.abort()
    if (kind === 'refuse') void access.end()
    const occasion = kind === 'end' ? 'staying' : 'signing-in'
    const problem = because ? { code: because } : problemOf(error, occasion, credentials.account)
    happen(kind === 'end' ? { kind: 'ended', problem, asOf: desk.asOf } : { kind: 'sign-in-failed', problem })
  }
  const recover = async (error: UcwaError): Promise<void> => {
    if (onlineAt !== null && ports.now() - onlineAt >= steadyMs) {
      attempt = 0
      lastFailure = null
    }
    onlineAt = null
    attempt += 1
    const isRepeated = error.code === lastFailure
    lastFailure = error.code
    const livedMs = life && madeAt !== null ? ports.now() - madeAt : null
    const isContested = rivals.isContested(error.code, livedMs)
    const silentMs = ports.now() - Math.max(desk.asOf ?? 0, madeAt ?? desk.asOf ?? ports.now())
    const { silent } = options
    const { remembered } = access
    const verdict = judge(error, { wasOnline, silent, remembered, attempt, isRepeated, silentMs, isContested })
    ports.log(`connection: ${error.message}; ${verdict.kind} (${attempt})`)
    if (verdict.kind !== 'retry') return give(verdict, error)
    if (verdict.forget !== 'nothing') {
      life = undefined
      access.forget(verdict.forget)
    }
    const pauseMs = verdict.atOnce ? 0 : waitMs(attempt, ports.random, error.details.retryAfterMs)
    // A sign-in that only looks for the server anew, or whose form is still waited for, is still the same sign-in.
    if (wasOnline || (silent && !verdict.atOnce)) {
      const problem = problemOf(error, 'staying', credentials.account)
      happen({ kind: 'lost', attempt, nextTryAt: ports.now() + pauseMs, asOf: desk.asOf, problem })
    }
    if (pauseMs > 0) await bell.wait(pauseMs, stopped.signal)
  }
  const go = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      while (asleep && !stopped.signal.aborted) await bell.wait(dayMs, stopped.signal)
      if (stopped.signal.aborted) return
      try {
        await stayOnce()
      } catch (error) {
        // Left to sleep, and perhaps awake again already: nothing failed.
        const isLeft = leaving.signal.aborted
        leaving.abort()
        stay = null
        if (stopped.signal.aborted) return
        goStale()
        if (!isLeft) await recover(asUcwaError(error, ports.log))
      }
    }
  }
  void go()

  return {
    get stay() {
      return stay
    },
    get kept() {
      return access.kept
    },
    connectNow: bell.ring,
    pause() {
      if (stopped.signal.aborted) return
      asleep = true
      goStale()
      happen({ kind: 'fell-asleep', asOf: desk.asOf })
      leaving.abort()
      bell.ring()
    },
    wake() {
      if (!asleep) return
      asleep = false
      attempt = 0
      // Nobody knows how long it was, nor what happened meanwhile.
      if (life) life.loaded = false
      bell.ring()
    },
    async stop() {
      stopped.abort()
      stay = null
      await access.end()
    }
  }
}

// A fault of our own must not leave the user without connection: it is logged and treated as an unreadable answer.
function asUcwaError(error: unknown, log: (line: string) => void): UcwaError {
  if (error instanceof UcwaError) return error
  log(`unexpected: ${error instanceof Error ? (error.stack ?? error.message) : typeof error}`)
  return new UcwaError('unreadable', { cause: error })
}
