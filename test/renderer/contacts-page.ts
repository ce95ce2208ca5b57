// The list as a test meets it: its rows by name, the search box, and keys pressed wherever the focus is.
import { fireEvent, screen } from '@testing-library/svelte'

export const labels = (): (string | null)[] =>
  screen.getAllByRole('treeitem').map((item) => item.getAttribute('aria-label'))
export const item = (name: RegExp): HTMLElement =>
  screen.getAllByRole('treeitem', { name })[0] ?? screen.getByText(name)
export const search = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search' })
export const press = (key: string, init: KeyboardEventInit = {}): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })
export const type = (field: HTMLInputElement, value: string): Promise<boolean> =>
  fireEvent.input(field, { target: { value } })
