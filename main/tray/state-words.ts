// A presence as menu and tooltip say it: the row's words but for how long, which would change a menu every minute.

import type { Instant, Presence } from '../../preload/contract'
import { activityWords, availabilityWords, signOf } from '../../preload/words/presence-line'
import { literal } from '../words/literal'
import type { TrayIcon } from './tray-entry'

/** `Busy, in a meeting`, `Available as of 10:42`; `extend` may add to the availability. */
export function stateWords(presence: Presence, now: Instant, extend = (word: string): string => word): string {
  // An activity may be any text that the person's program chose.
  const parts = [extend(availabilityWords(presence, now)), literal(activityWords(presence))]
  return parts.filter((part) => part !== '').join(', ')
}

/** The sign in its colour only while the presence is vouched for. */
export function iconOf(presence: Presence): TrayIcon {
  return presence.kind === 'live' ? presence.availability : `${signOf(presence)}-not-connected`
}
