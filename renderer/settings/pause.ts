// For how long notifications can be paused, and how it is said that they are.
import type { Instant } from '../../preload/contract'
import { day } from '../../preload/words/times'
import { settingsWords } from '../words/settings'

export type PauseChoice = keyof typeof settingsWords.notifications.pauses

const minuteMs = 60_000
const morningAtHour = 8

/** The moment that is meant at `now`; tomorrow begins at eight, not in the night. */
export function pauseEnd(choice: PauseChoice, now: Instant): Instant {
  if (choice === 'half') return now + 30 * minuteMs
  if (choice === 'hour') return now + 60 * minuteMs
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  return morning.setHours(morningAtHour, 0, 0, 0)
}

/** `Until 17:00`, `Until tomorrow, 08:00`, or that nothing is paused. */
export function pauseLine(until: Instant | null, now: Instant): string {
  const say = settingsWords.notifications
  if (until === null || until <= now) return say.notPaused
  const time = day(until, until)
  const isToday = new Date(until).toDateString() === new Date(now).toDateString()
  return isToday ? say.pausedUntil(time) : say.pausedUntilTomorrow(time)
}
