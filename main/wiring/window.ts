// Wiring of the window: made on demand, and opened from outside with something to show.

import { app } from 'electron'
import path from 'node:path'
import type { DesktopState } from '../../preload/contract'
import { createAsked } from '../asked'
import { createFewTries, watchPage } from '../desktop/lost-processes'
import { pageAddress } from '../desktop/scheme'
import { applyTheme, openWindow, placeBeside } from '../desktop/window'
import { createWindows } from '../desktop/windows'
import { createOpening } from '../opening'
import type { SettingsKeeper } from '../settings'
import type { Beginning } from './entry'

interface WindowPorts {
  /** Folder of the built app. */
  readonly folder: string
  readonly settings: SettingsKeeper
  readonly tray: () => DesktopState['tray']
  /** The page was lost again and again: there is no window until the user asks for one. */
  readonly gaveUp: () => void
}

export function createWindow({ args, store, openings, log }: Beginning, ports: WindowPorts) {
  const { folder, settings, tray, gaveUp } = ports
  const asked = createAsked()
  const address = pageAddress()
  applyTheme(settings.current().theme)
  const windows = createWindows({
    open: (beside) =>
      openWindow({
        address,
        folder,
        icon: path.join(folder, '..', 'assets', 'icon.png'),
        bounds: store.get('bounds'),
        saveBounds: (bounds) => store.set('bounds', bounds),
        ...(beside && { beside })
      }),
    place: placeBeside,
    watchPage: (window, lost) => watchPage(window, lost, log),
    reload: (window) => {
      window.loadURL(address).catch((error: unknown) => log('the page could not be loaded anew', { error }))
    },
    mayReload: createFewTries(() => Date.now()),
    gaveUp() {
      log('the page ended again and again; the window waits until it is asked for')
      gaveUp()
    },
    tray,
    closeToTray: () => settings.current().closeToTray,
    quit: () => app.quit(),
    now: () => Date.now(),
    later: setTimeout
  })
  const opening = createOpening({ asked, showWindow: windows.show, log })
  // A Mac gives the app that it starts no words.
  const isStartedBySystem = process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
  windows.start(args.hidden || (isStartedBySystem && settings.current().startHidden))
  if (args.link !== undefined) opening([args.link])
  openings.listen(opening)
  app.on('before-quit', windows.startQuitting)
  // Without a listener Electron would end the app: with the last window it only goes to the tray.
  app.on('window-all-closed', () => undefined)
  settings.onChange(() => applyTheme(settings.current().theme))
  return {
    windows,
    asked,
    /** Shows the window, and in it what is asked for. */
    show(view: Parameters<typeof asked.ask>[0]) {
      asked.ask(view)
      windows.show()
    }
  }
}
