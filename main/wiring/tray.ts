// Wiring of the tray: the app's picture on one side, the desktop's panel on the other.

import { app, nativeTheme } from 'electron'
import path from 'node:path'
import type { AppStates } from '../app-state'
import { watchColorScheme } from '../desktop/color-scheme'
import type { SessionBus } from '../desktop/session-bus'
import { createTray, type TrayPorts } from '../desktop/tray'
import { openTrayItem } from '../desktop/tray-electron'
import { watchTrayHost } from '../desktop/tray-host'
import { toneOf } from '../desktop/tray-tone'
import type { Log } from '../log'
import { createTrayActs, type TrayCommands } from '../tray/tray-acts'
import { trayPicture } from '../tray/tray-picture'

interface AppTrayPorts {
  /** Folder of the built app. */
  readonly folder: string
  /** Null where there is no such bus. */
  readonly bus: SessionBus | null
  readonly states: AppStates
  readonly commands: TrayCommands
  readonly toggleWindow: TrayPorts['toggleWindow']
  readonly log: Log
}

/** What the tray says can become wrong by the clock alone: a lost connection grows old, a pause ends. */
const lookEveryMs = 10_000

export function createAppTray({ folder, bus, states, commands, toggleWindow, log }: AppTrayPorts) {
  const now = () => Date.now()
  const shell = process.env.XDG_CURRENT_DESKTOP
  /** As the desktop tells; null as long as it does not. */
  const desktop: { isDark: boolean | null } = { isDark: null }
  const images = path.join(folder, '..', 'assets', 'tray')
  const tray = createTray({
    picture: () => trayPicture(states.current(), now()),
    tone: () => toneOf(process.platform, shell, isDark(desktop.isDark)),
    watchHost: (hear) => {
      if (process.platform === 'linux') return watchTrayHost(bus, hear, log)
      // Later, as on a bus: the app's picture cannot be taken before it knows the tray.
      const telling = setImmediate(() => hear(true))
      return () => clearImmediate(telling)
    },
    open: (icon, tone, listeners) => openTrayItem(images, icon, tone, listeners),
    act: createTrayActs(commands, now, log),
    toggleWindow,
    log
  })
  states.listen(tray.follow)
  tray.onChange(states.changed)
  nativeTheme.on('updated', tray.follow)
  const endScheme =
    bus &&
    watchColorScheme(bus, shell, (isDark) => {
      desktop.isDark = isDark
      tray.follow()
    })
  const looking = setInterval(tray.follow, lookEveryMs)
  app.once('will-quit', () => {
    clearInterval(looking)
    endScheme?.()
    tray.stop()
  })
  return tray
}

/**
 * Whether the panel's own theme is dark: on Windows that can be another than the theme of programs. The user's choice
 * for our window is not the panel's, and where it hides what the system has, light is the safer guess.
 */
function isDark(asDesktopTells: boolean | null): boolean {
  const { shouldUseDarkColors, shouldUseDarkColorsForSystemIntegratedUI, themeSource } = nativeTheme
  if (process.platform === 'win32') return shouldUseDarkColorsForSystemIntegratedUI
  return asDesktopTells ?? (themeSource === 'system' && shouldUseDarkColors)
}
