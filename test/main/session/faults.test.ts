// Whatever happens, in any order: nothing unsure is shown as live, and in the end the picture is the server's truth.

import { expect, it } from 'vitest'
import { presenceFrom } from '../../../main/roster/from-ucwa'
import { seededRandom } from '../../../main/simulator/sample/seeded-random'
import { online, type Stage } from './stage'

const minuteMs = 60_000
const steps = 30

type Random = () => number
const pick = <T>(list: readonly T[], random: Random): T => {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

const mishaps: readonly ((stage: Stage, random: Random) => Promise<void> | void)[] = [
  (stage, random) => somebodyChanges(stage, random),
  (stage, random) => somebodyChanges(stage, random),
  (stage, random) => somebodyChanges(stage, random),
  (stage) => stage.network(false),
  (stage) => stage.network(true),
  (stage) => stage.simulator.expire('token'),
  (stage) => stage.simulator.expire('application'),
  (stage) => stage.simulator.expire('subscriptions'),
  (stage) => stage.simulator.expire('channel'),
  (stage, random) => requestsFail(stage, random),
  (stage, random) => requestsFail(stage, random),
  (stage, random) => listsChange(stage, random),
  async (stage, random) => {
    stage.session.pause()
    await stage.advance(random() * 20 * minuteMs)
    stage.session.wake()
  },
  (stage, random) => stage.advance(random() * 2 * minuteMs)
]

function somebodyChanges(stage: Stage, random: Random): void {
  const availabilities = ['Online', 'Busy', 'BeRightBack', 'DoNotDisturb'] as const
  const changes = Array.from({ length: 1 + Math.floor(random() * 9) }, () => ({
    uri: pick(stage.simulator.world.contacts(), random),
    availability: pick(availabilities, random)
  }))
  stage.simulator.world.changePeople(changes, { releaseNow: random() < 0.5 })
}

function requestsFail(stage: Stage, random: Random): void {
  stage.faults.add({
    path: pick(['/events', '/batch', '/presence', '/people', ''], random),
    action: pick(['drop', 'html', 'truncate', 'slow', 'status'] as const, random),
    status: pick([401, 404, 429, 500, 502, 503], random),
    times: 1 + Math.floor(random() * 3)
  })
}

function listsChange(stage: Stage, random: Random): void {
  const own = stage.simulator.state().groups.filter(({ kind }) => kind === 'group')
  const group = pick(own, random)
  const stranger = stage.simulator.world.people().find(({ uri }) => !group.members.includes(uri))
  const member = group.members[0]
  if (random() < 0.5 && stranger) stage.simulator.world.addContact(stranger.uri, group.id)
  else if (member !== undefined) stage.simulator.world.removeContact(member, group.id)
}

/** What a user would do in front of a screen that asks for it. */
function userActs(stage: Stage): void {
  if (stage.session.connection.kind === 'ended') stage.session.connectNow()
  if (stage.session.connection.kind === 'signed-out') stage.signIn({}, { silent: true })
}

it.each([1, 2, 3, 4, 5, 6])(
  'ends up with the truth after a bad day (%i)',
  async (seed) => {
    const random = seededRandom(seed).next
    const bareEvents = random() < 0.5
    const silence = pick(['gone', 'resume'] as const, random)
    const stage = await online({ tokenLifetimeSeconds: 1800, quirks: { bareEvents, silence } })
    for (let step = 0; step < steps; step += 1) {
      await pick(mishaps, random)(stage, random)
      await stage.advance(random() * 5_000)
      const { connection, people } = stage.session
      const isSure = connection.kind === 'online' || connection.kind === 'loading'
      if (!isSure) expect(people.filter(({ presence }) => presence.kind === 'live')).toEqual([])
      userActs(stage)
    }
    stage.faults.clear()
    stage.network(true)
    await stage.advance(6 * minuteMs)
    expect(stage.session.connection.kind).toBe('online')
    expectTruth(stage)
  },
  60_000
)

function expectTruth(stage: Stage): void {
  const { people, groups } = stage.simulator.state()
  const truth = new Map(people.map((person) => [person.uri, presenceFrom(person).availability]))
  for (const { uri, presence } of stage.session.people) {
    expect(presence).toMatchObject({ kind: 'live', availability: truth.get(uri) })
  }
  for (const { id, members } of groups.filter(({ kind }) => kind !== 'distributionGroup')) {
    const shown = stage.session.groups.find((group) => group.id === id)
    expect([...(shown?.members ?? [])].sort()).toEqual([...members].sort())
  }
}
