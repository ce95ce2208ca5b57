// A session and a simulated server in one process, both on a clock that only the test moves.

import type { Account, Named, Person, Presence } from '../../../preload/contract'
import {
  createSession,
  type Credentials,
  type Kept,
  type Session,
  type SessionPorts
} from '../../../main/session/session'
import { createClock, type Clock } from '../../../main/simulator/clock'
import { createFaults, type Faults } from '../../../main/simulator/control/faults'
import type { Quirks, SimulatorLimits } from '../../../main/simulator/options'
import { createRequestLog, type LoggedRequest } from '../../../main/simulator/control/request-log'
import { sampleOrganisation } from '../../../main/simulator/sample/sample-organisation'
import { createSimulator, type Simulator } from '../../../main/simulator/simulator'
import type { Fetch } from '../../../main/ucwa/http'
import { Secret } from '../../../main/ucwa/secret'

export interface StageOptions {
  readonly people?: number
  readonly groups?: number
  readonly edition?: 'current' | '2015'
  readonly tokenLifetimeSeconds?: number
  readonly quirks?: Quirks
  readonly limits?: Partial<SimulatorLimits>
  /** The distribution groups contain each other. */
  readonly nestedCycle?: boolean
  /** What lies between the session and the simulator; gets every address, foreign ones too. */
  readonly wire?: (simulator: Fetch) => Fetch
  /** Default: a window that is closed at once. */
  readonly openSignInPage?: SessionPorts['openSignInPage']
}

export interface Stage {
  readonly session: Session
  readonly simulator: Simulator
  readonly clock: Clock
  readonly faults: Faults
  readonly account: Account
  readonly kept: Kept[]
  /** Whom each user watches, as kept on this computer. */
  readonly watched: Map<string, readonly Named[]>
  readonly logLines: string[]
  /** Kinds of connection in the order in which they were told, repetitions left out. */
  readonly kinds: string[]
  /** Requests since the last `forgetRequests`; a batch is one, its parts are not counted. */
  requests(): readonly LoggedRequest[]
  /** Every part of a batch too. */
  allRequests(): readonly LoggedRequest[]
  forgetRequests(): void
  /** Cuts the cable, or plugs it in again. What is under way breaks. */
  network(works: boolean): void
  signIn(extra?: Partial<Credentials>, options?: { silent: boolean }): void
  /** Signs in by form and waits until every presence is live and all notes are read. */
  goOnline(): Promise<void>
  /** Lets things happen without moving the clock until `condition` holds; fails if it does not come to hold. */
  until(condition: () => boolean, what?: string): Promise<void>
  settle(): Promise<void>
  /** Moves the clock in steps, so that both sides can answer each other on the way. */
  advance(ms: number): Promise<void>
  person(uri: string): Person
  availability(uri: string): string
}

