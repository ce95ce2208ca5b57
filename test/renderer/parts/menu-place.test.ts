import { expect, it } from 'vitest'
import { menuPlace, type MenuAnchor } from '../../../renderer/parts/menu-place'

const view = { width: 380, height: 720 }
const menu = { width: 240, height: 312 }
const box = (left: number, top: number, right = left, bottom = top) => ({ left, top, right, bottom })

it.each<[string, MenuAnchor, boolean, { left: number; top: number }]>([
  ['at the pointer', { side: 'point', box: box(60, 100) }, false, { left: 60, top: 100 }],
  [
    'on the other side of a pointer near the edge',
    { side: 'point', box: box(300, 100) },
    false,
    { left: 60, top: 100 }
  ],
  ['inside where neither side has room', { side: 'point', box: box(200, 100) }, false, { left: 132, top: 100 }],
  ['above a pointer near the bottom', { side: 'point', box: box(60, 600) }, false, { left: 60, top: 288 }],
  ['turned at the pointer', { side: 'point', box: box(300, 100) }, true, { left: 60, top: 100 }],
  ['under the start of a button', { side: 'below-start', box: box(60, 30, 160, 54) }, false, { left: 48, top: 58 }],
  ['under the end of a button', { side: 'below-end', box: box(342, 10, 370, 38) }, false, { left: 130, top: 42 }],
  ['turned under the end of a button', { side: 'below-end', box: box(10, 10, 38, 38) }, true, { left: 10, top: 42 }]
])('a menu opens %s', (_, anchor, isTurned, place) => {
  expect(menuPlace(anchor, menu, view, isTurned)).toMatchObject(place)
})

it.each<[string, ReturnType<typeof box>, boolean, { left: number; top: number }]>([
  ['after it', box(13, 384, 133, 412), false, { left: 134, top: 379 }],
  ['before it where there is no room after it', box(133, 384, 363, 412), false, { left: 8, top: 379 }],
  ['turned, before it', box(133, 384, 363, 412), true, { left: 8, top: 379 }],
  ['moved up to stay whole', box(13, 680, 133, 708), false, { left: 134, top: 552 }]
])('a submenu of an entry opens %s', (_, entry, isTurned, place) => {
  expect(menuPlace({ side: 'beside', box: entry }, { width: 124, height: 160 }, view, isTurned)).toMatchObject(place)
})

it('a menu that is larger than the window begins at its corner', () => {
  const tall = { width: 500, height: 900 }
  expect(menuPlace({ side: 'point', box: box(60, 600) }, tall, view, false)).toEqual({ left: 8, top: 8, height: 704 })
})

it.each<[string, ReturnType<typeof box>, number, boolean, ReturnType<typeof menuPlace>]>([
  ['below', box(133, 300, 363, 328), 200, false, { left: 108, top: 329, height: 383 }],
  ['above where there is no room below', box(133, 584, 363, 612), 200, false, { left: 108, top: 383, height: 575 }],
  ['below, cut where it fits nowhere', box(133, 300, 363, 328), 900, false, { left: 108, top: 329, height: 383 }],
  ['above, cut where that is more', box(133, 584, 363, 612), 900, false, { left: 108, top: 8, height: 575 }],
  ['turned below', box(13, 300, 243, 328), 200, true, { left: 8, top: 329, height: 383 }]
])('a submenu too wide for either side opens %s, and never over its entry', (_, entry, height, isTurned, place) => {
  expect(menuPlace({ side: 'beside', box: entry }, { width: 264, height }, view, isTurned)).toEqual(place)
})
