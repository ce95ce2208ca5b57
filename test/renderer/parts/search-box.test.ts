import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it, vi } from 'vitest'
import SearchBox from '../../../renderer/parts/SearchBox.svelte'

afterEach(cleanup)

function show(query: string) {
  const press = vi.fn(() => true)
  render(SearchBox, { query, hasFocus: true, platform: 'Linux x86_64', activeId: undefined, press })
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

it('opens with Enter, and leaves every shortcut to the window: adding by Ctrl Enter too', async () => {
  const { press, hit } = show('ma')
  expect(await hit('Enter')).toBe(true)
  expect(press).toHaveBeenCalledExactlyOnceWith('Enter')
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
