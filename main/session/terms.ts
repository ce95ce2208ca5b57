// How long subscriptions run, and when each is seen to again.

/** The longest the server grants (reference 13.5, 13.6). */
export const subscriptionMinutes = 30

const minuteMs = 60_000
const lifeMs = subscriptionMinutes * minuteMs
/** At two thirds of the time. */
const renewAfterMs = 20 * minuteMs

/** Both in milliseconds since 1970. */
export interface Term {
  readonly until: number
  readonly renewAt: number
}

export function newTerm(now: number): Term {
  return { until: now + lifeMs, renewAt: now + renewAfterMs }
}

/** Of something that was refused: it has run out, and is tried again after that time. */
export function refusedTerm(now: number, minutes: number): Term {
  return { until: now, renewAt: now + minutes * minuteMs }
}

/** Whatever is due within the next minute goes along in the same batch. */
export function isDue({ renewAt }: Term, now: number): boolean {
  return renewAt <= now + minuteMs
}

/** Whatever a server makes of its warnings, what was renewed within the last minute is not renewed again. */
export function isYoung({ renewAt }: Term, now: number): boolean {
  return renewAt - now > renewAfterMs - minuteMs
}

/** The longest that events of subscriptions are held back (reference 9.2), and a little for the way. */
const heldBackMs = 15_000

/** Whether it is so new that the server may not have told of it yet: its end would then not be told either. */
export function isUntold({ renewAt }: Term, now: number): boolean {
  return renewAt - now > renewAfterMs - heldBackMs
}
