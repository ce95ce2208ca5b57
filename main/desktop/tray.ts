// Makes the tray match its picture: an icon only where there is a place for it, and nothing set that is set already.
// Decides; how Electron does it, `tray-electron.ts` knows.

import type { Rectangle } from 'electron'
import type { DesktopState } from '../../preload/contract'
import type { Log } from '../log'
import type { TrayAct, TrayEntry, TrayIcon, TrayPicture } from '../tray/tray-entry'
import type { Tone } from './tray-tone'

/** The item in the panel. */
export interface TrayItem {
  setIcon(icon: TrayIcon, tone: Tone): void
  setTooltip(text: string): void
  /** A menu that is open closes or is drawn anew, as the panel has it. */
  setMenu(menu: readonly TrayEntry[], tone: Tone): void
  remove(): void
}

export interface TrayListeners {
  /** The item was clicked; with its place where the system tells it. */
  readonly onClick: (beside?: Rectangle) => void
  readonly onAct: (act: TrayAct) => void
}

export interface TrayPorts {
  readonly picture: () => TrayPicture
  readonly tone: () => Tone
  /** Tells later, and at each change, whether there is a place for the icon. Answers what ends that. */
  readonly watchHost: (hear: (isThere: boolean) => void) => () => void
  /** Puts the item there, with its first image; may throw. */
  readonly open: (icon: TrayIcon, tone: Tone, listeners: TrayListeners) => TrayItem
  readonly act: (act: TrayAct) => void
  readonly toggleWindow: (beside?: Rectangle) => void
  readonly log: Log
}

export interface DesktopTray {
  readonly state: DesktopState['tray']
  /** To be called when the picture, the tone or the time may have changed what is shown. */
  follow(): void
  /** Tells when `state` has changed; answers the function that ends the listening. */
  onChange(listen: () => void): () => void
  /** Takes the icon away. */
  stop(): void
}

/** What the item shows now, so that only changes are set: each one draws the panel, or an open menu, anew. */
interface Shown {
  readonly item: TrayItem
  icon: string
  tooltip: string
  menu: string
}

export function createTray(ports: TrayPorts): DesktopTray {
  const listeners = new Set<() => void>()
  let state: DesktopState['tray'] = 'untried'
  let shown: Shown | null = null

  const become = (next: DesktopState['tray']) => {
    if (state === next) return
    state = next
    for (const listen of listeners) listen()
  }
  const follow = () => {
    if (shown === null) return
    const { icon, tooltip, menu } = ports.picture()
    const tone = ports.tone()
    const next = { icon: `${tone} ${icon}`, tooltip, menu: `${tone} ${JSON.stringify(menu)}` }
    if (shown.icon !== next.icon) shown.item.setIcon(icon, tone)
    if (shown.tooltip !== next.tooltip) shown.item.setTooltip(tooltip)
    if (shown.menu !== next.menu) shown.item.setMenu(menu, tone)
    shown = { item: shown.item, ...next }
  }
  const onAct = (act: TrayAct) => {
    ports.act(act)
    if (shown === null || act.do !== 'set-status') return
    // The system has moved the mark to what was clicked; what counts is what the server reports.
    shown.menu = ''
    follow()
  }
  const open = () => {
    try {
      const { icon } = ports.picture()
      const tone = ports.tone()
      const item = ports.open(icon, tone, { onClick: ports.toggleWindow, onAct })
      shown = { item, icon: `${tone} ${icon}`, tooltip: '', menu: '' }
      follow()
      become('shown')
    } catch (error) {
      ports.log('there can be no icon in the tray', { error })
      remove()
      become('absent')
    }
  }
  const remove = () => {
    shown?.item.remove()
    shown = null
  }
  const endWatching = ports.watchHost((isThere) => {
    if (isThere) return shown === null ? open() : undefined
    remove()
    become('absent')
  })

  return {
    get state() {
      return state
    },
    follow,
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    stop() {
      endWatching()
      remove()
    }
  }
}
