// The app without its window: session, alerts and own presence, joined as main/wiring joins them, with the timers and
// the network of a soaked day. What it keeps outlives it, as files and keychain do.

import type { Account } from '../../preload/contract'
import { createAlerts, type Alerts } from '../../main/alerts/alerts'
import { nothingKept, type KeptAlerts } from '../../main/alerts/kept'
import type { News } from '../../main/alerts/news'
import { createKeptPresence } from '../../main/my-presence/kept-presence'
import { createMyPresence, type MyPresence } from '../../main/my-presence/my-presence'
import { createSession, type Kept, type Session } from '../../main/session/session'
import { defaultSettings } from '../../main/settings'
import { Secret } from '../../main/ucwa/secret'
import type { Named } from '../../preload/contract'
import { createWatching, type Watching } from '../../main/watch'
import type { Cable } from './cable'
import type { Owner, Timeline } from './timeline'

/** What a computer keeps of the app while it does not run. */
export interface OnDisk {
  signIn: Partial<Kept>
  readonly watched: Map<string, readonly Named[]>
  readonly alerts: Map<string, KeptAlerts>
  readonly presence: Map<'presence', unknown>
}

export interface App {
  readonly session: Session
  readonly alerts: Alerts
  readonly mine: MyPresence
  readonly watching: Watching
  /** How many the session tells of its changes and secrets. */
  readonly listeners: number
  /** With what was kept, as at a start; or, typed, as from the form. */
  signIn(how: 'kept' | 'typed'): void
  /** The user quits: signed out at the server; what is kept stays. */
  quit(): Promise<void>
}

const tickMs = 30_000
const frameMs = 16

export function startApp(input: {
  timeline: Timeline
  cable: Cable
  disk: OnDisk
  account: Account
  password: string
  random: () => number
  log: (line: string) => void
  tell: (news: News) => void
}): App {
  const { timeline, cable, disk, account, password, random, log } = input
  const { computer } = timeline
  const later =
    (owner: Owner) =>
    (run: () => void, ms: number): void =>
      void computer.after(ms, run, owner)
  const session = createSession({
    fetch: cable.fetch,
    pollFetch: cable.fetch,
    integratedFetch: cable.fetch,
    openSignInPage: () => {
      throw new Error('nobody signs in on a page today')
    },
    now: computer.now,
    sleep: (ms, signal) => sleepOn(timeline, ms, signal),
    random,
    log,
    culture: 'en-US',
    userAgent: 'Rollcall/soak',
    endpointId: '11111111-2222-3333-4444-555555555555',
    watched: {
      read: (address) => disk.watched.get(address) ?? [],
      write: (address, people) => void disk.watched.set(address, people)
    }
  })
  const told = countTold(session)
  session.onSecrets((kept) => (disk.signIn = kept))
  const settings = { ...defaultSettings, notifyWhileDoNotDisturb: true }
  const alerts = createAlerts({
    now: computer.now,
    later: later('app'),
    settings: () => settings,
    isSystemQuiet: () => false,
    unreadNotes: () => session.unreadNotes,
    kept: {
      read: (address) => disk.alerts.get(address) ?? nothingKept,
      write: (address, kept) => void disk.alerts.set(address, structuredClone(kept))
    },
    tell(news) {
      input.tell(news)
      return Promise.resolve(true)
    }
  })
  const signInAddress = (): string | null => (session.connection.kind === 'signed-out' ? null : account.signInAddress)
  const mine = createMyPresence({
    session,
    signInAddress,
    awayOnLock: () => true,
    kept: createKeptPresence({
      get: (key) => disk.presence.get(key),
      set: (key, value) => void disk.presence.set(key, structuredClone(value)),
      delete: (key) => void disk.presence.delete(key)
    }),
    now: computer.now,
    log: () => undefined,
    changed: () => changed()
  })
  const watching = createWatching(session, alerts)
  // As main/app-state: at most one picture a frame.
  let isDue = false
  const show = (): void => {
    isDue = false
    const { connection, people, groups } = session
    alerts.see({ connection, account, me: mine.me(), people, groups })
  }
  const changed = (): void => {
    if (isDue) return
    isDue = true
    later('app')(show, frameMs)
  }
  let isRunning = true
  const tick = (): void => {
    if (!isRunning) return
    mine.lookAgain()
    session.userIsActive()
    later('app')(tick, tickMs)
  }

  session.onChange(changed)
  session.onChange(mine.look)
  later('app')(tick, tickMs)
  return {
    session,
    alerts,
    mine,
    watching,
    get listeners() {
      return told.size
    },
    signIn(how) {
      const kept = how === 'kept' ? disk.signIn : {}
      session.signIn({ account, password: new Secret(password), ...kept }, { silent: how === 'kept' })
    },
    async quit() {
      await session.signOut()
      alerts.stop()
      isRunning = false
    }
  }
}

/** Whom the session tells from now on, as long as they want it. */
function countTold(session: Session): ReadonlySet<object> {
  const told = new Set<object>()
  const counted =
    <Listen>(add: (listen: Listen) => () => void) =>
    (listen: Listen): (() => void) => {
      const end = add(listen)
      told.add(end)
      return () => {
        told.delete(end)
        end()
      }
    }
  session.onChange = counted(session.onChange)
  session.onSecrets = counted(session.onSecrets)
  return told
}

function sleepOn({ computer }: Timeline, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      signal.removeEventListener('abort', end)
      cancel()
      resolve()
    }
    const cancel = computer.after(ms, end, 'session')
    signal.addEventListener('abort', end)
  })
}

/**
 * The timers of JavaScript itself, by which requests run out of time, go by the timeline until the answer is called;
 * then they are the real ones again.
 */
export function takeTimers({ computer }: Timeline): () => void {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const cancels = new Map<number, () => void>()
  let last = 0
  const set = (run: () => void, ms = 0): number => {
    const id = (last += 1)
    const ring = (): void => {
      cancels.delete(id)
      run()
    }
    cancels.set(id, computer.after(ms, ring, 'session'))
    return id
  }
  const clear = (id: number): void => {
    cancels.get(id)?.()
    cancels.delete(id)
  }
  // Nobody here asks a timer for more than to be set and taken back.
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
  return () => void Object.assign(globalThis, real)
}
