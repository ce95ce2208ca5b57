// The time that sentences like "Away 15 min" are told by.
import type { Instant } from '../preload/contract'

const tickMs = 20_000

export class Clock {
  now = $state<Instant>(Date.now())

  /** Keeps the time until the returned function is called; also right after the window is seen again. */
  start(): () => void {
    const tick = (): void => {
      this.now = Date.now()
    }
    const timer = setInterval(tick, tickMs)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }
}
