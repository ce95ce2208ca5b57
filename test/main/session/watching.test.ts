// Presence of people who are no contacts: one subscription, refilled, and what becomes of it when things go wrong.

import { expect, it } from 'vitest'
import type { Named } from '../../../preload/contract'
import { createStage, online, type Stage } from './stage'

const guest = (index: number): Named => ({ uri: `sip:guest${index}@elsewhere.example`, name: `Guest ${index}` })
const guests = (count: number): Named[] => Array.from({ length: count }, (_, index) => guest(index + 1))

async function watch(stage: Stage, people: readonly Named[]): Promise<void> {
  stage.session.edit({ kind: 'watch', people })
  await stage.advance(20_000)
}
async function unwatch(stage: Stage, people: readonly Named[]): Promise<void> {
  stage.session.edit({ kind: 'unwatch', uris: people.map(({ uri }) => uri) })
  await stage.advance(20_000)
}
const pools = (stage: Stage) => stage.simulator.state().subscriptions.filter(({ kind }) => kind === 'presence')
const pooled = (stage: Stage): string[] =>
  pools(stage)
    .flatMap(({ uris }) => [...uris])
    .sort()
const uris = (people: readonly Named[]): string[] => people.map(({ uri }) => uri).sort()
const spelled = (stage: Stage, people: readonly Named[]): string[] => people.map(({ uri }) => stage.availability(uri))

it('asks nothing more at sign-in when nobody is watched', async () => {
  const stage = await online()
  expect(pools(stage)).toEqual([])
  expect(stage.allRequests().some(({ path }) => path.includes('presenceSubscriptionMemberships'))).toBe(false)
})

it('shows a stranger live, with card and note, and follows what happens to them', async () => {
  const stage = await online()
  const person = stage.simulator.world.people().find(({ uri }) => !stage.session.people.some((one) => one.uri === uri))
  const { uri, name } = person ?? guest(1)
  stage.simulator.world.changePeople([{ uri, availability: 'Busy', note: 'On the road' }])
  await watch(stage, [{ uri, name: 'Somebody' }])
  expect(stage.session.watching).toEqual([uri])
  expect(stage.person(uri)).toMatchObject({ name, note: { text: 'On the road' } })
  expect(stage.availability(uri)).toBe('live busy')
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  await stage.settle()
  expect(stage.availability(uri)).toBe('live be-right-back')
})

it('refills one subscription, and takes out who is not watched any more', async () => {
  const stage = await online()
  await watch(stage, guests(2))
  const [first] = pools(stage)
  await watch(stage, [guest(3)])
  await unwatch(stage, [guest(1)])
  expect(pooled(stage)).toEqual(uris([guest(2), guest(3)]))
  await unwatch(stage, [guest(2), guest(3)])
  expect(pooled(stage)).toEqual([])
  await watch(stage, [guest(4)])
  expect(pools(stage).map(({ id, uris }) => [id, [...uris]])).toEqual([[first?.id, [guest(4).uri]]])
  expect(stage.session.people.map(({ uri }) => uri)).not.toContain(guest(1).uri)
})

it('asks for nobody whom the subscription of a group covers already', async () => {
  const stage = await online()
  const { uri, name } = stage.session.people[0] ?? guest(1)
  await watch(stage, [{ uri, name }])
  expect(stage.session.watching).toEqual([uri])
  expect(pools(stage)).toEqual([])
  stage.simulator.world.removeContact(uri)
  await stage.advance(60 * 60_000)
  expect(stage.availability(uri)).toMatch(/^live/)
})

it.each([
  ['hours go by', (stage: Stage) => stage.advance(2 * 60 * 60_000)],
  ['the server ends every subscription', (stage: Stage) => Promise.resolve(stage.simulator.expire('subscriptions'))],
  ['the application is lost', (stage: Stage) => Promise.resolve(stage.simulator.expire('application'))]
])('keeps everybody live when %s, at sign-in and later', async (_what, happen) => {
  const stage = await online({}, [guest(1)])
  expect(spelled(stage, [guest(1)])).toEqual(['live offline'])
  await watch(stage, [guest(2)])
  await happen(stage)
  await stage.advance(60_000)
  expect(spelled(stage, guests(2))).toEqual(['live offline', 'live offline'])
  expect(pooled(stage)).toEqual(uris(guests(2)))
  expect(pools(stage)).toHaveLength(1)
})

