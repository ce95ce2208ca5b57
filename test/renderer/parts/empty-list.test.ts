import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import EmptyList from '../../../renderer/parts/EmptyList.svelte'

afterEach(cleanup)

it('leads from an empty list to the search of the directory', async () => {
  let asked = 0
  render(EmptyList, { onsearch: () => (asked += 1) })
  await fireEvent.click(screen.getByRole('button', { name: 'Search the directory' }))
  expect(asked).toBe(1)
})

it('does not call a list empty that cannot be read', () => {
  render(EmptyList, { isWithheld: true })
  expect(screen.getByRole('heading').textContent).toBe('Nothing to show yet')
  expect(screen.queryByText(/empty/)).toBeNull()
})

it('offers no search where there is none', () => {
  render(EmptyList)
  expect(screen.getByRole('heading').textContent).toBe('Your list is empty')
  expect(screen.queryByRole('button')).toBeNull()
})
