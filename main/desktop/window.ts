// The one window: where it stands, what it may do, and that it leads nowhere but to our own page.

import { BrowserWindow, nativeTheme, screen, type Event, type Rectangle, type Session } from 'electron'
import path from 'node:path'
import type { Settings } from '../../preload/contract'
import { besideTray, visibleBounds } from './window-place'

/** Measures of the drawn interface, in pixels that do not depend on the display. */
const measures = { width: 380, height: 720, minWidth: 320, minHeight: 420 }

/** The ground of the tokens: the window has it before the first paint, so that nothing flashes. */
const ground = { light: '#fbf9f7', dark: '#181715' }

export interface WindowPorts {
  /** Of our own page. */
  readonly address: string
  /** Folder of the built app. */
  readonly folder: string
  readonly icon: string
  /** Where it was, as it was stored. */
  readonly bounds: unknown
  /** Bounds of the tray's icon, to stand beside it. */
  readonly beside?: Rectangle
  readonly saveBounds: (bounds: Rectangle) => void
}

/** Makes the window and loads the page; it does not show yet. */
export function openWindow(ports: WindowPorts): BrowserWindow {
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...measures,
    ...visibleBounds(ports.bounds, workAreas),
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
      webviewTag: false,
      spellcheck: false
    }
  })
  window.removeMenu()
  if (ports.beside !== undefined) placeBeside(window, ports.beside)
  window.on('close', () => ports.saveBounds(window.getNormalBounds()))
  keepAtHome(window, ports.address)
  void window.loadURL(ports.address)
  return window
}

/** Moves the window beside the tray's icon, inside the work area of that display. */
export function placeBeside(window: BrowserWindow, icon: Rectangle): void {
  const { workArea } = screen.getDisplayMatching(icon)
  window.setBounds(besideTray(window.getNormalBounds(), icon, workArea))
}

/** Follows the user's choice in everything Electron draws and in the page's `prefers-color-scheme`. */
export function applyTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme
}

/** No link, no script and no server can take the window elsewhere, open another one, or get at this computer. */
function keepAtHome(window: BrowserWindow, address: string): void {
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // Frames as well: the page has none, so there is nowhere for one to go.
  webContents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== address) event.preventDefault()
  })
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  denyEverything(webContents.session)
}

/** What a page may ask of the computer: camera, clipboard, files, devices, downloads. Ours needs none of it. */
function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  // The session outlives the windows that come and go.
  session.removeListener('will-download', refuse)
  session.on('will-download', refuse)
}

const refuse = (event: Event) => event.preventDefault()
