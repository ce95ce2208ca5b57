// What a menu is made of.
import type { Availability } from '../../preload/contract'

export interface MenuItem {
  readonly kind: 'item'
  readonly label: string
  /** Set for a choice among several: whether it is the present one. */
  readonly isChecked?: boolean
  /** Said to be out of reach now; it stays where it is, and the keyboard still gets there. */
  readonly isDisabled?: boolean
  /** Whether it takes away what is not easily put back. */
  readonly isDanger?: boolean
  readonly sign?: Availability
  /** What to know before choosing, at the end of the row. */
  readonly after?: string
  readonly shortcut?: string
  readonly run: () => void
}

export interface Submenu {
  readonly kind: 'submenu'
  readonly label: string
  readonly isDisabled?: boolean
  readonly entries: readonly MenuEntry[]
}

export type MenuEntry =
  MenuItem | Submenu | { readonly kind: 'heading'; readonly label: string } | { readonly kind: 'line' }
