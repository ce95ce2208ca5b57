// What the server refuses returns to where it was, each with its reason; the rest is done.

import { expect, it } from 'vitest'
import type { Edit } from '../../../../preload/contract'
import type { Fault } from '../../../../main/simulator/control/faults'
import { createStage, type Stage } from '../stage'
import { act, ask, content, expectTruth, moveTwo, ownGroup, placesIn, refusals, settled, status } from './acting'
import { groupOf, stranger } from './lists'

async function online(options: Parameters<typeof createStage>[0] = {}): Promise<Stage> {
  const stage = createStage(options)
  await stage.goOnline()
  return stage
}

const refuse = (stage: Stage, fault: Omit<Fault, 'action'>): void => stage.faults.add({ action: 'status', ...fault })

it('does what it can of a move, and tells of each whom the server refused', async () => {
  const stage = await online()
  const [from, to] = [ownGroup(stage), groupOf(stage, 'pinnedGroup')]
  const places = placesIn(from, 3)
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 403, subcode: 'None' })
  const done = await act(stage, { kind: 'move', places, to: to.id })
  expect(done?.refusals).toEqual([
    {
      uri: places[0]?.uri,
      name: stage.person(places[0]?.uri ?? '').name,
      problem: expect.objectContaining({ code: 'not-allowed' }) as unknown
    }
  ])
  const members = stage.simulator.world.group(from.id)?.members ?? []
  expect(places.map(({ uri }) => members.includes(uri))).toEqual([true, false, false])
  expectTruth(stage)
  stage.session.undoEdit(done?.id ?? 0)
  await settled(stage)
  expect([...(stage.simulator.world.group(from.id)?.members ?? [])].sort()).toEqual([...from.members].sort())
  expect(stage.simulator.world.group(to.id)?.members).toEqual(to.members)
})

it('shows somebody in both groups when they could be put in but not taken out', async () => {
  const stage = await online()
  const move = moveTwo(stage)
  refuse(stage, { method: 'DELETE', path: 'groupMemberships/', status: 403, times: 9 })
  const done = await act(stage, move)
  expect(refusals(done).map((line) => line.split(' ')[1])).toEqual(['not-allowed', 'not-allowed'])
  expect(done?.undoUntil).not.toBeNull()
  expectTruth(stage)
})

it('is over with nothing to undo when everything is refused, and tells of it for a minute', async () => {
  const stage = await online()
  const before = content(stage)
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 403, times: 9 })
  const done = await act(stage, moveTwo(stage))
  expect(done).toMatchObject({ stage: 'done', undoUntil: null })
  expect(done?.refusals).toHaveLength(2)
  expect(content(stage)).toEqual(before)
  expectTruth(stage)
  let told = 0
  stage.session.onChange(() => (told += 1))
  await stage.advance(59_000)
  expect(stage.session.edits).toHaveLength(1)
  told = 0
  await stage.advance(1_000)
  expect(stage.session.edits).toEqual([])
  expect(told).toBeGreaterThan(0)
})

it('says nothing any more of a refusal that the user has read', async () => {
  const stage = await online()
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 403, times: 9 })
  const done = await act(stage, moveTwo(stage))
  stage.session.dismissEdit(done?.id ?? 0)
  expect(stage.session.edits).toEqual([])
})

it.each<[string, (stage: Stage) => Edit, Omit<Fault, 'action'>]>([
  [
    'adding somebody who is there already',
    moveTwo,
    { method: 'POST', path: 'groupMemberships', status: 409, subcode: 'AlreadyExists', times: 2 }
  ],
  [
    'deleting a group that is gone',
    (stage) => ({ kind: 'delete-group', groupId: ownGroup(stage, 2).id }),
    { method: 'DELETE', path: '/groups/', status: 404 }
  ],
  [
    'removing somebody who is out already',
    (stage) => ({ kind: 'remove', places: placesIn(ownGroup(stage), 1) }),
    { method: 'DELETE', path: 'groupMemberships/', status: 404, subcode: 'None' }
  ]
])('counts %s as done, and shows what the server then says', async (_, make, fault) => {
  const stage = await online()
  refuse(stage, fault)
  expect(refusals(await act(stage, make(stage)))).toEqual([])
  await stage.advance(5_000)
  expectTruth(stage)
})

