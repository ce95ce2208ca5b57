// What the tray shows, as values: the whole of it can be compared, and no entry holds a function.

import type { Availability, Instant, SettableAvailability } from '../../preload/contract'

/** Names an image: a presence sign, or the same sign without its colour. */
export type TrayIcon = Availability | `${Availability}-not-connected`

/** When a status that was set for a while is reset. */
export type StatusEnd = 'half-hour' | 'hour' | 'working-day'
/** When notifications come again. */
export type PauseEnd = 'half-hour' | 'hour' | 'tomorrow'

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

const minuteMs = 60_000
/** When `working-day` ends. */
export const dayEndsAtHour = 17
const morningAtHour = 8

/** The moment that is meant at `now`. Tomorrow begins at eight, not in the night. */
export function endOf(end: StatusEnd | PauseEnd, now: Instant): Instant {
  if (end === 'half-hour') return now + 30 * minuteMs
  if (end === 'hour') return now + 60 * minuteMs
  const day = new Date(now)
  if (end === 'working-day') return day.setHours(dayEndsAtHour, 0, 0, 0)
  day.setDate(day.getDate() + 1)
  return day.setHours(morningAtHour, 0, 0, 0)
}
