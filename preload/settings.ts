// What the user can choose. Part of the contract.

/** Minutes since midnight, 0 to 1439. */
export type MinuteOfDay = number

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** A stretch of the day in which nothing is told. `from` later than `to` goes over midnight into the next day. */
export interface QuietHours {
  readonly isOn: boolean
  readonly from: MinuteOfDay
  readonly to: MinuteOfDay
  /** The days on which it begins. */
  readonly days: readonly Weekday[]
}

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  readonly contrast: 'system' | 'more'
  readonly density: 'comfortable' | 'compact'
  readonly sort: 'availability' | 'name'
  /** How dates, times and numbers are written: as the system does, or as a locale does. */
  readonly language: 'system' | 'en-GB' | 'en-US'
  /** Ids of the groups that are folded in the list. */
  readonly collapsedGroups: readonly string[]
  readonly startAtLogin: boolean
  /** Whether a start by the system shows no window; only where there is a tray. */
  readonly startHidden: boolean
  /** Whether closing the window leaves the app in the tray. */
  readonly closeToTray: boolean
  readonly awayOnLock: boolean
  /** Whether the server is told that the user is at the computer. */
  readonly reportActivity: boolean
  /** Whether watched people are told of at all. */
  readonly notify: boolean
  readonly notifyWhileDoNotDisturb: boolean
  readonly sound: boolean
  readonly quietHours: QuietHours
}
