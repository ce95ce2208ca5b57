import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Drag, type DragList } from '../../../renderer/list/drag.svelte'
import { dropEffect } from '../../../renderer/list/drop-effect'
import { group, person } from '../pictures'

const lena = person('Lena Fischer', 'available')
const chidi = person('Chidi Eze', 'busy')
const team = { ...group('Team', [lena, chidi]), id: 'team' }
const night = { ...group('Night', []), id: 'night' }
const office = { ...group('Office', [chidi]), id: 'office', kind: 'organisation' as const }
const groups = [team, night, office]
const held = [{ uri: lena.uri, groupId: 'team' }]

/** The team from 100 to 200, the night from 200 to 300, the office below. */
const groupAt = (_x: number, y: number) => (y < 100 ? null : y < 200 ? 'team' : y < 300 ? 'night' : 'office')

let list: DragList & { dropped: unknown[]; opened: string[]; scrolled: number }
let drag: Drag

beforeEach(() => {
  vi.useFakeTimers()
  list = {
    dropped: [],
    opened: [],
    scrolled: 0,
    canStart: () => true,
    groupAt,
    effect: (places, groupId) => dropEffect(places, groupId, groups),
    drop: (...what) => list.dropped.push(what),
    open: (groupId) => list.opened.push(groupId),
    edges: () => ({ top: 100, bottom: 400 }),
    scrollBy: (pixels) => (list.scrolled += pixels)
  }
  drag = new Drag(list, false)
})
afterEach(() => {
  drag.stop()
  vi.useRealTimers()
})

// jsdom knows no pointer events; those of the mouse carry all that is asked for.
const pointer = (name: string, y: number, more: MouseEventInit & { pointerType?: string } = {}): PointerEvent =>
  Object.assign(new MouseEvent(name, { clientX: 50, clientY: y, bubbles: true, cancelable: true, ...more }), {
    pointerType: more.pointerType ?? 'mouse'
  }) as unknown as PointerEvent
const move = (y: number, more?: MouseEventInit) => window.dispatchEvent(pointer('pointermove', y, more))
const letGo = (y: number) => window.dispatchEvent(pointer('pointerup', y))
const press = (places = held, more: MouseEventInit & { pointerType?: string } = {}) =>
  drag.press(pointer('pointerdown', 150, more), places)

it('is a click until the pointer has gone some way', () => {
  press()
  move(153)
  expect(drag.ghost).toBeNull()
  letGo(153)
  expect(list.dropped).toEqual([])
  press()
  move(160)
  expect(drag.ghost).toMatchObject({ y: 160, places: held })
})

it('moves to the group it is let go over', () => {
  press()
  move(250)
  expect(drag.target).toBe('night')
  expect(drag.ghost?.effect).toBe('move')
  letGo(250)
  expect(list.dropped).toEqual([[held, 'night', false]])
  expect(drag.ghost).toBeNull()
})

it('copies while Ctrl is held, however late it is pressed', () => {
  press()
  move(250)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control' }))
  expect(drag.ghost?.effect).toBe('copy')
  window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Control' }))
  expect(drag.ghost?.effect).toBe('move')
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control' }))
  letGo(250)
  expect(list.dropped).toEqual([[held, 'night', true]])
})

it('falls back when Esc is pressed, the window is left, or the place takes nobody', () => {
  press()
  move(250)
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
  letGo(250)
  press()
  move(250)
  window.dispatchEvent(new Event('blur'))
  letGo(250)
  press()
  move(350)
  expect(drag.target).toBeNull()
  letGo(350)
  expect(list.dropped).toEqual([])
})

it('goes on when something in the window loses the focus, as when a row is pressed', () => {
  press()
  document.body.dispatchEvent(new FocusEvent('blur'))
  move(250)
  letGo(250)
  expect(list.dropped).toEqual([[held, 'night', false]])
})

it('swallows the click that follows a drag, and no other', () => {
  const heard = vi.fn()
  document.body.addEventListener('click', heard)
  press()
  move(250)
  letGo(250)
  document.body.click()
  expect(heard).not.toHaveBeenCalled()
  vi.runAllTimers()
  document.body.click()
  expect(heard).toHaveBeenCalledTimes(1)
  document.body.removeEventListener('click', heard)
})

it('opens the group that is pointed at for a while', () => {
  press()
  move(250)
  vi.advanceTimersByTime(599)
  expect(list.opened).toEqual([])
  vi.advanceTimersByTime(1)
  expect(list.opened).toEqual(['night'])
})

it('scrolls near the edges, faster the nearer, and stops away from them', () => {
  press()
  move(395)
  vi.advanceTimersByTime(160)
  const near = list.scrolled
  expect(near).toBeGreaterThan(0)
  list.scrolled = 0
  move(365)
  vi.advanceTimersByTime(160)
  expect(list.scrolled).toBeGreaterThan(0)
  expect(list.scrolled).toBeLessThan(near)
  move(250)
  list.scrolled = 0
  vi.advanceTimersByTime(160)
  expect(list.scrolled).toBe(0)
})

it('begins with no finger, with no other button, and not while the list cannot be changed', () => {
  press(held, { pointerType: 'touch' })
  move(250)
  press(held, { button: 2 })
  move(250)
  list.canStart = () => false
  press()
  move(250)
  expect(drag.ghost).toBeNull()
})

it.each([
  ['a group of one’s own moves', [{ uri: lena.uri, groupId: 'team' }], 'night', 'move'],
  ['the organisation, whom nobody leaves by hand, copies', [{ uri: chidi.uri, groupId: 'office' }], 'night', 'copy'],
  ['those who are watched copies', [{ uri: lena.uri, groupId: '@watching' }], 'team', 'copy'],
  ['the same group does nothing', [{ uri: lena.uri, groupId: 'team' }], 'team', null],
  ['anywhere to the organisation does nothing', [{ uri: lena.uri, groupId: 'team' }], 'office', null],
  ['a group to those who are watched copies', [{ uri: lena.uri, groupId: 'team' }], '@watching', 'copy'],
  ['a group to one that is gone does nothing', [{ uri: lena.uri, groupId: 'team' }], 'gone', null]
] as const)('a drop from %s', (_what, places, to, effect) => {
  expect(dropEffect(places, to, groups)).toBe(effect)
})
