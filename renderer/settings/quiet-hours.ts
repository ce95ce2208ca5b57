// Quiet hours as they are changed and spoken of.
import type { QuietHours, Weekday } from '../../preload/contract'
import { timeOfDay } from '../../preload/words/times'
import { settingsWords } from '../words/settings'

/** As a week is read; the working days first. */
export const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 0]

/** `22:00 to 07:00`, or that there are none. */
export function quietHoursLine({ isOn, from, to }: QuietHours): string {
  const say = settingsWords.notifications
  return isOn ? say.quietHoursOn(timeOfDay(from), timeOfDay(to)) : say.quietHoursOff
}

/** With `day` put in or taken out. Hours that begin on no day are off, and the last day is remembered. */
export function withDay(hours: QuietHours, day: Weekday): QuietHours {
  const days = week.filter((one) => (one === day) !== hours.days.includes(one))
  return days.length === 0 ? { ...hours, isOn: false } : { ...hours, days }
}
