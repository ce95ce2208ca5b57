// Own changes over the truth: what is shown at once, and that nothing of it stays behind.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Group, GroupKind, Person } from '../../../preload/contract'
import { draftOf, isIn } from '../../../main/roster/draft'
import { overlay, type ListChange, type Shown } from '../../../main/roster/overlay'
import { uriOf } from './sample'

const person = (name: string): Person => ({ uri: uriOf(name), name, presence: { kind: 'asking' } })
const group = (id: string, names: readonly string[], kind: GroupKind = 'own'): Group => ({
  id,
  kind,
  name: id,
  members: names.map(uriOf)
})
const named = (name: string) => ({ uri: uriOf(name), name })

/** Ada and Bo in "night", Bo in "day" too, Cy in the organisation, Di watched, Ed on the list without any group. */
const shown: Shown = {
  people: ['ada', 'bo', 'cy', 'di', 'ed'].map(person),
  groups: [group('day', ['bo']), group('night', ['ada', 'bo']), group('firm', ['cy'], 'organisation')],
  watching: [uriOf('di')]
}
const isShown = (shown: Shown, change: ListChange): boolean => isIn(draftOf(shown), change)
const names = ({ people }: Shown): string[] => people.map(({ name }) => name)
const members = ({ groups }: Shown, id: string): readonly string[] | undefined =>
  groups.find((one) => one.id === id)?.members
const ids = ({ groups }: Shown): string[] => groups.map(({ id }) => id)

it('shows somebody in the group they join, spelled as they are known', () => {
  const after = overlay(shown, [{ kind: 'join', person: { uri: 'SIP:ADA@corvo.example', name: 'x' }, groupId: 'day' }])
  expect(members(after, 'day')).toEqual([uriOf('bo'), uriOf('ada')])
  expect(after.people).toBe(shown.people)
})

it('shows somebody nobody knows by name, and asks how they are', () => {
  const after = overlay(shown, [{ kind: 'join', person: named('zoe'), groupId: 'day' }])
  expect(after.people.at(-1)).toEqual({ uri: uriOf('zoe'), name: 'zoe', presence: { kind: 'asking' } })
})

it.each<[string, ListChange, string[]]>([
  ['keeps who is in another group', { kind: 'leave', uri: uriOf('bo'), groupId: 'night' }, ['ada', 'bo']],
  ['lets go of whose last group it was', { kind: 'leave', uri: uriOf('ada'), groupId: 'night' }, ['bo']],
  ['lets go of who leaves all', { kind: 'leave-all', uri: uriOf('bo') }, ['ada']],
  ['lets go of who was only in the group that goes', { kind: 'delete', groupId: 'night' }, ['bo']]
])('%s', (_what, change, kept) => {
  expect(names(overlay(shown, [change]))).toEqual([...kept, 'cy', 'di', 'ed'])
})

it('keeps who is in a group that nobody can edit, who is watched, and who is on the list without a group', () => {
  const after = overlay(shown, [
    { kind: 'leave-all', uri: uriOf('cy') },
    { kind: 'leave-all', uri: uriOf('di') },
    { kind: 'leave', uri: uriOf('ed'), groupId: 'day' }
  ])
  expect(after.people).toBe(shown.people)
  expect(members(after, 'firm')).toEqual([uriOf('cy')])
})

it('lets go of somebody on the list without a group when they leave all', () => {
  expect(names(overlay(shown, [{ kind: 'leave-all', uri: uriOf('ed') }]))).toEqual(['ada', 'bo', 'cy', 'di'])
})

it('does not let anybody into or out of a group that nobody can edit, nor into one that is not there', () => {
  const changes: ListChange[] = [
    { kind: 'join', person: named('ada'), groupId: 'firm' },
    { kind: 'leave', uri: uriOf('cy'), groupId: 'firm' },
    { kind: 'join', person: named('ada'), groupId: 'gone' },
    { kind: 'rename', groupId: 'gone', name: 'x' }
  ]
  expect(overlay(shown, changes)).toBe(shown)
})

it('puts new and renamed groups where the roster would', () => {
  const after = overlay(shown, [
    { kind: 'create', groupId: 'new:1', name: 'evening' },
    { kind: 'rename', groupId: 'day', name: 'Zero' },
    { kind: 'list', groupId: 'new:2', list: { name: 'Board', mail: 'board@corvo.example' } }
  ])
  expect(ids(after)).toEqual(['new:1', 'night', 'day', 'firm', 'new:2'])
  expect(after.groups.at(-1)).toMatchObject({ kind: 'distribution', members: [], inside: { kind: 'closed' } })
})