it.each([
  [2, []],
  [3, ['not-now']]
])('asks up to twice more while the list is in no state to be changed (%i refusals)', async (times, expected) => {
  const stage = await online()
  refuse(stage, { method: 'PUT', path: '/groups/', status: 409, subcode: 'None', times })
  const id = ask(stage, { kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  await stage.settle()
  expect(status(stage, id)?.stage).toBe('under-way')
  await stage.advance(1_000)
  expect(status(stage, id)?.stage).toBe('under-way')
  await stage.advance(2_000)
  expect(refusals(status(stage, id))).toEqual(expected)
  expectTruth(stage)
})

it('renames over a change made at another device meanwhile', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  let isChanged = false
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method === 'PUT' && !isChanged) {
      isChanged = true
      stage.simulator.world.renameGroup(group.id, 'Elsewhere')
    }
    return answer()
  })
  expect(refusals(await act(stage, { kind: 'rename-group', groupId: group.id, name: 'Late' }))).toEqual([])
  await stage.advance(5_000)
  expect(stage.simulator.world.group(group.id)?.name).toBe('Late')
  expectTruth(stage)
})

it('leaves the name to whoever is faster twice', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  let changes = 0
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method === 'PUT') stage.simulator.world.renameGroup(group.id, `Elsewhere ${(changes += 1)}`)
    return answer()
  })
  expect(refusals(await act(stage, { kind: 'rename-group', groupId: group.id, name: 'Late' }))).toEqual([
    'group-changed'
  ])
  expect(changes).toBe(2)
  await stage.settle()
  expectTruth(stage)
})

it('tells that a group is gone which was deleted elsewhere in that very moment', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method === 'PUT' && stage.simulator.world.group(group.id)) stage.simulator.world.deleteGroup(group.id)
    return answer()
  })
  expect(refusals(await act(stage, { kind: 'rename-group', groupId: group.id, name: 'Late' }))).toEqual(['group-gone'])
  await stage.settle()
  expectTruth(stage)
})

it('finds a list that is being moved: nothing is asked again, and nothing more until it was moved', async () => {
  const stage = await online()
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 500, subcode: 'MigrationInProgress', times: 9 })
  stage.forgetRequests()
  const done = await act(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id })
  expect(refusals(done)).toEqual([`${stranger(stage).uri} list-moving`])
  expect(stage.requests().filter(({ path }) => path.includes('/batch'))).toHaveLength(1)
  expect(stage.session.lists.editing).toBe('moving')
  const refused = stage.session.edit({ kind: 'rename-group', groupId: ownGroup(stage).id, name: 'Late' })
  expect(refused).toEqual({ ok: false, problem: { code: 'list-moving' } })
  stage.faults.clear()
  await stage.advance(10 * 60_000)
  expect(stage.session.lists.editing).toBe('allowed')
})

it('takes a change made elsewhere for a sign that the lists can be changed again', async () => {
  const stage = await online()
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 500, subcode: 'MigrationInProgress' })
  await act(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id })
  expect(stage.session.lists.editing).toBe('moving')
  stage.simulator.world.createGroup('Made elsewhere')
  await stage.settle()
  expect(stage.session.lists.editing).toBe('allowed')
})

it('learns from a server of the first version that lists cannot be changed, until the next sign-in', async () => {
  const stage = await online({ quirks: { versionOneOnly: true } })
  const before = content(stage)
  const done = await act(stage, moveTwo(stage))
  expect(new Set(refusals(done).map((line) => line.split(' ')[1]))).toEqual(new Set(['editing-unsupported']))
  expect(stage.session.lists.editing).toBe('unsupported')
  expect(stage.session.edit(moveTwo(stage))).toEqual({ ok: false, problem: { code: 'editing-unsupported' } })
  expect(content(stage)).toEqual(before)
  expectTruth(stage)
  const out = stage.session.signOut()
  await stage.advance(3_000)
  await out
  expect(stage.session.lists.editing).toBe('allowed')
})

