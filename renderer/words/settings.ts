// The words of the settings.
import type { Keychain, QuietReason, Settings, SignInWay, Weekday } from '../../preload/contract'

const look = {
  heading: 'Look',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<Settings['theme'], string>,
  contrast: 'More contrast',
  contrastBySystem: 'The system asks for it.',
  density: 'Rows',
  densities: { comfortable: 'Comfortable', compact: 'Compact' } satisfies Record<Settings['density'], string>,
  sort: 'Sort people by',
  sorts: { availability: 'Availability', name: 'Name' } satisfies Record<Settings['sort'], string>,
  language: 'Dates and times',
  languages: { system: 'As the system', 'en-GB': 'British', 'en-US': 'American' } satisfies Record<
    Settings['language'],
    string
  >,
  languageHints: { 'en-GB': '4 March, 16:30', 'en-US': 'March 4, 4:30 PM' }
}

const quietReason: Record<Exclude<QuietReason, 'off' | 'paused'>, string> = {
  'do-not-disturb': 'Quiet just now: you are “Do not disturb”.',
  presenting: 'Quiet just now: you are presenting.',
  'quiet-hours': 'Quiet just now, by your quiet hours.',
  system: 'Quiet just now: the system shows no notifications.'
}

const weekdays: Record<Weekday, string> = {
  0: 'Sunday',
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday'
}

const notifications = {
  heading: 'Notifications',
  notify: 'Tell me about people I watch',
  notifyWhy: 'Nobody else, and never twice for the same change.',
  pause: 'Pause',
  resume: 'Resume',
  notPaused: 'Not paused',
  pausedUntil: (time: string) => `Until ${time}`,
  pausedUntilTomorrow: (time: string) => `Until tomorrow, ${time}`,
  quietReason,
  quietHours: 'Quiet hours',
  quietHoursOff: 'Off',
  quietHoursOn: (from: string, to: string) => `${from} to ${to}`,
  quietHoursSwitch: 'Tell nothing in these hours',
  quietHoursWhy: 'What was held back is listed in the window afterwards.',
  from: 'From',
  to: 'To',
  days: 'Days on which they begin',
  weekdays,
  whileDoNotDisturb: 'Also while I am “Do not disturb”',
  sound: 'With a sound',
  test: 'Test notification',
  testAct: 'Show one',
  testDone: 'Shown',
  absent: 'This desktop shows no notifications. What would be told is listed in the window.'
}

const presence = {
  heading: 'Presence',
  awayOnLock: 'Away while the computer is locked',
  awayOnLockWhy: 'Unlocking brings back what you were before.',
  reportActivity: 'Tell the server that I am here',
  reportActivityWhy: 'Without it you become inactive after a while, though you are working.',
  idleUnknown: 'This desktop does not tell when nobody is at it, so you count as here until it is locked.'
}

const start = {
  heading: 'Start',
  startAtLogin: 'Open with the computer',
  startHidden: 'Start without the window',
  startHiddenWhy: 'When it opens with the computer it waits in the tray.',
  closeToTray: 'Stay in the tray when closed',
  closeToTrayWhy: 'Otherwise closing the window ends Rollcall.',
  noTray: 'This desktop has no tray, so the window stays within reach.'
}

const connection = {
  heading: 'Connection',
  server: 'Server',
  noServer: 'None found yet',
  foundBy: { discovery: 'Found from your address', address: 'By the address you gave' },
  change: 'Change',
  changeHint: 'Found by itself from your address',
  changeWhy: 'Leave it empty to have it found. You are signed in again there.',
  changeAct: 'Sign in there',
  cancel: 'Cancel',
  proxy: 'Proxy',
  proxyWhy: 'As the system says for this server.',
  noProxy: 'None',
  certificates: 'Certificates',
  certificatesWhy:
    'Those this computer trusts are trusted here. A server with another one is refused before anything is sent to it, unless you trust that one yourself.',
  trusted: (until: string) => `Trusted by you, valid until ${until}`,
  forget: 'Forget'
}

/** Why the password is not kept. */
const notKept: Record<Exclude<Keychain, 'untried' | 'working'>, string> = {
  absent: 'No keychain was found here, so the password is not kept.',
  locked: 'The keychain of this computer is locked, so the password is not kept. Unlock it and switch this on again.',
  silent: 'The keychain of this computer does not answer, so the password is not kept.'
}

/** How it is that the next start needs no form. */
const keepWhy: Record<SignInWay, string> = {
  password: 'The password lies in the keychain of this computer.',
  integrated: 'With who is signed in at this computer: no password is kept.',
  page: 'Until the sign-in expires; it lies in the keychain of this computer, your password nowhere.'
}

const account = {
  heading: 'Account',
  keep: 'Keep me signed in',
  keepWhy,
  notKept,
  nobody: 'Nobody is signed in',
  since: (host: string, time: string) => `${host}, connected since ${time}`,
  signOut: 'Sign out'
}

const about = {
  heading: 'About',
  version: (version: string) => `Rollcall ${version}`,
  parts: (electron: string, chromium: string, node: string) =>
    `Electron ${electron}, Chromium ${chromium}, Node ${node}`,
  licences: 'Licences',
  licencesWhy: 'Of everything that Rollcall is made of.',
  show: 'Show',
  close: 'Close',
  logFolder: 'Log',
  logFolderWhy: 'What happened, without passwords.',
  open: 'Open folder',
  diagnostics: 'Diagnostics',
  diagnosticsWhy: 'Versions, settings and the newest lines of the log, without names, addresses and passwords.',
  copy: 'Copy',
  copied: 'Copied'
}

export const settingsWords = {
  heading: 'Settings',
  open: 'Settings',
  back: 'Back',
  choice: (title: string, value: string) => `${title}: ${value}`,
  look,
  notifications,
  presence,
  start,
  connection,
  account,
  about
} as const
