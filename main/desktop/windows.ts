// The window on demand: none costs memory while it is closed to the tray, and one can always be reached where there is
// no tray. Decides; what a window is, `window.ts` knows.

import type { BrowserWindow, Rectangle } from 'electron'
import type { DesktopState } from '../../preload/contract'

/** What is used of a window. */
export type OneWindow = Pick<
  BrowserWindow,
  | 'close'
  | 'focus'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMinimized'
  | 'isVisible'
  | 'minimize'
  | 'on'
  | 'once'
  | 'restore'
  | 'show'
>

export interface WindowsPorts<W extends OneWindow> {
  /** Makes the window, which does not show yet; beside the tray's icon where its bounds are given. */
  readonly open: (beside?: Rectangle) => W
  /** Moves a window that does not show beside the tray's icon. */
  readonly place: (window: W, beside: Rectangle) => void
  /** Calls `lost` each time the window's page has ended by itself. */
  readonly watchPage: (window: W, lost: () => void) => void
  /** Loads the page of the window anew. */
  readonly reload: (window: W) => void
  /** Whether a lost page may be loaded anew: not again and again. */
  readonly mayReload: () => boolean
  /** Told when it may not: the window stays out of sight until the user asks for it. */
  readonly gaveUp: () => void
  readonly tray: () => DesktopState['tray']
  /** Whether closing the window leaves the app running. */
  readonly closeToTray: () => boolean
  readonly quit: () => void
  readonly now: () => number
  /** Runs the function once after the given milliseconds. */
  readonly later: (run: () => void, delayMs: number) => void
}

export interface Windows<W extends OneWindow> {
  /** With `isHidden` there is no window, once it is known that there is a tray. */
  start(isHidden: boolean): void
  /** Shows the window in front of all others; makes it if there is none. */
  show(): void
  /** Puts the window away that the user looks at, else shows it; `beside`: bounds of the tray's icon, if known. */
  toggle(beside?: Rectangle): void
  /** To the tray where there is one, else into the task bar; ends the app where the user wants that. */
  close(): void
  current(): W | null
  /** Whether it is on the screen, be it behind others. */
  isShown(): boolean
  /** To be called when the tray may have come or gone. */
  followTray(): void
  /** From now on closing is not held up, and no window is made by itself. */
  startQuitting(): void
}

/** How long the tray may take to appear, or to come back when a panel starts anew, before a window stands in for it. */
const graceMs = 2000

/** A click on the tray takes the focus from the window before it arrives here. */
const blurMs = 300

export function createWindows<W extends OneWindow>(ports: WindowsPorts<W>): Windows<W> {
  let current: W | null = null
  let isReady = false
  /** Whether the window only stands in for the tray: the user has not looked at it since. */
  let isStandIn = false
  let isWaiting = false
  let isQuitting = false
  /** Whether the window is put away for good, whatever closing means else. */
  let isLeaving = false
  /** Whether the window stands without a page, which is loaded once somebody wants to see it. */
  let isPageLost = false
  let blurredAt = Number.NEGATIVE_INFINITY

  const bring = (window: W) => {
    if (isStandIn) return window.minimize()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  const revive = (window: W) => {
    if (!isPageLost) return
    isPageLost = false
    ports.reload(window)
  }
  /** The window stays where it is, as it is: what was in it comes from the picture. */
  const losePage = (window: W) => {
    if (isQuitting || isLeaving || current !== window) return
    if (ports.mayReload()) return ports.reload(window)
    isPageLost = true
    ports.gaveUp()
    if (ports.tray() === 'shown') return leave()
    isStandIn = true
    window.minimize()
  }
  const make = (beside?: Rectangle) => {
    const window = ports.open(beside)
    current = window
    isReady = false
    isLeaving = false
    isPageLost = false
    ports.watchPage(window, () => losePage(window))
    window.once('ready-to-show', () => {
      isReady = true
      bring(window)
    })
    window.on('restore', () => {
      isStandIn = false
      revive(window)
    })
    window.on('focus', () => {
      // Some window managers give the focus even to a window that goes into the task bar.
      if (!window.isMinimized()) isStandIn = false
    })
    window.on('blur', () => (blurredAt = ports.now()))
    window.on('close', (event) => {
      if (isQuitting || isLeaving) return
      const meaning = whatClosingMeans(ports.tray(), ports.closeToTray())
      if (meaning === 'to-tray') return
      event.preventDefault()
      if (meaning === 'quit') return ports.quit()
      isStandIn = true
      window.minimize()
    })
    window.once('closed', () => {
      if (current === window) current = null
      followTray()
    })
  }
  const leave = () => {
    isStandIn = false
    isLeaving = true
    current?.close()
  }
  const standIn = () => {
    isWaiting = false
    if (isQuitting || current !== null || ports.tray() === 'shown') return
    isStandIn = true
    make()
  }
  const wait = () => {
    if (isWaiting) return
    isWaiting = true
    ports.later(standIn, graceMs)
  }
  const followTray = () => {
    if (isQuitting) return
    if (ports.tray() !== 'shown') return current === null ? wait() : undefined
    if (isStandIn) leave()
  }
  const isShown = () => current !== null && isReady && current.isVisible() && !current.isMinimized()
  const isLookedAt = () => isShown() && (current?.isFocused() === true || ports.now() - blurredAt < blurMs)
  const show = (beside?: Rectangle) => {
    isStandIn = false
    if (current === null) return make(beside)
    revive(current)
    if (beside !== undefined && !isShown()) ports.place(current, beside)
    if (isReady) bring(current)
  }

  return {
    start: (isHidden) => (isHidden ? wait() : show()),
    show: () => show(),
    toggle(beside) {
      if (!isLookedAt()) show(beside)
      else if (ports.tray() === 'shown') leave()
      else current?.close()
    },
    close: () => current?.close(),
    current: () => (current?.isDestroyed() === false ? current : null),
    isShown,
    followTray,
    startQuitting: () => (isQuitting = true)
  }
}

/** What the user means by closing the window; without a tray nothing could bring it back, so it stays in the task bar. */
export function whatClosingMeans(tray: DesktopState['tray'], closeToTray: boolean): 'to-tray' | 'to-task-bar' | 'quit' {
  if (!closeToTray) return 'quit'
  return tray === 'shown' ? 'to-tray' : 'to-task-bar'
}
