import { expect, it } from 'vitest'
import type { Section } from '../../../renderer/list/sections'
import { elementId, nearest, treeAction, type Place, type TreeAction } from '../../../renderer/list/tree-keys'

const section = (id: string, members: string[], isOpen = true): Section => ({
  id,
  title: id,
  count: null,
  mark: null,
  isOpen,
  members,
  emptyText: ''
})
const sections = [section('f', ['ann', 'bob']), section('n', ['cid'], false), section('o', ['ann'])]
const at = (group: string, uri: string | null = null): Place => ({ group, uri })
const go = (group: string, uri: string | null = null): TreeAction => ({ kind: 'go', to: at(group, uri) })

it.each<[string, Place, TreeAction]>([
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
  ['Enter', at('f', 'ann'), { kind: 'open', uri: 'ann' }],
  ['Enter', at('n'), { kind: 'fold', group: 'n' }],
  [' ', at('f'), { kind: 'fold', group: 'f' }],
  ['x', at('f'), { kind: 'none' }],
  ['ArrowDown', at('gone'), { kind: 'none' }]
])('%s at %j does %j', (key, place, action) => {
  expect(treeAction(sections, place, key, 3)).toEqual(action)
})

it.each<[Place | null, Place | null]>([
  [null, at('f')],
  [at('f', 'bob'), at('f', 'bob')],
  [at('f', 'removed'), at('f')],
  [at('n', 'cid'), at('n')],
  [at('removed', 'ann'), at('f')]
])('stands at %j as %j', (place, expected) => {
  expect(nearest(sections, place)).toEqual(expected)
})

it('stands nowhere in an empty tree', () => {
  expect(nearest([], at('f'))).toBeNull()
  expect(elementId([], at('f'))).toBeUndefined()
})

it('tells the same person in two groups apart', () => {
  expect(elementId(sections, at('f', 'ann'))).not.toBe(elementId(sections, at('o', 'ann')))
})
