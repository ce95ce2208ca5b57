// Whom a watch is about: people, groups as they are now, the first of several; and what becomes of it.

import { expect, it } from 'vitest'
import type { KeptAlerts } from '../../../main/alerts/kept'
import type { Group, Watch, WatchTarget } from '../../../preload/contract'
import { always, minute, once, person, signedIn, sip, stage, type Stage } from './stage'

const gatherMs = 300
const group = (id: string, name: string, ...members: string[]): Group => {
  return { id, kind: 'own', name, members: members.map(sip) }
}
const ofGroup = (groupId: string): WatchTarget => ({ kind: 'group', groupId })
const any = (...names: string[]): WatchTarget => ({ kind: 'any', uris: names.map(sip) })
const areGroups = (scene: Stage, ...groups: Group[]) => {
  scene.groups = groups
  scene.show()
}

it('watches whoever is in a group now', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  areGroups(scene, group('team', 'Team', 'rita'))
  scene.alerts.watch(ofGroup('team'), always())
  areGroups(scene, group('team', 'Team', 'sam'))
  scene.are({ rita: 'available', sam: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['sam available'])
})

it('tells of nobody a second time because they came into a watched group while nobody looked', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  areGroups(scene, group('team', 'Team', 'sam'))
  scene.alerts.watch(person('rita'), once())
  scene.alerts.watch(ofGroup('team'), once())
  scene.are({ rita: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available'])
  // Lost before what was told is written down, and while it is gone nobody knows who is in which group.
  scene.connection('reconnecting')
  scene.pass(minute)
  scene.groups = [group('team', 'Team', 'sam', 'rita')]
  scene.signIn()
  scene.pass(minute)
  expect(scene.told).toEqual(['rita available'])
  scene.are({ sam: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available', 'sam available'])
})

it('ends a group watch that is to tell once with the first member it tells of', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  areGroups(scene, group('team', 'Team', 'rita', 'sam'))
  scene.alerts.watch(ofGroup('team'), once())
  scene.are({ rita: 'available' })
  scene.pass(gatherMs)
  scene.are({ sam: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available'])
  expect(scene.news[0]?.items[0]).toMatchObject({ isOver: true, target: ofGroup('team') })
})

it.each<[string, Watch['lasts']]>([
  ['once', { kind: 'once' }],
  ['always', { kind: 'always' }],
  ['until a time', { kind: 'until', at: Number.MAX_SAFE_INTEGER }]
])('waits for the first of several who is free, then no more: %s', (_, lasts) => {
  const scene = signedIn({ rita: 'busy', sam: 'away', omar: 'available' })
  scene.alerts.watch(any('rita', 'sam', 'omar'), { on: ['available'], lasts })
  scene.are({ rita: 'away' })
  scene.are({ sam: 'available' })
  scene.pass(gatherMs)
  scene.are({ rita: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['sam available'])
  expect(scene.alerts.state.watches).toEqual([])
})

it('has one watch of a target, however its addresses are spelled and ordered', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  scene.alerts.watch(person('rita'), always())
  scene.alerts.watch({ kind: 'person', uri: sip('RITA').toUpperCase() }, once('offline', 'available', 'offline'))
  scene.alerts.watch(any('rita', 'sam'), once())
  scene.alerts.watch(any('SAM', 'rita', 'sam'), once('not-busy'))
  expect(scene.alerts.state.watches.map(({ target: { kind }, on }) => [kind, on])).toEqual([
    ['person', ['available', 'offline']],
    ['any', ['not-busy']]
  ])
  scene.are({ rita: 'offline' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita offline'])
  scene.alerts.watch(any('sam', 'rita'), null)
  expect(scene.alerts.state.watches).toEqual([])
})

it('refuses a group that is not there, and more than anybody can mean', () => {
  const scene = signedIn({})
  expect(scene.alerts.watch(ofGroup('team'), always())).toEqual({ ok: false, problem: { code: 'group-gone' } })
  const many: WatchTarget = { kind: 'any', uris: Array.from({ length: 5001 }, (_, n) => sip(`p${n}`)) }
  expect(scene.alerts.watch(many, once())).toEqual({ ok: false, problem: { code: 'too-many-watched' } })
  expect(scene.alerts.watch(ofGroup('team'), null).ok).toBe(true)
})

it('forgets whom it watches between one and two minutes after they were deleted', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy', omar: 'busy' })
  areGroups(scene, group('team', 'Team', 'rita'))
  for (const target of [person('rita'), ofGroup('team'), any('rita', 'sam'), any('rita')]) {
    scene.alerts.watch(target, once())
  }
  scene.are({ rita: null })
  areGroups(scene)
  scene.pass(minute - 1000)
  expect(scene.alerts.state.watches).toHaveLength(4)
  scene.pass(minute)
  expect(scene.alerts.state.watches.map(({ target }) => target)).toEqual([any('rita', 'sam')])
})

it('keeps the watch of somebody whose deletion was taken back', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), once())
  scene.are({ rita: null })
  scene.pass(40_000)
  scene.are({ rita: 'busy' })
  scene.pass(40_000)
  scene.are({ rita: null })
  scene.pass(40_000)
  expect(scene.alerts.state.watches).toHaveLength(1)
})

it('keeps watches while nobody is loaded', () => {
  const scene = signedIn({ rita: 'busy' })
  areGroups(scene, group('team', 'Team', 'rita'))
  scene.alerts.watch(person('rita'), once())
  scene.alerts.watch(ofGroup('team'), once())
  const later = scene.restart()
  later.are({ rita: null })
  areGroups(later)
  later.connection('signing-in')
  later.pass(10 * minute)
  later.connection('reconnecting')
  later.pass(10 * minute)
  expect(later.alerts.state.watches).toHaveLength(2)
})

it('follows a group that the server has just given its own id', () => {
  const scene = signedIn({ rita: 'busy' })
  areGroups(scene, group('new:1', 'Team', 'rita'), group('other', 'Others'))
  scene.alerts.watch(ofGroup('new:1'), always())
  areGroups(scene, group('17', 'Team', 'rita'), group('other', 'Others'))
  expect(scene.alerts.state.watches).toEqual([{ target: ofGroup('17'), ...always() }])
})

it('keeps watches, pauses and what it waits for over a restart, for each user alone', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), once())
  scene.alerts.pause(scene.now() + 60 * minute)
  const { watches, pausedUntil } = scene.alerts.state
  const later = scene.restart()
  expect(later.alerts.state.watches).toEqual([])
  later.account = { signInAddress: 'omar@corvo.example', userName: '', server: '', keepSignedIn: true }
  later.signIn()
  expect(later.alerts.state).toMatchObject({ watches: [], pausedUntil: null })
  later.connection('signed-out')
  later.account = scene.account
  later.signIn()
  expect(later.alerts.state).toMatchObject({ watches, pausedUntil })
})

