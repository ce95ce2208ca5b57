// The plainest entries of menus.
import type { MenuEntry, MenuItem } from '../parts/menu-entry'

export const line: MenuEntry = { kind: 'line' }

export function item(label: string, run: () => void, more: Partial<MenuItem> = {}): MenuItem {
  return { kind: 'item', label, run, ...more }
}
