// The words of presence, the same in the window, the tray and the notifications.

import type { Availability } from '../people'

const availability: Record<Availability, string> = {
  available: 'Available',
  inactive: 'Inactive',
  busy: 'Busy',
  'busy-inactive': 'Busy, inactive',
  'do-not-disturb': 'Do not disturb',
  'be-right-back': 'Be right back',
  away: 'Away',
  'off-work': 'Off work',
  offline: 'Offline',
  unknown: 'Presence unknown'
}

/** The activities the server knows by a token; anything else is text the person's client chose, shown as it is. */
const activity: Readonly<Record<string, string>> = {
  'in-a-meeting': 'in a meeting',
  'on-the-phone': 'on the phone',
  'in-a-call': 'in a call',
  'in-a-conference': 'in a conference call',
  presenting: 'presenting',
  'urgent-interruptions-only': 'urgent interruptions only'
}

export const presenceWords = {
  availability,
  activity,
  asking: 'Asking…',
  outOfOffice: (text: string) => `Out of office: ${text}`,
  asOf: (word: string, time: string) => `${word} as of ${time}`,
  for: (duration: string) => `for ${duration}`
} as const
