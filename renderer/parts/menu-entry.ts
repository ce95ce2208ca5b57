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

/** One of a few, side by side under a heading; choosing one leaves the menu open. */
export interface MenuSegments {
  readonly kind: 'segments'
  readonly label: string
  readonly options: readonly { readonly label: string; readonly isChecked: boolean; readonly run: () => void }[]
}

/** A value with its next smaller and next greater one; going there leaves the menu open. */
export interface MenuSteps {
  readonly kind: 'steps'
  readonly label: string
  readonly less: { readonly label: string; readonly isDisabled: boolean; readonly run: () => void }
  readonly more: { readonly label: string; readonly isDisabled: boolean; readonly run: () => void }
}

export type MenuEntry =
  | MenuItem
  | Submenu
  | MenuSegments
  | MenuSteps
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' }
