// How it is said that notifications are paused.
import type { Instant } from '../../preload/contract'
import { day } from '../../preload/words/times'
import { settingsWords } from '../words/settings'

/** `Until 17:00`, `Until tomorrow, 08:00`, or that nothing is paused. */
export function pauseLine(until: Instant | null, now: Instant): string {
  const say = settingsWords.notifications
  if (until === null || until <= now) return say.notPaused
  const time = day(until, until)
  const isToday = new Date(until).toDateString() === new Date(now).toDateString()
  return isToday ? say.pausedUntil(time) : say.pausedUntilTomorrow(time)
}
