// What the tray shows, as values: the whole of it can be compared, and no entry holds a function.

import type { Availability, SettableAvailability } from '../../preload/contract'
import type { PauseEnd, StatusEnd } from '../../preload/words/ends'

/** Names an image: a presence sign, or the same sign without its colour. */
export type TrayIcon = Availability | `${Availability}-not-connected`

/** What an entry does. Times are words for a time, not the time itself: that counts from the click. */
export type TrayAct =
  | { readonly do: 'set-status'; readonly availability: SettableAvailability; readonly until?: StatusEnd }
  | { readonly do: 'reset-status' | 'connect' | 'sign-in' | 'sign-out' | 'open' | 'settings' | 'resume' | 'quit' }
  | { readonly do: 'show-person' | 'watch-once' | 'stop-watching'; readonly uri: string }
  | { readonly do: 'pause'; readonly until: PauseEnd }

interface TrayItemEntry {
  readonly kind: 'item'
  readonly label: string
  readonly act: TrayAct
  readonly icon?: TrayIcon
  /** Whether it is the chosen one among its neighbours. */
  readonly isChecked?: boolean
  /** Whether it is switched on, for what is on or off by itself. */
  readonly isOn?: boolean
  readonly isDisabled?: boolean
}

export type TrayEntry =
  | { readonly kind: 'line' }
  | { readonly kind: 'heading'; readonly label: string }
  | {
      readonly kind: 'submenu'
      readonly label: string
      readonly icon?: TrayIcon
      readonly entries: readonly TrayEntry[]
    }
  | TrayItemEntry

export interface TrayPicture {
  readonly icon: TrayIcon
  readonly tooltip: string
  readonly menu: readonly TrayEntry[]
}
