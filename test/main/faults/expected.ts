// What is to be seen of a fault, and by when, as the issue and the reference want it: the matrix judges by this.

import type { ProblemCode } from '../../../preload/contract'

/** What is to be seen in one phase. Seconds count from the first request that the fault meets. */
export interface Seen {
  /**
   * What the connection becomes because of it; `asked`: it ends until the user acts. One of several, if it depends on
   * what is under way.
   */
  readonly connection: readonly (
    'as it was' | 'paused' | { readonly reconnecting: ProblemCode } | { readonly asked: ProblemCode }
  )[]
  readonly withinS: number
  /** Whether somebody is shown as not known while the connection stays; left out: they may be. */
  readonly dims?: boolean
  /** Whether it is told that the lists cannot be read, while the connection stays. */
  readonly withholds?: true
  /** How the user's own edit is refused; left out: it is done in the end, unless the user was asked. */
  readonly refuses?: ProblemCode
  /** How often something may be asked for again sooner than its refusals allow, if at all, and why. */
  readonly hurries?: { readonly times: number; readonly because: string }
  /** Within what time all is well after the end, if not `healedWithinS`, and why. */
  readonly heals?: { readonly withinS: number; readonly because: string }
  /** How long something untrue may be shown as certain, if not `untrueForS`, and why. */
  readonly untrue?: { readonly forS: number; readonly because: string }
}

/** By name of the phase, `else` for all others. Signing out is judged apart: it shows nothing of any fault. */
export interface Expected {
  readonly else: Seen
  readonly [phase: string]: Seen
}

/**
 * How long something may be shown as certain that is not so any more: the server may hold news back for 15 s (reference
 * 9.1), and what is read because of them may take 30 s until it counts as lost.
 */
export const untrueForS = 45
/**
 * From the end of the fault until all is well: the longest wait between two tries, and one load, in which a request that
 * was sent before the end may still have to run into its limit of 30 s.
 */
export const healedWithinS = 2 * 60 + 30

/** Something is tried three times before it is given up, after 1 s and 2 s. */
const triedS = 5
/** The limit of a request, and the three tries. */
const unansweredS = 30 + triedS
/** The first news for a poll come after a minute here. */
const firstNewsS = 60 + triedS
/** How long the server is asked to hold a poll, and the margin before that counts as lost (reference 9.1). */
const pollLimitS = 180 + 30

export const goesOn: Seen = { connection: ['as it was'], withinS: 0 }
const unnoticed: Seen = { ...goesOn, dims: false }
export const dims: Seen = { ...goesOn, withinS: triedS, dims: true }
export const withholds: Seen = { ...goesOn, withinS: triedS, withholds: true }
export const sleeps: Seen = { connection: ['paused'], withinS: 0 }
export const refuses = (code: ProblemCode): Seen => ({ ...goesOn, refuses: code })
export const asks = (code: ProblemCode): Seen => ({ connection: [{ asked: code }], withinS: triedS })
export const reconnects = (code: ProblemCode, withinS = triedS): Seen => ({
  connection: [{ reconnecting: code }],
  withinS
})
/** Work in the background fails quietly; what depends on it may be met by the same a minute later. */
export const mayReconnect = (code: ProblemCode, withinS = firstNewsS): Seen => ({
  connection: ['as it was', { reconnecting: code }],
  withinS
})

/** Nothing is seen of it anywhere. */
export const nothing: Expected = { else: unnoticed }

/** The whole line is gone: seen whatever is under way, under one of these names. */
export const lineLost = (...codes: readonly ProblemCode[]): Expected => ({
  else: { connection: codes.map((code) => ({ reconnecting: code })), withinS: triedS }
})

/** Nothing is seen before a limit is over; a single thing that is asked for quietly takes its time. */
export const unanswered: Expected = {
  else: reconnects('server-unreachable', unansweredS),
  poll: {
    ...reconnects('server-unreachable', pollLimitS + triedS),
    untrue: { forS: pollLimitS, because: 'a poll without news looks the same until its time is over' }
  },
  'own edit': goesOn,
  'renewing the token': unnoticed,
  'renewing subscriptions': mayReconnect('server-unreachable', firstNewsS + unansweredS)
}

/**
 * Whom an event names is read at once. Here that is the one whose presence has just been refused, and the event comes in
 * the very second in which it was asked for again.
 */
export const dimsInHurry = (withinS = triedS): Seen => ({
  ...dims,
  withinS,
  hurries: { times: 1, because: 'an event names the very person in the second of a repetition' }
})

/** The server says no, or something else than it should: to what there is no connection without, or to a single thing. */
export const answered = (code: ProblemCode, edit: Seen, more: Partial<Expected> = {}): Expected => ({
  else: reconnects(code),
  'reading presence': dims,
  'own edit': edit,
  'renewing the token': unnoticed,
  'renewing subscriptions': dims,
  ...more
})

/** An answer is lost or broken after the server has done its work: the poll's when there is one. */
export const broken = (code: ProblemCode, more: Partial<Expected> = {}): Expected =>
  answered(code, goesOn, { poll: reconnects(code, firstNewsS), ...more })

/** The user has to act, whatever is under way; only a token that is renewed early may wait. */
export const asksFor = (online: ProblemCode, before = online): Expected => ({
  else: asks(online),
  discovery: asks(before),
  token: asks(before),
  'creating the application': asks(before),
  'first load': asks(before),
  'renewing the token': unnoticed
})
