// What the computer tells of its user and its own sleep.

import { powerMonitor } from 'electron'

export interface PowerPorts {
  readonly onSleep: () => void
  readonly onWake: () => void
  /** Called every half minute while the user is at the keyboard or the mouse. */
  readonly onActivity: () => void
}

const checkEveryMs = 30_000

/** Begins to watch; answers the function that ends it. */
export function watchPower(ports: PowerPorts): () => void {
  powerMonitor.on('suspend', ports.onSleep)
  powerMonitor.on('resume', ports.onWake)
  const check = setInterval(() => {
    if (powerMonitor.getSystemIdleTime() * 1000 < checkEveryMs) ports.onActivity()
  }, checkEveryMs)
  return () => {
    clearInterval(check)
    powerMonitor.off('suspend', ports.onSleep)
    powerMonitor.off('resume', ports.onWake)
  }
}
