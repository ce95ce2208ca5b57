// My presence over time: what I choose goes to the session, and is reset, replaced and taken back when it is due.

import type { Instant, Me, Outcome, SettableAvailability } from '../../preload/contract'
import type { Log } from '../log'
import type { Session } from '../session/session'
import { nothingChosen, shownUntil, type Kept } from './chosen'
import { decide, type Step } from './decide'
import type { KeptPresence } from './kept-presence'

export interface MyPresencePorts {
  readonly session: Pick<
    Session,
    'connection' | 'me' | 'setMyAvailability' | 'resetMyAvailability' | 'forgetMyAvailability'
  >
  /** Who is signed in or signing in; null when nobody is. */
  readonly signInAddress: () => string | null
  readonly awayOnLock: () => boolean
  readonly kept: KeptPresence
  readonly now: () => Instant
  readonly log: Log
  /** `me` has another `until`. */
  readonly changed: () => void
}

export interface MyPresence {
  /** As the session has it, with when it is reset; the same object while nothing changed. */
  me(): Me | null
  /**
   * `until` must be ahead (else `time-over`) and no more than a week away (else `not-understood`): what is for longer
   * has no end. It is reset then, in this run or a later one, unless something else is chosen before.
   */
  setMyAvailability(availability: SettableAvailability, until?: Instant): Promise<Outcome<void>>
  resetMyAvailability(): Promise<Outcome<void>>
  /** The screen was locked or unlocked. */
  setLocked(isLocked: boolean): void
  /** The session has another picture, or the user other settings. */
  look(): void
  /** The clock is to be looked at: each half minute, and when the computer wakes up. What failed is tried again. */
  lookAgain(): void
}

const furthestMs = 7 * 24 * 60 * 60_000
const refuse = (code: 'time-over' | 'not-understood'): Outcome<never> => ({ ok: false, problem: { code } })

export function createMyPresence(ports: MyPresencePorts): MyPresence {
  const { session, now, log } = ports
  let lock = { isLocked: false, isAnswered: false }
  let known: { readonly address: string | null; readonly kept: Kept } = { address: null, kept: nothingChosen }
  /** What is under way: commands wait for it, so that the last wish is the last to arrive. */
  let acting: Promise<unknown> | null = null
  let isPatient = false
  let shown: { readonly of: Me; readonly until: Instant | undefined; readonly me: Me } | null = null

  const kept = (): Kept => {
    const address = ports.signInAddress()
    if (address !== known.address)
      known = { address, kept: address === null ? nothingChosen : ports.kept.read(address) }
    return known.kept
  }
  const keep = (next: Kept): void => {
    kept()
    known = { ...known, kept: next }
    if (known.address !== null) ports.kept.write(known.address, next)
    ports.changed()
  }
  /** Nothing else is decided until it is done. */
  const act = async (ask: () => Promise<Outcome<void>>, next: Kept): Promise<Outcome<void>> => {
    while (acting !== null) await Promise.allSettled([acting])
    const address = ports.signInAddress()
    const asking = ask()
    acting = asking
    const outcome = await asking.finally(() => (acting = null))
    if (outcome.ok && address === ports.signInAddress()) keep(next)
    isPatient = !outcome.ok
    return outcome
  }
  const actBy = (what: string, ask: () => Promise<Outcome<void>>, next: Kept): void => {
    act(ask, next)
      .then((outcome) => {
        if (!outcome.ok) log(`my presence: ${what} did not work`, { code: outcome.problem.code })
        look()
      })
      .catch((error: unknown) => log(`my presence: ${what} failed`, { error }))
  }
  const take = (step: Step): void => {
    const before = kept()
    switch (step.do) {
      case 'nothing':
        return
      case 'see':
        keep({ ...before, isSeen: true })
        return look()
      case 'forget':
        session.forgetMyAvailability()
        return keep(nothingChosen)
      case 'leave':
        lock = { ...lock, isAnswered: true }
        return
      case 'reset':
        return actBy('the reset', () => session.resetMyAvailability(), nothingChosen)
      case 'come-back':
        return actBy('the return', () => session.setMyAvailability(step.to), {
          ...before,
          isAway: false,
          isSeen: false
        })
      case 'go-away':
        lock = { ...lock, isAnswered: true }
        return goAway(before)
    }
  }
  const goAway = (before: Kept): void => {
    const away = { ...before, isAway: true, isSeen: false }
    // Kept before it is asked for: a crash in between must not leave the user Away for ever.
    keep(away)
    actBy(
      'going away',
      async () => {
        const outcome = await session.setMyAvailability('away')
        // Who leaves meanwhile does not hear whether the server took it: then it may be so.
        if (!outcome.ok && session.connection.kind !== 'signed-out') {
          keep(before)
          lock = { ...lock, isAnswered: false }
        }
        return outcome
      },
      away
    )
  }
  const look = (): void => {
    if (acting !== null || isPatient || session.connection.kind !== 'online' || session.me === null) return
    const { isLocked, isAnswered: isLockAnswered } = lock
    const { presence } = session.me
    take(decide({ now: now(), presence, kept: kept(), isLocked, isLockAnswered, awayOnLock: ports.awayOnLock() }))
  }
  const lookAgain = (): void => {
    isPatient = false
    // Should the next connection need a new application, it must not begin with what is over.
    const { chosen, isAway } = kept()
    if (!isAway && (chosen?.until ?? Infinity) <= now()) session.forgetMyAvailability()
    look()
    // The time shown may be over though nothing could be done about it.
    if (shown !== null && me() !== shown.me) ports.changed()
  }
  const me = (): Me | null => {
    if (session.me === null) return null
    const until = shownUntil(kept(), session.me.presence, now())
    if (shown?.of !== session.me || shown.until !== until) {
      shown = { of: session.me, until, me: until === undefined ? session.me : { ...session.me, until } }
    }
    return shown.me
  }

  return {
    me,
    async setMyAvailability(availability, until) {
      if (until !== undefined && until <= now()) return refuse('time-over')
      if (until !== undefined && until > now() + furthestMs) return refuse('not-understood')
      const chosen = { availability, until: until ?? null }
      const outcome = await act(() => session.setMyAvailability(availability), { ...nothingChosen, chosen })
      lookAgain()
      return outcome
    },
    async resetMyAvailability() {
      const outcome = await act(() => session.resetMyAvailability(), nothingChosen)
      lookAgain()
      return outcome
    },
    setLocked(isLocked) {
      if (isLocked !== lock.isLocked) lock = { isLocked, isAnswered: false }
      lookAgain()
    },
    look,
    lookAgain
  }
}
