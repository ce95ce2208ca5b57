// Signing in: how few requests it takes, what is shown on the way, and what a refusal says.

import { expect, it } from 'vitest'
import { Secret } from '../../../main/ucwa/secret'
import { countKinds, createStage, online, type Stage } from './stage'

/** How many requests there were, and how many without the polls, when every presence was shown for the first time. */
async function countUntilShown(stage: Stage): Promise<{ all: number; chain: number }> {
  let counted: { all: number; chain: number } | undefined
  const stop = stage.session.onChange(() => {
    if (counted || stage.session.connection.kind !== 'online') return
    const requests = stage.requests()
    counted = { all: requests.length, chain: requests.filter(({ path }) => !path.includes('/events')).length }
  })
  await stage.until(() => counted !== undefined, 'online')
  stop()
  return counted ?? { all: NaN, chain: NaN }
}

it.each([
  { people: 250, groups: 10, all: 15, chain: 9 },
  { people: 1000, groups: 20, all: 23, chain: 17 }
])(
  'shows $people people in at most $all requests',
  async ({ people, groups, all, chain }) => {
    const stage = createStage({ people, groups })
    stage.signIn()
    const counted = await countUntilShown(stage)
    expect(countKinds(stage.session.people)).toEqual({ live: people })
    expect(counted.all).toBeLessThanOrEqual(all)
    expect(counted.chain).toBeLessThanOrEqual(chain)
  },
  30_000
)

it('needs at most 10 requests with a kept token and a known server', async () => {
  const stage = await online({ people: 250, groups: 10 })
  await stage.session.signOut()
  stage.forgetRequests()
  stage.signIn(stage.kept.at(-1), { silent: true })
  const counted = await countUntilShown(stage)
  expect(countKinds(stage.session.people)).toEqual({ live: 250 })
  expect(counted.all).toBeLessThanOrEqual(10)
  expect(counted.chain).toBeLessThanOrEqual(5)
})

it('tells the steps of a sign-in by form, and how long each took', async () => {
  const stage = createStage()
  const steps: string[] = []
  stage.session.onChange(() => {
    const { connection } = stage.session
    if (connection.kind === 'signing-in' && connection.step !== steps.at(-1)) steps.push(connection.step)
  })
  stage.signIn()
  await stage.until(() => stage.session.connection.kind === 'online', 'online')
  expect(steps).toEqual(['find-server', 'check-password', 'read-lists', 'ask-presence'])
  expect(stage.kinds).toEqual(['signing-in', 'online'])
})

it('refuses a wrong password once, marks the field and does not try again by itself', async () => {
  const stage = createStage()
  stage.signIn({ password: new Secret('wrong') })
  await stage.until(() => stage.session.connection.kind === 'signed-out', 'the refusal')
  await stage.advance(10 * 60_000)
  expect(stage.session.connection).toMatchObject({
    kind: 'signed-out',
    problem: { code: 'wrong-password', field: 'password' }
  })
  expect(stage.requests().filter(({ method }) => method === 'POST')).toHaveLength(1)
})

it('says at once that no server answers when somebody signs in by form', async () => {
  const stage = createStage()
  stage.network(false)
  stage.signIn()
  await stage.until(() => stage.session.connection.kind === 'signed-out', 'the refusal')
  expect(stage.session.connection).toMatchObject({ problem: { code: expect.stringMatching(/^server-/) } })
})

it('goes on trying without network when it signs in by itself', async () => {
  const stage = createStage()
  stage.network(false)
  stage.signIn({}, { silent: true })
  await stage.until(() => stage.session.connection.kind === 'reconnecting', 'reconnecting')
  await stage.advance(30_000)
  expect(stage.session.connection).toMatchObject({ kind: 'reconnecting', asOf: null })
  stage.network(true)
  await stage.advance(60_000)
  expect(stage.session.connection.kind).toBe('online')
})

it('can be cancelled at any step and shows nothing afterwards', async () => {
  const stage = createStage()
  stage.faults.add({ path: '/batch', action: 'hang' })
  stage.signIn()
  await stage.settle()
  expect(stage.session.connection).toMatchObject({ kind: 'signing-in', step: 'read-lists' })
  stage.session.cancelSignIn()
  await stage.settle()
  expect(stage.session.connection).toEqual({ kind: 'signed-out' })
  expect(stage.session.people).toEqual([])
  expect(stage.simulator.state().applications.filter(({ alive }) => alive)).toEqual([])
})

it('finds the server anew when a remembered one sends it away', async () => {
  const stage = await online()
  await stage.session.signOut()
  stage.faults.add({ method: 'POST', rel: 'applications', action: 'html', status: 403 })
  stage.signIn(stage.kept.at(-1), { silent: true })
  await stage.until(() => stage.session.connection.kind === 'online', 'online')
  expect(stage.kinds).not.toContain('reconnecting')
})

it('hands out each new token together with where it belongs', async () => {
  const stage = await online()
  expect(stage.kept).toHaveLength(1)
  expect(stage.kept[0]?.located.applicationsHref).toContain('127.0.0.1')
  expect(JSON.stringify(stage.kept[0])).not.toContain('cwt=')
})

it('signs out where the token has just ended as well, and hands out none for that', async () => {
  const stage = await online()
  stage.simulator.expire('token')
  await stage.session.signOut()
  expect(stage.simulator.state().applications.filter(({ alive }) => alive)).toEqual([])
  expect(stage.kept).toHaveLength(1)
})

it('signs out: the application is gone at the server and nothing is left here', async () => {
  const stage = await online()
  await stage.session.signOut()
  const { connection, people, groups, me } = stage.session
  expect({ connection, people, groups, me }).toEqual({
    connection: { kind: 'signed-out' },
    people: [],
    groups: [],
    me: null
  })
  expect(stage.simulator.state().applications.filter(({ alive }) => alive)).toEqual([])
  stage.forgetRequests()
  await stage.advance(60 * 60_000)
  expect(stage.requests()).toEqual([])
})

const currentKinds = [
  'group',
  'pinnedGroup',
  'defaultGroup',
  'delegatesGroup',
  'delegatorsGroup',
  'myOrganizationGroup'
]

it.each(['current', '2015'] as const)(
  'shows groups with their members on a server of the %s edition',
  async (edition) => {
    const stage = await online({ edition })
    const shown = new Set(stage.session.people.map(({ uri }) => uri))
    const kinds = edition === '2015' ? ['group', 'pinnedGroup', 'defaultGroup'] : currentKinds
    const truth = stage.simulator.state().groups.filter(({ kind }) => kinds.includes(kind))
    expect(truth.length).toBeGreaterThan(2)
    for (const group of truth) {
      const found = stage.session.groups.find(({ id }) => id === group.id)
      expect([...(found?.members ?? [])].sort()).toEqual([...group.members].sort())
      expect(group.members.every((uri) => shown.has(uri))).toBe(true)
    }
  }
)

it('shows the same to a server that gives links instead of contents', async () => {
  const [whole, linked] = [createStage(), createStage({ quirks: { linksOnly: true, absoluteHrefs: true } })]
  await whole.goOnline()
  await linked.goOnline()
  const names = (stage: Stage): string[] => stage.session.people.map(({ uri }) => uri).sort()
  expect(names(linked)).toEqual(names(whole))
  expect(countKinds(linked.session.people)).toEqual({ live: whole.session.people.length })
})
