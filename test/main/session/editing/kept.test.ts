// Edits that are kept on this computer, and those about distribution groups.

import { expect, it } from 'vitest'
import { createStage, online, type Stage } from '../stage'
import { act, ask, refusals, settled, status } from './acting'
import { groupOf, stranger } from './lists'

const listed = (stage: Stage, wanted: string): boolean =>
  stage.simulator.state().groups.some(({ name, listed }) => name === wanted && listed)
const kept = (stage: Stage) => (stage.watched.get(stage.account.signInAddress) ?? []).map(({ uri }) => uri)

it('watches somebody at once, keeps that on this computer, and takes it back', async () => {
  const stage = await online()
  const person = stranger(stage)
  const id = ask(stage, { kind: 'watch', people: [person] })
  expect(stage.session.watching).toEqual([person.uri])
  expect(kept(stage)).toEqual([person.uri])
  await settled(stage)
  await stage.settle()
  expect(refusals(status(stage, id))).toEqual([])
  expect(stage.person(person.uri).presence.kind).toBe('live')
  stage.session.undoEdit(id)
  expect(stage.session.watching).toEqual([])
  expect(kept(stage)).toEqual([])
  await settled(stage)
  expect(stage.session.people.map(({ uri }) => uri)).not.toContain(person.uri)
})

it('watches without a connection, and stops, with nothing waiting for one', async () => {
  const stage = await online()
  stage.network(false)
  await stage.advance(10_000)
  const person = stranger(stage)
  const id = ask(stage, { kind: 'watch', people: [person] })
  expect(status(stage, id)).toMatchObject({ stage: 'done', refusals: [] })
  expect(stage.session.watching).toEqual([person.uri])
  stage.network(true)
  stage.session.connectNow()
  await stage.advance(20_000)
  expect(stage.person(person.uri).presence.kind).toBe('live')
  const stop = await act(stage, { kind: 'unwatch', uris: [person.uri] })
  expect(kept(stage)).toEqual([])
  stage.session.undoEdit(stop?.id ?? 0)
  await settled(stage)
  expect(kept(stage)).toEqual([person.uri])
})

it('shows again whom the same user watched before, and nobody whom another did', async () => {
  const stage = createStage()
  const person = stranger(stage)
  stage.watched.set(stage.account.signInAddress, [person])
  stage.watched.set('sip:other@corvo.example', [{ uri: 'sip:guest@elsewhere.example', name: 'Guest' }])
  await stage.goOnline()
  expect(stage.session.watching).toEqual([person.uri])
  const out = stage.session.signOut()
  await stage.advance(3_000)
  await out
  expect(stage.session.watching).toEqual([])
  expect(kept(stage)).toEqual([person.uri])
})

it('does not go on watching whom the server refuses to tell of', async () => {
  const stage = await online()
  stage.faults.add({
    method: 'POST',
    path: 'resenceSubscription',
    action: 'status',
    status: 403,
    subcode: 'LimitExceeded',
    times: 99
  })
  const person = stranger(stage)
  const done = await act(stage, { kind: 'watch', people: [person] })
  expect(refusals(done)).toEqual([`${person.uri} too-many-watched`])
  expect(stage.session.watching).toEqual([])
  expect(kept(stage)).toEqual([])
})

it('takes a distribution group off the list and puts it back', async () => {
  const stage = await online()
  const group = groupOf(stage, 'distributionGroup')
  const isShown = (): boolean => stage.session.groups.some(({ name }) => name === group.name)
  const isListed = (): boolean => listed(stage, group.name)
  const removed = await act(stage, { kind: 'remove-list', groupId: group.id })
  expect([isShown(), isListed(), refusals(removed)]).toEqual([false, false, []])
  stage.session.undoEdit(removed?.id ?? 0)
  expect(isShown()).toBe(true)
  await settled(stage)
  await stage.advance(5_000)
  expect([isShown(), isListed()]).toEqual([true, true])
})

it('puts a distribution group on the list that the directory knows, and takes that back', async () => {
  const stage = await online()
  const group = groupOf(stage, 'distributionGroup')
  await act(stage, { kind: 'remove-list', groupId: group.id })
  const found = await stage.session.searchDirectory(group.name)
  const list = found.ok ? found.value.lists.find(({ name }) => name === group.name) : undefined
  if (!list) throw new Error('the directory does not know the group')
  const added = await act(stage, { kind: 'add-list', list })
  expect(refusals(added)).toEqual([])
  await stage.settle()
  expect(stage.session.groups.filter(({ name }) => name === group.name)).toHaveLength(1)
  stage.session.undoEdit(added?.id ?? 0)
  await settled(stage)
  await stage.settle()
  expect(stage.session.groups.filter(({ name }) => name === group.name)).toHaveLength(0)
  expect(listed(stage, group.name)).toBe(false)
})

it('tells of a distribution group that nobody knows', async () => {
  const stage = await online()
  const done = await act(stage, { kind: 'add-list', list: { name: 'Nowhere', mail: 'nowhere@corvo.example' } })
  expect(refusals(done)).toEqual(['not-found'])
  expect(stage.session.groups.some(({ name }) => name === 'Nowhere')).toBe(false)
})
