// A text of mine is shown as the server has it: what was typed stands in its place only until the server has answered.
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import InPlaceField from '../../../renderer/parts/InPlaceField.svelte'
import { settled } from '../page'

afterEach(cleanup)

async function typed(text: string, answer: Promise<boolean> = Promise.resolve(true)) {
  const sent: string[] = []
  const onsave = (saved: string): Promise<boolean> => {
    sent.push(saved)
    return answer
  }
  const { rerender } = render(InPlaceField, { label: 'Where', placeholder: '', value: 'Lisbon', onsave })
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Where' })
  field.focus()
  await fireEvent.input(field, { target: { value: text } })
  await fireEvent.keyDown(field, { key: 'Enter' })
  await settled()
  const tell = async (value: string): Promise<void> => {
    await rerender({ value })
    await settled()
  }
  return { field, sent, tell }
}

it('shows what was sent until the server answers, and then what the server made of it', async () => {
  const { field, tell } = await typed('Porto, until five')
  expect(field.value).toBe('Porto, until five')
  await tell('Porto')
  expect(field.value).toBe('Porto')
  await tell('Faro')
  expect(field.value).toBe('Faro')
})

it('sends nothing twice, and nothing at all over what another device wrote meanwhile', async () => {
  const { field, sent, tell } = await typed('Porto')
  await fireEvent.blur(field)
  await tell('Faro')
  field.focus()
  await fireEvent.blur(field)
  await settled()
  expect(sent).toEqual(['Porto'])
  expect(field.value).toBe('Faro')
})

it('keeps what is typed while the former text is answered', async () => {
  const { field, sent, tell } = await typed('Porto')
  await fireEvent.input(field, { target: { value: 'Porto and' } })
  await tell('Porto')
  expect(field.value).toBe('Porto and')
  await fireEvent.keyDown(field, { key: 'Enter' })
  expect(sent).toEqual(['Porto', 'Porto and'])
})

it('can be sent again after it was refused', async () => {
  const { field, sent } = await typed('Porto', Promise.resolve(false))
  expect(field.value).toBe('Porto')
  await fireEvent.keyDown(field, { key: 'Enter' })
  expect(sent).toEqual(['Porto', 'Porto'])
})
