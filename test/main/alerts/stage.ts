// A user with people around them, a clock that only moves when it is told to, and the alerts looking on.

import { createAlerts, type Alerts, type Seen } from '../../../main/alerts/alerts'
import { nothingKept, type KeptAlerts, type KeptWatches } from '../../../main/alerts/kept'
import type { News } from '../../../main/alerts/news'
import { defaultSettings } from '../../../main/settings'
import type {
  Availability,
  Connection,
  Group,
  Me,
  Person,
  Presence,
  Settings,
  WatchEvent,
  WatchHow,
  WatchTarget
} from '../../../preload/contract'

const account = {
  signInAddress: 'lena@corvo.example',
  userName: '',
  server: '',
  keepSignedIn: true
}
const problem = { code: 'no-network' } as const

const connections = {
  'signed-out': { kind: 'signed-out' },
  'signing-in': { kind: 'signing-in', step: 'read-lists', took: {}, silent: true },
  loading: { kind: 'loading', asOf: null },
  online: { kind: 'online' },
  reconnecting: { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: 0, problem },
  paused: { kind: 'paused', asOf: 0 },
  ended: { kind: 'ended', asOf: 0, problem }
} satisfies Record<Connection['kind'], Connection>

/** Noon of a Wednesday. */
export const start = new Date(2026, 2, 11, 12).getTime()
export const minute = 60_000

export const sip = (name: string) => `sip:${name}@corvo.example`
export const person = (name: string): WatchTarget => ({ kind: 'person', uri: sip(name) })
export const once = (...on: WatchEvent[]): WatchHow => ({ on: orAvailable(on), lasts: { kind: 'once' } })
export const always = (...on: WatchEvent[]): WatchHow => ({ on: orAvailable(on), lasts: { kind: 'always' } })
const orAvailable = (on: WatchEvent[]): WatchEvent[] => (on.length === 0 ? ['available'] : on)

type Shown = { presence: Presence; note?: string }

export interface Stage {
  readonly alerts: Alerts
  readonly news: readonly (News & { readonly at: number })[]
  /** What was told, such as `lena available`, the people of one news joined by a comma. */
  readonly told: readonly string[]
  settings: Settings
  isSystemQuiet: boolean
  unreadNotes: ReadonlySet<string> | null
  /** Whether anybody shows notifications. */
  isShowable: boolean
  me: Partial<Me> | null
  account: typeof account | null
  groups: readonly Group[]
  /** Makes people so and shows the picture. */
  are(people: Readonly<Record<string, Availability | Shown | null>>): void
  connection(kind: Connection['kind']): void
  /** Shows the picture as it is. */
  show(): void
  /** Time goes by, for the computer and its clock. */
  pass(ms: number): void
  /** Only the clock of the computer. */
  setClock(byMs: number): void
  now(): number
  /** The same file, another start of the app: everybody signed out. */
  restart(): Stage
  /** Signs in with everybody as they are. */
  signIn(): void
}

export const live = (availability: Availability, more: object = {}): Presence => ({
  kind: 'live',
  availability,
  ...more
})

export function stage(file = new Map<string, KeptAlerts>(), clock = { now: start }): Stage {
  const timers: { at: number; run: () => void }[] = []
  const news: (News & { at: number })[] = []
  const people = new Map<string, Person>()
  let passed = 0
  let kind: Connection['kind'] = 'signed-out'
  let listed: readonly Person[] = []
  const kept: KeptWatches = {
    read: (address) => file.get(address) ?? nothingKept,
    write: (address, value) => void file.set(address, structuredClone(value))
  }
  const alerts = createAlerts({
    now: () => clock.now,
    later: (run, delayMs) => void timers.push({ at: passed + delayMs, run }),
    settings: () => self.settings,
    isSystemQuiet: () => self.isSystemQuiet,
    unreadNotes: () => self.unreadNotes,
    kept,
    tell(one) {
      news.push({ ...one, at: clock.now })
      return Promise.resolve(self.isShowable)
    }
  })
  const self: Stage = {
    alerts,
    news,
    get told() {
      return news.map(({ items }) => items.map(({ name, event }) => `${name} ${event}`).join(', '))
    },
    settings: defaultSettings,
    isSystemQuiet: false,
    unreadNotes: new Set(),
    isShowable: true,
    me: null,
    account,
    groups: [],
    are(changes) {
      for (const [name, change] of Object.entries(changes)) {
        if (change === null) people.delete(name)
        else {
          const { presence, note } = typeof change === 'string' ? { presence: live(change) } : change
          people.set(name, {
            uri: sip(name),
            name,
            presence,
            ...(note !== undefined && { note: { text: note, outOfOffice: false } })
          })
        }
      }
      listed = [...people.values()]
      self.show()
    },
    connection(next) {
      kind = next
      self.show()
    },
    show() {
      const me: Me | null = self.me && { uri: sip('me'), name: 'me', presence: { kind: 'asking' }, ...self.me }
      const seen: Seen = {
        connection: connections[kind],
        account: self.account,
        me,
        people: listed,
        groups: self.groups
      }
      alerts.see(seen)
    },
    pass(ms) {
      const until = passed + ms
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        const at = next?.at ?? until
        clock.now += at - passed
        passed = at
        if (!next) return
        timers.splice(timers.indexOf(next), 1)
        next.run()
      }
    },
    setClock: (byMs) => void (clock.now += byMs),
    now: () => clock.now,
    restart() {
      alerts.stop()
      const again = stage(file, clock)
      again.groups = self.groups
      again.are(
        Object.fromEntries(
          [...people].map(([name, { presence, note }]) => {
            return [name, { presence, ...(note && { note: note.text }) }]
          })
        )
      )
      return again
    },
    signIn() {
      self.connection('signing-in')
      self.connection('online')
      self.show()
    }
  }
  return self
}

/** Signed in, with these people seen as they are. */
export function signedIn(people: Parameters<Stage['are']>[0]): Stage {
  const made = stage()
  made.are(people)
  made.signIn()
  made.pass(minute)
  return made
}
