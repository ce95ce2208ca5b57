// Wiring of what the system is told of an installed app: whether it starts with the computer, and that links are its.

import { app } from 'electron'
import path from 'node:path'
import { createLoginItem } from '../desktop/login-item'
import { linkScheme } from '../link'
import type { SettingsKeeper } from '../settings'
import type { Beginning } from './entry'

/**
 * Does nothing when run from the sources or in a folder of its own: such a run is a trial, and must not take the place
 * of the installed app.
 */
export function tellSystem({ args, log }: Beginning, settings: SettingsKeeper): void {
  if (!app.isPackaged || args.userDataDir !== undefined) return
  const followLogin = createLoginItem({
    platform: process.platform,
    program: process.env.APPIMAGE ?? process.execPath,
    folder: path.join(app.getPath('appData'), 'autostart'),
    app,
    log
  })
  followLogin(settings.current())
  settings.onChange(() => followLogin(settings.current()))
  // On Linux the package's own desktop entry says so; asking for more would start a program and wait for it.
  if (process.platform === 'linux') return
  // Two dashes before the link, so that nothing in it is taken for a switch.
  if (process.platform === 'win32') app.setAsDefaultProtocolClient(linkScheme, process.execPath, ['--'])
  else app.setAsDefaultProtocolClient(linkScheme)
}
