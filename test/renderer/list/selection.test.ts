import { expect, it } from 'vitest'
import type { Place } from '../../../preload/contract'
import { Selection } from '../../../renderer/list/selection.svelte'

const at = (groupId: string, uri: string): Place => ({ groupId, uri })
const rows = [at('f', 'ann'), at('f', 'bob'), at('n', 'ann'), at('n', 'cid'), at('n', 'dan')]
const [annPinned, bob, ann, cid, dan] = [at('f', 'ann'), at('f', 'bob'), at('n', 'ann'), at('n', 'cid'), at('n', 'dan')]

it('selects a place, not the person everywhere', () => {
  const selection = new Selection()
  selection.choose([annPinned])
  expect([selection.has(annPinned), selection.has(ann)]).toEqual([true, false])
})

it('adds and takes one at a time', () => {
  const selection = new Selection()
  selection.toggle(bob)
  selection.toggle(cid)
  selection.toggle(bob)
  expect(selection.places).toEqual([cid])
})

it('extends through groups, back over where it began, and from there again', () => {
  const selection = new Selection()
  selection.choose([ann])
  selection.extend(rows, ann, dan)
  expect(selection.places).toEqual([ann, cid, dan])
  selection.extend(rows, dan, bob)
  expect(selection.places).toEqual([bob, ann])
})

it('extends from where the focus is when nothing is selected, or what was is gone', () => {
  const selection = new Selection()
  selection.extend(rows, bob, ann)
  expect(selection.places).toEqual([bob, ann])
  selection.choose([at('gone', 'eve')])
  selection.extend(rows, cid, dan)
  expect(selection.places).toEqual([cid, dan])
})

it('lets go of places that are gone, and of all', () => {
  const selection = new Selection()
  selection.choose([annPinned, bob, cid])
  selection.keep([bob, ann, cid])
  expect(selection.places).toEqual([bob, cid])
  selection.clear()
  expect(selection.size).toBe(0)
})

it('stays as it is where it cannot extend', () => {
  const selection = new Selection()
  selection.choose([bob])
  selection.extend(rows, bob, at('gone', 'eve'))
  expect(selection.places).toEqual([bob])
})
