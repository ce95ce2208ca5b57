// Staying connected: whatever happens to line, token, application or subscriptions heals without the user, and nothing
// is shown as live that is not.

import { expect, it } from 'vitest'
import { change, countKinds, everybodyLive, online, type Stage } from './stage'

it('shows a change as it comes and remembers when', async () => {
  const stage = await online()
  change(stage, 'Online')
  await stage.settle()
  const uri = change(stage, 'BeRightBack')
  await stage.settle()
  expect(stage.person(uri).presence).toMatchObject({
    kind: 'live',
    availability: 'be-right-back',
    since: stage.clock.now()
  })
})

it.each([
  { count: 100, people: 120, most: 3 },
  { count: 1000, people: 1000, most: 12 }
])(
  'asks at most $most requests for $count changes in one package',
  async ({ count, people, most }) => {
    const stage = await online({ people, groups: 10, quirks: { bareEvents: true } })
    stage.forgetRequests()
    const changes = stage.session.people.slice(0, count).map(({ uri, presence }) => ({
      uri,
      availability:
        presence.kind === 'live' && presence.availability === 'busy' ? ('Online' as const) : ('Busy' as const)
    }))
    let pictures = 0
    stage.session.onChange(() => (pictures += 1))
    stage.simulator.world.changePeople(changes, { releaseNow: true })
    await stage.settle()
    const wanted = new Map(
      changes.map(({ uri, availability }) => [uri, availability === 'Busy' ? 'busy' : 'available'])
    )
    for (const [uri, availability] of wanted) expect(stage.availability(uri)).toBe(`live ${availability}`)
    expect(stage.requests().length).toBeLessThanOrEqual(most)
    expect(pictures).toBe(1)
  },
  30_000
)

it('keeps presence live when hours go by, with one batch every twenty minutes', async () => {
  const stage = await online()
  stage.forgetRequests()
  const kinds = stage.kinds.length
  await stage.advance(2 * 60 * 60_000)
  expect(stage.kinds.slice(kinds)).toEqual([])
  expect(everybodyLive(stage)).toBe(true)
  expect(stage.requests().filter(({ path }) => !path.includes('/events')).length).toBeLessThanOrEqual(8)
  const uri = change(stage, 'BeRightBack')
  await stage.settle()
  expect(stage.availability(uri)).toBe('live be-right-back')
})

it('subscribes again when the server ends the subscriptions early', async () => {
  const stage = await online()
  stage.simulator.expire('subscriptions')
  await stage.advance(30_000)
  expect(everybodyLive(stage)).toBe(true)
  const uri = change(stage, 'BeRightBack')
  await stage.settle()
  expect(stage.availability(uri)).toBe('live be-right-back')
})

it('renews the token before it expires, and nobody notices', async () => {
  const stage = await online({ tokenLifetimeSeconds: 3600 })
  const kinds = stage.kinds.length
  await stage.advance(3 * 60 * 60_000)
  expect(stage.kinds.slice(kinds)).toEqual([])
  expect(stage.kept).toHaveLength(4)
  expect(everybodyLive(stage)).toBe(true)
  expect(stage.requests().filter(({ status }) => status === 401)).toHaveLength(1)
})

it('renews a token that is refused in the middle of a poll, and nobody notices', async () => {
  const stage = await online()
  const kinds = stage.kinds.length
  stage.simulator.expire('token')
  await stage.settle()
  const uri = change(stage, 'BeRightBack')
  await stage.settle()
  expect(stage.availability(uri)).toBe('live be-right-back')
  expect(stage.kinds.slice(kinds)).toEqual([])
  expect(stage.kept).toHaveLength(2)
})

it('ends when a new token is refused as well, and asks for the password then', async () => {
  const stage = await online()
  stage.faults.add({ path: '/events', action: 'html', status: 401, times: 5 })
  stage.simulator.expire('token')
  await stage.settle()
  expect(stage.session.connection).toMatchObject({ kind: 'ended', problem: { code: 'sign-in-expired' } })
  expect(countKinds(stage.session.people)).toEqual({ stale: stage.session.people.length })
  stage.session.connectNow()
  expect(stage.session.connection).toMatchObject({ kind: 'signed-out', problem: { code: 'sign-in-expired' } })
})

