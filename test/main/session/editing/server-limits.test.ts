// What a refusal tells of the server: that lists are being moved, cannot be changed, or are full.

import { expect, it } from 'vitest'
import { online } from '../stage'
import { refuse, act, content, expectTruth, moveTwo, ownGroup, refusals } from './acting'
import { stranger } from './lists'

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
