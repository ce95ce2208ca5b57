// Looks on all day and says what must never be: something shown as live that nobody can vouch for, a server that is
// asked too often, the same told twice.

import type { Connection, WatchEvent } from '../../preload/contract'
import type { News } from '../../main/alerts/news'
import { presenceFrom } from '../../main/roster/from-ucwa'
import type { Session } from '../../main/session/session'
import type { Simulator } from '../../main/simulator/simulator'
import type { Tried } from './cable'
import type { Timeline } from './timeline'

export interface Witness {
  tried(tried: Tried): void
  told(news: News): void
  /** Throws what is wrong by now. */
  look(session: Session): void
  /** The user, the network or the computer has given a reason to try at once, however often it failed. */
  hurried(): void
  /** Somebody set the clock: what is counted by it starts anew. */
  clockSet(): void
  readonly figures: { readonly requests: number; readonly mostInASecond: number; readonly mostInAMinute: number }
}

/** A poll that is never answered is given up after 210 s; changes are held back for 15 s, and an answer takes time. */
const vouchedMs = 300_000
const retryMs = 1_000
/** Of all kinds together. A sign-in after which many edits that waited are sent comes to sixty within a second. */
const mostInASecond = 120
const mostInAMinute = 200
const mostNews = 6
const minuteMs = 60_000

/** What asks the user: a wrong password, a lost right, an application that has ended (reference 11.2). */
const asksTheUser: ReadonlySet<string> = new Set([
  'wrong-password',
  'sign-in-expired',
  'sign-in-not-permitted',
  'redirect-not-trusted',
  'taken-over',
  'ended-by-server',
  'too-many-applications',
  'app-not-allowed',
  'no-backup-pool'
])

export function createWitness(simulator: Simulator, timeline: Timeline): Witness {
  const { computer } = timeline
  const { world } = simulator
  const truth = followTruth(simulator, computer.awakeMs)
  const faults: string[] = []
  const failing = new Map<string, { failures: number; at: number }>()
  const told = new Map<string, number>()
  let newsAt: number[] = []
  let recent: number[] = []
  let last: Connection | null = null
  const lately: string[] = []
  const figures = { requests: 0, mostInASecond: 0, mostInAMinute: 0 }

  const count = (at: number): void => {
    figures.requests += 1
    recent = [...recent.filter((one) => one > at - minuteMs), at]
    const second = recent.filter((one) => one > at - 1_000).length
    figures.mostInASecond = Math.max(figures.mostInASecond, second)
    figures.mostInAMinute = Math.max(figures.mostInAMinute, recent.length)
    if (second > mostInASecond) faults.push(`${second} requests in a second: ${lately.slice(-second).join(', ')}`)
    if (recent.length > mostInAMinute) faults.push(`${recent.length} requests in a minute`)
  }
  const lookAtConnection = (connection: Connection): void => {
    if (connection === last) return
    last = connection
    if (connection.kind !== 'ended' && connection.kind !== 'signed-out') return
    const code = connection.problem?.code
    if (code !== undefined && !asksTheUser.has(code)) faults.push(`the user is asked because of ${code}`)
  }

  return {
    figures,
    tried({ what, at, status }) {
      lately.push(`${status} ${what.replace(/\s+/g, ' ').slice(0, 60)}`)
      if (lately.length > mostInAMinute) lately.splice(0, mostInASecond)
      count(at)
      if (status >= 200 && status < 400) return void failing.delete(what)
      const before = failing.get(what)
      if (before && before.failures >= 2 && at - before.at < retryMs) {
        const words = what.replace(/\s+/g, ' ').slice(0, 160)
        faults.push(`try ${before.failures + 1} came ${at - before.at} ms after the one before: ${words}`)
      }
      failing.set(what, { failures: (before?.failures ?? 0) + 1, at })
    },
    told({ items }) {
      const at = computer.awakeMs()
      newsAt = [...newsAt.filter((one) => one > at - minuteMs), at]
      if (newsAt.length > mostNews) faults.push(`${newsAt.length} notifications in a minute`)
      for (const { uri, event } of items) {
        const key = `${event} ${uri}`
        const times = (told.get(key) ?? 0) + 1
        told.set(key, times)
        const happened = truth.times(uri, event)
        if (times > happened)
          faults.push(`told ${times} times that ${uri} is ${event}, which happened ${happened} times`)
      }
    },
    look({ connection, people, me }) {
      lookAtConnection(connection)
      const isSure = ['online', 'loading', 'signing-in'].includes(connection.kind)
      for (const { uri, presence } of people) {
        if (presence.kind !== 'live') continue
        if (!isSure) faults.push(`${uri} is live while ${connection.kind}`)
        else if (presence.availability !== 'unknown' && !truth.wasLately(uri, presence.availability, vouchedMs)) {
          const is = world.person(uri)?.availability ?? 'nobody'
          faults.push(`${uri} is shown as ${presence.availability} and is ${is} for long`)
        }
      }
      if (!isSure && me?.presence.kind === 'live') faults.push(`my own presence is live while ${connection.kind}`)
      const [first] = faults
      if (first !== undefined) throw new Error(first)
    },
    hurried: () => failing.clear(),
    clockSet: () => (newsAt = [])
  }
}

interface Was {
  readonly availability: string
  /** Until when it was so, in milliseconds the computer was awake for. */
  readonly until: number
}

/** What people were and when, and how often what happened to them. */
function followTruth({ world }: Simulator, awakeMs: () => number) {
  const now = new Map<string, { availability: string; note: string | undefined }>()
  const before = new Map<string, Was[]>()
  const counts = new Map<string, number>()
  const read = (uri: string) => {
    const person = world.person(uri)
    return { availability: person ? presenceFrom(person).availability : 'unknown', note: person?.note?.message }
  }
  const count = (uri: string, event: WatchEvent): void => {
    const key = `${event} ${uri.toLowerCase()}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const { uri } of world.people()) now.set(uri.toLowerCase(), read(uri))
  world.onChange((change) => {
    if (change.kind !== 'people') return
    for (const { uri } of change.changes) {
      const key = uri.toLowerCase()
      const was = now.get(key)
      const is = read(uri)
      now.set(key, is)
      if (was === undefined) continue
      if (is.note !== was.note) count(uri, 'note')
      if (is.availability === was.availability) continue
      before.set(key, [...(before.get(key) ?? []).slice(-40), { availability: was.availability, until: awakeMs() }])
      count(uri, 'every-change')
      if (is.availability === 'available') count(uri, 'available')
      if (is.availability === 'available' || is.availability === 'inactive') count(uri, 'not-busy')
      if (is.availability === 'offline' || is.availability === 'off-work') count(uri, 'offline')
    }
  })
  return {
    times: (uri: string, event: WatchEvent): number => counts.get(`${event} ${uri.toLowerCase()}`) ?? 0,
    wasLately(uri: string, availability: string, ms: number): boolean {
      const key = uri.toLowerCase()
      if ((now.get(key) ?? read(uri)).availability === availability) return true
      return (before.get(key) ?? []).some((was) => was.availability === availability && was.until >= awakeMs() - ms)
    }
  }
}
