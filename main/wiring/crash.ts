// Wiring of the ends nobody wished for: what ends this run is written down, what ended the one before is told.

import { app } from 'electron'
import { homedir, hostname, uptime } from 'node:os'
import path from 'node:path'
import type { LastEnd } from '../../preload/contract'
import { createAnonymiser } from '../anonymous'
import { openCrashMarker } from '../crash-marker'
import type { Log } from '../log'

export interface Crash {
  readonly lastEnd: () => LastEnd
  /** What ended the run before, without names and secrets; empty where nobody knows, and once it was dismissed. */
  readonly failure: () => string
  /** The user has read of it. */
  readonly dismiss: () => void
}

/** Names of this computer and of its user's account and folder. The folder is mostly called as its user is. */
export const ownNames = (): readonly string[] => [homedir(), hostname(), path.basename(homedir())]

/** From then on an error that nobody handles ends the process at once, without Electron's dialog. */
export function watchForCrash(folder: string, log: Log): Crash {
  const users = ownNames().map((name) => ({ uri: name, name }))
  const marker = openCrashMarker({
    file: path.join(folder, 'running.json'),
    now: () => Date.now(),
    uptimeMs: () => uptime() * 1000,
    anonymise: createAnonymiser({ people: [], users, groups: [], hosts: [] }),
    log
  })
  if (marker.before.end !== 'orderly') log('the run before did not end in order', { end: marker.before.end })
  let shown = marker.before
  process.on('uncaughtException', (error) => {
    log('an error that nobody handled ends the app', { error })
    marker.failed(error)
    app.exit(1)
  })
  // A terminal that is gone is no error of the app.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  app.on('before-quit', marker.ended)
  // Windows says so to windows alone when it ends the session.
  app.on('browser-window-created', (_event, window) => window.on('session-end', marker.ended))
  return {
    lastEnd: () => shown.end,
    failure: () => shown.failure,
    dismiss: () => (shown = { end: 'orderly', failure: '' })
  }
}
