// Wiring of the process: its command line, one instance, the log, the settings file; then the app can start.

import { app } from 'electron'
import { url as debuggerUrl } from 'node:inspector'
import path from 'node:path'
import { readArguments, type Arguments } from '../arguments'
import {
  gatherOpenings,
  leaveBeforeQuitting,
  ownWords,
  quitOnSignals,
  whenWindowShown,
  type Openings
} from '../desktop/lifecycle'
import { openLogFile } from '../desktop/log-file'
import { logLostProcesses } from '../desktop/lost-processes'
import { openStore, type Store } from '../desktop/store'
import type { Log } from '../log'
import { watchForCrash, type Crash } from './crash'

const leaveLimitMs = 2500
/** Where no window comes, what waits for it waits no longer. */
const windowLimitMs = 3000

/** What everything else is built on. */
export interface Beginning {
  readonly args: Arguments
  readonly log: Log
  readonly store: Store
  readonly logFolder: string
  readonly openings: Openings
  readonly crash: Crash
}

/** Calls `start` once Electron is ready; ends the process where the words are wrong or another instance runs. */
export function enter(start: (beginning: Beginning) => void): void {
  // The fuse decides: in a release `--inspect` has no effect, so there is no such address.
  const mayBeDebugged = !app.isPackaged || debuggerUrl() !== undefined
  const read = readArguments(ownWords(process.argv, app), { mayBeDebugged })
  if (!read.ok) {
    process.stderr.write(`${read.usage}\n`)
    app.exit(2)
    return
  }
  if (read.value.userDataDir !== undefined) app.setPath('userData', path.resolve(read.value.userDataDir))
  if (!app.requestSingleInstanceLock()) app.quit()
  else begin(read.value, start)
}

function begin(args: Arguments, start: (beginning: Beginning) => void): void {
  const userData = app.getPath('userData')
  const openings = gatherOpenings(app)
  const logFolder = path.join(userData, 'logs')
  const log = openLogFile(logFolder)
  const crash = watchForCrash(userData, log)
  logLostProcesses(app, log)
  process.on('unhandledRejection', (error) => log('a failure that nobody handled', { error }))
  const windowShown = whenWindowShown(app, windowLimitMs)
  void app.whenReady().then(() => {
    const store = openStore(userData, log, windowShown)
    start({ args, log, logFolder, openings, crash, store })
  })
}

/** However the app is ended, it leaves first; the server is given a moment, and no more. */
export function leaveInOrder(leave: () => Promise<unknown>): void {
  leaveBeforeQuitting(app, leave, leaveLimitMs)
  quitOnSignals(process, app)
}
