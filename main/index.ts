// Wiring only: builds the parts, connects them, starts and stops. It decides nothing. Groups of parts that belong
// together are wired in `wiring/`.

import { app, clipboard, dialog, ipcMain, shell } from 'electron'
import path from 'node:path'
import { createAppStates } from './app-state'
import { readArguments, type Arguments } from './arguments'
import { createCommands } from './commands'
import { createContactFile } from './contact-file'
import { createFileDialogs } from './desktop/file-dialogs'
import { answerCommands, sendState } from './desktop/ipc'
import { leaveBeforeQuitting, logLostProcesses, ownWords, quitOnSignals } from './desktop/lifecycle'
import { openLogFile } from './desktop/log-file'
import { watchPower } from './desktop/power'
import { declareScheme, pageAddress, serveScheme } from './desktop/scheme'
import { openStore, type Store } from './desktop/store'
import { applyTheme, openWindow, showWindow } from './desktop/window'
import { interim, interimState } from './interim'
import type { Log } from './log'
import { createSettings } from './settings'
import { createAccount } from './wiring/account'
import { writeTimesAs } from '../preload/words/times'

const folder = path.join(import.meta.dirname, '..')
const leaveLimitMs = 2500

declareScheme()
const read = readArguments(ownWords(process.argv, app))
if (!read.ok) {
  process.stderr.write(`${read.usage}\n`)
  app.exit(2)
} else {
  if (read.value.userDataDir !== undefined) app.setPath('userData', path.resolve(read.value.userDataDir))
  if (!app.requestSingleInstanceLock()) app.quit()
  else begin(read.value)
}

function begin(args: Arguments): void {
  const userData = app.getPath('userData')
  const log = openLogFile(path.join(userData, 'logs'))
  logLostProcesses(app, log)
  process.on('unhandledRejection', (error) => log('a failure that nobody handled', { error }))
  // Read while Electron gets ready, which takes longer.
  const opening = openStore(userData, log)
  void app.whenReady().then(async () => start(args, log, await opening))
}

function start(args: Arguments, log: Log, store: Store): void {
  const settings = createSettings(store)
  writeTimesAs(() => settings.current().language)
  serveScheme({ folder: path.join(folder, 'renderer'), readPhoto: (uri) => session.readPhoto(uri), log })
  // First of all: everything below is done before the page has loaded.
  const window = openWindow({
    address: (!app.isPackaged && process.env.RENDERER_URL) || pageAddress,
    folder,
    icon: path.join(folder, '..', 'assets', 'icon.png'),
    bounds: store.get('bounds'),
    theme: settings.current().theme,
    isHidden: args.hidden,
    saveBounds: (bounds) => store.set('bounds', bounds)
  })
  const { vault, session, signingIn } = createAccount({
    store,
    log,
    server: args.server ?? '',
    changed: () => states.changed()
  })
  const states = createAppStates({
    session,
    settings: settings.current,
    account: signingIn.account,
    keychain: () => vault.keychain,
    ...interimState,
    desktop: () => ({ ...interimState.desktop(), settingsFile: store.condition() }),
    later: setTimeout
  })
  const commands = createCommands({
    ...interim,
    ...session,
    ...signingIn,
    ...createContactFile({ state: states.current, dialogs: createFileDialogs(dialog, window), now: Date.now, log }),
    state: states.current,
    open: (href) => shell.openExternal(href),
    copy: (text) => clipboard.writeText(text),
    changeSettings: (change) => applyTheme(settings.change(change).theme)
  })

  answerCommands({ ipcMain, commands, isOurs: (event) => event.senderFrame === window.webContents.mainFrame, log })
  for (const source of [session, settings, vault, store]) source.onChange(states.changed)
  states.listen((state) => sendState(window, state))
  watchPower({ onSleep: session.pause, onWake: session.wake, onActivity: session.userIsActive })
  leaveBeforeQuitting(app, signingIn.leave, leaveLimitMs)
  quitOnSignals(process, app)
  app.on('second-instance', () => showWindow(window))
  app.on('window-all-closed', () => app.quit())
  // Not before the window is asked for: the keychain may never answer.
  const begun = args.demo ? signingIn.trySampleOrganisation() : signingIn.resume()
  begun.catch((error: unknown) => log('nobody could be signed in at the start', { error }))
}
