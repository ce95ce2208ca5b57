// Every word the window shows, in English, but for problems (`problems.ts`) and what tray and notifications say as well (`preload/words`).
import type { Connection, Device, GroupKind, Keychain, SignInStep } from '../../preload/contract'

const device: Record<Device, string> = {
  computer: 'Computer',
  web: 'Web',
  mobile: 'Mobile',
  'desk-phone': 'Desk phone'
}

/** Titles of the groups that every user has; the other kinds carry a name of their own. */
const groupTitle: Record<Exclude<GroupKind, 'own' | 'distribution'>, string> = {
  favourites: 'Favourites',
  other: 'Other contacts',
  delegates: 'Delegates',
  delegators: 'Delegators',
  organisation: 'My organisation'
}

const connection: Record<Connection['kind'], string> = {
  'signed-out': 'Signed out',
  'signing-in': 'Signing in',
  loading: 'Loading',
  online: 'Connected',
  reconnecting: 'Reconnecting',
  paused: 'Offline',
  ended: 'Offline'
}

const step: Record<Exclude<SignInStep, 'check-password'>, string> = {
  'find-server': 'Find the server',
  'read-lists': 'Read your lists',
  'ask-presence': 'Ask who is here'
}

const keychainReason: Record<Exclude<Keychain, 'untried' | 'working'>, string> = {
  absent: 'this computer has no keychain',
  locked: 'the keychain of this computer is locked or refused it',
  silent: 'the keychain of this computer does not answer'
}

const signIn = {
  heading: 'Sign in',
  lead: 'With your Skype for Business account.',
  address: 'Sign-in address',
  addressHint: 'name@company.com',
  password: 'Password',
  showPassword: 'Show password',
  keep: 'Keep me signed in',
  moreOptions: 'More options',
  userName: 'User name',
  userNameHint: 'COMPANY\\name, if it differs',
  server: 'Server',
  serverHint: 'Found by itself from the address',
  submit: 'Sign in',
  sample: 'Try the sample organisation',
  back: 'Back to the list',
  progressHeading: 'Signing in',
  cancel: 'Cancel'
}

const search = {
  label: 'Search',
  placeholder: 'Search people',
  clear: 'Clear',
  inYourList: 'In your list',
  found: (count: string) => `${count} found`,
  none: 'none',
  nobody: (query: string) => `Nobody in your list matches “${query}”. Try a surname, a mail address or a department.`
}

const list = {
  label: 'Contacts',
  emptyHeading: 'Your list is empty',
  emptyText: 'Search for a name above and choose Add. Lists you already have on the server appear by themselves.',
  emptySearch: 'Search the directory',
  withheldHeading: 'Nothing to show yet',
  withheldText: 'Your list appears here as soon as the server lets it be read. Until then you can search for people.',
  unreadGroup: 'The server does not tell who is in this group. Rollcall asks again by itself.',
  emptyGroup: 'empty',
  nobodyHere: 'Nobody here yet.',
  available: (count: string, total: string) => `${count} of ${total} available`,
  availableShort: (count: string, total: string) => `${count}/${total}`,
  onMobile: 'on mobile',
  readOnly: 'Read-only',
  distribution: 'Distribution group'
}

const details = {
  label: 'Details',
  back: 'Back',
  mail: 'Mail',
  call: 'Call',
  copyAddress: 'Copy address',
  copied: 'Copied',
  note: 'Note',
  outOfOfficeNote: 'Out-of-office note',
  lastActive: 'Last active',
  device: 'Device',
  location: 'Location',
  workPhone: 'Work phone',
  mobilePhone: 'Mobile',
  homePhone: 'Home phone',
  otherPhone: 'Other phone',
  address: 'Address',
  office: 'Office',
  company: 'Company',
  groups: 'Groups',
  removeFrom: (group: string) => `Remove from ${group}`,
  callNumber: (number: string) => `Call ${number}`,
  mailTo: (address: string) => `Mail ${address}`,
  nobodyChosen: 'Choose somebody to see more about them.'
}

const me = {
  presence: (words: string) => `My presence: ${words}`,
  menu: 'My presence',
  reset: 'Reset status',
  howLong: 'For how long',
  lengths: { 'no-end': 'No end', 'half-hour': '30 min', hour: '1 h', until: 'Until…' },
  until: (time: string) => `until ${time}`,
  untilTime: (word: string, time: string) => `${word} until ${time}`,
  earlier: (time: string) => `Earlier, ${time}`,
  later: (time: string) => `Later, ${time}`,
  note: 'My note',
  addNote: 'Add a note',
  location: 'My location',
  addLocation: 'Add a location',
  more: 'More'
}

const add = {
  label: 'New',
  people: 'Add people',
  group: 'New group'
}

const more = {
  sort: 'Sort people',
  sorts: { availability: 'By availability', name: 'By name' },
  signOut: 'Sign out'
}

const banner = {
  offline: 'Offline.',
  asOf: (time: string) => `Presence as of ${time}.`,
  asOfShort: (time: string) => `As of ${time}.`,
  nothingKnown: 'No presence is known yet.',
  tryNow: 'Try now',
  connectAgain: 'Connect again',
  signInAgain: 'Sign in again',
  /** The first half stands out. */
  withheld: {
    what: 'Your list cannot be read.',
    asOf: (time: string) => `The server refuses it. Shown as of ${time}; Rollcall asks again by itself.`,
    nothingKnown: 'The server refuses it. Rollcall asks again by itself; your administrator may know why.'
  },
  /** The first half stands out. */
  readOnly: {
    moving: ['Your list is being moved', 'to another server. It can be read, not changed.'],
    unsupported: ['This server does not let the list be changed.', 'It can be read, and people can be watched.']
  },
  keychain: (reason: string) => `Your password is kept only until Rollcall closes: ${reason}.`,
  settingsFile: {
    restored: 'Some of your settings could not be read. The former file is kept beside the new one.',
    'not-kept': 'Your settings are kept only until Rollcall closes: their file cannot be written.'
  },
  /** How the run before ended; the first half stands out. */
  lastEnd: {
    failed: [
      'Rollcall closed unexpectedly.',
      'An error in it was the cause. A report helps to mend it; it names nobody.'
    ],
    killed: ['Rollcall closed unexpectedly.', 'Something else ended it, such as a lack of memory.'],
    'computer-stopped': ['Rollcall was cut off.', 'The computer stopped while it was running.']
  },
  copyReport: 'Copy report',
  copied: 'Copied',
  tryAgain: 'Try again',
  dismiss: 'Dismiss'
}

/** The English of the window. Functions take numbers and times that are already written out. */
export const words = {
  app: 'Rollcall',
  title: (presence: string) => `Rollcall: ${presence}`,
  status: 'Connection',
  device,
  groupTitle,
  connection,
  step,
  keychainReason,
  signIn,
  search,
  list,
  details,
  me,
  add,
  more,
  banner
} as const
