// What the computer tells of its own sleep, its screen and its end, as one port.

import type { App } from 'electron'
import type { Log } from '../log'
import { watchScreenLock } from './power-lock'
import type { SessionBus } from './session-bus'

export interface PowerPorts {
  readonly powerMonitor: Pick<NodeJS.EventEmitter, 'on' | 'off'>
  /** Null where there is no such bus: then the system itself tells of the screen. */
  readonly bus: SessionBus | null
  readonly app: Pick<App, 'quit'>
  readonly log: Log
}

export interface PowerListeners {
  readonly onSleep: () => void
  readonly onWake: () => void
  readonly onLock: (isLocked: boolean) => void
  /** Each half minute. */
  readonly onTick: () => void
}

/** No timer is trusted for longer: a computer that sleeps, or a clock that is set, goes on from there. */
const tickMs = 30_000

/** Begins to watch; answers the function that ends it. */
export function watchPower({ powerMonitor, bus, app, log }: PowerPorts, listeners: PowerListeners): () => void {
  const { onSleep, onWake, onLock, onTick } = listeners
  const lock = () => onLock(true)
  const unlock = () => onLock(false)
  const shutDown = (event?: { preventDefault(): void }) => {
    // The system waits a moment, in which the app leaves as when the user quits it.
    event?.preventDefault()
    app.quit()
  }
  powerMonitor.on('suspend', onSleep)
  powerMonitor.on('resume', onWake)
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('unlock-screen', unlock)
  powerMonitor.on('shutdown', shutDown)
  const stopLock = bus === null ? () => undefined : watchScreenLock(bus, onLock, log)
  const ticking = setInterval(onTick, tickMs)
  return () => {
    clearInterval(ticking)
    stopLock()
    powerMonitor.off('suspend', onSleep)
    powerMonitor.off('resume', onWake)
    powerMonitor.off('lock-screen', lock)
    powerMonitor.off('unlock-screen', unlock)
    powerMonitor.off('shutdown', shutDown)
  }
}
