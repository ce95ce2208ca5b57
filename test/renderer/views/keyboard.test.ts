import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import { at, chosen, edits, item, press, search, type, withOther } from '../contacts-page'
import { fakeBridge } from '../fake-bridge'
import { settled, showApp } from '../page'
import { lists, picture, tomasz } from '../pictures'

afterEach(() => {
  cleanup()
  document.documentElement.removeAttribute('style')
})

const readOnly = withOther({ lists: { ...lists, editing: 'moving' } })
const ctrl = { ctrlKey: true }
const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label')

it.each<[string, KeyboardEventInit, RegExp, RegExp]>([
  ['ArrowUp', {}, /^Lena/, /^Favourites/],
  ['Home', {}, /^Yuki/, /^Favourites/],
  ['End', {}, /^Favourites/, /^Budget table/],
  ['PageDown', {}, /^Favourites/, /^Budget table/],
  ['PageUp', {}, /^Budget table/, /^Favourites/],
  ['ArrowRight', {}, /^Favourites/, /^Lena/],
  ['ArrowLeft', {}, /^Yuki/, /^Night shift/],
  ['ArrowUp', { shiftKey: true }, /^Tomasz/, /^Lena/]
])('%s with %j at %s goes to %s', async (key, init, from, to) => {
  await showApp(withOther())
  await at(item(from), key, init)
  expect(focused()).toMatch(to)
})

it('changes the places of left and right where lines run from right to left', async () => {
  await showApp(withOther())
  // In this page the style is what tells the direction.
  screen.getByRole('tree').style.direction = 'rtl'
  await at(item(/^Favourites/), 'ArrowLeft')
  expect(focused()).toMatch(/^Lena/)
  await press('ArrowRight')
  await settled()
  expect(focused()).toMatch(/^Favourites/)
})

it('selects the whole group with Ctrl A on its header as well, and nobody in one that is closed', async () => {
  const settings = { ...picture().settings, collapsedGroups: ['Night shift'] }
  await showApp(withOther({ settings }))
  await at(item(/^Night shift/), 'a', ctrl)
  expect(chosen()).toEqual([])
  await at(item(/^Favourites/), 'a', ctrl)
  expect(chosen()).toHaveLength(2)
})

it('opens the menu of a group with the Menu key and with Shift F10', async () => {
  await showApp(withOther())
  for (const [key, init] of [['ContextMenu', {}] as const, ['F10', { shiftKey: true }] as const]) {
    await at(item(/^Night shift/), key, init)
    expect(screen.queryByRole('menu', { name: /Night shift/ })).not.toBeNull()
    await press('Escape')
    await settled()
    expect(focused()).toMatch(/^Night shift/)
  }
})

it('copies with Ctrl C and Ctrl V, as often as wanted', async () => {
  const bridge = await showApp(withOther())
  await at(item(/^Tomasz/), 'c', ctrl)
  await at(item(/^Budget table/), 'v', ctrl)
  await at(item(/^Night shift/), 'v', ctrl)
  const people = [{ uri: tomasz.uri, name: tomasz.name }]
  expect(edits(bridge)).toEqual([
    { kind: 'add', people, to: 'Budget table' },
    { kind: 'add', people, to: 'Night shift' }
  ])
})

it('deletes an empty group with Del, and begins a new one with Ctrl N from anywhere', async () => {
  const bridge = await showApp(withOther())
  await at(item(/^Budget table/), 'Delete')
  expect(edits(bridge)).toEqual([{ kind: 'delete-group', groupId: 'Budget table' }])
  await at(search(), 'n', ctrl)
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Group name' }))
})

it('goes round the panes with F6, back with Shift F6', async () => {
  await showApp(withOther(), undefined, 900)
  await at(search(), 'F6')
  expect(screen.getByRole('tree').contains(document.activeElement)).toBe(true)
  await press('F6', { shiftKey: true })
  await settled()
  expect(document.querySelector('header')?.contains(document.activeElement)).toBe(true)
})

it.each<[string, KeyboardEventInit, RegExp]>([
  ['Delete', {}, /^Tomasz/],
  ['Delete', { shiftKey: true }, /^Tomasz/],
  ['d', ctrl, /^Tomasz/],
  ['x', ctrl, /^Tomasz/],
  ['Delete', {}, /^Night shift/],
  ['Delete', {}, /^Budget table/],
  ['F2', {}, /^Night shift/],
  ['n', ctrl, /^Tomasz/]
])('%s with %j at %s does nothing while the list cannot be changed', async (key, init, row) => {
  const bridge = await showApp(readOnly)
  await at(item(row), key, init)
  await at(item(/^Budget table/), 'v', ctrl)
  expect(bridge.asked).toEqual([])
  expect(document.querySelector('.lifted')).toBeNull()
  expect(screen.queryByRole('textbox', { name: 'Group name' })).toBeNull()
  expect(screen.queryByRole('dialog')).toBeNull()
})

it.each<[string, string]>([
  ['m', 'openMail'],
  ['l', 'openCall'],
  ['c', 'copyAddress'],
  ['b', 'watch']
])('Ctrl %s still does %s then', async (key, name) => {
  const bridge = await showApp(readOnly)
  await at(item(/^Tomasz/), key, ctrl)
  expect(bridge.asked.map(([asked]) => asked)).toEqual([name])
})

it('disables every button over a selection that changes the list then', async () => {
  await showApp(readOnly)
  await at(item(/^Lena/), 'a', ctrl)
  const disabled = [...screen.getByRole('toolbar').querySelectorAll('[aria-disabled=true]')]
  expect(disabled.map((button) => button.getAttribute('aria-label'))).toEqual([
    'Add to group',
    'Move to group',
    'Remove from favourites',
    'Remove from this group'
  ])
})

it.each([
  [readOnly, false],
  [withOther(), true]
])('starts a drag only where the list can be changed', async (first, isLifted) => {
  await showApp(first)
  const row = item(/^Lena/)
  document.elementFromPoint = () => null
  await fireEvent(row, new MouseEvent('pointerdown', { bubbles: true, button: 0, clientX: 10, clientY: 10 }))
  await fireEvent(window, new MouseEvent('pointermove', { clientX: 40, clientY: 60 }))
  await settled()
  expect(row.className.includes('lifted')).toBe(isLifted)
  await fireEvent(window, new MouseEvent('pointerup', { clientX: 40, clientY: 60 }))
})

it('disables adding from the directory then', async () => {
  const malin = { uri: 'sip:malin@corvo.example', name: 'Malin' }
  const found = { people: [malin], lists: [], more: false }
  const bridge = fakeBridge(readOnly, { searchDirectory: () => ({ ok: true, value: found }) })
  await showApp(readOnly, bridge)
  search().focus()
  await type(search(), 'malin')
  const add = await screen.findByRole('button', { name: 'Add Malin' })
  expect(add).toHaveProperty('disabled', true)
  await press('Enter', ctrl)
  await settled()
  expect(edits(bridge)).toEqual([])
})
