// A further session of the same user at the simulator of a stage: another computer, or the next start after a crash.

import type { Named } from '../../../preload/contract'
import { createSession, type Session } from '../../../main/session/session'
import type { Fetch } from '../../../main/ucwa/http'
import { Secret } from '../../../main/ucwa/secret'
import type { Stage } from './stage'

export interface Device {
  readonly session: Session
  /** Signs in by itself, as at the start of the app, or by the form. */
  signIn(how?: { readonly silent: boolean }): void
  /** From now on the process is gone: nothing it asked is answered to it, and the server does not learn of it. */
  crash(): void
  /** What it asked since it was made; `path` with the query. */
  readonly asked: readonly { readonly method: string; readonly path: string; readonly at: number }[]
}

/** Installations that were copied from each other share their `endpointId`. */
export function anotherDevice(stage: Stage, endpointId: string): Device {
  const { clock, simulator, account } = stage
  const asked: Device['asked'][number][] = []
  let isGone = false
  const never = new Promise<never>(() => undefined)
  const fetch: Fetch = async (url, { signal, ...init }) => {
    if (isGone) return never
    const { pathname, search } = new URL(url)
    asked.push({ method: init.method ?? 'GET', path: pathname + search, at: clock.now() })
    // Of the end of a process the server learns nothing; of a request given up it does.
    const cable = new AbortController()
    const giveUp = () => (isGone ? undefined : cable.abort(signal.reason))
    signal.addEventListener('abort', giveUp)
    const asking = simulator.fetch(new Request(url, { ...init, signal: cable.signal }))
    const answer = await asking.finally(() => signal.removeEventListener('abort', giveUp))
    return isGone ? never : answer
  }
  const session = createSession({
    fetch,
    pollFetch: fetch,
    integratedFetch: fetch,
    openSignInPage: () => ({ next: async () => ({ kind: 'closed' }), fetch, close: async () => undefined }),
    now: clock.now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve()
        const end = (): void => {
          signal.removeEventListener('abort', end)
          forget()
          resolve()
        }
        const forget = clock.after(ms, end)
        signal.addEventListener('abort', end)
      }),
    random: () => 0.5,
    log: () => undefined,
    culture: 'en-US',
    userAgent: 'Rollcall/test',
    endpointId,
    watched: { read: (): readonly Named[] => [], write: () => undefined }
  })
  return {
    session,
    asked,
    signIn: (how = { silent: true }) =>
      session.signIn({ account, password: new Secret(simulator.signIn.password) }, how),
    crash: () => void (isGone = true)
  }
}
