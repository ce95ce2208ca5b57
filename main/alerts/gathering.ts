// What waits to be told: for a moment, so that what comes together is told together; up to a minute, when the same was
// told just before or too much was. Whatever is not true any more by then is never told.

import type { Person, Watch, WatchEvent } from '../../preload/contract'
import { createFlapping } from './flapping'
import type { News, NewsItem } from './news'
import { newsItem } from './news-item'
import { createRate } from './rate'
import { eventsByWeight, hasHappened, type Reading } from './reading'
import { endsWhenTrue, targetKey } from './watched'

/** Something that happened to a watched person. `watches`: those that ask for it, by `targetKey`. */
export interface Happening {
  /** By `personKey`. */
  readonly key: string
  readonly event: WatchEvent
  readonly was: Reading
  readonly watches: readonly string[]
}

export interface GatheringPorts {
  /** In milliseconds; never goes back. */
  readonly steady: () => number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly later: (run: () => void, delayMs: number) => void
  readonly current: (key: string) => { readonly person: Person; readonly reading: Reading } | null
  /** By `targetKey`; `undefined` for one that is over. */
  readonly watch: (target: string) => Watch | undefined
  /** Whether the connection stands; what had to wait is not told without. */
  readonly isLive: () => boolean
  readonly isQuiet: () => boolean
  /** `over`: the watches that end with it. */
  readonly tell: (news: News, over: readonly Watch[]) => void
}

export interface Gathering {
  add(happenings: readonly Happening[]): void
  /** Whether something about this person waits to be told. */
  isWaiting(key: string): boolean
  /** Tells what is due. */
  look(): void
  /** Nothing waits any more. */
  clear(): void
  /** As with somebody new: what was told to the former user counts no more. */
  startAnew(): void
}

interface Waiting extends Happening {
  readonly dueAt: number
  readonly isFresh: boolean
}

/** Somebody of whom something is due: everything of it that is true, and the watches that ask for it. */
interface Due {
  readonly key: string
  readonly waiting: readonly Waiting[]
  readonly watches: readonly Watch[]
}

const gatherMs = 300
/** A longer wait is looked at in between: the computer may sleep meanwhile, or its clock be set. */
const longestWaitMs = 30_000

export function createGathering(ports: GatheringPorts): Gathering {
  const { steady, current } = ports
  const flapping = createFlapping(steady)
  const rate = createRate(steady)
  const all = new Map<string, Waiting>()
  let gatherUntil = -Infinity
  let wakeAt = Infinity

  const put = (waiting: Waiting): void => void all.set(`${waiting.event} ${waiting.key}`, waiting)
  const drop = (waiting: Waiting): void => void all.delete(`${waiting.event} ${waiting.key}`)
  const wakeInTime = (): void => {
    // What is due and still here waits for the connection, and is looked at with the half-minute checks.
    const next = [...all.values()].reduce(
      (soonest, { dueAt }) => (dueAt > steady() ? Math.min(soonest, dueAt) : soonest),
      Infinity
    )
    if (next >= wakeAt) return
    wakeAt = next
    ports.later(
      () => {
        wakeAt = Infinity
        look()
      },
      Math.min(Math.max(next - steady(), 0), longestWaitMs)
    )
  }
  const watchesFor = ({ watches, event }: Waiting): Watch[] =>
    watches.flatMap((target) => ports.watch(target) ?? []).filter(({ on }) => on.includes(event))

  /** The watches to tell for; none when it has to wait on or is dropped. */
  const judge = (waiting: Waiting): readonly Watch[] => {
    const { key, event, was } = waiting
    const sight = current(key)
    const watches = watchesFor(waiting)
    drop(waiting)
    if (!sight || watches.length === 0 || !hasHappened(event, was, sight.reading)) return []
    const freeAt = flapping.freeAt(key, event)
    if (freeAt <= steady()) return watches
    // Told a moment ago. Of changes the last one counts; who is to be told once is told later, if it is still true.
    const still = event === 'every-change' ? watches : watches.filter(endsWhenTrue)
    const since = event === 'every-change' ? (flapping.toldOf(key) ?? was) : was
    const targets = still.map(({ target }) => targetKey(target))
    if (still.length > 0) put({ ...waiting, was: since, watches: targets, dueAt: freeAt, isFresh: false })
    return []
  }
  const dueNow = (): Due[] => {
    const people = new Map<string, { waiting: Waiting[]; watches: Set<Watch> }>()
    for (const waiting of [...all.values()]) {
      if (waiting.dueAt > steady() || !(waiting.isFresh || ports.isLive())) continue
      const watches = judge(waiting)
      if (watches.length === 0) continue
      const due = people.get(waiting.key) ?? { waiting: [], watches: new Set() }
      due.waiting.push(waiting)
      for (const watch of watches) due.watches.add(watch)
      people.set(waiting.key, due)
    }
    return [...people].map(([key, { waiting, watches }]) => ({ key, waiting, watches: [...watches] }))
  }
  const tell = (due: readonly Due[]): void => {
    const items: NewsItem[] = []
    for (const { key, waiting, watches } of due) {
      const sight = current(key)
      if (!sight) continue
      items.push(newsItem(sight, waiting, watches, ports.now()))
      const events = waiting.map(({ event }) => event)
      flapping.told(key, events, sight.reading)
      const later = all.get(`every-change ${key}`)
      if (later) put({ ...later, was: sight.reading })
    }
    const over = new Set(due.flatMap(({ watches }) => watches.filter(endsWhenTrue)))
    ports.tell({ kind: 'people', items }, [...over])
  }
  const look = (): void => {
    const due = dueNow()
    if (due.length > 0) {
      const isQuiet = ports.isQuiet()
      if (!isQuiet && rate.freeAt() > steady()) {
        for (const one of due.flatMap(({ waiting }) => waiting)) {
          put({ ...one, dueAt: rate.freeAt(), isFresh: false })
        }
      } else {
        if (!isQuiet) rate.told()
        tell(due)
      }
    }
    wakeInTime()
  }

  const clear = (): void => {
    all.clear()
    gatherUntil = -Infinity
  }

  return {
    add(happenings) {
      if (happenings.length === 0) return
      if (steady() >= gatherUntil) gatherUntil = steady() + gatherMs
      for (const happening of happenings) {
        const old = all.get(`${happening.event} ${happening.key}`)
        if (old) put({ ...old, watches: [...new Set([...old.watches, ...happening.watches])] })
        else put({ ...happening, dueAt: gatherUntil, isFresh: true })
      }
      wakeInTime()
    },
    isWaiting: (key) => eventsByWeight.some((event) => all.has(`${event} ${key}`)),
    look,
    clear,
    startAnew() {
      clear()
      flapping.clear()
    }
  }
}
