// What holds for every sequence of changes, losses, wishes and times.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Availability, Connection, WatchEvent, WatchLasts, WatchTarget } from '../../../preload/contract'
import { live, minute, person, sip, stage, type Stage } from './stage'

const names = ['rita', 'sam', 'omar', 'kim', 'lena', 'yuki', 'nora', 'ivo']
const team: WatchTarget = { kind: 'group', groupId: 'team' }
const any: WatchTarget = { kind: 'any', uris: names.slice(0, 4).map(sip) }

type Step = (scene: Stage) => void

const name = fc.constantFrom(...names)
const availability = fc.constantFrom<Availability>(
  'available',
  'available',
  'busy',
  'inactive',
  'away',
  'offline',
  'unknown'
)
const event = fc.constantFrom<WatchEvent>('available', 'not-busy', 'offline', 'note', 'every-change')
const lasts = fc.constantFrom<WatchLasts>({ kind: 'once' }, { kind: 'always' })
const target = fc.oneof(name.map(person), fc.constantFrom(team, any))
const kind = fc.constantFrom<Connection['kind']>('reconnecting', 'paused', 'loading', 'online', 'online')

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(fc.shuffledSubarray(names), availability).map(
      ([who, is]): Step =>
        (scene) =>
          oneAfterTheOther(scene, who, is)
    )
  },
  {
    weight: 12,
    arbitrary: fc.tuple(name, availability, fc.nat(3)).map(
      ([who, is, note]): Step =>
        (scene) =>
          scene.are({ [who]: { presence: live(is), note: `note ${note}` } })
    )
  },
  {
    weight: 12,
    arbitrary: fc.constantFrom(10, 300, 1000, 7000, 20_000, 61_000).map(
      (ms): Step =>
        (scene) =>
          scene.pass(ms)
    )
  },
  {
    weight: 3,
    arbitrary: fc.tuple(target, fc.uniqueArray(event, { minLength: 1 }), lasts).map(
      ([whom, on, how]): Step =>
        (scene) =>
          void scene.alerts.watch(whom, { on, lasts: how })
    )
  },
  {
    weight: 1,
    arbitrary: target.map(
      (whom): Step =>
        (scene) =>
          void scene.alerts.watch(whom, null)
    )
  },
  {
    weight: 1,
    arbitrary: kind.map(
      (to): Step =>
        (scene) =>
          scene.connection(to)
    )
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (isQuiet): Step =>
        (scene) =>
          void (scene.isSystemQuiet = isQuiet)
    )
  }
)

function oneAfterTheOther(scene: Stage, who: readonly string[], is: Availability): void {
  for (const one of who) {
    scene.are({ [one]: is })
    scene.pass(400)
  }
}

function play(steps: readonly Step[]): Stage {
  const scene = stage()
  scene.groups = [{ id: 'team', kind: 'own', name: 'Team', members: names.slice(2).map(sip) }]
  scene.are(Object.fromEntries(names.map((one) => [one, 'busy' as const])))
  scene.signIn()
  for (const one of names)
    scene.alerts.watch(person(one), { on: ['available', 'every-change'], lasts: { kind: 'always' } })
  for (const one of steps) one(scene)
  scene.pass(5 * minute)
  return scene
}

it('never tells more than six times in any minute, nor the same of the same person twice', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const { news } = play(steps)
      news.forEach(({ at }, index) => {
        const sixth = news[index + 6]
        if (sixth) expect(sixth.at - at).toBeGreaterThanOrEqual(minute)
      })
      const last = new Map<string, number>()
      for (const { items, at } of news) {
        expect(new Set(items.map(({ uri }) => uri)).size).toBe(items.length)
        for (const { uri, event: what } of items) {
          expect(at - (last.get(`${uri} ${what}`) ?? -Infinity)).toBeGreaterThanOrEqual(minute)
          last.set(`${uri} ${what}`, at)
        }
      }
    }),
    { numRuns: 300 }
  )
})

it('tells exactly once of somebody to be told of once, however they come and go, then or at the next start', () => {
  const change = fc.tuple(availability, fc.constantFrom(10, 400, 5000, 70_000))
  const loss = fc.constantFrom<Connection['kind']>('reconnecting', 'paused', 'loading')
  const part = fc.oneof({ weight: 5, arbitrary: change }, { weight: 1, arbitrary: loss })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), fc.boolean(), (parts, isRestarted) => {
      const first = stage()
      first.are({ rita: 'busy' })
      first.signIn()
      first.alerts.watch(person('rita'), { on: ['available'], lasts: { kind: 'once' } })
      for (const one of parts) {
        if (typeof one === 'string') first.connection(one)
        else {
          first.connection('online')
          first.are({ rita: one[0] })
          first.pass(one[1])
        }
      }
      const last = isRestarted ? first.restart() : first
      last.connection('loading')
      last.are({ rita: 'busy' })
      last.connection('online')
      last.pass(2 * minute)
      last.are({ rita: 'available' })
      last.pass(2 * minute)
      last.are({ rita: 'busy' })
      last.pass(2 * minute)
      last.are({ rita: 'available' })
      last.pass(2 * minute)
      const told = [...first.news, ...(isRestarted ? last.news : [])]
      expect(told.map(({ items }) => items.map(({ event: what, isOver }) => [what, isOver]))).toEqual([
        [['available', true]]
      ])
      expect(last.alerts.state.watches).toEqual([])
    }),
    { numRuns: 300 }
  )
})
