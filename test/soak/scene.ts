// Where a soaked day takes place: a server with its oddities, a line to it, the app, and who looks on.

import { createFaults, type Faults } from '../../main/simulator/control/faults'
import type { Quirks } from '../../main/simulator/options'
import { sampleOrganisation } from '../../main/simulator/sample/sample-organisation'
import { seededRandom } from '../../main/simulator/sample/seeded-random'
import { createSimulator, type Simulator } from '../../main/simulator/simulator'
import { startApp, type App, type OnDisk } from './app'
import { createCable, type Cable } from './cable'
import type { Listening } from '../helpers/listeners'
import { createLedger, type Ledger } from './ledger'
import type { Timeline } from './timeline'
import { createWitness, type Witness } from './witness'

/** What the steps of a day work with. */
export interface Day {
  readonly simulator: Simulator
  readonly faults: Faults
  readonly timeline: Timeline
  readonly cable: Cable
  readonly witness: Witness
  readonly ledger: Ledger
  readonly app: App
  /** The lists are about to be changed at another device. */
  changedElsewhere(): void
  restart(how: 'quit' | 'crash'): Promise<void>
}

/** Nobody looks at the app more often. */
const glanceMs = 5_000

/** A day with those who look at it from outside. */
export interface Scene {
  readonly day: Day
  /** Whom the session of the moment told from its start on. */
  listenersAtStart(): number
  faultCount(): number
  newsCount(): number
  /** Throws what must never be. */
  look(): void
  /** What a user does in front of a screen that asks for it. */
  userLooks(): void
}

/** The same seed gives the same server. */
export function setUp(input: { seed: number; timeline: Timeline; listening: Listening; log: string[] }): Scene {
  const { seed, timeline, listening, log } = input
  const random = seededRandom(seed * 7919 + 1)
  const organisation = sampleOrganisation({
    people: 18,
    groups: 3,
    seed: 1,
    nestedCycle: random.chance(0.5),
    now: timeline.server.now()
  })
  const quirks: Quirks = {
    bareEvents: random.chance(0.5),
    silence: random.pick(['gone', 'resume']),
    linksOnly: random.chance(0.2),
    absoluteHrefs: random.chance(0.2)
  }
  const simulator = createSimulator({
    organisation,
    clock: timeline.server,
    tokenLifetimeSeconds: random.pick([600, 1_800, 28_800]),
    edition: random.chance(0.2) ? '2015' : 'current',
    quirks
  })
  const faults = createFaults(timeline.server)
  simulator.onRequest(faults.hook)
  const witness = createWitness(simulator, timeline)
  const slowest = random.pick([1, 40, 400])
  const cable = createCable({
    simulator,
    timeline,
    delayMs: () => random.between(1, slowest),
    onTried: witness.tried
  })
  const disk: OnDisk = { signIn: {}, watched: new Map(), alerts: new Map(), presence: new Map() }
  const { signInAddress, password } = simulator.signIn
  const account = { signInAddress, userName: '', server: 'http://127.0.0.1/', keepSignedIn: true }
  let elsewhere = 0
  let faultCount = 0
  let newsCount = 0
  let lookedAt = 0
  let listenersAtStart = 0
  const ledger = createLedger(simulator, () => elsewhere)
  const startAnew = (): App => {
    const app = startApp({
      timeline,
      cable,
      disk,
      account,
      password,
      random: random.next,
      log: (line) => void log.push(line),
      tell(news) {
        newsCount += 1
        log.push(`told: ${news.items.map(({ uri, event }) => `${uri} ${event}`).join(', ')}`)
        witness.told(news)
      }
    })
    app.session.onChange(() => ledger.look(app.session))
    listenersAtStart = app.listeners
    return app
  }
  let app = startAnew()

  const day: Day = {
    simulator,
    faults: {
      ...faults,
      add(fault) {
        faultCount += 1
        faults.add(fault)
      }
    },
    timeline,
    cable,
    witness,
    ledger,
    get app() {
      return app
    },
    changedElsewhere: () => void (elsewhere += 1),
    async restart(how) {
      ledger.forget()
      if (how === 'quit') {
        void app.quit()
        await timeline.advance(3_000)
      }
      // Nothing of it may be on its way to a timer or the network: it would live on beside the next one.
      await timeline.settle()
      cable.forget()
      timeline.computer.forgetTimers()
      listening.forget()
      app = startAnew()
      witness.hurried()
      app.signIn('kept')
    }
  }
  return {
    day,
    listenersAtStart: () => listenersAtStart,
    faultCount: () => faultCount,
    newsCount: () => newsCount,
    look() {
      witness.look(app.session)
      ledger.check()
    },
    userLooks() {
      const { session } = app
      const { kind } = session.connection
      const isAsked = kind === 'ended' || kind === 'signed-out'
      if (!isAsked || timeline.computer.awakeMs() - lookedAt < glanceMs) return
      lookedAt = timeline.computer.awakeMs()
      witness.hurried()
      if (kind === 'ended') session.connectNow()
      else app.signIn('kept')
    }
  }
}
