// Wiring of my presence: what I choose, and what the computer tells of me, its screen and its sleep.

import { app, powerMonitor } from 'electron'
import { networkInterfaces } from 'node:os'
import { watchPower } from '../desktop/power'
import { readIdleMs } from '../desktop/power-idle'
import type { SessionBus } from '../desktop/session-bus'
import type { Store } from '../desktop/store'
import type { Log } from '../log'
import { createAtTheComputer } from '../my-presence/at-the-computer'
import { createKeptPresence } from '../my-presence/kept-presence'
import { createMyPresence } from '../my-presence/my-presence'
import { watchNetworkChanges } from '../network-changes'
import type { Session } from '../session/session'
import type { SettingsKeeper } from '../settings'
import type { SigningIn } from '../signing-in'

interface AppPresencePorts {
  readonly session: Session
  readonly signingIn: Pick<SigningIn, 'account'>
  readonly settings: SettingsKeeper
  readonly store: Store
  /** Null where there is no such bus. */
  readonly bus: SessionBus | null
  readonly log: Log
  readonly changed: () => void
}

export function createAppPresence({ session, signingIn, settings, store, bus, log, changed }: AppPresencePorts) {
  let isLocked = false
  const mine = createMyPresence({
    session,
    signInAddress: () => signingIn.account()?.signInAddress ?? null,
    awayOnLock: () => settings.current().awayOnLock,
    kept: createKeptPresence(store),
    now: () => Date.now(),
    log,
    changed
  })
  const isWayland = process.env.XDG_SESSION_TYPE === 'wayland' || Boolean(process.env.WAYLAND_DISPLAY)
  const user = createAtTheComputer({
    idleMs: () => readIdleMs({ bus, isWayland, systemIdleSeconds: () => powerMonitor.getSystemIdleTime() }),
    isReported: () => settings.current().reportActivity,
    isLocked: () => isLocked,
    onActive: session.userIsActive,
    changed
  })
  const lookAround = () => {
    mine.lookAgain()
    user.look().catch((error: unknown) => log('nobody can tell whether the user is there', { error }))
  }
  const begin = () => {
    session.onChange(mine.look)
    settings.onChange(mine.look)
    const stop = watchPower(
      { powerMonitor, bus, app, log },
      {
        onSleep: session.pause,
        onWake() {
          session.wake()
          lookAround()
        },
        onLock(locked) {
          isLocked = locked
          mine.setLocked(locked)
          lookAround()
        },
        onTick: lookAround
      }
    )
    const stopNetwork = watchNetworkChanges({ session, interfaces: () => networkInterfaces(), every })
    app.once('will-quit', () => {
      stop()
      stopNetwork()
    })
    lookAround()
  }
  return {
    me: mine.me,
    idleTime: () => user.idleTime,
    /** Begins to listen to the computer. */
    begin,
    commands: { setMyAvailability: mine.setMyAvailability, resetMyAvailability: mine.resetMyAvailability }
  }
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms)
  return () => clearInterval(timer)
}
