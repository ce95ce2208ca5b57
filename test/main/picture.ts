// The app's picture for tests of what works on it: online, with nobody and nothing in it but what a test is about.

import { defaultSettings } from '../../main/settings'
import type { AppState } from '../../preload/contract'

/** As many contacts as there are people; nothing of the desktop in the way. */
export const picture = (more: Partial<AppState> = {}): AppState => ({
  number: 1,
  connection: { kind: 'online' },
  account: null,
  me: null,
  people: [],
  groups: [],
  watching: [],
  lists: {
    editing: 'allowed',
    contacts: more.people?.length ?? 0,
    contactLimit: 250,
    delegateLimit: 25,
    canSearch: true
  },
  edits: [],
  settings: defaultSettings,
  keychain: 'working',
  certificates: [],
  alerts: { watches: [], pausedUntil: null, quiet: null, heldBack: [], notifications: 'untried' },
  desktop: { tray: 'shown', idleTime: 'known', settingsFile: 'kept', lastEnd: 'orderly' },
  asked: null,
  ...more
})
