// A list that the server does not let us read is not an empty list: it is told, what was known stays, it is asked again.

import { expect, it } from 'vitest'
import { createStage, everybodyLive, online, type Stage } from './stage'

const minuteMs = 60_000
const lists = /\/people\/(groups|contacts|groupMemberships)$/

/** Answers so to whatever is read at `paths`, as long as `status` is set. */
function refusing(stage: Stage, paths = lists) {
  const refusal: { status: number | null; asked: number; at: number[] } = { status: null, asked: 0, at: [] }
  stage.simulator.onRequest((request, answer) => {
    if (request.method !== 'GET' || !paths.test(request.path)) return answer()
    refusal.asked += 1
    if (refusal.at.at(-1) !== stage.clock.now()) refusal.at.push(stage.clock.now())
    return refusal.status === null ? answer() : Promise.resolve(new Response(null, { status: refusal.status }))
  })
  return refusal
}

/** Signed in while the lists are refused. */
async function refused(status = 404) {
  const stage = createStage()
  const refusal = refusing(stage)
  refusal.status = status
  stage.signIn()
  await stage.until(() => stage.session.connection.kind === 'online', 'online')
  return { stage, refusal }
}

const withheld = (stage: Stage) => stage.session.lists.withheld

/** Minutes between one time it was asked and the next, rounded. */
const gaps = (at: readonly number[]): number[] =>
  at.slice(1).map((one, index) => Math.round((one - (at[index] ?? 0)) / minuteMs))

it.each([403, 404])('does not take lists for empty that are refused with %i while signing in', async (status) => {
  const { stage, refusal } = await refused(status)
  expect(withheld(stage)).toEqual({ asOf: null })
  await stage.advance(minuteMs)
  refusal.status = null
  await stage.advance(minuteMs + 15_000)
  expect(withheld(stage)).toBeUndefined()
  expect(stage.session.people.length).toBeGreaterThan(10)
  expect(everybodyLive(stage)).toBe(true)
})

it.each([
  ['when the user asks for it', (stage: Stage) => stage.session.connectNow()],
  ['when the computer wakes', (stage: Stage) => (stage.session.pause(), stage.session.wake())],
  ['when the line is back', (stage: Stage) => (stage.network(false), stage.network(true), stage.session.connectNow())]
])('asks again at once %s', async (_when, act) => {
  const { stage, refusal } = await refused()
  await stage.advance(10 * minuteMs)
  refusal.status = null
  act(stage)
  await stage.settle()
  act(stage)
  // After a loss the first news come before anything else is shown.
  await stage.advance(1_000)
  expect(withheld(stage)).toBeUndefined()
  expect(stage.session.groups.length).toBeGreaterThan(4)
})

it('asks for lists that stay refused after 1, 2, 4 minutes and so on, in the end every 20', async () => {
  const { stage, refusal } = await refused(403)
  refusal.at.length = 0
  await stage.advance(150 * minuteMs)
  expect(withheld(stage)).toEqual({ asOf: null })
  const between = gaps(refusal.at)
  expect(between.slice(0, 4)).toEqual([1, 2, 4, 8])
  expect(between.slice(-3)).toEqual([20, 20, 20])
  expect(Math.max(...between)).toBeLessThanOrEqual(20)
})

it('keeps what was known, as of then, when a new application may not read the lists', async () => {
  const stage = await online()
  const { people, groups } = stage.session
  const readAt = stage.clock.now()
  await stage.advance(5 * minuteMs)
  const refusal = refusing(stage)
  refusal.status = 403
  stage.forgetRequests()
  stage.simulator.expire('application')
  await stage.advance(30_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(stage.session.groups).toEqual(groups)
  expect(stage.session.people.map(({ uri }) => uri)).toEqual(people.map(({ uri }) => uri))
  expect(new Set(stage.session.people.map(({ presence }) => presence.kind))).toEqual(new Set(['stale']))
  expect(withheld(stage)?.asOf).toBeLessThanOrEqual(readAt)
  const outside = stage
    .allRequests()
    .filter(({ path }) => !lists.test(path) && !/\/(presence|note|location)$/.test(path))
  expect(outside.filter(({ status }) => status === 404).length).toBeLessThanOrEqual(2)
  refusal.status = null
  await stage.advance(2 * minuteMs)
  expect(withheld(stage)).toBeUndefined()
  expect(stage.session.groups).toEqual(groups)
  expect(everybodyLive(stage)).toBe(true)
})

it('keeps a change of the lists until they can be read, and sends it then', async () => {
  const stage = await online()
  const refusal = refusing(stage)
  refusal.status = 403
  stage.simulator.expire('application')
  await stage.advance(30_000)
  const groupId = stage.session.groups.find(({ kind }) => kind === 'own')?.id ?? ''
  expect(stage.session.edit({ kind: 'rename-group', groupId, name: 'Early birds' }).ok).toBe(true)
  await stage.advance(30_000)
  const named = () => stage.simulator.state().groups.find(({ id }) => id === groupId)?.name
  expect(named()).not.toBe('Early birds')
  refusal.status = null
  await stage.advance(3 * minuteMs)
  expect(named()).toBe('Early birds')
  expect(stage.session.edits.flatMap(({ refusals }) => refusals)).toEqual([])
})

it('goes on telling of who is watched while the lists cannot be read', async () => {
  const stage = await online({}, [{ uri: 'sip:lena.fischer@corvo.example', name: 'Lena Fischer' }])
  const refusal = refusing(stage)
  refusal.status = 404
  stage.simulator.expire('application')
  await stage.advance(30_000)
  expect(withheld(stage)).toEqual({ asOf: expect.any(Number) as number })
  const uri = stage.session.watching[0] ?? ''
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  await stage.settle()
  expect(stage.availability(uri)).toBe('live be-right-back')
})

it('misses only the members of a group that refuses to tell them, and asks for them again', async () => {
  const stage = createStage()
  const refusal = refusing(stage, /\/people\/contacts\?.*groupId=bXlP/)
  refusal.status = 404
  await stage.goOnline()
  const inside = () => stage.session.groups.find(({ kind }) => kind === 'organisation')?.members.length
  expect(withheld(stage)).toBeUndefined()
  expect([inside(), everybodyLive(stage)]).toEqual([0, true])
  const unread = () => stage.session.groups.filter(({ id }) => stage.session.lists.unreadGroups?.includes(id))
  expect(unread().map(({ kind }) => kind)).toEqual(['organisation'])
  refusal.status = null
  await stage.advance(2 * minuteMs)
  expect(inside()).toBeGreaterThan(0)
  expect(unread()).toEqual([])
  expect(everybodyLive(stage)).toBe(true)
})

it('describes somebody later whom the server would not describe at first', async () => {
  const stage = createStage({ quirks: { linksOnly: true } })
  const refusal = refusing(stage, /\/people\/[^/]+@[^/]+$/)
  refusal.status = 404
  stage.signIn()
  await stage.advance(30_000)
  const before = stage.session.people.length
  refusal.status = null
  await stage.advance(3 * minuteMs)
  expect(stage.session.people.length).toBeGreaterThan(before)
  expect(everybodyLive(stage)).toBe(true)
})