it('changes lists where the server knows the page but not the header of its second version', async () => {
  const stage = await online()
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 404, subcode: 'APIVersionNotSupported' })
  expect(refusals(await act(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id }))).toEqual([])
  expect(stage.session.lists.editing).toBe('allowed')
  expectTruth(stage)
})

it('knows how long the list may be once it was full', async () => {
  const stage = await online({ people: 30 })
  const room = 80 - stage.simulator.world.contacts().length
  const people = Array.from({ length: room + 2 }, (_, index) => ({
    uri: `sip:guest${index}@elsewhere.example`,
    name: ''
  }))
  expect(stage.session.lists).toMatchObject({ contactLimit: 250, delegateLimit: 25, canSearch: true })
  const done = await act(stage, { kind: 'add', people, to: ownGroup(stage).id })
  expect(new Set(refusals(done).map((line) => line.split(' ')[1]))).toEqual(new Set(['list-full']))
  expect(done?.refusals).toHaveLength(2)
  expect(stage.session.lists.contactLimit).toBe(stage.session.lists.contacts)
  expectTruth(stage)
})

it('asks again where a server is only busy, and says so if it stays busy', async () => {
  const stage = await online()
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 503, times: 2 })
  const person = stranger(stage)
  expect(refusals(await act(stage, { kind: 'add', people: [person], to: ownGroup(stage).id }))).toEqual([])
  expectTruth(stage)
  refuse(stage, { method: 'POST', path: 'groupMemberships', status: 503, times: 9 })
  const done = await act(stage, { kind: 'add', people: [stranger(stage)], to: ownGroup(stage).id })
  expect(refusals(done)).toEqual([`${stranger(stage).uri} server-trouble`])
  expectTruth(stage)
})

it('makes a group once though the server said it failed', async () => {
  const stage = await online()
  let isFirst = true
  stage.simulator.onRequest(async (asked, answer) => {
    if (asked.method !== 'POST' || !/\/groups(\?|$)/.test(asked.path) || !isFirst) return answer()
    isFirst = false
    await answer()
    return new Response('{"code":"Timeout"}', { status: 504, headers: { 'Content-Type': 'application/json' } })
  })
  const done = await act(stage, { kind: 'create-group', name: 'Late', people: [stranger(stage)], leave: [] })
  expect(refusals(done)).toEqual([])
  expect(isFirst).toBe(false)
  expect(stage.simulator.world.groups().filter(({ name }) => name === 'Late')).toHaveLength(1)
  expectTruth(stage)
})

it('keeps an own edit when another device changes the same list in the same moment', async () => {
  const stage = await online()
  const [group, other] = [ownGroup(stage), ownGroup(stage, 1)]
  const person = stranger(stage)
  ask(stage, { kind: 'add', people: [person], to: group.id })
  stage.simulator.world.renameGroup(group.id, 'Elsewhere')
  stage.simulator.world.addContact(stranger(stage, 1).uri, other.id)
  await settled(stage)
  await stage.settle()
  expect(stage.simulator.world.group(group.id)).toMatchObject({ name: 'Elsewhere' })
  expect(stage.simulator.world.group(group.id)?.members).toContain(person.uri)
  expectTruth(stage)
})

it('gives way to another device that takes back at once what was done here', async () => {
  const stage = await online()
  const group = ownGroup(stage)
  const person = stranger(stage)
  stage.faults.add({ path: '/events', action: 'slow', delayMs: 2_000 })
  ask(stage, { kind: 'add', people: [person], to: group.id })
  await stage.until(() => stage.simulator.world.group(group.id)?.members.includes(person.uri) === true)
  stage.simulator.world.removeContact(person.uri, group.id)
  await stage.advance(10_000)
  expectTruth(stage)
})
