// Decides what is told of whom and when: from pictures of everybody, the user's watches, and the clock.

import type {
  AlertsState,
  AppState,
  Availability,
  Instant,
  Outcome,
  QuietReason,
  Settings,
  Watch,
  WatchHow,
  WatchTarget
} from '../../preload/contract'
import { createBaseline, type Footing } from './baseline'
import { createGathering } from './gathering'
import { createGone } from './gone'
import { happened } from './happened'
import { createHeldBack } from './held-back'
import type { KeptWatches } from './kept'
import { personKey, type News } from './news'
import { quietReason } from './quiet'
import { createRegister } from './register'
import { createSights } from './sights'
import { steadyClock } from './steady'
import { createIndex, endsWhenTrue, targetKey, watchesOfPeople } from './watched'
import { wishOf, wishProblem } from './wish'

/** What the alerts look at. */
export type Seen = Pick<AppState, 'connection' | 'account' | 'me' | 'people' | 'groups'>

export interface AlertsPorts {
  /** Milliseconds since 1970; may jump either way. */
  readonly now: () => Instant
  /** Runs the function once after the given milliseconds. */
  readonly later: (run: () => void, delayMs: number) => void
  readonly settings: () => Settings
  /** Whether the system asks for quiet, as far as it can be read. */
  readonly isSystemQuiet: () => boolean
  /**
   * Whose note (`personKey`) could not be read in this connection, `null` before everybody's was asked for: a note that
   * appears then is no news.
   */
  readonly unreadNotes: () => ReadonlySet<string> | null
  readonly kept: KeptWatches
  /** Whether it was shown; never rejects. */
  readonly tell: (news: News) => Promise<boolean>
}

export interface Alerts {
  readonly state: Omit<AlertsState, 'notifications'>
  /** Takes the newest picture; to be called with every one. */
  see(picture: Seen): void
  /** Watches, changes the watch of the same target, or with `null` stops it. */
  watch(target: WatchTarget, how: WatchHow | null): Outcome<void>
  /** Nothing is told until then; `null` to resume. */
  pause(until: Instant | null): void
  /** The user has read what was held back. */
  dismissHeldBack(): void
  /** Answers the function that ends the listening. */
  onChange(listen: () => void): () => void
  stop(): void
}

const checkEveryMs = 30_000
const done: Outcome<void> = { ok: true, value: undefined }