export function createStage(options: StageOptions = {}): Stage {
  const clock = createClock({ start: Date.UTC(2026, 2, 3, 9), running: false })
  const {
    people = 30,
    groups = 4,
    nestedCycle = false,
    wire = (home) => home,
    limits,
    openSignInPage = () => noPage,
    ...rest
  } = options
  const simulator = createSimulator({
    organisation: sampleOrganisation({ people, groups, seed: 1, nestedCycle, now: clock.now() }),
    clock,
    limits: { contacts: people + 50, ...limits },
    ...rest
  })
  const faults = createFaults(clock)
  const log = createRequestLog()
  simulator.onRequest(log.hook)
  simulator.onRequest(faults.hook)
  const cable = createCable(wire((url, init) => simulator.fetch(new Request(url, init))))
  const logLines: string[] = []
  const watched = new Map<string, readonly Named[]>()
  const session = createSession({
    fetch: cable.fetch,
    pollFetch: cable.fetch,
    integratedFetch: cable.fetch,
    openSignInPage,
    now: clock.now,
    sleep: (ms, signal) => sleepOn(clock, ms, signal),
    random: () => 0.5,
    log: (line) => logLines.push(line),
    culture: 'en-US',
    userAgent: 'Rollcall/test',
    endpointId: '11111111-2222-3333-4444-555555555555',
    watched: {
      read: (address) => watched.get(address) ?? [],
      write: (address, people) => void watched.set(address, people)
    }
  })
  const kinds: string[] = []
  session.onChange(() => {
    if (kinds.at(-1) !== session.connection.kind) kinds.push(session.connection.kind)
  })
  const kept: Kept[] = []
  session.onSecrets((secrets) => kept.push(secrets))
  const { signInAddress, password } = simulator.signIn
  const account = { signInAddress, userName: '', server: 'http://127.0.0.1/', keepSignedIn: true }

  const stage: Stage = {
    session,
    simulator,
    clock,
    faults,
    account,
    kept,
    watched,
    logLines,
    kinds,
    allRequests: log.entries,
    requests: () => log.entries().filter(({ inBatch }) => !inBatch),
    forgetRequests: log.clear,
    network: cable.network,
    signIn: (extra, how = { silent: false }) =>
      session.signIn({ account, password: new Secret(password), ...extra }, how),
    async goOnline() {
      stage.signIn()
      await stage.until(() => session.connection.kind === 'online', 'online')
      await stage.advance(20_000)
    },
    async until(condition, what = 'the expected') {
      for (let turn = 0; turn < 400; turn += 1) {
        if (condition()) return
        await new Promise<void>((resolve) => void setImmediate(resolve))
      }
      throw new Error(`waited in vain for ${what}; ${JSON.stringify(session.connection)}\n${logLines.join('\n')}`)
    },
    async settle() {
      for (let turn = 0; turn < 60; turn += 1) await new Promise<void>((resolve) => void setImmediate(resolve))
    },
    async advance(ms) {
      for (let left = ms; left > 0; left -= 5_000) {
        await clock.advance(Math.min(5_000, left))
        await stage.settle()
      }
    },
    person(uri) {
      const found = session.people.find((person) => person.uri === uri)
      if (!found) throw new Error(`nobody is shown with the address ${uri}`)
      return found
    },
    availability: (uri) => spell(stage.person(uri).presence)
  }
  return stage
}

const noPage: ReturnType<SessionPorts['openSignInPage']> = {
  next: () => Promise.resolve({ kind: 'closed' }),
  fetch: () => Promise.reject(new TypeError('fetch failed')),
  close: () => Promise.resolve()
}

/** `live available`, `stale busy`, `asking`. */
export function spell(presence: Presence): string {
  return presence.kind === 'asking' ? 'asking' : `${presence.kind} ${presence.availability}`
}

/** How many different presence kinds are shown, and how often each. */
export function countKinds(people: readonly Person[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { presence } of people) counts[presence.kind] = (counts[presence.kind] ?? 0) + 1
  return counts
}

function createCable(home: Fetch): { fetch: Fetch; network: (works: boolean) => void } {
  let works = true
  let cut = new AbortController()
  return {
    network(to) {
      works = to
      if (!to) cut.abort()
      cut = new AbortController()
    },
    async fetch(url, { signal, ...init }) {
      if (!works) throw new TypeError('fetch failed')
      const broken = cut.signal
      try {
        return await home(url, { ...init, signal: AbortSignal.any([broken, signal]) })
      } catch (error) {
        throw broken.aborted ? new TypeError('fetch failed') : error
      }
    }
  }
}

function sleepOn(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', end)
      resolve()
    })
    const end = (): void => {
      cancel()
      resolve()
    }
    signal.addEventListener('abort', end, { once: true })
  })
}

/** Whether there are people, and all of them are live. */
export const everybodyLive = (stage: Stage): boolean =>
  stage.session.people.length > 0 && stage.session.people.every(({ presence }) => presence.kind === 'live')

/** Somebody who is shown, changed at the server and released at once. */
export function change(stage: Stage, availability: 'Online' | 'Busy' | 'BeRightBack', index = 0): string {
  const uri = stage.session.people[index]?.uri ?? ''
  stage.simulator.world.changePeople([{ uri, availability }], { releaseNow: true })
  return uri
}

/** A stage on which a user, who already watched these people, has signed in, and everything is live. */
export async function online(options: StageOptions = {}, watched: readonly Named[] = []): Promise<Stage> {
  const stage = createStage(options)
  stage.watched.set(stage.account.signInAddress, watched)
  await stage.goOnline()
  return stage
}
