// Times to watch until: a time of day means its next coming.
import type { Instant, MinuteOfDay } from '../../preload/contract'

const usualMinute = 17 * 60
const leastMs = 30 * 60_000

/** The next moment after `now` at which a clock on the wall shows `minute`. */
export function nextAt(minute: MinuteOfDay, now: Instant): Instant {
  const today = new Date(now).setHours(0, minute, 0, 0)
  // By the calendar, not by hours: a day may have 23 or 25 of them.
  return today > now ? today : new Date(now).setHours(24, minute, 0, 0)
}

export function minuteOf(at: Instant): MinuteOfDay {
  const date = new Date(at)
  return date.getHours() * 60 + date.getMinutes()
}

/** The end of the working day, or where that is near or over, the full hour after next. */
export function usualEnd(now: Instant): Instant {
  const end = new Date(now).setHours(0, usualMinute, 0, 0)
  return end - now >= leastMs ? end : new Date(now).setHours(new Date(now).getHours() + 2, 0, 0, 0)
}
