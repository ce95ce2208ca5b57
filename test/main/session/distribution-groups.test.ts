// Distribution groups: opened on demand, live while they are open, let go of when they are closed.

import { expect, it } from 'vitest'
import type { Group } from '../../../preload/contract'
import { online, type Stage } from './stage'

const lists = (stage: Stage): Group[] => stage.session.groups.filter(({ kind }) => kind === 'distribution')
const list = (stage: Stage, name: string): Group => {
  const found = lists(stage).find((group) => group.name === name)
  if (!found) throw new Error(`no distribution group is called ${name}`)
  return found
}
const outer = (stage: Stage): Group => list(stage, 'Facilities Lisbon')
const inner = (stage: Stage): Group => list(stage, 'Facilities Porto, night')

async function open(stage: Stage, group: Group) {
  const opening = stage.session.openGroup(group.id)
  await stage.advance(20_000)
  return opening
}
async function close(stage: Stage, group: Group) {
  const closing = stage.session.closeGroup(group.id)
  await stage.advance(20_000)
  return closing
}
const truthOf = (stage: Stage, group: Group): string[] =>
  [...(stage.simulator.state().groups.find(({ id }) => id === group.id)?.members ?? [])].sort()
const availabilities = (stage: Stage, group: Group): string[] =>
  group.members.map((uri) => stage.availability(uri).split(' ')[0] ?? '')

it('shows nobody of a distribution group that nobody opened, and asks nothing about it', async () => {
  const stage = await online()
  expect(outer(stage)).toMatchObject({ members: [], inside: { kind: 'closed' } })
  expect(stage.requests().some(({ path }) => /expand/i.test(path))).toBe(false)
})

it.each(['current', '2015'] as const)('opens a group with live presence in edition %s', async (edition) => {
  const stage = await online({ edition })
  expect(await open(stage, outer(stage))).toEqual({ ok: true, value: undefined })
  const group = outer(stage)
  expect([...group.members].sort()).toEqual(truthOf(stage, group))
  expect(new Set(availabilities(stage, group))).toEqual(new Set(['live']))
  expect(group.inside).toMatchObject({ kind: 'open', nested: [inner(stage).id] })
  const uri = group.members.find((member) => !stage.simulator.world.contacts().includes(member)) ?? ''
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack', note: 'Back soon' }], { releaseNow: true })
  await stage.advance(20_000)
  expect(stage.person(uri)).toMatchObject({ presence: { availability: 'be-right-back' }, note: { text: 'Back soon' } })
})