it('takes everybody in again after the server dropped all without a word', async () => {
  const stage = await online({ quirks: { silence: 'resume' } }, guests(2))
  stage.simulator.expire('channel')
  await stage.advance(60_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(pooled(stage)).toEqual(uris(guests(2)))
})

it('takes somebody in again whose subscription ended before the server told of it', async () => {
  const stage = await online()
  stage.session.edit({ kind: 'watch', people: guests(2) })
  await stage.advance(1_000)
  stage.simulator.expire('subscriptions')
  await stage.advance(20_000)
  expect(pooled(stage)).toEqual(uris(guests(2)))
  expect(spelled(stage, guests(2))).toEqual(['live offline', 'live offline'])
})

it('goes on with the same subscription after everything had to be read again', async () => {
  const stage = await online({}, guests(2))
  const before = pools(stage).map(({ id }) => id)
  stage.session.pause()
  await stage.advance(60_000)
  expect(spelled(stage, guests(2))).toEqual(['stale offline', 'stale offline'])
  stage.session.wake()
  await stage.advance(30_000)
  expect(spelled(stage, guests(2))).toEqual(['live offline', 'live offline'])
  expect(pools(stage).map(({ id }) => id)).toEqual(before)
})

it('finds each membership though the answer to adding tells only the new ones', async () => {
  const stage = createStage()
  stage.simulator.onRequest(async (asked, answer) => {
    const response = await answer()
    if (asked.method !== 'POST' || !asked.path.includes('presenceSubscriptionMemberships')) return response
    const body = await response.json()
    const { presenceSubscriptionMembership: all } = body._embedded
    return Response.json({ ...body, _embedded: { presenceSubscriptionMembership: all.slice(-1) } }, { status: 201 })
  })
  await stage.goOnline()
  const [known] = stage.simulator.world
    .people()
    .filter(({ uri }) => !stage.session.people.some((one) => one.uri === uri))
  await stage.session.searchDirectory(known?.name ?? '')
  await watch(stage, [{ uri: known?.uri ?? '', name: 'Found' }])
  await watch(stage, [guest(1)])
  await unwatch(stage, [{ uri: known?.uri ?? '', name: 'Found' }])
  expect(pooled(stage)).toEqual([guest(1).uri])
})

it('makes a further subscription when one is full', async () => {
  const stage = await online({ limits: { contactsPerSubscription: 2 } }, guests(2))
  await watch(stage, [guest(3)])
  expect(pools(stage).map(({ uris }) => uris.length)).toEqual([2, 1])
  expect(pooled(stage)).toEqual(uris(guests(3)))
})

it('splits people over as many subscriptions as the server needs', async () => {
  const stage = await online({ limits: { contactsPerSubscription: 3 } }, guests(8))
  expect(pooled(stage)).toEqual(uris(guests(8)))
  expect(new Set(spelled(stage, guests(8)))).toEqual(new Set(['live offline']))
})

it('merges the two smallest when no more subscriptions are allowed', async () => {
  const stage = await online({}, [guest(1)])
  const refuse = (path: string): void =>
    stage.faults.add({ path, method: 'POST', action: 'status', status: 403, subcode: 'LimitExceeded' })
  refuse('presenceSubscriptionMemberships')
  await watch(stage, [guest(2)])
  expect(pools(stage)).toHaveLength(2)
  refuse('presenceSubscriptionMemberships')
  refuse('/presenceSubscriptions')
  await watch(stage, [guest(3)])
  expect(pooled(stage)).toEqual(uris(guests(3)))
  expect(spelled(stage, guests(3))).toEqual(['live offline', 'live offline', 'live offline'])
  expect(pools(stage)).toHaveLength(2)
})

it('tells who is too many, keeps the others, and takes them once there is room', async () => {
  const stage = await online({ limits: { contactsPerSubscription: 1 } })
  const groups = stage.simulator.state().subscriptions.filter(({ kind }) => kind === 'group').length
  const full = await online({ limits: { contactsPerSubscription: 1, subscriptions: groups + 1 } })
  await watch(full, guests(2))
  const [edit] = full.session.edits
  expect(edit?.refusals).toMatchObject([{ problem: { code: 'too-many-watched' } }])
  expect(full.session.watching).toHaveLength(1)
  expect(pooled(full)).toEqual([...full.session.watching])
  const kept = guests(2).filter(({ uri }) => full.session.watching.includes(uri))
  const other = guests(2).filter(({ uri }) => !full.session.watching.includes(uri))
  await unwatch(full, kept)
  await watch(full, other)
  expect(pooled(full)).toEqual(uris(other))
})

it('shows somebody of whom nothing can be read as unknown, and does not ask for ever', async () => {
  const stage = createStage()
  stage.watched.set(stage.account.signInAddress, [guest(1)])
  stage.faults.add({ path: 'guest1', method: 'GET', action: 'status', status: 404, times: 1000 })
  await stage.goOnline()
  expect(stage.session.connection.kind).toBe('online')
  expect(spelled(stage, [guest(1)])).toEqual(['live unknown'])
  await stage.advance(40 * 60_000)
  stage.forgetRequests()
  await stage.advance(20 * 60_000)
  expect(stage.requests().filter(({ path }) => !path.includes('/events')).length).toBeLessThan(5)
})

it('keeps watching without a connection, and asks when there is one', async () => {
  const stage = await online()
  stage.network(false)
  await stage.settle()
  stage.session.edit({ kind: 'watch', people: [guest(1)] })
  expect(stage.session.watching).toEqual([guest(1).uri])
  expect(spelled(stage, [guest(1)])).toEqual(['asking'])
  stage.network(true)
  await stage.advance(90_000)
  expect(spelled(stage, [guest(1)])).toEqual(['live offline'])
})

it('lets go of many at once, each taken out of the subscription, and takes all of them in again', async () => {
  const stage = await online({}, guests(150))
  expect(new Set(spelled(stage, guests(150)))).toEqual(new Set(['live offline']))
  await unwatch(stage, guests(149))
  expect(pooled(stage)).toEqual([guest(150).uri])
  expect(stage.session.people.filter(({ uri }) => uri.includes('guest')).map(({ uri }) => uri)).toEqual([
    guest(150).uri
  ])
  await watch(stage, guests(150))
  expect(pooled(stage)).toEqual(uris(guests(150)))
  expect(new Set(spelled(stage, guests(150)))).toEqual(new Set(['live offline']))
})
