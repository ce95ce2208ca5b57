// The ends to choose from where something lasts for a while, a status or a pause: their words, and when they are.

import type { Instant } from '../people'

/** Ends of a pause, in the order of its menus. */
export const endWords = {
  'half-hour': 'For 30 minutes',
  hour: 'For 1 hour',
  tomorrow: 'Until tomorrow'
} as const

/** When notifications come again. */
export type PauseEnd = keyof typeof endWords
/** When a status that was set for a while is reset. */
export type StatusEnd = 'half-hour' | 'hour' | 'working-day'

/** When `working-day` ends. */
export const dayEndsAtHour = 17
const morningAtHour = 8
const minuteMs = 60_000

/** The moment that is meant at `now`. Tomorrow begins at eight, not in the night. */
export function endAt(end: StatusEnd | PauseEnd, now: Instant): Instant {
  if (end === 'half-hour') return now + 30 * minuteMs
  if (end === 'hour') return now + 60 * minuteMs
  const day = new Date(now)
  if (end === 'working-day') return day.setHours(dayEndsAtHour, 0, 0, 0)
  day.setDate(day.getDate() + 1)
  return day.setHours(morningAtHour, 0, 0, 0)
}
