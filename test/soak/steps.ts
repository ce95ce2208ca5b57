// What can happen in a soaked day: to people, to the lists elsewhere, to the server, to the network and the computer,
// and what the user does. Each step answers in a few words what it was.

import type { SeededRandom } from '../../main/simulator/sample/seeded-random'
import { WorldError } from '../../main/simulator/world/world-error'
import { faulty } from './fault-steps'
import type { Day } from './scene'
import { edit, iChange, lookInside, lookSomebodyUp, undo, watch } from './user-steps'

export type Step = (day: Day, random: SeededRandom) => string | Promise<string>

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const availabilities = [
  'Online',
  'Online',
  'Busy',
  'DoNotDisturb',
  'BeRightBack',
  'Away',
  'Offline',
  'IdleOnline'
] as const
function peopleChange({ simulator }: Day, random: SeededRandom): string {
  const uris = simulator.world.contacts()
  if (uris.length === 0) return 'nobody is there to change'
  const changes = Array.from({ length: random.chance(0.1) ? 20 : random.between(1, 3) }, () => ({
    uri: random.pick(uris),
    ...(random.chance(0.85)
      ? { availability: random.pick(availabilities) }
      : { note: random.chance(0.3) ? null : `note ${random.between(1, 99)}` })
  }))
  const releaseNow = random.chance(0.4)
  simulator.world.changePeople(changes, { releaseNow })
  return `people ${changes.map(({ uri, ...to }) => `${uri} ${JSON.stringify(to)}`).join(', ')}`
}

function iChangeElsewhere({ simulator }: Day, random: SeededRandom): string {
  const availability = random.pick(['Online', 'Busy', 'Away'] as const)
  simulator.world.changePeople([{ uri: simulator.signIn.signInAddress, availability }], {
    releaseNow: random.chance(0.5)
  })
  return `another device says ${availability}`
}

function listsChangeElsewhere(day: Day, random: SeededRandom): string {
  const { world } = day.simulator
  const own = world.groups().filter(({ kind }) => kind === 'group')
  const group = own.length === 0 ? undefined : random.pick(own)
  const uri = random.pick(world.people()).uri
  const what = random.pick(['add', 'add', 'remove', 'take off', 'create', 'rename', 'delete'] as const)
  day.changedElsewhere()
  try {
    if (what === 'add') world.addContact(uri, group?.id)
    else if (what === 'remove') world.removeContact(group?.members[0] ?? uri, group?.id)
    else if (what === 'take off') world.removeContact(uri)
    else if (what === 'create') world.createGroup(`Elsewhere ${random.between(1, 30)}`)
    else if (group && what === 'rename') world.renameGroup(group.id, `Renamed ${random.between(1, 30)}`)
    else if (group && own.length > 2) world.deleteGroup(group.id)
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    return `elsewhere: ${what} is refused: ${error.code}`
  }
  return `elsewhere: ${what} ${uri} ${group?.name ?? ''}`
}

async function sleep({ app, timeline, witness }: Day, random: SeededRandom): Promise<string> {
  const minutes = random.weighted([
    [4, random.between(1, 10)],
    [3, 20],
    [1, 9 * 60]
  ])
  app.session.pause()
  await timeline.settle()
  timeline.computer.sleep(true)
  await timeline.advance(minutes * minuteMs)
  timeline.computer.sleep(false)
  witness.hurried()
  app.session.wake()
  app.mine.lookAgain()
  return `sleep of ${minutes} min`
}

function setClock({ timeline, witness }: Day, random: SeededRandom): string {
  const off = random.pick([0, 0, dayMs, -dayMs, 10 * minuteMs, -10 * minuteMs])
  witness.clockSet()
  timeline.computer.setClock(off)
  return `clock off by ${off / minuteMs} min`
}

function plug(isIn: boolean): Step {
  return ({ cable, witness }) => {
    if (isIn) witness.hurried()
    cable.plug(isIn)
    return `network ${isIn ? 'there' : 'gone'}`
  }
}

function expire({ simulator }: Day, random: SeededRandom): string {
  const what = random.pick(['token', 'application', 'subscriptions', 'channel'] as const)
  simulator.expire(what)
  return `${what} expires`
}

async function restart(day: Day, random: SeededRandom): Promise<string> {
  const how = random.pick(['quit', 'crash'] as const)
  await day.restart(how)
  return `restart after a ${how}`
}

/** How often each happens, out of all. */
export const steps: readonly (readonly [number, Step])[] = [
  [260, peopleChange],
  [40, listsChangeElsewhere],
  [15, iChangeElsewhere],
  [110, edit],
  [20, undo],
  [40, watch],
  [45, iChange],
  [20, lookInside],
  [25, lookSomebodyUp],
  [120, faulty],
  [40, ({ faults }) => (faults.clear(), 'the server is well again')],
  [25, expire],
  [20, plug(false)],
  [50, plug(true)],
  [15, sleep],
  [12, setClock],
  [8, restart],
  [15, ({ app, witness }) => (witness.hurried(), app.session.connectNow(), 'connect now')],
  [10, ({ app }, random) => (app.mine.setLocked(random.chance(0.5)), 'the screen is locked or unlocked')]
]
