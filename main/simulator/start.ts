// The whole simulator in one call: organisation, server, story, control interface, port. The app's sample
// organisation, the tests and the command line all start it here.

import { type Clock, createClock } from './clock'
import { createControl } from './control/control'
import { createFaults, type Faults } from './control/faults'
import { listen } from './http/listen'
import type { Quirks, SimulatorLimits } from './options'
import { createPortraits } from './sample/portrait'
import { createRequestLog, type RequestLog } from './control/request-log'
import { sampleOrganisation } from './sample/sample-organisation'
import { createSimulator, type Simulator } from './simulator'
import { tellStory } from './sample/story'

/** Everything has a default. */
export interface StartOptions {
  readonly port?: number
  readonly tls?: boolean
  /** Contacts of the user. */
  readonly people?: number
  /** Own groups of the user. */
  readonly groups?: number
  readonly seed?: number
  /** Distribution groups that contain each other. */
  readonly nestedCycle?: boolean
  /** People who change by themselves; 0 for none. */
  readonly changesPerMinute?: number
  readonly edition?: 'current' | '2015'
  readonly tokenLifetimeSeconds?: number
  readonly limits?: Partial<SimulatorLimits>
  readonly quirks?: Quirks
  /** Default: one that runs with real time. */
  readonly clock?: Clock
}

/** A running simulator. */
export interface RunningSimulator {
  /** Address of the discovery root. */
  readonly root: string
  /** Address of the control interface, without a slash at its end. */
  readonly control: string
  readonly signIn: Simulator['signIn']
  /** PEM to be trusted, with TLS only. */
  readonly certificate?: string
  readonly simulator: Simulator
  readonly clock: Clock
  readonly faults: Faults
  readonly requestLog: RequestLog
  /** Ends story, connections and port. */
  close(): Promise<void>
}

// The token lives for eight hours.
const defaults = {
  port: 0,
  tls: false,
  people: 250,
  groups: 10,
  seed: 1,
  nestedCycle: false,
  changesPerMinute: 0,
  edition: 'current',
  tokenLifetimeSeconds: 28_800
} as const

/** Starts it on 127.0.0.1. Rejects with Node's error if the port cannot be had. */
export async function startSimulator(options: StartOptions = {}): Promise<RunningSimulator> {
  const { port, tls, people, groups, seed, nestedCycle, changesPerMinute, edition, tokenLifetimeSeconds } = {
    ...defaults,
    ...options
  }
  const { limits, quirks, clock = createClock({ running: true }) } = options
  const simulator = createSimulator({
    organisation: sampleOrganisation({ people, groups, seed, nestedCycle, now: clock.now() }),
    clock,
    edition,
    tokenLifetimeSeconds,
    portrait: createPortraits(),
    ...(limits && { limits }),
    ...(quirks && { quirks })
  })
  const faults = createFaults(clock)
  const requestLog = createRequestLog()
  simulator.onRequest(requestLog.hook)
  simulator.onRequest(faults.hook)
  const control = createControl({ simulator, faults, requestLog })
  const listening = await listen({ simulator, control, port, tls })
  const endStory = tellStory(simulator.world, clock, { seed, changesPerMinute })
  return {
    ...listening,
    signIn: simulator.signIn,
    simulator,
    clock,
    faults,
    requestLog,
    async close() {
      endStory()
      faults.clear()
      await listening.close()
    }
  }
}