it('clears what was held back and what waits when the user signs out', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  for (const name of ['rita', 'sam']) scene.alerts.watch(person(name), always())
  scene.isSystemQuiet = true
  scene.are({ rita: 'available' })
  scene.pass(gatherMs)
  expect(scene.alerts.state.heldBack).toHaveLength(1)
  scene.isSystemQuiet = false
  scene.are({ sam: 'available' })
  scene.connection('signed-out')
  scene.pass(minute)
  expect(scene.alerts.state).toMatchObject({ watches: [], heldBack: [] })
  expect(scene.told).toEqual([])
})

it('does nothing any more once it is stopped', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), always())
  scene.are({ rita: 'available' })
  scene.alerts.stop()
  scene.pass(60 * minute)
  scene.are({ rita: 'busy' })
  expect(scene.told).toEqual([])
})

it('writes once for many who are watched at once', () => {
  let writes = 0
  class CountingFile extends Map<string, KeptAlerts> {
    override set(address: string, kept: KeptAlerts) {
      writes += 1
      return super.set(address, kept)
    }
  }
  const file = new CountingFile()
  const scene = stage(file)
  scene.are(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`p${n}`, 'busy' as const])))
  scene.signIn()
  for (let n = 0; n < 200; n += 1) scene.alerts.watch(person(`p${n}`), once())
  scene.pass(minute)
  expect(writes).toBe(1)
  expect(file.get('lena@corvo.example')?.watches).toHaveLength(200)
})
