// "Pause notifications" in the tray's menu: for how long, until when it is now, and back again.

import type { Instant } from '../../preload/contract'
import { endWords, type PauseEnd } from '../../preload/words/ends'
import { day } from '../../preload/words/times'
import { trayWords } from '../words/tray'
import type { TrayEntry } from './tray-entry'

const ends: readonly PauseEnd[] = ['half-hour', 'hour', 'tomorrow']

export function pauseMenu(pausedUntil: Instant | null, now: Instant): TrayEntry {
  const { pause } = trayWords
  const isPaused = pausedUntil !== null && pausedUntil > now
  const choices = ends.map((until): TrayEntry => ({
    kind: 'item',
    label: endWords[until],
    act: { do: 'pause', until }
  }))
  return {
    kind: 'submenu',
    label: isPaused ? pause.paused(until(pausedUntil, now)) : pause.label,
    entries: isPaused
      ? [{ kind: 'item', label: pause.resume, act: { do: 'resume' } }, { kind: 'line' }, ...choices]
      : choices
  }
}

/** `10:42`, or with the day when it is not today's. */
function until(at: Instant, now: Instant): string {
  const time = day(at, at)
  return new Date(at).getDate() === new Date(now).getDate() ? time : trayWords.pause.tomorrow(time)
}
