// Times, durations and numbers in words: numbers, dates and the clock as the user wants them written, the words English.
import type { Instant } from '../people'
import type { MinuteOfDay, Settings } from '../settings'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Whom to ask how it is to be written: each process, window or main, has one user. */
const writing: { language: () => Settings['language'] } = { language: () => 'system' }

/** From now on everything here is written as `language` says at that moment; the window makes it a reactive value. */
export function writeTimesAs(language: () => Settings['language']): void {
  writing.language = language
}

/** `undefined` leaves it to the system. */
function locale(): string | undefined {
  const language = writing.language()
  return language === 'system' ? undefined : language
}

/** Among English words a date is written in English too: in the order of the system where that is English. */
function dateLocale(): string {
  const { locale: written } = new Intl.DateTimeFormat(locale()).resolvedOptions()
  return written.startsWith('en') ? written : 'en-GB'
}

/** `1,234` or as the user's locale writes it. */
export const number = (value: number): string => value.toLocaleString(locale())

/** The time of day, such as `10:42` or `4:28 PM`. */
function clockTime(at: Instant): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(at)
}

/** The same for a time of every day: `22:00`, `7:00 AM`. */
export function timeOfDay(minute: MinuteOfDay): string {
  const options = { timeStyle: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale(), options).format(minute * minuteMs)
}

/** A finished step's duration, such as `0.4 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`
}

/** A duration such as `15 min` or `3 h`; empty under a minute, where a number would only be noise. */
export function duration(ms: number): string {
  if (ms < minuteMs) return ''
  if (ms < hourMs) return `${number(Math.floor(ms / minuteMs))} min`
  if (ms < dayMs) return `${number(Math.floor(ms / hourMs))} h`
  const days = Math.floor(ms / dayMs)
  return days === 1 ? '1 day' : `${number(days)} days`
}

/** A moment as it is spoken of `now`: `10:42`, `yesterday`, `Monday` (within a week), `3 March` or `March 3`, `3 March 2024`. */
export function day(at: Instant, now: Instant): string {
  const days = daysBetween(at, now)
  if (days <= 0) return clockTime(at)
  if (days === 1) return 'yesterday'
  if (days < 7) return new Intl.DateTimeFormat('en', { weekday: 'long' }).format(at)
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(dateLocale(), {
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

/** A moment however far away: `3 March 2024, 10:42`. */
export function fullDate(at: Instant): string {
  return `${new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'long' }).format(at)}, ${clockTime(at)}`
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
