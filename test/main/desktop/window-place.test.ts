// Where the window stands: seen again where it was, and beside the tray without leaving the work area.

import { expect, it } from 'vitest'
import { besideTray, visibleBounds } from '../../../main/desktop/window-place'

const area = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 200, width: 1280, height: 800 }
const size = { width: 380, height: 720 }

it.each([
  ['inside', { x: 100, y: 50, ...size }],
  ['on the second display', { x: 2000, y: 300, ...size }],
  ['partly over the edge', { x: 1800, y: 0, ...size }],
  ['over the left edge with enough to grab', { x: -290, y: 0, ...size }]
])('stands again where it was: %s', (_what, bounds) => {
  expect(visibleBounds(bounds, [area, second])).toEqual(bounds)
})

it.each([
  ['on a display that is gone', { x: 5000, y: 0, ...size }],
  ['with too little to grab', { x: -310, y: 0, ...size }],
  ['above every display', { x: 0, y: -100, ...size }],
  ['below every display', { x: 0, y: 1010, ...size }]
])('keeps only its size %s', (_what, bounds) => {
  expect(visibleBounds(bounds, [area, second])).toEqual(size)
})

it.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', '380x720'],
  ['words for numbers', { x: '0', y: '0', width: '380', height: '720' }],
  ['parts of pixels', { x: 0.5, y: 0, ...size }],
  ['no number at all', { x: Number.NaN, y: 0, ...size }],
  ['a window too small', { x: 0, y: 0, width: 10, height: 10 }],
  ['half of it', { x: 0, y: 0 }]
])('takes the usual size for %s', (_what, stored) => expect(visibleBounds(stored, [area])).toEqual({}))

it.each([
  ['a bar at the bottom', { x: 1700, y: 1044, width: 24, height: 32 }, area, { x: 1522, y: 312 }],
  ['a bar at the top', { x: 1700, y: -24, width: 24, height: 22 }, area, { x: 1522, y: 8 }],
  ['a bar at the left', { x: -40, y: 900, width: 32, height: 24 }, area, { x: 8, y: 312 }],
  ['a bar at the right', { x: 1928, y: 500, width: 32, height: 24 }, area, { x: 1532, y: 152 }],
  ['a second display', { x: 2500, y: 1004, width: 24, height: 32 }, second, { x: 2322, y: 272 }]
])('stands beside %s', (_what, icon, workArea, place) => {
  expect(besideTray(size, icon, workArea)).toEqual({ ...place, ...size })
})

it('becomes smaller where the work area is', () => {
  const small = { x: 0, y: 24, width: 360, height: 500 }
  expect(besideTray(size, { x: 0, y: 0, width: 24, height: 24 }, small)).toEqual({
    x: 8,
    y: 32,
    width: 344,
    height: 484
  })
})
