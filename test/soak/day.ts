// One soaked day: a thousand random steps from one seed, a look after each, and at the end the truth, a sign-out, and
// nothing left over. The same seed gives the same day.

import { seededRandom } from '../../main/simulator/sample/seeded-random'
import { countListeners, type Listening } from '../helpers/listeners'
import { takeTimers } from './app'
import { differences } from './differences'
import { setUp, type Scene } from './scene'
import { steps as possible } from './steps'
import { createTimeline, type Timeline } from './timeline'

/** How a day went; `failure` is missing when all was well. */
export interface Report {
  readonly seed: number
  readonly steps: number
  readonly faults: number
  readonly requests: number
  readonly mostInAMinute: number
  readonly edits: number
  readonly news: number
  readonly virtualHours: number
  readonly failure?: { readonly words: string; readonly lastSteps: readonly string[]; readonly log: readonly string[] }
}

const start = Date.UTC(2026, 2, 3, 9)
const minuteMs = 60_000
/** What was refused for good, as a right that is lacking, is asked about again after twenty minutes. */
const healedWithinMs = 30 * minuteMs
const goodbyeMs = 60_000

/** A wait listens to what ends it, and the timer or the network in it to the wait. */
const listenersPerWait = 2
/** The run listens for its own end, and the channel between two polls for that of the stay. */
const spareListeners = 2
/** With more at one signal, Node warns of a leak. */
const mostListeners = 10

export async function playDay(seed: number, steps = 1_000): Promise<Report> {
  const timeline = createTimeline(start)
  const giveBackTimers = takeTimers(timeline)
  const listening = countListeners()
  try {
    return await play(seed, steps, timeline, listening)
  } finally {
    listening.giveBack()
    giveBackTimers()
  }
}

async function play(seed: number, steps: number, timeline: Timeline, listening: Listening): Promise<Report> {
  const random = seededRandom(seed)
  const told: string[] = []
  const log: string[] = []
  const scene = setUp({ seed, timeline, listening, log })
  const { day } = scene
  let done = 0
  let failure: Report['failure']
  try {
    day.app.signIn('typed')
    await timeline.advance(20_000)
    for (; done < steps; done += 1) {
      const at = new Date(timeline.server.now()).toISOString().slice(11, 19)
      const step = random.weighted(possible)
      const before = log.length
      told.push(`${at} ${await step(day, random)} (${day.app.session.connection.kind})`)
      if (told.length > 400) told.splice(0, 200)
      await timeline.advance(random.chance(0.08) ? random.between(1, 8) * minuteMs : random.between(50, 20_000))
      scene.look()
      told.push(...log.slice(before).map((line) => `          ${line}`))
      scene.userLooks()
    }
    await settleDown(scene, timeline)
    await leave(scene, timeline, listening)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    failure = { words: error.message, lastSteps: told.slice(-60), log: log.slice(-40) }
  }
  return {
    seed,
    steps: done,
    faults: scene.faultCount(),
    requests: day.witness.figures.requests,
    mostInAMinute: day.witness.figures.mostInAMinute,
    edits: day.ledger.figures.checked,
    news: scene.newsCount(),
    virtualHours: (timeline.server.now() - start) / (60 * minuteMs),
    ...(failure && { failure })
  }
}

/** Whatever went wrong is over: the app is to find back to the truth, and no edit is left behind. */
async function settleDown({ day, look, userLooks }: Scene, timeline: Timeline): Promise<void> {
  day.faults.clear()
  day.cable.plug(true)
  timeline.computer.setClock(0)
  day.witness.clockSet()
  day.witness.hurried()
  const until = timeline.server.now() + healedWithinMs
  let wrong: readonly string[] = ['']
  while (wrong.length > 0 && timeline.server.now() < until) {
    userLooks()
    await timeline.advance(20_000)
    look()
    wrong = differences(day.app.session, day.simulator)
  }
  if (wrong.length > 0)
    throw new Error(`not the truth after ${healedWithinMs / minuteMs} min: ${wrong.slice(0, 5).join('; ')}`)
}

/** In the cable there are no sockets: those of the real app `npm run soak -- --real` counts. */
async function leave({ day, listenersAtStart }: Scene, timeline: Timeline, listening: Listening): Promise<void> {
  const { app, simulator, cable } = day
  const waits = timeline.computer.pending('session') + cable.underWay
  if (listening.count > listenersPerWait * waits + spareListeners)
    throw new Error(`${listening.count} listen for an end, and ${waits} wait`)
  if (listening.mostAtOnce > mostListeners) throw new Error(`${listening.mostAtOnce} listened to one signal`)
  void app.quit()
  await timeline.advance(goodbyeMs)
  const { applications, subscriptions } = simulator.state()
  const left = {
    'requests under way': cable.underWay,
    'timers of the session': timeline.computer.pending('session'),
    'timers of the app': timeline.computer.pending('app'),
    'listeners for the end of something': listening.count,
    'listeners of the session': app.listeners - listenersAtStart(),
    applications: applications.filter(({ alive }) => alive).length,
    subscriptions: subscriptions.length
  }
  const all = Object.entries(left).filter(([, count]) => count > 0)
  if (all.length > 0) throw new Error(`left over: ${all.map(([what, count]) => `${count} ${what}`).join(', ')}`)
}
