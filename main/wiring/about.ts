// Wiring of what is told of the app itself: versions, licences, the log, a report without names.

import { app, clipboard, shell } from 'electron'
import { readFile } from 'node:fs/promises'
import { release } from 'node:os'
import path from 'node:path'
import { createAbout } from '../about'
import type { AppStates } from '../app-state'
import { readNewestLines } from '../desktop/log-file'
import { createDiagnostics } from '../diagnostics'
import type { SigningIn } from '../signing-in'
import { ownNames } from './crash'
import type { Beginning } from './entry'

interface AppAboutPorts {
  /** Folder of the built app. */
  readonly folder: string
  readonly states: () => AppStates
  readonly located: SigningIn['located']
}

export function createAppAbout({ log, logFolder, crash }: Beginning, { folder, states, located }: AppAboutPorts) {
  const licencesOf = (part: string) => () => readFile(path.join(folder, part, 'licences.txt'), 'utf8')
  const about = createAbout({
    version: app.getVersion(),
    versions: process.versions,
    licences: [licencesOf('main'), licencesOf('renderer')],
    log
  })
  const { copyDiagnostics } = createDiagnostics({
    state: () => states().current(),
    readAbout: about.readAbout,
    system: () => ({
      platform: process.platform,
      release: release(),
      arch: process.arch,
      session: process.env.XDG_SESSION_TYPE ?? '',
      desktop: process.env.XDG_CURRENT_DESKTOP ?? ''
    }),
    readLog: (count) => readNewestLines(logFolder, count),
    hosts: () => located()?.homes ?? [],
    ownNames: ownNames(),
    failure: crash.failure,
    copy: (text) => clipboard.writeText(text),
    log
  })
  return {
    ...about,
    copyDiagnostics,
    dismissLastEnd() {
      crash.dismiss()
      states().changed()
    },
    async openLogFolder() {
      // Answers why it could not; an empty text when it could.
      const problem = await shell.openPath(logFolder)
      if (problem !== '') log('the folder of the log cannot be opened', { problem })
    }
  }
}