/** Looks at the clock every half minute until it is stopped. */
export function createAlerts(ports: AlertsPorts): Alerts {
  const { now } = ports
  const later: AlertsPorts['later'] = (run, delayMs) => ports.later(() => !isStopped && run(), delayMs)
  const steady = steadyClock(now)
  const baseline = createBaseline(steady)
  const sights = createSights(steady)
  const heldBack = createHeldBack()
  const gone = createGone(steady)
  const index = createIndex()
  const listeners = new Set<() => void>()
  let picture: Seen | null = null
  let footing: Footing = 'none'
  let lastQuiet: QuietReason | null = null
  let isStopped = false

  const watchesOf = (key: string): readonly Watch[] => index(register.watches, picture?.groups ?? []).get(key) ?? []
  const register = createRegister({
    kept: ports.kept,
    later,
    // Before everything is loaded nobody knows who is in the groups.
    isWaitedFor: (key) => footing !== 'live' || watchesOf(key).some(endsWhenTrue)
  })
  const pausedUntil = () => {
    const { pausedUntil: until } = register
    return until !== null && now() < until ? until : null
  }
  const quiet = () =>
    quietReason({
      now: now(),
      settings: ports.settings(),
      pausedUntil: pausedUntil(),
      me: picture?.me ?? null,
      isSystemQuiet: ports.isSystemQuiet()
    })
  const changed = (): void => {
    lastQuiet = quiet()
    for (const listen of listeners) listen()
  }
  /** What no desktop shows is listed in the window, as what was held back is: nobody learns of it otherwise. */
  const show = async (news: News): Promise<void> => {
    const { user } = register
    if ((await ports.tell(news)) || isStopped || user !== register.user) return
    heldBack.add(news, 'system', now())
    changed()
  }
  const gathering = createGathering({
    steady,
    now,
    later,
    current: sights.of,
    watch: register.find,
    isLive: () => footing === 'live',
    isQuiet: () => quiet() !== null,
    tell(news, over) {
      const reason = quiet()
      if (reason === null) void show(news)
      else heldBack.add(news, reason, now())
      register.remove(over)
      for (const { uri, availability } of news.items) sawLast(personKey(uri), availability)
      if (reason !== null || over.length > 0) changed()
    }
  })
  // Whatever still waits to be told has not come true yet: should it be lost, it is found again by this.
  const sawLast = (key: string, availability: Availability): void => {
    if (availability === 'unknown' || gathering.isWaiting(key)) return
    // What is still remembered of somebody nobody waits for has to stay true: a group with a watch may gain them.
    const isRemembered = register.lastSeen(key) !== undefined
    if (isRemembered || watchesOf(key).some(endsWhenTrue)) register.sawLast(key, availability)
  }
  const enter = (user: string | null): void => {
    if (user === register.user) return
    register.enter(user)
    gathering.startAnew()
    sights.clear()
    gone.clear()
    heldBack.clear()
    changed()
  }
  const expire = (): void => {
    const over = register.watches.filter(({ lasts }) => lasts.kind === 'until' && lasts.at <= now())
    const isPauseOver = register.pausedUntil !== null && pausedUntil() === null
    register.remove(over)
    if (isPauseOver) register.pause(null)
    if (isPauseOver || over.length > 0) changed()
  }
  const dropGone = ({ people, groups }: Seen): void => {
    const { over, moved } = gone.look(register.watches, people, groups)
    for (const { to } of moved) if (!register.find(targetKey(to.target))) register.put(to)
    register.remove([...over, ...moved.map(({ from }) => from)])
    if (over.length + moved.length > 0) changed()
  }
  const look = ({ people }: Seen): void => {
    const changes = sights.look(people, ports.unreadNotes())
    const isLive = footing === 'live'
    gathering.add(
      changes.flatMap((change) => happened(change, watchesOf(change.key), isLive, register.lastSeen(change.key)))
    )
    for (const { key, now: is } of changes) sawLast(key, is.availability)
  }
  /** A new watch waits for a change from how people are now. */
  const waitFromNow = (watch: Watch): void => {
    const about = watchesOfPeople([watch], picture?.groups ?? [])
    for (const { uri, presence } of picture?.people ?? []) {
      const key = personKey(uri)
      if (presence.kind !== 'asking' && about.has(key)) sawLast(key, presence.availability)
    }
  }
  const check = (): void => {
    expire()
    if (footing === 'live' && picture !== null) dropGone(picture)
    gathering.look()
    if (quiet() !== lastQuiet) changed()
    later(check, checkEveryMs)
  }
  later(check, checkEveryMs)

  return {
    get state() {
      return { watches: register.watches, pausedUntil: pausedUntil(), quiet: quiet(), heldBack: heldBack.all }
    },
    see(next) {
      if (isStopped) return
      const areOtherGroups = next.groups !== picture?.groups
      const followed = baseline.follow(next.connection)
      picture = next
      footing = followed.footing
      enter(next.connection.kind === 'signed-out' ? null : (next.account?.signInAddress ?? null))
      if (followed.isAnew) {
        sights.forget()
        gathering.clear()
      }
      expire()
      if (footing !== 'none') look(next)
      if (footing === 'live' && areOtherGroups) dropGone(next)
    },
    watch(target, how) {
      if (register.user === null) return { ok: false, problem: { code: 'not-connected' } }
      if (how === null) {
        const watch = register.find(targetKey(target))
        if (watch) register.remove([watch])
      } else {
        const wish = wishOf(target, how)
        const problem = wishProblem(wish, now(), register.watches, picture?.groups ?? [])
        if (problem) return { ok: false, problem }
        register.put(wish)
        if (endsWhenTrue(wish)) waitFromNow(wish)
      }
      changed()
      return done
    },
    pause(until) {
      register.pause(until !== null && until > now() ? until : null)
      changed()
    },
    dismissHeldBack() {
      heldBack.clear()
      changed()
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    stop() {
      register.flush()
      isStopped = true
    }
  }
}
