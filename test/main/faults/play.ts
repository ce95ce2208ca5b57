// Plays one fault in one phase: the fault for three minutes, the healing after it, and what was measured on the way.

import type { Connection, ProblemCode } from '../../../preload/contract'
import type { AskedRequest } from '../../../main/simulator/options'
import type { FaultCase } from './fault-case'
import { editedGroup, tokenLifetimeSeconds, type Phase } from './phases'
import { createScene, type Asked, type Scene } from './scene'
import { differences } from './truth'

/** What was seen and counted; times in milliseconds of the virtual clock. */
export interface Measured {
  readonly fault: string
  readonly phase: string
  /** Whether the user was online when it happened, or only on the way. */
  readonly isOnline: boolean
  /** Requests it hit. */
  readonly hits: number
  /** The connection that was shown first because of it, `nothing` if none was. */
  readonly seen: string
  readonly seenAfterMs: number | null
  /** What the user was asked for, in order. */
  readonly asked: readonly ProblemCode[]
  /** From the end of the fault, or from the user's answer, until the picture was the truth again. */
  readonly healedAfterMs: number | null
  readonly requestsASecond: number
  readonly requestsAMinute: number
  /** In words; nothing if all is well. */
  readonly failures: readonly string[]
}

const minuteMs = 60_000
const lastsMs = 3 * minuteMs
/** A silence after which a server without our goodbye ends the application itself (reference 9.6), and a little. */
const forgottenMs = 16 * minuteMs
/** As long as the application may be told goodbye. */
const goodbyeMs = 2_000
/** Longer than the longest wait between two tries, and than the pause before what was refused for good is tried. */
const patienceMs = 25 * minuteMs

export async function play(fault: FaultCase, phase: Phase): Promise<Measured> {
  const { people = 12 } = fault
  const scene = createScene({ people, tokenLifetimeSeconds, quirks: { bareEvents: true } })
  try {
    if (phase.isOnline) await goOnline(scene)
    await phase.prepare?.(scene)
    const measured = phase.name === 'sign-out' ? await leave(scene, fault, phase) : await stay(scene, fault, phase)
    return { fault: fault.name, phase: phase.name, isOnline: phase.isOnline, ...measured }
  } finally {
    await scene.session.signOut()
    scene.close()
  }
}

type Measurement = Omit<Measured, 'fault' | 'phase' | 'isOnline'>

async function goOnline(scene: Scene): Promise<void> {
  scene.signIn()
  const isThere = await scene.time.runUntil(
    () => scene.session.unreadNotes !== null && differences(scene).length === 0,
    minuteMs
  )
  if (!isThere) throw new Error(`not online before the fault: ${differences(scene).join(', ')}`)
}

/** Sets the fault in the way of the phase's requests; answers what counts and ends it. */
function arm(scene: Scene, fault: FaultCase, phase: Phase): { readonly hits: () => number; readonly end: () => void } {
  let hits = 0
  let isOver = false
  const isMeant = fault.isOnBatch === true ? ({ rel }: AskedRequest) => rel === 'batch' : phase.isMeant
  const remove = scene.simulator.onRequest(async (asked, answer) => {
    if (isOver || !isMeant(asked) || fault.isMeant?.(asked) === false || (fault.hits !== 'all' && hits >= fault.hits))
      return answer()
    hits += 1
    scene.noteFailed(asked)
    scene.time.noteWork()
    return fault.respond(scene, asked, answer)
  })
  return {
    hits: () => hits,
    end() {
      isOver = true
      remove()
      fault.end?.(scene)
    }
  }
}

async function stay(scene: Scene, fault: FaultCase, phase: Phase): Promise<Measurement> {
  const { session, simulator, time } = scene
  const armed = arm(scene, fault, phase)
  const shownBefore = scene.shown.length
  const before = scene.shown.at(-1)?.connection.kind
  scene.asked.length = 0
  let isRefused = false
  // An edit is heard of no more a while after it was told.
  session.onChange(() => (isRefused ||= session.edits.some(({ refusals }) => refusals.length > 0)))
  phase.begin(scene)
  await time.runUntil(() => armed.hits() > 0, 5 * minuteMs)
  const hitAt = time.now()
  await time.advance(minuteMs)
  changeWorld(scene)
  await time.advance(lastsMs - minuteMs)
  const whileAsking = asksOf(scene, shownBefore)
  armed.end()
  const overAt = time.now()
  const askedAt = scene.shown.slice(shownBefore).find(isAsking)?.at ?? Infinity
  const quietFrom = scene.asked.length
  const healingFrom = whileAsking.length > 0 ? await userActs(scene) : scene.shown.length
  const isSettled = (): boolean => isWell(scene) && session.edits.every(({ stage }) => stage === 'done')
  // Whoever sleeps is not over it before waking up.
  await time.runUntil(() => session.connection.kind !== 'paused', 10 * 60 * minuteMs)
  const awakeAt = Math.max(overAt, time.now())
  const healed = await time.runUntil(isSettled, patienceMs)
  const healedAt = time.now()
  const asks = [...whileAsking, ...asksOf(scene, healingFrom)]
  const first = scene.shown.slice(shownBefore).find(({ connection: { kind } }) => isTrouble(kind) && kind !== before)
  const failures = [
    ...scene.violations,
    ...(armed.hits() === 0 ? ['the fault never happened'] : []),
    ...(healed ? [] : [`not well after all: ${JSON.stringify(session.connection)}, ${differences(scene).join(', ')}`]),
    ...asks.filter((code) => !fault.mayAsk?.includes(code)).map((code) => `the user was asked: ${code}`),
    ...(asks.length > 1 ? [`the user was asked ${asks.length} times`] : []),
    ...(scene.asked.slice(0, quietFrom).some(({ at }) => at > askedAt + goodbyeMs)
      ? ['requests went on while the user was asked']
      : []),
    ...(fault.isHarmless === true ? [] : paceFailures(scene.failed)),
    ...leftovers(scene, phase, isRefused)
  ]
  return {
    hits: armed.hits(),
    seen: first === undefined ? 'nothing' : spell(first.connection),
    seenAfterMs: first === undefined ? null : Math.max(0, first.at - hitAt),
    asked: asks,
    healedAfterMs: healed ? Math.max(0, healedAt - awakeAt) : null,
    requestsASecond: most(scene.asked, 1_000),
    requestsAMinute: most(scene.asked, minuteMs),
    failures
  }
  function changeWorld({ simulator: { world } }: Scene): void {
    const [uri] = world.contacts()
    if (uri !== undefined) world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
    const group = simulator.state().groups.find(({ kind }) => kind === 'group')
    const stranger = world.people().find((person) => !group?.members.includes(person.uri))
    if (group && stranger) world.addContact(stranger.uri, group.id)
  }
}

