// Plays one fault in one phase: the fault as long as it lasts, the healing after it, and what was measured on the way.

import type { Connection, ProblemCode } from '../../../preload/contract'
import { arm } from './arm'
import type { FaultCase } from './fault-case'
import { watchHonesty } from './honesty'
import {
  gapFailures,
  healingFailures,
  hurryFailures,
  paceFailures,
  patienceFailures,
  sightFailures,
  type Measurement
} from './judge'
import { editedGroup, tokenLifetimeSeconds, type Phase } from './phases'
import { createScene, type Asked, type Scene } from './scene'
import { refusalsOf, toldOf } from './told'
import { differences } from './truth'

export interface Measured extends Measurement {
  readonly fault: string
  readonly phase: string
  /** Whether the user was online when it happened, or only on the way. */
  readonly isOnline: boolean
  /** In words; nothing if all is well. */
  readonly failures: readonly string[]
}

const minuteMs = 60_000
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

type Judged = Measurement & Pick<Measured, 'failures'>

async function goOnline(scene: Scene): Promise<void> {
  scene.signIn()
  const isThere = await scene.time.runUntil(
    () => scene.session.unreadNotes !== null && differences(scene).length === 0,
    minuteMs
  )
  if (!isThere) throw new Error(`not online before the fault: ${someDifferences(scene)}`)
}

async function stay(scene: Scene, fault: FaultCase, phase: Phase): Promise<Judged> {
  const { session, time } = scene
  const { lastsMs = 3 * minuteMs, expected } = fault
  const armed = arm(scene, fault, phase)
  const shownBefore = scene.shown.length
  const before = scene.shown.at(-1)?.connection.kind
  scene.asked.length = 0
  const refused = new Set<ProblemCode>()
  const edits = new Set<string>()
  // An edit is heard of no more a while after it was told.
  session.onChange(() => {
    for (const { refusals } of session.edits) for (const { problem } of refusals) refused.add(problem.code)
    for (const text of refusalsOf(session)) edits.add(text)
  })
  const honesty = watchHonesty(scene)
  phase.begin(scene)
  await time.runUntil(() => armed.hits() > 0, 5 * minuteMs)
  const hitAt = time.now()
  await time.advance(minuteMs)
  changeWorld(scene)
  await time.advance(lastsMs - minuteMs)
  const whileAsking = asksOf(scene, shownBefore)
  const overAt = time.now()
  const askedAt = scene.shown.slice(shownBefore).find(isAsking)?.at ?? Infinity
  const quietFrom = scene.asked.length
  armed.end()
  const healingFrom = whileAsking.length > 0 ? await userActs(scene) : scene.shown.length
  const isSettled = (): boolean => isWell(scene) && session.edits.every(({ stage }) => stage === 'done')
  // Whoever sleeps is not over it before waking up.
  await time.runUntil(() => session.connection.kind !== 'paused', 10 * 60 * minuteMs)
  const awakeAt = Math.max(overAt, time.now())
  const healed = await time.runUntil(isSettled, patienceMs)
  const since = (at: number | null): number | null => (at === null ? null : Math.max(0, at - hitAt))
  const first = scene.shown.slice(shownBefore).find(({ connection: { kind } }) => isTrouble(kind) && kind !== before)
  const measured: Measurement = {
    hits: armed.hits(),
    seen: first === undefined ? 'nothing' : spell(first.connection),
    seenAfterMs: since(first?.at ?? null),
    told: first === undefined ? honesty.withheldTold() : toldOf(session, first.connection),
    people: honesty.uncertain(),
    edits: [...edits],
    asked: [...whileAsking, ...asksOf(scene, healingFrom)],
    dimmedAfterMs: since(honesty.dimmedAt()),
    withheldAfterMs: since(honesty.withheldAt()),
    refused: [...refused],
    untrueMs: honesty.worst().ms,
    untrue: honesty.worst().what,
    healedAfterMs: healed ? Math.max(0, time.now() - awakeAt) : null,
    requestsASecond: most(scene.asked, 1_000),
    requestsAMinute: most(scene.asked, minuteMs)
  }
  const wanted = expected[phase.name] ?? expected.else
  const failures = [
    ...scene.violations,
    ...(armed.hits() === 0 ? ['the fault never happened'] : []),
    ...(healed ? [] : [`not well after all: ${JSON.stringify(session.connection)}, ${someDifferences(scene)}`]),
    ...sightFailures(measured, wanted, phase.isOnline),
    ...healingFailures(measured, wanted),
    ...(scene.asked.slice(0, quietFrom).some(({ at }) => at > askedAt + goodbyeMs)
      ? ['requests went on while the user was asked']
      : []),
    ...patienceFailures(
      [
        ...(fault.isHarmless === true ? [] : paceFailures(scene.failed, scene.asked, overAt)),
        ...hurryFailures(scene, armed.pleas)
      ],
      wanted
    ),
    ...gapFailures(scene, hitAt, overAt),
    ...leftovers(scene, phase, refused.size > 0)
  ]
  return { ...measured, failures }
}

const someDifferences = (scene: Scene): string => differences(scene).slice(0, 5).join(', ')

/** Somebody is another, and a group has one member more. */
function changeWorld({ simulator }: Scene): void {
  const { world } = simulator
  const [uri] = world.contacts()
  if (uri !== undefined) world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  const group = simulator.state().groups.find(({ kind }) => kind === 'group')
  const stranger = world.people().find((person) => !group?.members.includes(person.uri))
  if (group && stranger) world.addContact(stranger.uri, group.id)
}

/** Signing out is over at once for the user; what the server was not told it finds out by our silence. */
async function leave(scene: Scene, fault: FaultCase, phase: Phase): Promise<Judged> {
  const { session, simulator, time } = scene
  const armed = arm(scene, fault, phase)
  scene.asked.length = 0
  const beganAt = time.now()
  phase.begin(scene)
  const kind = session.connection.kind
  await time.settle()
  await time.advance(3 * minuteMs)
  armed.end()
  const late = scene.asked.filter(({ at }) => at > beganAt + 2_000)
  await time.advance(Math.max(forgottenMs, beganAt + 10 * 60 * minuteMs - time.now()))
  const alive = simulator.state().applications.filter((one) => one.alive)
  return {
    hits: armed.hits(),
    seen: 'nothing',
    seenAfterMs: null,
    told: { window: '', tray: '' },
    people: [],
    edits: [],
    asked: [],
    dimmedAfterMs: null,
    withheldAfterMs: null,
    refused: [],
    untrueMs: 0,
    untrue: 'nothing',
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
