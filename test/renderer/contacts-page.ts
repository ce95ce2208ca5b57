// The list as a test meets it: its rows by name, the search box, and what is done there by the pointer and by keys.
import { fireEvent, screen } from '@testing-library/svelte'
import type { AppState } from '../../preload/contract'
import type { FakeBridge } from './fake-bridge'
import { settled } from './page'
import { group, picture } from './pictures'

/** The picture with an empty group and with the one for everybody, in which nobody is yet. */
export const withOther = (more: Partial<AppState> = {}): AppState =>
  picture({
    groups: [...picture().groups, group('Budget table', []), group('', [], { id: 'o', kind: 'other' })],
    ...more
  })

export const labels = (): (string | null)[] =>
  screen.getAllByRole('treeitem').map((item) => item.getAttribute('aria-label'))
export const item = (name: RegExp): HTMLElement =>
  screen.getAllByRole('treeitem', { name })[0] ?? screen.getByText(name)
/** Who is selected, by the words of their rows. */
export const chosen = (): (string | null)[] =>
  screen.queryAllByRole('treeitem', { selected: true }).map((row) => row.getAttribute('aria-label'))
export const search = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search' })
/** What an open menu offers under this name. */
export const entry = (name: string): HTMLElement => screen.getByRole('menuitem', { name })

export const press = (key: string, init: KeyboardEventInit = {}): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })
export const type = (field: HTMLInputElement, value: string): Promise<boolean> =>
  fireEvent.input(field, { target: { value } })
export const click = async (element: HTMLElement, init: MouseEventInit = {}): Promise<void> => {
  await fireEvent.click(element, init)
  await settled()
}
/** Opens the menu of what is pointed at. */
export const menuOf = async (element: HTMLElement): Promise<void> => {
  await fireEvent.contextMenu(element)
  await settled()
}
/** Presses a key at a place. */
export const at = async (element: HTMLElement, key: string, init: KeyboardEventInit = {}): Promise<void> => {
  element.focus()
  await press(key, init)
  await settled()
}

/** The edits asked for so far. */
export const edits = (bridge: FakeBridge): unknown[] =>
  bridge.asked.filter(([name]) => name === 'edit').map(([, edit]) => edit)
