import { expect, it } from 'vitest'
import { bareSection, type Section } from '../../../renderer/list/sections'
import { elementId, nearest, standOf, treeAction, type Stand, type TreeAction } from '../../../renderer/list/tree-keys'

const section = (id: string, members: string[], isOpen = true, depth = 0): Section => ({
  ...bareSection(id),
  isOpen,
  members,
  depth
})
const sections = [section('f', ['ann', 'bob']), section('n', ['cid'], false), section('o', ['ann'])]
const at = (group: string, uri: string | null = null): Stand => ({ group, uri })
const go = (group: string, uri: string | null = null): TreeAction => ({ kind: 'go', to: at(group, uri) })

it.each<[string, Stand, TreeAction]>([
  ['ArrowDown', at('f'), go('f', 'ann')],
  ['ArrowDown', at('f', 'bob'), go('n')],
  ['ArrowDown', at('n'), go('o')],
  ['ArrowDown', at('o', 'ann'), go('o', 'ann')],
  ['ArrowUp', at('o'), go('n')],
  ['ArrowUp', at('f'), go('f')],
  ['Home', at('o', 'ann'), go('f')],
  ['End', at('f'), go('o', 'ann')],
  ['PageDown', at('f'), go('n')],
  ['PageUp', at('o', 'ann'), go('f', 'bob')],
  ['ArrowRight', at('n'), { kind: 'fold', group: 'n' }],
  ['ArrowRight', at('f'), go('f', 'ann')],
  ['ArrowRight', at('f', 'ann'), { kind: 'none' }],
  ['ArrowLeft', at('f', 'bob'), go('f')],
  ['ArrowLeft', at('f'), { kind: 'fold', group: 'f' }],
  ['ArrowLeft', at('n'), { kind: 'none' }],
  ['Enter', at('f', 'ann'), { kind: 'open', at: at('f', 'ann') }],
  ['Enter', at('n'), { kind: 'fold', group: 'n' }],
  [' ', at('f'), { kind: 'fold', group: 'f' }],
  ['x', at('f'), { kind: 'none' }],
  ['ArrowDown', at('gone'), { kind: 'none' }]
])('%s at %j does %j', (key, place, action) => {
  expect(treeAction(sections, place, { key, pageRows: 3, isPeopleOnly: false })).toEqual(action)
})

it.each<[Stand | null, Stand | null]>([
  [null, at('f')],
  [at('f', 'bob'), at('f', 'bob')],
  [at('f', 'removed'), at('f')],
  [at('n', 'cid'), at('n')],
  [at('removed', 'ann'), at('f')]
])('stands at %j as %j', (stand, expected) => {
  expect(nearest(sections, stand)).toEqual(expected)
})

const earlier = [
  section('f', ['ann', 'gone', 'away', 'bob', 'last']),
  section('closing', []),
  section('n', ['cid']),
  section('o', ['dan', 'ann']),
  section('end', [])
]

it.each<[string, Stand, Stand]>([
  ['the next one who is left', at('f', 'gone'), at('f', 'bob')],
  ['the one ahead, at the end', at('f', 'last'), at('f', 'bob')],
  ['the next one at the top', at('o', 'dan'), at('o', 'ann')],
  ['the header of a group that was closed', at('n', 'cid'), at('n')],
  ['the header for somebody never seen there', at('f', 'stranger'), at('f')],
  ['the next group', at('closing'), at('n')],
  ['the next group, with somebody in the one that is gone', at('closing', 'ann'), at('n')],
  ['the last group that is left', at('end'), at('o')]
])('goes on with %s', (_, stand, expected) => {
  expect(nearest(sections, stand, earlier)).toEqual(expected)
})

it('goes on with the header where nobody is left', () => {
  expect(nearest([section('f', [])], at('f', 'bob'), earlier)).toEqual(at('f'))
})

it('stands nowhere in an empty tree', () => {
  expect(nearest([], at('f'))).toBeNull()
  expect(elementId([], at('f'))).toBeUndefined()
})

it('tells the same person in two groups apart', () => {
  expect(elementId(sections, at('f', 'ann'))).not.toBe(elementId(sections, at('o', 'ann')))
})

it('gives what an element stands for back', () => {
  for (const stand of [at('f'), at('n'), at('o', 'ann'), at('f', 'bob')]) {
    expect(standOf(sections, elementId(sections, stand) ?? '')).toEqual(stand)
  }
  expect(['', 'group-9', 'group-x', 'elsewhere'].map((id) => standOf(sections, id))).toEqual([null, null, null, null])
})

it('passes headers by where only people count', () => {
  const pressed = { key: 'ArrowDown', pageRows: 3, isPeopleOnly: true }
  expect(treeAction(sections, at('f', 'bob'), pressed)).toEqual(go('o', 'ann'))
  expect(treeAction(sections, at('f'), pressed)).toEqual(go('f', 'ann'))
  expect(treeAction(sections, at('o', 'ann'), pressed)).toEqual(go('o', 'ann'))
})

it.each<[string, Stand, TreeAction]>([
  ['ArrowRight', at('outer'), go('inner')],
  ['ArrowLeft', at('inner'), go('outer')],
  ['ArrowRight', at('last'), { kind: 'none' }],
  ['Enter', at('itself'), { kind: 'none' }],
  ['ArrowRight', at('itself'), { kind: 'none' }],
  ['ArrowLeft', at('itself'), go('inner')]
])('%s at %j, with groups inside groups, does %j', (key, stand, action) => {
  const nested = [
    section('outer', []),
    { ...section('inner', [], false, 1) },
    { ...section('itself', [], false, 2), canOpen: false },
    section('last', [])
  ]
  expect(treeAction(nested, stand, { key, pageRows: 3, isPeopleOnly: false })).toEqual(action)
})
