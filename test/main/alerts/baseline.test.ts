// What changed while nobody looked is no news; only what somebody waits for is told, once.

import { expect, it } from 'vitest'
import type { Availability, Connection, WatchTarget } from '../../../preload/contract'
import { always, live, minute, once, person, signedIn, sip, stage, type Stage } from './stage'

const gatherMs = 300
const any = (...names: string[]): WatchTarget => ({ kind: 'any', uris: names.map(sip) })

/** Stale, as of a minute ago, as a lost connection leaves everybody. */
const stale = (availability: Availability) => ({ presence: { kind: 'stale', availability, asOf: 0 } as const })

/** A stand of the connection, milliseconds that go by, the people as they have become, or another start of the app. */
type Step = Connection['kind'] | number | 'people' | 'restart'

/** Ways to be away from the server and back, while the people change. */
const absences: readonly (readonly [string, readonly Step[]])[] = [
  ['a sleep', ['paused', 8 * 60 * minute, 'loading', 'people', 'online']],
  ['a long loss', ['reconnecting', 10 * minute, 'loading', 'people', 'online']],
  [
    'a short loss, after which the event channel brings what was missed',
    ['reconnecting', 5000, 'online', 500, 'people']
  ],
  ['a session that ended', ['ended', 10 * minute, 'reconnecting', 'loading', 'people', 'online']],
  ['subscriptions the server dropped', ['loading', 'people', 'online']],
  ['a restart', ['restart', 'signing-in', 'people', 'online']],
  ['signing out and in again', ['signed-out', 'signing-in', 'people', 'online']]
]

/** Takes the steps one after the other; answers the scene on which they ended. */
function goAway(start: Stage, steps: readonly Step[], people: Parameters<Stage['are']>[0]): Stage {
  let scene = start
  for (const step of steps) {
    if (step === 'restart') scene = scene.restart()
    else if (step === 'people') scene.are(people)
    else if (typeof step === 'number') scene.pass(step)
    else scene.connection(step)
  }
  return scene
}
const pastSettling = (scene: Stage) => scene.pass(10 * minute)

it.each(absences)('tells nothing after %s, but what comes then', (_name, steps) => {
  const scene = signedIn({ rita: 'busy', sam: 'available' })
  for (const one of ['rita', 'sam']) scene.alerts.watch(person(one), always('available', 'offline', 'every-change'))
  const later = goAway(scene, steps, { rita: 'available', sam: 'offline' })
  pastSettling(later)
  expect([...scene.told, ...later.told]).toEqual([])
  later.are({ sam: 'available' })
  later.pass(gatherMs)
  expect(later.told).toEqual(['sam available'])
})

it.each(absences)('after %s, tells once of who was waited for', (_name, steps) => {
  const scene = signedIn({ rita: 'busy', sam: 'available', omar: 'away', kim: 'busy' })
  for (const one of ['rita', 'sam', 'omar']) scene.alerts.watch(person(one), once())
  const later = goAway(scene, steps, { rita: 'available', sam: 'available', omar: 'away', kim: 'available' })
  pastSettling(later)
  expect(later.told).toEqual(['rita available'])
  expect(later.alerts.state.watches.map(({ target }) => target)).toEqual([person('sam'), person('omar')])
})

it.each(absences)('after %s, tells of the first of several who is free', (_name, steps) => {
  const scene = signedIn({ rita: 'busy', sam: 'available', omar: 'away' })
  scene.alerts.watch(any('rita', 'sam', 'omar'), once())
  const later = goAway(scene, steps, { omar: 'available' })
  pastSettling(later)
  expect(later.told).toEqual(['omar available'])
  expect(later.alerts.state.watches).toEqual([])
})

it.each(absences.filter(([name]) => !/restart|signing out/.test(name)))(
  'after %s, takes nobody for newly free whose presence could not be read at first',
  (_name, steps) => {
    const scene = signedIn({ rita: 'available', sam: 'busy' })
    for (const one of ['rita', 'sam']) scene.alerts.watch(person(one), always('available'))
    const later = goAway(scene, steps, { rita: 'unknown', sam: 'unknown' })
    pastSettling(later)
    later.are({ rita: 'available', sam: 'busy' })
    pastSettling(later)
    expect(later.told).toEqual([])
    later.are({ sam: 'available' })
    later.pass(gatherMs)
    expect(later.told).toEqual(['sam available'])
  }
)

it('goes by how somebody was before nobody knew it', () => {
  const scene = signedIn({ rita: 'available', sam: 'busy' })
  for (const one of ['rita', 'sam']) scene.alerts.watch(person(one), always('available'))
  scene.are({ rita: 'unknown', sam: 'unknown' })
  scene.pass(10 * minute)
  scene.are({ rita: 'available', sam: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['sam available'])
})

it('tells of somebody who was never known before', () => {
  const scene = signedIn({ rita: 'unknown', sam: 'unknown' })
  scene.alerts.watch(person('rita'), always('available'))
  scene.alerts.watch(person('sam'), once('available'))
  scene.are({ rita: 'available', sam: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available, sam available'])
})

it('finds what was waited for even when the app went before it could be told', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), once())
  scene.are({ rita: 'available' })
  const later = scene.restart()
  later.signIn()
  later.pass(gatherMs)
  expect([...scene.told, ...later.told]).toEqual(['rita available'])
})

