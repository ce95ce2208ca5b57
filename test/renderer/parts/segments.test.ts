import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it, vi } from 'vitest'
import Segments from '../../../renderer/parts/Segments.svelte'
import { preparePage, settled } from '../page'

afterEach(cleanup)

const options = [
  { value: 'off', label: 'Off' },
  { value: 'once', label: 'Once' },
  { value: 'always', label: 'Always' }
]

function show(more: { value?: string; isDisabled?: boolean } = {}) {
  preparePage()
  const onchange = vi.fn()
  render(Segments, { props: { label: 'Watch', options, value: 'off', onchange, ...more } })
  return onchange
}
const radio = (name: string) => screen.getByRole('radio', { name })

it('says which is chosen, and is one tab stop', () => {
  show({ value: 'once' })
  expect(options.map(({ label }) => radio(label).getAttribute('aria-checked'))).toEqual(['false', 'true', 'false'])
  expect(options.map(({ label }) => radio(label).tabIndex)).toEqual([-1, 0, -1])
})

it('tells what is pressed, but not what is chosen already', async () => {
  const onchange = show()
  await fireEvent.click(radio('Off'))
  await fireEvent.click(radio('Always'))
  expect(onchange.mock.lastCall).toEqual(['always'])
  expect(onchange).toHaveBeenCalledOnce()
})

it.each([
  ['ArrowRight', 'Once'],
  ['ArrowDown', 'Once'],
  ['ArrowLeft', 'Always'],
  ['ArrowUp', 'Always']
])('goes on with %s to %s, round the ends', async (key, to) => {
  const onchange = show()
  radio('Off').focus()
  await fireEvent.keyDown(radio('Off'), { key })
  await settled()
  expect(document.activeElement).toBe(radio(to))
  expect(onchange).toHaveBeenCalledWith(to.toLowerCase())
})

it('chooses nothing while disabled', async () => {
  const onchange = show({ isDisabled: true })
  await fireEvent.click(radio('Once'))
  expect(onchange).not.toHaveBeenCalled()
})