it('keeps it live for hours and over a lost connection', async () => {
  const stage = await online()
  await open(stage, outer(stage))
  await stage.advance(90 * 60_000)
  stage.network(false)
  await stage.advance(20_000)
  stage.network(true)
  await stage.advance(90_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(outer(stage).members).not.toEqual([])
  expect(new Set(availabilities(stage, outer(stage)))).toEqual(new Set(['live']))
})

it('covers members one by one when the server refuses the subscription of the group', async () => {
  const stage = await online()
  stage.faults.add({ path: 'presenceSubscriptions?groupId', method: 'POST', action: 'status', status: 403, times: 100 })
  await open(stage, outer(stage))
  expect(new Set(availabilities(stage, outer(stage)))).toEqual(new Set(['live']))
  const pooled = () =>
    stage.simulator.state().subscriptions.flatMap(({ kind, uris }) => (kind === 'presence' ? uris : []))
  expect(pooled()).toHaveLength(outer(stage).members.length - 1)
  await close(stage, outer(stage))
  expect(pooled()).toEqual([])
})

it('shows each group inside as a group of its own, opened by itself, though they contain each other', async () => {
  const stage = await online({ nestedCycle: true })
  expect(lists(stage)).toHaveLength(1)
  await open(stage, outer(stage))
  expect(inner(stage)).toMatchObject({ isNested: true, members: [], inside: { kind: 'closed' } })
  await open(stage, inner(stage))
  expect(inner(stage).inside).toEqual({ kind: 'open', nested: [outer(stage).id] })
  expect([...inner(stage).members].sort()).toEqual(truthOf(stage, inner(stage)))
  expect(lists(stage)).toHaveLength(2)
  expect(stage.session.groups.at(-1)?.isNested).toBe(true)
  await close(stage, outer(stage))
  expect(lists(stage)).toHaveLength(1)
})

it('lets go of whom nobody else needs when it is closed, and keeps contacts as they are', async () => {
  const stage = await online()
  const before = stage.session.people.map(({ uri }) => uri).sort()
  await open(stage, outer(stage))
  const both = outer(stage).members.find((uri) => before.includes(uri)) ?? ''
  await close(stage, outer(stage))
  expect(stage.session.people.map(({ uri }) => uri).sort()).toEqual(before)
  expect(stage.availability(both)).toMatch(/^live/)
  // The server lets nobody end a subscription that it made for a group; it is not renewed.
  await stage.advance(35 * 60_000)
  expect(stage.simulator.state().subscriptions.map(({ id }) => id)).not.toContain(outer(stage).id)
})

it('does not read what it is still told of people who are not shown any more', async () => {
  const stage = await online({ quirks: { bareEvents: true } })
  await open(stage, outer(stage))
  const uri = outer(stage).members.find((member) => !stage.simulator.world.contacts().includes(member)) ?? ''
  stage.faults.add({ path: 'presenceSubscriptions', method: 'DELETE', action: 'status', status: 403, times: 100 })
  await close(stage, outer(stage))
  stage.forgetRequests()
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  await stage.advance(10_000)
  expect(stage.requests().filter(({ path }) => !path.includes('/events'))).toEqual([])
})

it.each([
  ['is too large', { subcode: 'TooManyContacts' }, 'list-too-large'],
  ['hides its members', {}, 'members-hidden']
])('says so when a group %s, and tries again when it is opened again', async (_what, refusal, code) => {
  const stage = await online()
  stage.faults.add({ rel: 'expandDistributionGroup', action: 'status', status: 403, ...refusal })
  expect(await open(stage, outer(stage))).toMatchObject({ ok: false, problem: { code } })
  expect(outer(stage)).toMatchObject({ members: [], inside: { kind: 'refused', problem: { code } } })
  await open(stage, outer(stage))
  expect(outer(stage).inside?.kind).toBe('open')
})

it('drops what comes in after the group was closed', async () => {
  const stage = await online()
  const opening = stage.session.openGroup(outer(stage).id)
  expect(outer(stage).inside).toEqual({ kind: 'asking' })
  await stage.session.closeGroup(outer(stage).id)
  await opening
  await stage.advance(20_000)
  expect(outer(stage)).toMatchObject({ members: [], inside: { kind: 'closed' } })
})

it('closes all of a group that goes from the list', async () => {
  const stage = await online()
  await open(stage, outer(stage))
  const before = stage.session.people.length
  const { id } = outer(stage)
  stage.simulator.world.setListed(id, false)
  await stage.advance(20_000)
  expect(lists(stage).map((group) => group.id)).not.toContain(id)
  expect(stage.session.people.length).toBeLessThan(before)
  stage.simulator.world.setListed(id, true)
  await stage.advance(20_000)
  expect(outer(stage)).toMatchObject({ members: [], inside: { kind: 'closed' } })
})

it('answers not connected and shows the group closed when there is no connection', async () => {
  const stage = await online()
  await open(stage, outer(stage))
  stage.network(false)
  await stage.settle()
  expect(await stage.session.openGroup(inner(stage).id)).toMatchObject({
    ok: false,
    problem: { code: 'not-connected' }
  })
  expect(await stage.session.closeGroup(outer(stage).id)).toEqual({ ok: true, value: undefined })
  expect(outer(stage)).toMatchObject({ members: [], inside: { kind: 'closed' } })
})

it('is closed after the application was lost, and can be opened again', async () => {
  const stage = await online()
  await open(stage, outer(stage))
  stage.simulator.expire('application')
  await stage.advance(60_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(outer(stage)).toMatchObject({ members: [], inside: { kind: 'closed' } })
  await open(stage, outer(stage))
  expect(new Set(availabilities(stage, outer(stage)))).toEqual(new Set(['live']))
})
