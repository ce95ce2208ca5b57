// The one window: where it stands, what it may do, and that it leads nowhere but to our own page.

import { BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron'
import path from 'node:path'
import type { Settings } from '../../preload/contract'

/** Measures of the drawn interface, in pixels that do not depend on the display. */
const measures = { width: 380, height: 720, minWidth: 320, minHeight: 420 }

/** The ground of the tokens: the window has it before the first paint, so that nothing flashes. */
const ground = { light: '#fbf9f7', dark: '#181715' }

export interface WindowPorts {
  readonly address: string
  /** Folder of the built app. */
  readonly folder: string
  readonly icon: string
  readonly bounds: unknown
  readonly theme: Settings['theme']
  readonly isHidden: boolean
  readonly saveBounds: (bounds: Rectangle) => void
}

export function openWindow(ports: WindowPorts): BrowserWindow {
  applyTheme(ports.theme)
  const window = new BrowserWindow({
    ...measures,
    ...visibleBounds(ports.bounds),
    show: false,
    title: 'Rollcall',
    icon: ports.icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload: path.join(ports.folder, 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false
    }
  })
  window.removeMenu()
  window.once('ready-to-show', () => (ports.isHidden ? window.minimize() : window.show()))
  window.on('close', () => ports.saveBounds(window.getNormalBounds()))
  keepAtHome(window, ports.address)
  void window.loadURL(ports.address)
  return window
}

/** Follows the user's choice in everything Electron draws and in the page's `prefers-color-scheme`. */
export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** No link, no script and no server can take the window elsewhere or open another one. */
function keepAtHome(window: BrowserWindow, address: string): void {
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => {
    if (event.url !== address) event.preventDefault()
  })
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  webContents.session.setPermissionCheckHandler(() => false)
}

/** The place the window had, if a display still shows enough of it to grab. */
function visibleBounds(stored: unknown): Partial<Rectangle> {
  if (!isRectangle(stored)) return {}
  const isReachable = screen.getAllDisplays().some(({ workArea }) => {
    const width = Math.min(stored.x + stored.width, workArea.x + workArea.width) - Math.max(stored.x, workArea.x)
    return width > 80 && stored.y >= workArea.y - 8 && stored.y < workArea.y + workArea.height - 40
  })
  return isReachable ? stored : { width: stored.width, height: stored.height }
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Partial<Record<keyof Rectangle, unknown>> // every field is checked next
  return [x, y, width, height].every((side) => Number.isInteger(side)) && Number(width) >= 320 && Number(height) >= 420
}
