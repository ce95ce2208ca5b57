import { expect, it } from 'vitest'
import type { Watch, WatchLasts, WatchTarget } from '../../../preload/contract'
import { usualEnd } from '../../../renderer/list/until'
import { watchMark, waitWords } from '../../../renderer/list/watch-words'
import {
  choiceOf,
  isWaitKey,
  personTargets,
  watchesBy,
  watchFinder,
  watchHow,
  type WatchChoice
} from '../../../renderer/list/watches'
import { byUri } from '../../../renderer/list/sections'
import { lena, person, tomasz, yuki } from '../pictures'

const once = { kind: 'once' } as const
const always = { kind: 'always' } as const
const watchOn = (target: WatchTarget, lasts: WatchLasts = once): Watch => ({ target, on: ['available'], lasts })
const of = ({ uri }: { uri: string }): WatchTarget => ({ kind: 'person', uri })
const night: WatchTarget = { kind: 'group', groupId: 'night' }
const any = { kind: 'any', uris: [lena.uri, yuki.uri] } as const
const watches = [watchOn(of(lena)), watchOn(of(tomasz), always), watchOn(night, always), watchOn(any)]

it('knows people, groups and waits apart, also where they are called the same', () => {
  const { people, groups, waits } = watchesBy([
    watchOn({ kind: 'person', uri: 'x' }),
    watchOn({ kind: 'group', groupId: 'x' }),
    watchOn(any)
  ])
  expect([people.size, groups.size, [...waits.values()]]).toEqual([1, 1, [any]])
  expect([...waits.keys()].map(isWaitKey)).toEqual([true])
  expect(isWaitKey(lena.uri)).toBe(false)
})

it.each<[string, WatchTarget, boolean]>([
  ['a person', of(lena), true],
  ['somebody else', of(yuki), false],
  ['a group', night, true],
  ['another group', { kind: 'group', groupId: 'day' }, false],
  ['a wait for the same people, however they were chosen', { kind: 'any', uris: [yuki.uri, lena.uri] }, true],
  ['a wait for fewer', { kind: 'any', uris: [lena.uri] }, false],
  ['a wait for others', { kind: 'any', uris: [lena.uri, tomasz.uri] }, false]
])('finds the watch of %s: %#', (_, target, isWatched) => {
  expect(watchFinder(watches)(target) !== undefined).toBe(isWatched)
})

it.each<[string, WatchTarget[], WatchChoice | null]>([
  ['nobody watched', [of(yuki)], 'off'],
  ['one watched once', [of(lena)], 'once'],
  ['a group watched always', [night], 'always'],
  ['two watched in different ways', [of(lena), of(tomasz)], null],
  ['one watched, one not', [of(lena), of(yuki)], null],
  ['nobody at all', [], null]
])('tells what is chosen for %s', (_, targets, expected) => {
  expect(choiceOf(targets, watches)).toBe(expected)
})

it('tells of becoming available at first, and later of what was chosen', () => {
  expect(watchHow(once, undefined)).toEqual({ on: ['available'], lasts: once })
  expect(watchHow(always, { ...watchOn(night), on: ['note', 'offline'] })).toEqual({
    on: ['note', 'offline'],
    lasts: always
  })
  expect(personTargets([lena.uri])).toEqual([of(lena)])
})

it.each<[string[], string, string]>([
  [['Lena Fischer'], 'Lena Fischer', 'The first of 1 to be free'],
  [['Lena Fischer', 'Yuki Tanaka'], 'Lena Fischer and Yuki Tanaka', 'The first of 2 to be free'],
  [['Lena Fischer', 'Yuki Tanaka', 'Ann'], 'Lena Fischer, Yuki Tanaka and 1 more', 'The first of 3 to be free'],
  [['Lena Fischer', 'Yuki Tanaka', 'Ann', 'Bob'], 'Lena Fischer, Yuki Tanaka and 2 more', 'The first of 4 to be free']
])('names those who are waited for: %j', (names, written, name) => {
  const people = names.map((one) => person(one))
  const wait = { kind: 'any', uris: people.map(({ uri }) => uri) } as const
  expect(waitWords(wait, byUri(people))).toEqual({ name, names: written, label: `The first of ${written}` })
})

it('names by the address who is known no more', () => {
  expect(waitWords({ kind: 'any', uris: ['sip:gone@corvo.example', lena.uri] }, byUri([lena])).names).toBe(
    'gone@corvo.example and Lena Fischer'
  )
})

it.each<[WatchLasts, string]>([
  [once, 'once'],
  [always, 'always'],
  [{ kind: 'until', at: new Date(2026, 10, 22, 17, 5).getTime() }, 'until 17:05']
])('marks a row with %j', (lasts, expected) => {
  const now = new Date(2026, 10, 22, 10).getTime()
  const mark = watchMark(watchOn(of(lena), lasts), now)
  // The clock of the machine may write 5:05 PM.
  expect(mark.replace(/0?5:05\sPM/, '17:05')).toBe(expected)
})

it.each<[string, number[], number[]]>([
  ['in the morning', [9, 12], [22, 17, 0]],
  ['shortly before it', [16, 31], [22, 18, 0]],
  ['after it', [19, 20], [22, 21, 0]],
  ['late', [23, 10], [23, 1, 0]]
])('proposes the end of the day, or something later: %s', (_, [hour = 0, minute = 0], [day = 0, to = 0, at = 0]) => {
  const now = new Date(2026, 10, 22, hour, minute).getTime()
  expect(usualEnd(now)).toBe(new Date(2026, 10, day, to, at).getTime())
})
