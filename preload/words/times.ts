// Times, durations and numbers in words: numbers and the clock as the user's locale writes them, the words English.
import type { Instant } from '../people'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** `1,234` or as the user's locale writes it. */
export const number = (value: number): string => value.toLocaleString()

/** The time of day, such as `10:42` or `4:28 PM`. */
function clockTime(at: Instant): string {
  return new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(at)
}

/** A finished step's duration, such as `0.4 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`
}

/** A duration such as `15 min` or `3 h`; empty under a minute, where a number would only be noise. */
export function duration(ms: number): string {
  if (ms < minuteMs) return ''
  if (ms < hourMs) return `${number(Math.floor(ms / minuteMs))} min`
  if (ms < dayMs) return `${number(Math.floor(ms / hourMs))} h`
  const days = Math.floor(ms / dayMs)
  return days === 1 ? '1 day' : `${number(days)} days`
}

/** A moment as it is spoken of `now`: `10:42`, `yesterday`, `Monday` (within a week), `3 March`, `3 March 2024`. */
export function day(at: Instant, now: Instant): string {
  const days = daysBetween(at, now)
  if (days <= 0) return clockTime(at)
  if (days === 1) return 'yesterday'
  if (days < 7) return new Intl.DateTimeFormat('en', { weekday: 'long' }).format(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' })
  }).format(at)
}

/** The time for "as of": the clock, and the day before it unless that is today. */
export function moment(at: Instant, now: Instant): string {
  const spoken = day(at, now)
  return daysBetween(at, now) <= 0 ? spoken : `${spoken}, ${clockTime(at)}`
}

/** How long ago: `just now`, `a minute ago`, `12 min ago`, `3 h ago`, `yesterday`, … */
export function ago(at: Instant, now: Instant): string {
  const past = now - at
  if (past < minuteMs) return 'just now'
  if (past < 2 * minuteMs) return 'a minute ago'
  if (daysBetween(at, now) > 0 && past >= dayMs / 2) return day(at, now)
  return `${duration(past)} ago`
}

/** Whole days between two moments by the calendar on the wall, not by hours: 23:00 to 01:00 is one. */
function daysBetween(at: Instant, now: Instant): number {
  return Math.round((midnight(now) - midnight(at)) / dayMs)
}

function midnight(at: Instant): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
