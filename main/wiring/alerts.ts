// Wiring of the alerts: pictures and wishes go in, news come out.

import { app } from 'electron'
import { createAlerts, type AlertsPorts } from '../alerts/alerts'
import type { AppStates } from '../app-state'
import type { Store } from '../desktop/store'
import { createKeptWatches } from '../kept-watches'
import type { Session } from '../session/session'
import { createWatching } from '../watch'

interface AppAlertsPorts extends Pick<AlertsPorts, 'settings' | 'isSystemQuiet' | 'tell'> {
  readonly session: Session
  readonly store: Store
  /** Asked for later only: the picture holds what the alerts say themselves. */
  readonly states: () => AppStates
}

export function createAppAlerts({ session, store, states, ...ports }: AppAlertsPorts) {
  const alerts = createAlerts({
    ...ports,
    now: () => Date.now(),
    later: setTimeout,
    unreadNotes: () => session.unreadNotes,
    kept: createKeptWatches(store)
  })
  const { watch, watching } = createWatching(session, alerts)
  alerts.onChange(() => states().changed())
  app.once('will-quit', alerts.stop)
  return {
    state: () => alerts.state,
    watching,
    /** Begins to look at pictures. */
    begin: () => states().listen(alerts.see),
    commands: { watch, pauseNotifications: alerts.pause, dismissHeldBack: alerts.dismissHeldBack }
  }
}