/** Signing out is over at once for the user; what the server was not told it finds out by our silence. */
async function leave(scene: Scene, fault: FaultCase, phase: Phase): Promise<Measurement> {
  const { session, simulator, time } = scene
  const armed = arm(scene, fault, phase)
  scene.asked.length = 0
  const beganAt = time.now()
  phase.begin(scene)
  const kind = session.connection.kind
  await time.settle()
  await time.advance(lastsMs)
  armed.end()
  const late = scene.asked.filter(({ at }) => at > beganAt + 2_000)
  await time.advance(Math.max(forgottenMs, beganAt + 10 * 60 * minuteMs - time.now()))
  const alive = simulator.state().applications.filter((one) => one.alive)
  return {
    hits: armed.hits(),
    seen: 'nothing',
    seenAfterMs: null,
    asked: [],
    healedAfterMs: 0,
    requestsASecond: most(scene.asked, 1_000),
    requestsAMinute: most(scene.asked, minuteMs),
    failures: [
      ...scene.violations,
      ...(armed.hits() === 0 ? ['the fault never happened'] : []),
      ...(kind === 'signed-out' && session.connection.kind === 'signed-out'
        ? []
        : ['signing out was not over at once']),
      ...(session.people.length + session.groups.length > 0 ? ['somebody is still shown'] : []),
      ...(late.length > 0 ? [`${late.length} requests after signing out`] : []),
      ...(alive.length > 0 ? ['an application was left behind'] : [])
    ]
  }
}

/** Presses the button, and fills in the form if that is what it leads to; answers from where on asking counts again. */
async function userActs(scene: Scene): Promise<number> {
  const { session, time } = scene
  if (session.connection.kind === 'ended') session.connectNow()
  await time.settle()
  if (session.connection.kind === 'signed-out') scene.signIn()
  return scene.shown.length
}

function isWell(scene: Scene): boolean {
  return scene.session.connection.kind === 'online' && differences(scene).length === 0
}

const isTrouble = (kind: string): boolean =>
  kind === 'reconnecting' || kind === 'ended' || kind === 'signed-out' || kind === 'paused'

function asksOf({ shown }: Scene, from: number): ProblemCode[] {
  return shown.slice(from).flatMap((one) => askOf(one.connection) ?? [])
}

const isAsking = ({ connection }: Scene['shown'][number]): boolean => askOf(connection) !== undefined

function askOf(connection: Connection): ProblemCode | undefined {
  return connection.kind === 'ended' || connection.kind === 'signed-out' ? connection.problem?.code : undefined
}

function spell(connection: Scene['session']['connection']): string {
  const problem = 'problem' in connection ? connection.problem : undefined
  return problem ? `${connection.kind}: ${problem.code}` : connection.kind
}

/** After the first repetition the same thing is asked for at most once a second. */
function paceFailures(failed: readonly Asked[]): string[] {
  const tries = new Map<string, number[]>()
  for (const { at, what } of failed) tries.set(what, [...(tries.get(what) ?? []), at])
  return [...tries].flatMap(([what, times]) => {
    const isTight = times.some((at, index) => index >= 2 && at - (times[index - 1] ?? 0) < 1_000)
    return isTight ? [`${what} was tried more than once a second`] : []
  })
}

function most(asked: readonly Asked[], withinMs: number): number {
  return Math.max(0, ...asked.map(({ at }, index) => asked.slice(index).filter((one) => one.at < at + withinMs).length))
}

/** What is there twice, or otherwise than the user was told. */
function leftovers({ simulator }: Scene, phase: Phase, isRefused: boolean): string[] {
  const { applications, groups } = simulator.state()
  const alive = applications.filter((one) => one.alive).length
  const made = groups.filter(({ name }) => name === editedGroup).length
  const wanted = phase.name === 'own edit' && !isRefused ? 1 : 0
  return [
    ...(alive > 1 ? [`${alive} applications are alive`] : []),
    ...(made === wanted ? [] : [`the group was made ${made} times, and the user was told ${wanted}`])
  ]
}
