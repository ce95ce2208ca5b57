// What a menu is made of.
import type { Availability } from '../../preload/contract'

export type MenuEntry =
  | {
      readonly kind: 'item'
      readonly label: string
      /** Set for a choice among several: whether it is the present one. */
      readonly isChecked?: boolean
      readonly sign?: Availability
      readonly shortcut?: string
      readonly run: () => void
    }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'line' }
