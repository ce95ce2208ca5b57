import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it, vi } from 'vitest'
import ContextMenu from '../../../renderer/parts/ContextMenu.svelte'
import type { MenuEntry } from '../../../renderer/parts/menu-entry'
import { press } from '../contacts-page'
import { preparePage, settled } from '../page'

afterEach(() => {
  vi.useRealTimers()
  cleanup()
  // The row a menu was opened at is not of the library's making.
  document.body.replaceChildren()
})

async function open() {
  preparePage()
  const done: string[] = []
  const item = (label: string, more: object = {}): MenuEntry => ({
    kind: 'item',
    label,
    run: () => done.push(label),
    ...more
  })
  const entries: MenuEntry[] = [
    item('Open', { shortcut: 'Enter' }),
    item('Mail', { isDisabled: true }),
    {
      kind: 'submenu',
      label: 'Add to group',
      entries: [item('Night shift'), item('Delegates', { after: '24 of 25' })]
    },
    { kind: 'submenu', label: 'Move to group', entries: [item('Early birds')] },
    { kind: 'line' },
    item('<img src=x onerror=alert(1)>', { isDanger: true })
  ]
  const onclose = vi.fn()
  const row = document.createElement('button')
  document.body.append(row)
  row.focus()
  const props = { label: 'Lena Fischer', entries, x: 20, y: 20, onclose }
  const { rerender } = render(ContextMenu, props)
  await settled()
  return { done, onclose, row, change: () => rerender({ ...props, entries: [...entries] }) }
}

const focused = () => document.activeElement?.textContent?.trim()
const entry = (name: string) => screen.getByRole('menuitem', { name })
const menus = () => screen.getAllByRole('menu').map((menu) => menu.getAttribute('aria-label'))

it('takes the focus, moves by arrows, ends and letters, and gives the focus back on Esc', async () => {
  const { onclose, row } = await open()
  expect(focused()).toContain('Open')
  await press('ArrowDown')
  expect(focused()).toBe('Mail')
  await press('End')
  expect(focused()).toContain('<img')
  await press('ArrowDown')
  expect(focused()).toContain('Open')
  await press('m')
  await press('m')
  expect(focused()).toBe('Move to group')
  await press('Escape')
  expect(onclose).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(row)
})

it('gives the focus back before it does what was chosen', async () => {
  const { done, onclose, row } = await open()
  await press('Enter')
  expect(done).toEqual(['Open'])
  expect(onclose).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(row)
})

it('leaves the focus where it is when the entries change', async () => {
  const { change } = await open()
  entry('Mail').focus()
  await change()
  await settled()
  expect(focused()).toBe('Mail')
})

it('reaches what is disabled and does nothing with it', async () => {
  const { done, onclose } = await open()
  expect(entry('Mail').getAttribute('aria-disabled')).toBe('true')
  await fireEvent.click(entry('Mail'))
  expect([done, onclose.mock.calls]).toEqual([[], []])
})

it('opens a submenu with the right arrow and closes it with the left one or Esc', async () => {
  const { done, onclose } = await open()
  for (const key of ['ArrowLeft', 'Escape']) {
    entry('Add to group').focus()
    await press('ArrowRight')
    await settled()
    expect(entry('Add to group').getAttribute('aria-expanded')).toBe('true')
    expect(focused()).toBe('Night shift')
    await press(key)
    await settled()
    expect(focused()).toBe('Add to group')
    expect(menus()).toEqual(['Lena Fischer'])
  }
  expect(onclose).not.toHaveBeenCalled()
  await fireEvent.click(entry('Add to group'))
  await fireEvent.click(entry('Delegates 24 of 25'))
  expect(done).toEqual(['Delegates'])
})

it('turns its arrows where lines run from right to left', async () => {
  document.documentElement.style.direction = 'rtl'
  await open()
  entry('Add to group').focus()
  await press('ArrowLeft')
  await settled()
  expect(focused()).toBe('Night shift')
  document.documentElement.style.direction = ''
})

it('opens a submenu under the pointer at once, and another one only where the pointer rests', async () => {
  vi.useFakeTimers()
  await open()
  await fireEvent.pointerMove(entry('Add to group'))
  expect(menus()).toEqual(['Lena Fischer', 'Add to group'])
  await fireEvent.pointerMove(entry('Move to group'))
  await vi.advanceTimersByTimeAsync(100)
  await fireEvent.pointerMove(entry('Night shift'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(menus()).toEqual(['Lena Fischer', 'Add to group'])
  await fireEvent.pointerMove(entry('Move to group'))
  await vi.advanceTimersByTimeAsync(200)
  expect(menus()).toEqual(['Lena Fischer', 'Move to group'])
})

it('closes on a press elsewhere, and not on one inside', async () => {
  const { onclose, row } = await open()
  await fireEvent.pointerDown(entry('Mail'))
  expect(onclose).not.toHaveBeenCalled()
  await fireEvent.pointerDown(row)
  expect(onclose).toHaveBeenCalledOnce()
})

it('shows names literally', async () => {
  await open()
  expect(entry('<img src=x onerror=alert(1)>').querySelector('img')).toBeNull()
})
