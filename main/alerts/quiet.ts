// Why nothing is told just now.

import type { Instant, Me, QuietHours, QuietReason, Settings, Weekday } from '../../preload/contract'

export interface QuietInput {
  readonly now: Instant
  readonly settings: Settings
  readonly pausedUntil: Instant | null
  readonly me: Me | null
  readonly isSystemQuiet: boolean
}

/** The first reason that fits; `null` when there is none. */
export function quietReason({ now, settings, pausedUntil, me, isSystemQuiet }: QuietInput): QuietReason | null {
  if (!settings.notify) return 'off'
  if (pausedUntil !== null && now < pausedUntil) return 'paused'
  const mine = settings.notifyWhileDoNotDisturb ? null : whatIAmDoing(me)
  if (mine !== null) return mine
  if (isQuietHour(settings.quietHours, now)) return 'quiet-hours'
  return isSystemQuiet ? 'system' : null
}

// Also as of a while ago: whoever asked not to be disturbed is not, only because the connection was lost.
function whatIAmDoing(me: Me | null): 'do-not-disturb' | 'presenting' | null {
  if (!me || me.presence.kind === 'asking') return null
  if (me.presence.availability === 'do-not-disturb') return 'do-not-disturb'
  return me.presence.kind === 'live' && me.presence.activity === 'presenting' ? 'presenting' : null
}

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6]

/**
 * Whether it is quiet by the clock on the wall, whatever time that is in UTC. Hours that end when they begin last a
 * whole day.
 */
function isQuietHour({ isOn, from, to, days }: QuietHours, now: Instant): boolean {
  if (!isOn) return false
  const wall = new Date(now)
  const minute = wall.getHours() * 60 + wall.getMinutes()
  const begins = (daysBefore: number) => days.some((day) => day === weekdays[(wall.getDay() + 7 - daysBefore) % 7])
  if (from < to) return begins(0) && from <= minute && minute < to
  return (begins(0) && from <= minute) || (begins(1) && minute < to)
}
