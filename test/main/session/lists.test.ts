// The user's lists, changed at another device: they appear here with presence, and nothing that is gone stays.

import { expect, it } from 'vitest'
import type { Group } from '../../../preload/contract'
import { createStage, online, type Stage } from './stage'

function group(stage: Stage, name: string): Group | undefined {
  return stage.session.groups.find((one) => one.name === name)
}

function own(stage: Stage, index = 0): Group {
  const found = stage.session.groups.filter(({ kind }) => kind === 'own')[index]
  if (!found) throw new Error('the sample organisation has too few groups')
  return found
}

function stranger(stage: Stage): string {
  const shown = new Set(stage.session.people.map(({ uri }) => uri))
  return stage.simulator.world.people().find(({ uri }) => !shown.has(uri))?.uri ?? ''
}

it('shows somebody who was added to a group elsewhere, with live presence and note', async () => {
  const stage = await online()
  const uri = stranger(stage)
  stage.simulator.world.changePeople([{ uri, availability: 'Busy', note: 'Back on Monday' }])
  stage.simulator.world.addContact(uri, own(stage).id)
  await stage.advance(20_000)
  expect(own(stage).members).toContain(uri)
  expect(stage.person(uri)).toMatchObject({
    presence: { kind: 'live', availability: 'busy' },
    note: { text: 'Back on Monday', outOfOffice: false }
  })
  stage.simulator.world.changePeople([{ uri, availability: 'BeRightBack' }], { releaseNow: true })
  await stage.settle()
  expect(stage.availability(uri)).toBe('live be-right-back')
})

it('moves somebody known into another group without asking about them again', async () => {
  const stage = await online()
  const uri = own(stage, 0).members.find((member) => !own(stage, 1).members.includes(member)) ?? ''
  stage.forgetRequests()
  stage.simulator.world.addContact(uri, own(stage, 1).id)
  await stage.settle()
  expect(own(stage, 1).members).toContain(uri)
  expect(stage.requests().filter(({ path }) => !path.includes('/events')).length).toBeLessThanOrEqual(1)
})

it('lets go of somebody who was removed from every list', async () => {
  const stage = await online()
  // The organisation decides who is in some groups: nobody can be removed from those.
  const fixed = stage.session.groups.filter(({ kind }) => ['organisation', 'delegators', 'distribution'].includes(kind))
  const uri = own(stage).members.find((member) => !fixed.some(({ members }) => members.includes(member))) ?? ''
  stage.simulator.world.removeContact(uri)
  await stage.advance(20_000)
  expect(stage.session.people.map((person) => person.uri)).not.toContain(uri)
  expect(stage.session.groups.flatMap(({ members }) => members)).not.toContain(uri)
})

it('shows a new group, its new name, and forgets it when it is deleted', async () => {
  const stage = await online()
  const member = stage.session.people[0]?.uri ?? ''
  const id = stage.simulator.world.createGroup('Night shift 2')
  stage.simulator.world.addContact(member, id)
  await stage.advance(20_000)
  expect(group(stage, 'Night shift 2')).toMatchObject({ id, kind: 'own', members: [member] })
  stage.simulator.world.renameGroup(id, 'Early birds')
  await stage.settle()
  expect(group(stage, 'Early birds')).toMatchObject({ id, members: [member] })
  stage.simulator.world.deleteGroup(id)
  await stage.advance(20_000)
  expect(group(stage, 'Early birds')).toBeUndefined()
  expect(stage.availability(member)).toMatch(/^live/)
})

it('orders groups by kind and by name', async () => {
  const stage = await online({ groups: 6 })
  const order = ['favourites', 'own', 'other', 'delegates', 'delegators', 'organisation', 'distribution']
  const kinds = stage.session.groups.map(({ kind }) => order.indexOf(kind))
  expect(kinds).toEqual([...kinds].sort((one, other) => one - other))
  const names = stage.session.groups.filter(({ kind }) => kind === 'own').map(({ name }) => name)
  expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)))
})

it('subscribes one by one to people when the server refuses the subscription of their group', async () => {
  const stage = createStage()
  stage.faults.add({ path: 'presenceSubscriptions?groupId', method: 'POST', action: 'status', status: 403, times: 100 })
  await stage.goOnline()
  expect(stage.session.people.every(({ presence }) => presence.kind === 'live')).toBe(true)
  expect(stage.simulator.state().subscriptions.filter(({ kind }) => kind === 'presence')).toHaveLength(1)
  await stage.advance(45 * 60_000)
  expect(stage.session.people.every(({ presence }) => presence.kind === 'live')).toBe(true)
})