it('shows everything as stale the moment the line breaks, and heals when it is back', async () => {
  const stage = await online()
  const before = stage.clock.now()
  stage.network(false)
  await stage.settle()
  const { connection, people, me } = stage.session
  expect(connection).toMatchObject({ kind: 'reconnecting', attempt: 1 })
  expect(countKinds(people)).toEqual({ stale: people.length })
  expect(me?.presence).toMatchObject({ kind: 'stale' })
  expect(people[0]?.presence).toMatchObject({ asOf: expect.toSatisfy((asOf: number) => asOf <= before) })
  await stage.advance(30_000)
  const uri = change(stage, 'BeRightBack')
  stage.forgetRequests()
  stage.network(true)
  await stage.advance(60_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(everybodyLive(stage)).toBe(true)
  expect(stage.availability(uri)).toBe('live be-right-back')
  expect(stage.requests().length).toBeLessThanOrEqual(6)
})

it('waits longer and longer while the server is away, and tries at once when asked to', async () => {
  const stage = await online()
  stage.network(false)
  await stage.settle()
  const waits: number[] = []
  stage.session.onChange(() => {
    const { connection } = stage.session
    if (connection.kind === 'reconnecting') waits.push(connection.nextTryAt - stage.clock.now())
  })
  await stage.advance(4 * 60_000)
  expect(waits.slice(0, 6)).toEqual([1500, 3000, 6000, 12_000, 24_000, 48_000])
  stage.network(true)
  stage.session.connectNow()
  await stage.until(() => stage.session.connection.kind === 'online', 'online')
})

it('obeys a server that names the time to come back', async () => {
  const stage = await online()
  stage.faults.add({ path: '/events', action: 'status', status: 503, headers: { 'Retry-After': '40' } })
  change(stage, 'Busy')
  await stage.settle()
  change(stage, 'Online')
  await stage.settle()
  expect(stage.session.connection).toMatchObject({ kind: 'reconnecting', nextTryAt: stage.clock.now() + 40_000 })
  stage.forgetRequests()
  await stage.advance(35_000)
  expect(stage.requests()).toEqual([])
  await stage.advance(10_000)
  expect(stage.session.connection.kind).toBe('online')
})

it('makes a new application when the server lost the old one', async () => {
  const stage = await online()
  await stage.session.setMyAvailability('busy')
  stage.simulator.expire('application')
  await stage.advance(30_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(everybodyLive(stage)).toBe(true)
  expect(stage.session.me?.presence).toMatchObject({ kind: 'live', availability: 'busy' })
  expect(stage.simulator.state().applications.filter(({ alive }) => alive)).toHaveLength(1)
})

it('subscribes and reads again after a resume, without a word of trouble', async () => {
  const stage = await online()
  stage.simulator.expire('channel')
  await stage.advance(30_000)
  expect(stage.kinds).not.toContain('reconnecting')
  expect(everybodyLive(stage)).toBe(true)
  const uri = change(stage, 'BeRightBack')
  await stage.settle()
  expect(stage.availability(uri)).toBe('live be-right-back')
})

it('reads everything again after a resync', async () => {
  const stage = await online()
  const uri = stage.session.people[3]?.uri ?? ''
  const body = { _links: { resync: { href: currentPoll(stage) } } }
  stage.faults.add({ path: '/events', action: 'status', status: 200, body: JSON.stringify(body) })
  change(stage, 'Busy')
  await stage.settle()
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack', note: 'Out for lunch' }], {
    releaseNow: true
  })
  await stage.advance(30_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(stage.availability(uri)).toBe('live be-right-back')
  expect(stage.person(uri).note?.text).toBe('Out for lunch')
  expect(everybodyLive(stage)).toBe(true)
})

it('is quiet while the computer sleeps, and right again when it wakes', async () => {
  const stage = await online()
  stage.session.pause()
  await stage.settle()
  expect(stage.session.connection.kind).toBe('paused')
  expect(countKinds(stage.session.people)).toEqual({ stale: stage.session.people.length })
  stage.forgetRequests()
  await stage.advance(40 * 60_000)
  expect(stage.requests()).toEqual([])
  const uri = change(stage, 'BeRightBack')
  stage.session.wake()
  await stage.advance(30_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(stage.availability(uri)).toBe('live be-right-back')
})

it('shows nothing as live after waking until it was read again, and asks nothing between two naps', async () => {
  const stage = await online()
  stage.session.pause()
  await stage.settle()
  stage.faults.add({ path: '/batch', action: 'hang' })
  stage.session.wake()
  await stage.settle()
  expect(stage.session.connection.kind).toBe('loading')
  expect(countKinds(stage.session.people)).toEqual({ stale: stage.session.people.length })
  stage.session.pause()
  await stage.settle()
  stage.forgetRequests()
  stage.session.userIsActive()
  stage.session.connectNow()
  await stage.advance(5 * 60_000)
  expect(stage.requests()).toEqual([])
  expect(stage.session.connection.kind).toBe('paused')
})

function currentPoll(stage: Stage): string {
  return stage.requests().findLast(({ path }) => path.includes('/events'))?.path ?? ''
}
