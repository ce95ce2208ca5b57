import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it, vi } from 'vitest'
import type { Problem } from '../../../preload/contract'
import GroupNameField from '../../../renderer/parts/GroupNameField.svelte'
import { press, type } from '../contacts-page'
import { preparePage, settled } from '../page'

afterEach(cleanup)

const box = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Group name' })
const line = (): string | null =>
  document.getElementById(box().getAttribute('aria-describedby') ?? '')?.textContent ?? null

async function show(value: string) {
  preparePage()
  const [onsave, oncancel] = [vi.fn<(name: string) => void>(), vi.fn()]
  const refusal: Problem | null = null
  const props = { value, position: 2, size: 3, refusal, onsave, oncancel }
  const { rerender } = render(GroupNameField, props)
  await settled()
  return { onsave, oncancel, refuse: (refusal: Problem) => rerender({ ...props, refusal }) }
}

it('takes the focus with the whole name selected, and counts it', async () => {
  await show('Night shift')
  expect(document.activeElement).toBe(box())
  expect([box().selectionStart, box().selectionEnd]).toEqual([0, 'Night shift'.length])
  expect(box().hasAttribute('maxlength')).toBe(false)
  expect(screen.queryByText('11 of 256')).not.toBeNull()
  expect(line()).toBe('Enter saves, Esc leaves it as it was.')
})

it('saves the trimmed name once, though the field is left afterwards', async () => {
  const { onsave, oncancel } = await show('Night shift')
  await type(box(), '  Early birds ')
  await press('Enter')
  await press('Enter')
  box().blur()
  expect(onsave.mock.calls).toEqual([['Early birds']])
  expect(oncancel).not.toHaveBeenCalled()
})

it.each<[string, string, () => unknown]>([
  ['Esc', 'Early birds', () => press('Escape')],
  ['Enter on the same name', ' Night shift ', () => press('Enter')],
  ['leaving the same name', 'Night shift', () => box().blur()],
  ['leaving an empty one', '  ', () => box().blur()],
  ['leaving one that is too long', 'n'.repeat(257), () => box().blur()]
])('leaves the name as it was on %s', async (_, typed, act) => {
  const { onsave, oncancel } = await show('Night shift')
  await type(box(), typed)
  act()
  await settled()
  expect([onsave.mock.calls.length, oncancel.mock.calls.length]).toEqual([0, 1])
})

it('saves a good name when the field is left', async () => {
  const { onsave, oncancel } = await show('')
  await type(box(), 'Early birds')
  box().blur()
  expect([onsave.mock.calls, oncancel.mock.calls]).toEqual([[['Early birds']], []])
})

it('stays as it is when another window comes to the front', async () => {
  const { onsave, oncancel } = await show('Night shift')
  await type(box(), 'Early birds')
  // The page keeps its focus then: only the event arrives.
  await fireEvent.blur(box())
  expect([onsave.mock.calls, oncancel.mock.calls]).toEqual([[], []])
})

it.each([
  ['nothing', '   ', 'A group needs a name.'],
  ['257 characters', 'n'.repeat(257), 'The name is too long.'],
  ['a control character', 'Night\tshift', 'The name cannot be used.']
])('refuses %s with a sentence until something else is typed', async (_, typed, sentence) => {
  const { onsave } = await show('')
  await type(box(), typed)
  await press('Enter')
  await settled()
  expect(onsave).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(box())
  expect(box().value).toBe(typed)
  expect(box().getAttribute('aria-invalid')).toBe('true')
  expect(line()).toContain(sentence)
  expect(screen.getByRole('alert').textContent).toContain(sentence)
  await type(box(), 'Early birds')
  expect(box().getAttribute('aria-invalid')).toBe('false')
  expect(line()).toBe('Enter saves, Esc cancels.')
})

it('takes a name of 256 characters', async () => {
  const { onsave } = await show('')
  await type(box(), 'n'.repeat(256))
  await press('Enter')
  expect(onsave.mock.calls).toEqual([['n'.repeat(256)]])
})

it('keeps what was typed when the name is refused, and can be saved again', async () => {
  const { onsave, refuse } = await show('Night shift')
  await type(box(), 'Early birds')
  await press('Enter')
  await refuse({ code: 'too-many-groups' })
  await settled()
  expect([box().value, box().getAttribute('aria-invalid')]).toEqual(['Early birds', 'true'])
  expect(screen.getByRole('alert').textContent.trim().length).toBeGreaterThan(10)
  await press('Enter')
  expect(onsave.mock.calls).toEqual([['Early birds'], ['Early birds']])
})

it('keeps its keys from the tree around it, and waits for a writing system to finish a word', async () => {
  const { onsave } = await show('')
  const heard = vi.fn()
  document.addEventListener('keydown', heard)
  await type(box(), '夜勤')
  for (const key of ['Delete', 'ArrowDown', 'z']) await press(key, { ctrlKey: key === 'z' })
  await press('Enter', { isComposing: true })
  document.removeEventListener('keydown', heard)
  expect([heard.mock.calls, onsave.mock.calls]).toEqual([[], []])
})

it.each(['👩🏽‍🚀 Crew', 'نوبة الليل', '<img src=x onerror=alert(1)>'])('shows %s literally', async (name) => {
  await show(name)
  expect(box().value).toBe(name)
  expect(box().getAttribute('dir')).toBe('auto')
  expect(screen.getByRole('treeitem', { name }).querySelector('img')).toBeNull()
})
