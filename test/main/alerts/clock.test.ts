// Everything that depends on the time of day: quiet hours, pauses, watches with an end, and a clock that is set.

import { afterEach, beforeEach, expect, it } from 'vitest'
import { quietReason } from '../../../main/alerts/quiet'
import { defaultSettings } from '../../../main/settings'
import type { QuietHours, Weekday } from '../../../preload/contract'
import { always, minute, once, person, signedIn } from './stage'

const hour = 60 * minute
const day = 24 * hour
const gatherMs = 300
let zone: string | undefined

beforeEach(() => {
  zone = process.env.TZ
  process.env.TZ = 'Europe/Berlin'
})
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const everyDay: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]
const hours = (from: number, to: number, days: readonly Weekday[] = everyDay): QuietHours => ({
  isOn: true,
  from: from * 60,
  to: to * 60,
  days
})
const workdays: readonly Weekday[] = [1, 2, 3, 4, 5]

// 2026-03-11 is a Wednesday.
it.each<[string, QuietHours, string, boolean]>([
  ['before', hours(12, 14), '2026-03-11T11:59', false],
  ['from the first minute', hours(12, 14), '2026-03-11T12:00', true],
  ['to the last', hours(12, 14), '2026-03-11T13:59', true],
  ['not after', hours(12, 14), '2026-03-11T14:00', false],
  ['not on other days', hours(12, 14, [2, 4]), '2026-03-11T13:00', false],
  ['before midnight', hours(22, 7), '2026-03-11T23:00', true],
  ['after midnight', hours(22, 7), '2026-03-12T06:59', true],
  ['until the morning', hours(22, 7), '2026-03-12T07:00', false],
  ['during the day', hours(22, 7), '2026-03-11T12:00', false],
  ['in the night after the last day it begins', hours(22, 7, workdays), '2026-03-14T06:00', true],
  ['in the evening of a day it does not begin', hours(22, 7, workdays), '2026-03-14T23:00', false],
  ['in the night before the first day it begins', hours(22, 7, workdays), '2026-03-16T06:00', false],
  ['in the night of Sunday to Monday', hours(22, 7, [0]), '2026-03-16T06:00', true],
  ['in the night of Saturday to Sunday', hours(22, 7, [6]), '2026-03-15T06:00', true],
  ['a whole day long', hours(8, 8, [3]), '2026-03-12T07:59', true],
  ['not longer', hours(8, 8, [3]), '2026-03-12T08:00', false],
  ['on no day', hours(22, 7, []), '2026-03-11T23:00', false],
  // In the night to 2026-03-29 the clock goes from 2 to 3, to 2026-10-25 from 3 back to 2.
  ['before an hour is skipped', hours(1, 4), '2026-03-29T01:59', true],
  ['after an hour was skipped', hours(1, 4), '2026-03-29T03:00', true],
  ['to the end on the clock, an hour early', hours(1, 4), '2026-03-29T04:00', false],
  ['from a time that is skipped', hours(2, 4), '2026-03-29T03:00', true],
  ['through the night an hour is skipped', hours(22, 7), '2026-03-29T06:59', true],
  ['until the morning after it', hours(22, 7), '2026-03-29T07:00', false],
  ['in the first 2:30', hours(2, 3), '2026-10-25T02:30:00+02:00', true],
  ['in the second 2:30', hours(2, 3), '2026-10-25T02:30:00+01:00', true],
  ['after both', hours(2, 3), '2026-10-25T03:00', false],
  ['through the night an hour is repeated', hours(22, 7), '2026-10-25T06:59', true]
])('is quiet %s', (_, quietHours, at, isQuiet) => {
  const settings = { ...defaultSettings, quietHours }
  const reason = quietReason({ now: Date.parse(at), settings, pausedUntil: null, me: null, isSystemQuiet: false })
  expect(reason).toBe(isQuiet ? 'quiet-hours' : null)
})

it('says by itself when quiet hours begin and end', () => {
  const scene = signedIn({})
  const next = (after: number) => (new Date(scene.now()).getHours() + after) % 24
  scene.settings = { ...defaultSettings, quietHours: hours(next(1), next(2)) }
  const seen: (string | null)[] = []
  scene.alerts.onChange(() => seen.push(scene.alerts.state.quiet))
  expect(scene.alerts.state.quiet).toBeNull()
  scene.pass(3 * hour)
  expect(seen).toEqual(['quiet-hours', null])
})

it('stops a watch at its time, within half a minute and without a picture', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), { on: ['available'], lasts: { kind: 'until', at: scene.now() + hour } })
  let changes = 0
  scene.alerts.onChange(() => (changes += 1))
  scene.pass(hour - minute)
  expect(scene.alerts.state.watches).toHaveLength(1)
  scene.pass(1.5 * minute)
  expect(scene.alerts.state.watches).toEqual([])
  expect(changes).toBe(1)
})

it('refuses a watch whose time is over', () => {
  const scene = signedIn({ rita: 'busy' })
  const how = { on: ['available' as const], lasts: { kind: 'until' as const, at: scene.now() } }
  expect(scene.alerts.watch(person('rita'), how)).toEqual({ ok: false, problem: { code: 'time-over' } })
  expect(scene.alerts.state.watches).toEqual([])
})

it('looks at the clock with every picture', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), { on: ['available'], lasts: { kind: 'until', at: scene.now() + hour } })
  scene.alerts.pause(scene.now() + hour)
  scene.setClock(hour)
  scene.are({ rita: 'available' })
  expect(scene.alerts.state).toMatchObject({ watches: [], pausedUntil: null, quiet: null })
})

it.each([day, -day])('is right when the clock is set by %i ms', (by) => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  const at = scene.now() + 2 * hour
  scene.alerts.watch(person('rita'), { on: ['available'], lasts: { kind: 'until', at } })
  scene.alerts.watch(person('sam'), once())
  scene.alerts.pause(at)
  scene.setClock(by)
  scene.pass(minute)
  // By the clock the time is over, or further away.
  expect(scene.alerts.state.watches).toHaveLength(by > 0 ? 1 : 2)
  expect(scene.alerts.state.pausedUntil).toBe(by > 0 ? null : at)
  scene.alerts.pause(null)
  scene.are({ sam: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['sam available'])
})

it.each([day, -day])('counts its minute on when the clock is set by %i ms in between', (by) => {
  const scene = signedIn({ rita: 'away' })
  scene.alerts.watch(person('rita'), always('every-change'))
  scene.are({ rita: 'busy' })
  scene.pass(10_000)
  scene.are({ rita: 'do-not-disturb' })
  scene.setClock(by)
  scene.pass(2 * minute)
  expect(scene.news.map(({ items }) => items[0]?.availability)).toEqual(['busy', 'do-not-disturb'])
})

it('gathers no longer than a moment when the clock is set back', () => {
  const scene = signedIn({ rita: 'away' })
  scene.alerts.watch(person('rita'), always())
  scene.are({ rita: 'available' })
  scene.setClock(-day)
  scene.pass(2 * gatherMs)
  expect(scene.told).toEqual(['rita available'])
})

it('is quiet for the rest of a pause that began before the clock was set back', () => {
  const scene = signedIn({ rita: 'away' })
  scene.alerts.pause(scene.now() + hour)
  scene.setClock(-30 * minute)
  scene.pass(hour)
  expect(scene.alerts.state.quiet).toBe('paused')
  scene.pass(31 * minute)
  expect(scene.alerts.state.quiet).toBeNull()
})
