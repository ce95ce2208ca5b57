// What nobody can be sure of is neither taken for done nor for undone: it is looked at again.

import { expect, it } from 'vitest'
import { createStage, online, type Stage } from '../stage'
import { act, ask, expectTruth, ownGroup, refusals, settled, status } from './acting'
import { groupOf, stranger } from './lists'

const refusal = (status: number, body: object): Response => Response.json(body, { status })

/** The server does what is asked the first time, and a proxy says that it took too long; `again`: asked once more. */
function losesAnswer(stage: Stage, path: string, again?: () => Response): void {
  let times = 0
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method !== 'POST' || !asked.path.endsWith(path)) return answer()
    times += 1
    if (times > 1) return again?.() ?? answer()
    await answer()
    return refusal(504, { code: 'Timeout' })
  })
}
const named = (stage: Stage, wanted: string) => stage.session.groups.filter(({ name }) => name === wanted)

it('does not lose members of a group that is deleted when a later edit would have placed them', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  const person = stranger(stage)
  await act(stage, { kind: 'add', people: [person], to: group.id })
  await stage.advance(6_000)
  stage.network(false)
  await stage.advance(10_000)
  ask(stage, { kind: 'delete-group', groupId: group.id })
  const later = ask(stage, { kind: 'add', people: [person], to: groupOf(stage, 'pinnedGroup').id })
  const isDeleted = (): boolean => stage.simulator.world.group(group.id) === undefined
  let isSheltered = false
  stage.simulator.onRequest((asked, answer) => {
    if (asked.method === 'DELETE') isSheltered = groupOf(stage, 'defaultGroup').members.includes(person.uri)
    return asked.method === 'POST' && asked.path.includes('groupMemberships') && isDeleted()
      ? Promise.resolve(new Response(null, { status: 403 }))
      : answer()
  })
  stage.network(true)
  stage.session.connectNow()
  await settled(stage)
  expect(refusals(status(stage, later))).toEqual([`${person.uri} not-allowed`])
  expect([isDeleted(), isSheltered]).toEqual([true, true])
  expect(groupOf(stage, 'defaultGroup').members).toContain(person.uri)
  expectTruth(stage)
})

it('makes no group twice when it cannot see whether it was made', async () => {
  const stage = await online()
  losesAnswer(stage, '/people/groups')
  stage.faults.add({ method: 'GET', path: '/people/groups', action: 'status', status: 404, times: 4 })
  const id = ask(stage, { kind: 'create-group', name: 'Late', people: [stranger(stage)], leave: [] })
  await settled(stage)
  await stage.advance(6_000)
  expect(refusals(status(stage, id))).toEqual([])
  expect(stage.simulator.world.groups().filter(({ name }) => name === 'Late')).toHaveLength(1)
  expectTruth(stage)
})

it('asks anew where a membership stands that was ended and made again at another device', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  const person = stranger(stage)
  await act(stage, { kind: 'add', people: [person], to: group.id })
  await stage.advance(6_000)
  stage.simulator.world.removeContact(person.uri, group.id)
  await stage.advance(6_000)
  stage.simulator.world.addContact(person.uri, group.id)
  await stage.settle()
  expect(stage.session.groups.find(({ id }) => id === group.id)?.members).toContain(person.uri)
  stage.forgetRequests()
  await act(stage, { kind: 'remove', places: [{ uri: person.uri, groupId: group.id }] })
  const asked = stage.allRequests().filter(({ path }) => /groupMemberships/i.test(path))
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'DELETE'])
  expectTruth(stage)
})

it('goes on showing a change that was done as long as the lists cannot be read again', async () => {
  const stage = createStage()
  // Nobody tells of changes then.
  stage.faults.add({ method: 'POST', path: 'ContactsAndGroups', action: 'status', status: 403, times: 99 })
  await stage.goOnline()
  stage.faults.add({ method: 'GET', path: 'myGroupMemberships', action: 'status', status: 403, times: 99 })
  stage.faults.add({ method: 'GET', path: '/people/groupMemberships', action: 'status', status: 403, times: 99 })
  const group = ownGroup(stage)
  const person = stranger(stage)
  await act(stage, { kind: 'add', people: [person], to: group.id })
  stage.forgetRequests()
  await stage.advance(120_000)
  const members = () => stage.session.groups.find(({ id }) => id === group.id)?.members
  expect(members()).toContain(person.uri)
  expect(stage.requests().filter(({ path }) => path.includes('/batch')).length).toBeLessThan(15)
  stage.faults.clear()
  await stage.advance(120_000)
  expect(members()).toContain(person.uri)
  expectTruth(stage)
})

it('goes on watching somebody of whom the server cannot be asked just now', async () => {
  const stage = await online()
  stage.faults.add({ path: '/batch', action: 'status', status: 400 })
  const person = stranger(stage)
  const done = await act(stage, { kind: 'watch', people: [person] })
  expect(done).toMatchObject({ stage: 'done', refusals: [] })
  expect(stage.session.watching).toEqual([person.uri])
  await stage.advance(120_000)
  expect(stage.person(person.uri).presence.kind).toBe('live')
})

it('takes a distribution group off the list again though the answer to its coming was damaged', async () => {
  const stage = await online()
  const group = groupOf(stage, 'distributionGroup')
  await act(stage, { kind: 'remove-list', groupId: group.id })
  await stage.advance(6_000)
  losesAnswer(stage, 'addToContactList', () => refusal(409, { code: 'Conflict', subcode: 'AlreadyExists' }))
  const found = await stage.session.searchDirectory(group.name)
  const list = found.ok ? found.value.lists.find(({ name }) => name === group.name) : undefined
  if (!list) throw new Error('the directory does not know the group')
  const added = await act(stage, { kind: 'add-list', list })
  expect([refusals(added), named(stage, group.name).length]).toEqual([[], 1])
  stage.session.undoEdit(added?.id ?? 0)
  await settled(stage)
  await stage.advance(6_000)
  expect(named(stage, group.name)).toEqual([])
})

it('does not take somebody for gone whose memberships cannot be read', async () => {
  const stage = createStage()
  stage.faults.add({ method: 'GET', path: '/groupMemberships', action: 'status', status: 404, times: 1000 })
  await stage.goOnline()
  const group = ownGroup(stage)
  const [uri = ''] = group.members
  for (const edit of [
    { kind: 'remove', places: [{ uri, groupId: group.id }] } as const,
    { kind: 'move', places: [{ uri, groupId: group.id }], to: groupOf(stage, 'pinnedGroup').id } as const
  ]) {
    expect(refusals(await act(stage, edit))).toEqual([`${uri} server-trouble`])
    expect(stage.simulator.world.group(group.id)?.members).toContain(uri)
  }
})