it('shows a presence that may not be seen as unknown', async () => {
  const stage = createStage()
  const uri = 'sip:lena.fischer@corvo.example'
  stage.faults.add({ path: 'lena.fischer@corvo.example/presence', action: 'status', status: 403, times: 5 })
  await stage.goOnline()
  expect(stage.availability(uri)).toBe('live unknown')
})

it('keeps the list readable when reading a presence fails for a while', async () => {
  const stage = createStage()
  stage.faults.add({ path: '/presence', action: 'status', status: 503, times: 4 })
  stage.signIn()
  await stage.advance(20_000)
  expect(stage.session.connection.kind).toBe('online')
  expect(stage.session.people.every(({ presence }) => presence.kind === 'live')).toBe(true)
})

const truth = (stage: Stage): Record<string, string[]> =>
  Object.fromEntries(
    stage.simulator
      .state()
      .groups.filter(({ kind }) => kind !== 'distributionGroup')
      .map(({ id, members }) => [id, [...members].sort()])
  )
const shown = (stage: Stage): Record<string, string[]> =>
  Object.fromEntries(
    stage.session.groups
      .filter(({ kind }) => kind !== 'distribution')
      .map(({ id, members }) => [id, [...members].sort()])
  )

it.each([
  ['whole', {}],
  ['as links only', { linksOnly: true }]
])('reads members group by group, %s, when the memberships are withheld', async (_how, quirks) => {
  const stage = createStage({ quirks })
  stage.faults.add({ path: 'groupMemberships', action: 'status', status: 403, times: 1000 })
  await stage.goOnline()
  expect(shown(stage)).toEqual(truth(stage))
  expect(stage.session.people.every(({ presence }) => presence.kind === 'live')).toBe(true)
  const id = stage.simulator.world.createGroup('Night shift 2')
  stage.simulator.world.addContact(stranger(stage), id)
  await stage.advance(20_000)
  expect(shown(stage)).toEqual(truth(stage))
})

it('reads members whom a group only links and no list names', async () => {
  const stage = createStage({ quirks: { linksOnly: true } })
  // The members of a group have the same path, with a query.
  stage.simulator.onRequest((asked, answer) =>
    /\/people\/(contacts|groupMemberships)$/.test(asked.path)
      ? Promise.resolve(new Response(null, { status: 403 }))
      : answer()
  )
  await stage.goOnline()
  expect(stage.session.people.length).toBeGreaterThan(10)
  expect(shown(stage)).toEqual(truth(stage))
})

const kind = (stage: Stage, wanted: Group['kind']): Group | undefined =>
  stage.session.groups.find(({ kind }) => kind === wanted)

it('shows who became a delegate elsewhere, and who is none any more', async () => {
  const stage = await online()
  const uri = stranger(stage)
  const id = kind(stage, 'delegates')?.id ?? ''
  stage.simulator.world.addContact(uri, id)
  await stage.advance(30_000)
  expect(kind(stage, 'delegates')?.members).toContain(uri)
  expect(stage.availability(uri)).toMatch(/^live/)
  stage.simulator.world.removeContact(uri, id)
  await stage.advance(30_000)
  expect(kind(stage, 'delegates')?.members).not.toContain(uri)
  expect(stage.session.people.map((person) => person.uri)).not.toContain(uri)
})

it('shows a distribution group that was put on the list elsewhere, and lets go of it', async () => {
  const stage = await online()
  const lists = (): string[] => stage.session.groups.filter((one) => one.kind === 'distribution').map(({ id }) => id)
  const [id = ''] = lists()
  stage.simulator.world.setListed(id, false)
  await stage.settle()
  expect(lists()).not.toContain(id)
  stage.simulator.world.setListed(id, true)
  await stage.settle()
  expect(lists()).toContain(id)
})

it('reads a group that says it changed only if it did', async () => {
  const stage = await online()
  const { id, name } = own(stage)
  stage.simulator.world.renameGroup(id, 'Early birds')
  await stage.settle()
  expect(group(stage, 'Early birds')?.id).toBe(id)
  stage.forgetRequests()
  stage.simulator.world.renameGroup(id, name)
  stage.simulator.world.renameGroup(id, 'Early birds')
  await stage.settle()
  expect(group(stage, 'Early birds')?.id).toBe(id)
  expect(stage.allRequests().map(({ status }) => status)).toContain(304)
})
