// Wiring only: builds the parts, connects them, starts and stops. It decides nothing. Groups of parts that belong
// together are wired in `wiring/`.

import { app } from 'electron'
import path from 'node:path'
import { writeTimesAs } from '../preload/words/times'
import { createAppStates } from './app-state'
import { createCommands, type CommandPorts } from './commands'
import { declareScheme, serveScheme } from './desktop/scheme'
import { openSessionBus } from './desktop/session-bus'
import { startWithoutKeyring } from './desktop/switches'
import { createSettings } from './settings'
import { createAppAbout } from './wiring/about'
import { createAccount } from './wiring/account'
import { createAppAlerts } from './wiring/alerts'
import { enter, leaveInOrder, type Beginning } from './wiring/entry'
import { createAppNotifications } from './wiring/notifications'
import { createPagePorts, openDoor } from './wiring/page'
import { createAppPresence } from './wiring/presence'
import { tellSystem } from './wiring/system'
import { createAppTray } from './wiring/tray'
import { createWindow } from './wiring/window'

const folder = path.join(import.meta.dirname, '..')

declareScheme()
startWithoutKeyring(app, process.platform)
enter(start)

function start(beginning: Beginning): void {
  const { args, log, store, crash } = beginning
  const settings = createSettings(store)
  writeTimesAs(() => settings.current().language)
  serveScheme({ folder: path.join(folder, 'renderer'), readPhoto: (uri) => session.readPhoto(uri), log })
  // First of all: everything below is done before the page has loaded.
  const { windows, asked, show } = createWindow(beginning, {
    folder,
    settings,
    tray: () => states.current().desktop.tray,
    gaveUp: () => notifications.windowFails()
  })
  const bus = openSessionBus(log)
  const { vault, session, signingIn, facts, certificates, trust } = createAccount({
    store,
    log,
    bus,
    server: args.server ?? '',
    changed: () => states.changed()
  })
  const notifications = createAppNotifications({
    folder,
    bus,
    store,
    log,
    states: () => states,
    ask: show,
    showWindow: windows.show,
    isWindowShown: windows.isShown,
    stopWatching: (target) => void alerts.commands.watch(target, null)
  })
  const alerts = createAppAlerts({
    session,
    store,
    settings: settings.current,
    isSystemQuiet: notifications.isSystemQuiet,
    tell: notifications.tell,
    states: () => states
  })
  const presence = createAppPresence({ session, signingIn, settings, store, bus, log, changed: () => states.changed() })
  const states = createAppStates({
    session,
    me: presence.me,
    watching: alerts.watching,
    alerts: () => ({ ...alerts.state(), notifications: notifications.state() }),
    settings: settings.current,
    account: signingIn.account,
    keychain: () => vault.keychain,
    certificates,
    asked: () => asked.current,
    desktop: () => ({
      tray: tray.state,
      idleTime: presence.idleTime(),
      settingsFile: store.condition(),
      lastEnd: crash.lastEnd()
    }),
    later: setTimeout
  })
  const ports: CommandPorts = {
    ...session,
    ...presence.commands,
    ...signingIn,
    ...facts,
    ...trust,
    ...createAppAbout(beginning, { folder, states: () => states, located: signingIn.located }),
    ...alerts.commands,
    testNotification: notifications.testNotification,
    ...createPagePorts({ windows, asked, states, settings, log })
  }
  const commands = createCommands(ports)
  const tray = createAppTray({
    folder,
    bus,
    states,
    commands: { ...ports, showWindow: windows.show, ask: show, quit: () => app.quit() },
    toggleWindow: windows.toggle,
    log
  })

  openDoor({ windows, commands, states, log })
  for (const source of [session, settings, vault, store, asked, certificates]) source.onChange(states.changed)
  alerts.begin()
  notifications.begin()
  presence.begin()
  leaveInOrder(() => Promise.all([signingIn.leave(), store.opened]))
  tellSystem(beginning, settings)
  // Not before the window is asked for: the keychain may never answer.
  const begun = args.demo ? signingIn.trySampleOrganisation() : signingIn.resume()
  begun.catch((error: unknown) => log('nobody could be signed in at the start', { error }))
}