it('watches and stops watching, each person once', () => {
  const after = overlay(shown, [
    { kind: 'watch', person: named('ada') },
    { kind: 'watch', person: { uri: 'SIP:DI@CORVO.EXAMPLE', name: 'Di' } },
    { kind: 'unwatch', uri: 'sip:Di@corvo.example' }
  ])
  expect(after.watching).toEqual([uriOf('ada')])
  expect(names(after)).toEqual(['ada', 'bo', 'cy', 'ed'])
})

it('takes what is only inside an unlisted distribution group away with it, groups that contain each other too', () => {
  const open = (id: string, names: string[], nested: string[], isNested = true): Group => ({
    ...group(id, names, 'distribution'),
    inside: { kind: 'open', nested },
    ...(isNested && { isNested: true })
  })
  const groups = [open('outer', ['ada'], ['inner'], false), open('inner', ['bo'], ['outer', 'inner'])]
  const lists: Shown = { people: ['ada', 'bo'].map(person), groups, watching: [] }
  expect(overlay(lists, [{ kind: 'unlist', groupId: 'outer' }])).toEqual({ people: [], groups: [], watching: [] })
  const both: Shown = { ...lists, groups: [open('inner', ['bo'], [], false), open('outer', ['ada'], ['inner'], false)] }
  const after = overlay(both, [{ kind: 'unlist', groupId: 'inner' }])
  expect(after.groups.map(({ id, isNested }) => [id, isNested])).toEqual([
    ['outer', undefined],
    ['inner', true]
  ])
})

const someone = fc.constantFrom('ada', 'bo', 'cy', 'di', 'ed', 'zoe', 'ADA', 'Bo')
const groupId = fc.constantFrom('day', 'night', 'firm', 'new:1', 'gone')
const join = fc.record({ kind: fc.constant('join' as const), person: someone.map(named), groupId })
const leave = fc.record({ kind: fc.constant('leave' as const), uri: someone.map(uriOf), groupId })
const change: fc.Arbitrary<ListChange> = fc.oneof(
  join,
  leave,
  fc.record({ kind: fc.constant('leave-all' as const), uri: someone.map(uriOf) }),
  fc.record({ kind: fc.constant('create' as const), groupId, name: fc.string() }),
  fc.record({ kind: fc.constant('rename' as const), groupId, name: fc.string() }),
  fc.record({ kind: fc.constant('delete' as const), groupId }),
  fc.record({ kind: fc.constant('watch' as const), person: someone.map(named) }),
  fc.record({ kind: fc.constant('unwatch' as const), uri: someone.map(uriOf) })
)
const key = (uri: string): string => uri.toLowerCase()
const isOnce = (uris: readonly string[]): boolean => new Set(uris.map(key)).size === uris.length

it('shows nobody twice and everybody it names, whatever the changes', () => {
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const { people, groups, watching } = overlay(shown, changes)
      const uris = people.map(({ uri }) => uri)
      expect(isOnce(uris)).toBe(true)
      expect(isOnce(watching)).toBe(true)
      for (const { members } of groups) expect(isOnce(members)).toBe(true)
      const known = new Set(uris)
      for (const uri of [...watching, ...groups.flatMap(({ members }) => members)]) expect(known).toContain(uri)
    })
  )
})

it('leaves whatever it does not change the same object, and everything without changes', () => {
  expect(overlay(shown, [])).toBe(shown)
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const after = overlay(shown, changes)
      const touched = new Set(changes.flatMap((one) => ('groupId' in one ? one.groupId : [])))
      const isAnywhere = changes.some(({ kind }) => kind === 'leave-all')
      for (const before of shown.groups) {
        if (!touched.has(before.id) && !isAnywhere) expect(after.groups).toContain(before)
      }
      for (const one of after.people) {
        const before = shown.people.find(({ uri }) => uri === one.uri)
        if (before) expect(one).toBe(before)
      }
    })
  )
})

it('is as if nothing had happened when whoever joined leaves again', () => {
  fc.assert(
    fc.property(fc.array(join), (joins) => {
      const isNew = (one: ListChange): boolean => !isShown(shown, one)
      const fresh = joins.filter(isNew)
      const leaves = fresh.map(({ person, groupId }): ListChange => ({ kind: 'leave', uri: person.uri, groupId }))
      expect(overlay(shown, [...fresh, ...leaves])).toBe(shown)
    })
  )
})

it('takes for shown what it shows itself, as far as it can be done', () => {
  fc.assert(
    fc.property(fc.array(change), change, (changes, last) => {
      const before = overlay(shown, changes)
      const after = overlay(before, [last])
      if (isShown(before, last)) expect(after).toBe(before)
      else if (after !== before) expect(isShown(after, last)).toBe(true)
    })
  )
})
