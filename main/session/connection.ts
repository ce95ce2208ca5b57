// Where the app stands with the server: a pure function from what is and what happened to what is then.

import type { Connection, Instant, Problem, SignInStep } from '../../preload/contract'

/** Everything that can change the standing. Times are milliseconds since 1970. */
export type Happening =
  | { readonly kind: 'sign-in-started'; readonly silent: boolean }
  | { readonly kind: 'step-finished'; readonly step: SignInStep; readonly tookMs: number }
  | { readonly kind: 'sign-in-failed'; readonly problem: Problem }
  | { readonly kind: 'signed-out' }
  /** The server answers, but what is shown has to be read again. */
  | { readonly kind: 'reached'; readonly asOf: Instant | null }
  | { readonly kind: 'everything-shown' }
  | {
      readonly kind: 'lost'
      readonly attempt: number
      readonly nextTryAt: Instant
      readonly asOf: Instant | null
      readonly problem: Problem
    }
  | { readonly kind: 'fell-asleep'; readonly asOf: Instant | null }
  | { readonly kind: 'ended'; readonly asOf: Instant | null; readonly problem: Problem }

const steps: readonly SignInStep[] = ['find-server', 'check-password', 'read-lists', 'ask-presence']

/** What does not fit the present state changes nothing: it belongs to something that is over. */
export function next(state: Connection, happening: Happening): Connection {
  switch (happening.kind) {
    case 'sign-in-started':
      return { kind: 'signing-in', step: 'find-server', took: {}, silent: happening.silent }
    case 'step-finished':
      return state.kind === 'signing-in' ? afterStep(state, happening.step, happening.tookMs) : state
    case 'sign-in-failed':
      return { kind: 'signed-out', problem: happening.problem }
    case 'signed-out':
      return { kind: 'signed-out' }
    case 'reached':
      return isWaiting(state) || state.kind === 'online' ? { kind: 'loading', asOf: happening.asOf } : state
    case 'everything-shown':
      return state.kind === 'signed-out' || state.kind === 'ended' || state.kind === 'online'
        ? state
        : { kind: 'online' }
    case 'lost':
      return state.kind === 'signed-out'
        ? state
        : {
            kind: 'reconnecting',
            attempt: happening.attempt,
            nextTryAt: happening.nextTryAt,
            asOf: happening.asOf,
            problem: happening.problem
          }
    case 'fell-asleep':
      return state.kind === 'signed-out' || state.kind === 'ended' ? state : { kind: 'paused', asOf: happening.asOf }
    case 'ended':
      return state.kind === 'signed-out' ? state : { kind: 'ended', asOf: happening.asOf, problem: happening.problem }
    default:
      return assertNever(happening)
  }
}

// A step that was passed over (kept token, known server) simply has no time of its own.
function afterStep(
  state: Extract<Connection, { kind: 'signing-in' }>,
  finished: SignInStep,
  tookMs: number
): Connection {
  const index = Math.max(steps.indexOf(finished) + 1, steps.indexOf(state.step))
  const took = { ...state.took, [finished]: Math.max(0, tookMs) }
  return { ...state, step: steps[index] ?? finished, took }
}

function isWaiting(state: Connection): boolean {
  return state.kind === 'reconnecting' || state.kind === 'paused' || state.kind === 'ended'
}

function assertNever(happening: never): never {
  throw new Error(`no such happening: ${JSON.stringify(happening)}`)
}
