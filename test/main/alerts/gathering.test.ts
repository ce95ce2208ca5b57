// What comes together is told together, what comes and goes is told once, and never too much.

import { expect, it } from 'vitest'
import type { Availability } from '../../../preload/contract'
import { always, live, minute, once, person, signedIn, sip, type Stage } from './stage'

const second = 1000
const gatherMs = 300

/** Runs through the states one after the other, each after so many seconds. */
function goThrough(scene: Stage, name: string, states: readonly (readonly [number, Availability])[]) {
  for (const [afterSeconds, availability] of states) {
    scene.pass(afterSeconds * second)
    scene.are({ [name]: availability })
  }
}

it('tells together of all who come within a third of a second', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy', omar: 'busy' })
  for (const name of ['rita', 'sam', 'omar']) scene.alerts.watch(person(name), always())
  scene.are({ rita: 'available' })
  scene.pass(200)
  scene.are({ sam: 'available' })
  scene.pass(100)
  expect(scene.told).toEqual(['rita available, sam available'])
  scene.are({ omar: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available, sam available', 'omar available'])
})

it('does not tell of somebody who is not available any more by then', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), once())
  scene.are({ rita: 'available' })
  scene.pass(100)
  scene.are({ rita: 'away' })
  scene.pass(minute)
  expect(scene.told).toEqual([])
  expect(scene.alerts.state.watches).toHaveLength(1)
})

it('does not tell what the user stopped asking for in the meantime', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), always())
  scene.are({ rita: 'available' })
  scene.alerts.watch(person('rita'), null)
  scene.pass(minute)
  expect(scene.told).toEqual([])
})

it.each<[string, readonly (readonly [number, Availability])[], readonly string[]]>([
  [
    'once',
    [
      [0, 'available'],
      [10, 'busy'],
      [10, 'available'],
      [10, 'away'],
      [10, 'available'],
      [5, 'busy']
    ],
    ['0.3']
  ],
  [
    'again after a minute',
    [
      [0, 'available'],
      [30, 'busy'],
      [31, 'available']
    ],
    ['0.3', '61.3']
  ],
  [
    'not again within it',
    [
      [0, 'available'],
      [30, 'busy'],
      [29, 'available'],
      [60, 'available']
    ],
    ['0.3']
  ]
])('tells of somebody who comes and goes: %s', (_, states, at) => {
  const scene = signedIn({ rita: 'busy' })
  const begin = scene.now()
  scene.alerts.watch(person('rita'), always())
  goThrough(scene, 'rita', states)
  scene.pass(3 * minute)
  expect(scene.news.map((one) => String((one.at - begin) / second))).toEqual(at)
})

it('tells of every change at once, and then only how it stands at the end of the minute', () => {
  const scene = signedIn({ rita: 'away' })
  const begin = scene.now()
  scene.alerts.watch(person('rita'), always('every-change'))
  goThrough(scene, 'rita', [
    [0, 'busy'],
    [10, 'away'],
    [10, 'busy'],
    [10, 'do-not-disturb'],
    [60, 'do-not-disturb']
  ])
  const told = scene.news.map(({ items, at }) => [at - begin, items[0]?.was?.availability, items[0]?.availability])
  expect(told).toEqual([
    [gatherMs, 'away', 'busy'],
    [gatherMs + minute, 'busy', 'do-not-disturb']
  ])
})

it('tells nothing at the end of the minute when all is as it was told', () => {
  const scene = signedIn({ rita: 'away' })
  scene.alerts.watch(person('rita'), always('every-change'))
  goThrough(scene, 'rita', [
    [0, 'busy'],
    [10, 'away'],
    [10, 'busy'],
    [90, 'busy']
  ])
  expect(scene.told).toEqual(['rita every-change'])
})

it('never lets another event delay that somebody becomes available', () => {
  const scene = signedIn({ rita: 'away' })
  scene.alerts.watch(person('rita'), always('available', 'every-change'))
  goThrough(scene, 'rita', [
    [0, 'busy'],
    [10, 'available']
  ])
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita every-change', 'rita available'])
  scene.pass(5 * minute)
  expect(scene.told).toHaveLength(2)
})

it('keeps its word to tell once, though the same was told a moment ago', () => {
  const scene = signedIn({ rita: 'busy' })
  const begin = scene.now()
  scene.groups = [{ id: 'team', kind: 'own', name: 'Team', members: [sip('rita')] }]
  scene.show()
  scene.alerts.watch({ kind: 'group', groupId: 'team' }, always())
  goThrough(scene, 'rita', [
    [0, 'available'],
    [10, 'busy']
  ])
  scene.alerts.watch(person('rita'), once())
  goThrough(scene, 'rita', [
    [10, 'available'],
    [1, 'available']
  ])
  expect(scene.told).toHaveLength(1)
  scene.pass(2 * minute)
  expect(scene.news.map(({ at, items }) => [at - begin, items[0]?.isOver])).toEqual([
    [gatherMs, false],
    [gatherMs + minute, true]
  ])
  expect(scene.alerts.state.watches.map(({ target }) => target.kind)).toEqual(['group'])
})

it('tells at most six times a minute; the rest comes as one, as far as it is still true', () => {
  const names = Array.from({ length: 10 }, (_, n) => `p${n}`)
  const scene = signedIn(Object.fromEntries(names.map((name) => [name, 'busy' as const])))
  const begin = scene.now()
  for (const name of names) scene.alerts.watch(person(name), once())
  for (const name of names) {
    scene.are({ [name]: 'available' })
    scene.pass(second)
  }
  expect(scene.news).toHaveLength(6)
  expect(scene.alerts.state.watches).toHaveLength(4)
  scene.are({ p7: 'away' })
  scene.pass(5 * minute)
  expect(scene.told.slice(6)).toEqual(['p6 available, p8 available, p9 available'])
  expect(scene.news.map(({ at }) => at - begin)[6]).toBe(gatherMs + minute)
  expect(scene.alerts.state.watches.map(({ target }) => target)).toEqual([person('p7')])
})

it('holds back what had to wait until it was quiet, and does not count it', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  for (const name of ['rita', 'sam']) scene.alerts.watch(person(name), always('note'))
  scene.alerts.pause(scene.now() + minute)
  for (let n = 0; n < 20; n += 1) {
    scene.are({ rita: { presence: live('busy'), note: `note ${n}` } })
    scene.pass(second)
  }
  expect(scene.alerts.state.heldBack).toHaveLength(1)
  scene.alerts.pause(null)
  scene.are({ sam: { presence: live('busy'), note: 'Now' } })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['sam note'])
})

it('does not tell of a minute ago while the connection is lost', () => {
  const scene = signedIn({ rita: 'away' })
  scene.alerts.watch(person('rita'), always('every-change'))
  goThrough(scene, 'rita', [
    [0, 'busy'],
    [10, 'away']
  ])
  scene.pass(second)
  scene.connection('reconnecting')
  scene.pass(5 * minute)
  expect(scene.told).toEqual(['rita every-change'])
})

it('tells in one piece of 500 members of a group of 5,000', () => {
  const names = Array.from({ length: 5000 }, (_, n) => `p${n}`)
  const scene = signedIn(Object.fromEntries(names.map((name) => [name, 'busy' as const])))
  scene.groups = [{ id: 'all', kind: 'own', name: 'All', members: names.map(sip) }]
  scene.show()
  scene.alerts.watch({ kind: 'group', groupId: 'all' }, always())
  scene.are(Object.fromEntries(names.slice(0, 500).map((name) => [name, 'available' as const])))
  scene.pass(gatherMs)
  expect(scene.news.map(({ items }) => items.length)).toEqual([500])
})
