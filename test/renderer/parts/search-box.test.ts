import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it, vi } from 'vitest'
import SearchBox from '../../../renderer/parts/SearchBox.svelte'

afterEach(cleanup)

function show(query: string, more: { onadd?: () => void } = {}) {
  const press = vi.fn(() => true)
  render(SearchBox, { query, hasFocus: true, platform: 'Linux x86_64', activeId: undefined, press, ...more })
  const box: HTMLInputElement = screen.getByRole('searchbox')
  /** Whether the key stays in the box. */
  const hit = async (key: string, init: KeyboardEventInit = {}) => {
    const below = vi.fn()
    window.addEventListener('keydown', below, { once: true })
    await fireEvent.keyDown(box, { key, ...init })
    window.removeEventListener('keydown', below)
    return below.mock.calls.length === 0
  }
  return { box, press, hit }
}

it('adds the current one with Ctrl Enter, and opens it with Enter alone', async () => {
  const onadd = vi.fn()
  const { press, hit } = show('ma', { onadd })
  expect(await hit('Enter', { ctrlKey: true })).toBe(true)
  expect(onadd).toHaveBeenCalledOnce()
  expect(press).not.toHaveBeenCalled()
  expect(await hit('Enter')).toBe(true)
  expect(press).toHaveBeenCalledWith('Enter')
})

it('leaves every other shortcut to the window', async () => {
  const { hit } = show('ma')
  expect(await hit('Enter', { ctrlKey: true })).toBe(false)
  expect(await hit('k', { ctrlKey: true })).toBe(false)
  expect(await hit('1', { altKey: true })).toBe(false)
})

it('clears on Esc what is typed, and lets Esc through when there is nothing', async () => {
  const { box, hit } = show('ma')
  expect(await hit('Escape')).toBe(true)
  expect(box.value).toBe('')
  expect(await hit('Escape')).toBe(false)
})
