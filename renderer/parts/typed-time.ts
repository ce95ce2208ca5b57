// A time of day as people type it, in either way of writing: `17:05`, `5.05 pm`, `1705`, `5 PM`, `17`.
import type { MinuteOfDay } from '../../preload/contract'

const dayMinutes = 24 * 60

/** `null` when it is no time. */
export function readTime(text: string): MinuteOfDay | null {
  const found = /^(\d{1,2})(?:[:.\s]?(\d\d))?\s*(?:([ap])\.?(?:m\.?)?)?$/i.exec(text.trim())
  if (found === null) return null
  const [, typedHour = '', typedMinute = '0', half] = found
  const minute = Number(typedMinute)
  const hour = Number(typedHour)
  if (minute > 59 || hour > (half === undefined ? 23 : 12) || (half !== undefined && hour === 0)) return null
  if (half === undefined) return hour * 60 + minute
  return (hour % 12) * 60 + minute + (half.toLowerCase() === 'p' ? dayMinutes / 2 : 0)
}

const stepMinutes = 15

/** The next or the last quarter of an hour; midnight follows on 23:45. */
export function stepTime(from: MinuteOfDay, isLater: boolean): MinuteOfDay {
  const quarter = isLater ? Math.floor(from / stepMinutes) + 1 : Math.ceil(from / stepMinutes) - 1
  return (quarter * stepMinutes + dayMinutes) % dayMinutes
}
