// What takes an edit back.

import { expect, it } from 'vitest'
import type { Edit, Group } from '../../../../preload/contract'
import { overlay, type Shown } from '../../../../main/roster/overlay'
import { createAliases } from '../../../../main/session/editing/aliases'
import { planOf } from '../../../../main/session/editing/plan'
import { undoOf } from '../../../../main/session/editing/undo'

const uriOf = (name: string): string => `sip:${name}@corvo.example`
const group = (id: string, kind: Group['kind'], ...names: string[]): Group => ({
  id,
  kind,
  name: id,
  members: names.map(uriOf)
})
const shown: Shown = {
  people: ['ada', 'bo', 'cy'].map((name) => ({ uri: uriOf(name), name, presence: { kind: 'asking' } })),
  groups: [
    group('pinned', 'favourites', 'ada'),
    group('day', 'own', 'cy'),
    group('night', 'own', 'ada', 'bo'),
    group('other', 'other'),
    { ...group('all', 'distribution'), inside: { kind: 'closed' } }
  ],
  watching: [uriOf('cy')]
}
const named = (name: string) => ({ uri: uriOf(name), name })

/** Names and members of what is shown, whatever ids stand behind them. */
const spelled = ({ groups, watching }: Shown): string[] =>
  [
    ...groups.map(({ name, members }) => `${name}: ${[...members].sort().join(' ')}`),
    `watching ${watching.join(' ')}`
  ].sort()

it.each<[Edit['kind'], Edit]>([
  [
    'create-group',
    {
      kind: 'create-group',
      name: 'Late',
      people: [named('ada'), named('eve')],
      leave: [{ uri: uriOf('ada'), groupId: 'night' }]
    }
  ],
  ['rename-group', { kind: 'rename-group', groupId: 'night', name: 'Late' }],
  ['delete-group', { kind: 'delete-group', groupId: 'night' }],
  ['add', { kind: 'add', people: [named('eve'), named('cy')], to: 'night' }],
  [
    'move',
    {
      kind: 'move',
      places: [
        { uri: uriOf('ada'), groupId: 'night' },
        { uri: uriOf('bo'), groupId: 'night' }
      ],
      to: 'day'
    }
  ],
  ['remove', { kind: 'remove', places: [{ uri: uriOf('bo'), groupId: 'night' }] }],
  ['remove-contacts', { kind: 'remove-contacts', uris: [uriOf('ada'), uriOf('cy')] }],
  ['add-list', { kind: 'add-list', list: { name: 'Sales', mail: 'sales@corvo.example' } }],
  ['remove-list', { kind: 'remove-list', groupId: 'all' }],
  ['watch', { kind: 'watch', people: [named('eve')] }],
  ['unwatch', { kind: 'unwatch', uris: [uriOf('cy')] }],
  [
    'import',
    {
      kind: 'import',
      parts: [
        { to: { newGroup: 'Late' }, people: [named('ada'), named('eve')] },
        { to: { groupId: 'day' }, people: [named('bo')] }
      ]
    }
  ]
])('%s and its undo leave everything as it was', (_, edit) => {
  const knowledge = { ...createAliases(), mailOf: () => 'all@corvo.example' }
  const plan = planOf(edit, shown, knowledge)
  if (!plan.ok) throw new Error(plan.problem.code)
  const after = overlay(
    shown,
    plan.value.steps.map(({ change }) => change)
  )
  expect(spelled(after)).not.toEqual(spelled(shown))
  const undo = undoOf(plan.value.steps, after, knowledge)
  expect(
    spelled(
      overlay(
        after,
        undo.map(({ change }) => change)
      )
    )
  ).toEqual(spelled(shown))
})

it('takes back only what was done', () => {
  const knowledge = { ...createAliases(), mailOf: () => '' }
  const plan = planOf({ kind: 'add', people: [named('eve'), named('cy')], to: 'night' }, shown, knowledge)
  if (!plan.ok) throw new Error(plan.problem.code)
  const undo = undoOf(plan.value.steps.slice(1), shown, knowledge)
  expect(undo.map(({ change }) => change)).toEqual([{ kind: 'leave', uri: uriOf('cy'), groupId: 'night' }])
})

it('takes nobody out of where they were moved to before they are back where they came from', () => {
  const knowledge = { ...createAliases(), mailOf: () => '' }
  const plan = planOf({ kind: 'move', places: [{ uri: uriOf('bo'), groupId: 'night' }], to: 'day' }, shown, knowledge)
  if (!plan.ok) throw new Error(plan.problem.code)
  const undo = undoOf(plan.value.steps, shown, knowledge)
  expect(undo.map(({ change, needs }) => [change.kind, needs])).toEqual([
    ['join', []],
    ['leave', [0]]
  ])
})

it('loses nobody who came into a new group before its making is taken back', () => {
  const aliases = createAliases()
  const knowledge = { ...aliases, mailOf: () => '' }
  const plan = planOf({ kind: 'create-group', name: 'Late', people: [], leave: [] }, shown, knowledge)
  if (!plan.ok) throw new Error(plan.problem.code)
  aliases.learn('new:1', 'late')
  const later: Shown = { ...shown, groups: [...shown.groups, group('late', 'own', 'cy', 'eve')] }
  const undo = undoOf(plan.value.steps, later, knowledge)
  expect(undo.map(({ change, needs }) => [change, needs])).toEqual([
    [{ kind: 'join', person: { uri: uriOf('eve'), name: 'eve@corvo.example' }, groupId: 'other' }, []],
    [{ kind: 'delete', groupId: 'late' }, [0]]
  ])
})