it('waits for somebody who was watched while the connection was lost', () => {
  const scene = signedIn({ rita: 'busy', sam: 'available' })
  scene.connection('reconnecting')
  scene.are({ rita: stale('busy'), sam: stale('available') })
  for (const one of ['rita', 'sam']) scene.alerts.watch(person(one), once())
  scene.connection('loading')
  scene.are({ rita: 'available', sam: 'available' })
  scene.connection('online')
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available'])
})

it('takes the first reading of somebody new for where they stand', () => {
  const scene = signedIn({})
  scene.are({ rita: { presence: { kind: 'asking' } } })
  for (const how of [always('available', 'every-change'), once()]) {
    scene.alerts.watch(person('rita'), how)
    scene.are({ rita: { presence: { kind: 'asking' } } })
    scene.are({ rita: 'available' })
    scene.pass(minute)
  }
  expect(scene.told).toEqual([])
})

it('tells of a change that a moment without presence hid', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), always())
  scene.are({ rita: stale('busy') })
  scene.are({ rita: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available'])
})

it.each<[Connection['kind']]>([['signing-in'], ['loading']])('tells nothing of 500 who are read while %s', (kind) => {
  const scene = stage()
  const names = Array.from({ length: 500 }, (_, n) => `p${n}`)
  const all = (availability: Availability) => Object.fromEntries(names.map((name) => [name, availability]))
  scene.are(all('busy'))
  scene.signIn()
  scene.pass(minute)
  for (const name of names) scene.alerts.watch(person(name), always())
  scene.connection('paused')
  scene.connection(kind)
  names.forEach((name) => scene.are({ [name]: 'available' }))
  scene.connection('online')
  scene.pass(2 * minute)
  expect(scene.news).toEqual([])
})

it('tells once, in one piece, of 500 who were waited for', () => {
  const names = Array.from({ length: 500 }, (_, n) => `p${n}`)
  const all = (availability: Availability) => Object.fromEntries(names.map((name) => [name, availability]))
  const scene = signedIn(all('busy'))
  for (const name of names) scene.alerts.watch(person(name), once())
  scene.connection('paused')
  scene.connection('loading')
  scene.are(all('available'))
  scene.connection('online')
  scene.pass(5 * minute)
  expect(scene.news.map(({ items }) => items.length)).toEqual([500])
  expect(scene.alerts.state.watches).toEqual([])
})

// Notes are read when everything else is there.

it('takes notes that are read after signing in, or after a sleep, for no news', () => {
  const scene = stage()
  scene.are({ rita: 'busy' })
  scene.unreadNotes = null
  scene.signIn()
  scene.alerts.watch(person('rita'), always('note'))
  scene.pass(1000)
  scene.unreadNotes = new Set()
  scene.are({ rita: { presence: live('busy'), note: 'Here' } })
  scene.connection('paused')
  scene.unreadNotes = null
  scene.connection('loading')
  scene.connection('online')
  scene.pass(minute)
  scene.unreadNotes = new Set()
  scene.are({ rita: { presence: live('busy'), note: 'Somewhere else' } })
  scene.pass(minute)
  expect(scene.told).toEqual([])
  scene.are({ rita: { presence: live('busy'), note: 'Here again' } })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita note'])
})

it('takes a note that could not be read at first for no news, but the next one', () => {
  const scene = stage()
  scene.are({ rita: 'busy', ines: 'busy' })
  scene.unreadNotes = null
  scene.signIn()
  scene.alerts.watch(person('rita'), always('note'))
  scene.alerts.watch(person('ines'), always('note'))
  scene.unreadNotes = new Set([sip('rita')])
  scene.are({ rita: 'busy', ines: 'away' })
  scene.pass(10 * minute)
  scene.unreadNotes = new Set()
  scene.are({ rita: { presence: live('busy'), note: 'Here' }, ines: { presence: live('away'), note: 'Out' } })
  scene.pass(minute)
  expect(scene.told).toEqual(['ines note'])
  scene.are({ rita: { presence: live('busy'), note: 'Here again' }, ines: 'away' })
  scene.pass(minute)
  expect(scene.told).toEqual(['ines note', 'rita note'])
})

it('takes the note of somebody who is new for no news, but the next one', () => {
  const scene = signedIn({})
  scene.alerts.watch(person('rita'), always('note'))
  scene.are({ rita: 'busy' })
  scene.pass(2000)
  scene.are({ rita: { presence: live('busy'), note: 'Here' } })
  scene.pass(20_000)
  expect(scene.told).toEqual([])
  scene.are({ rita: { presence: live('busy'), note: 'There' } })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita note'])
})

it('does not tell of a note that was taken away', () => {
  const scene = signedIn({ rita: { presence: live('busy'), note: 'Here' } })
  scene.alerts.watch(person('rita'), always('note'))
  scene.are({ rita: 'busy' })
  scene.pass(minute)
  expect(scene.told).toEqual([])
})
