import { expect, it } from 'vitest'
import type { Place } from '../../../preload/contract'
import { PeopleClipboard } from '../../../renderer/list/clipboard.svelte'
import { lena, yuki } from '../pictures'

const places: Place[] = [lena, yuki].map(({ uri }) => ({ uri, groupId: 'f' }))

function pasteTwice(clipboard: PeopleClipboard, canEdit = true): unknown[] {
  const done: unknown[] = []
  const actions = {
    canEdit,
    addTo: (people: readonly Place[], groupId: string) => done.push(['add', people, groupId]),
    moveTo: (people: readonly Place[], groupId: string) => done.push(['move', people, groupId])
  }
  clipboard.paste('a', actions)
  clipboard.paste('b', actions)
  return done
}

it('puts who was copied into as many groups as wanted', () => {
  const clipboard = new PeopleClipboard()
  clipboard.copy(places)
  expect(clipboard.isCut).toBe(false)
  expect(pasteTwice(clipboard)).toEqual([
    ['add', places, 'a'],
    ['add', places, 'b']
  ])
})

it('moves who was cut once, and holds nobody then', () => {
  const clipboard = new PeopleClipboard()
  clipboard.cut(places)
  expect([clipboard.places, clipboard.isCut]).toEqual([places, true])
  expect(pasteTwice(clipboard)).toEqual([['move', places, 'a']])
  expect([clipboard.places, clipboard.isCut]).toEqual([[], false])
})

it('keeps who was cut while the list cannot be changed', () => {
  const clipboard = new PeopleClipboard()
  clipboard.cut(places)
  expect(pasteTwice(clipboard, false)).toEqual([])
  expect(clipboard.places).toEqual(places)
})

it('forgets a cut for a copy, and everything when it is cleared', () => {
  const clipboard = new PeopleClipboard()
  clipboard.cut(places)
  clipboard.copy(places.slice(1))
  expect([clipboard.places, clipboard.isCut]).toEqual([places.slice(1), false])
  clipboard.clear()
  expect(pasteTwice(clipboard)).toEqual([])
})
