// The tray's item as Electron makes it: image files, a native menu, and which click means what on which system.

import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage, type Rectangle } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { TrayAct, TrayEntry, TrayIcon } from '../tray/tray-entry'
import type { TrayItem, TrayListeners } from './tray'
import type { Tone } from './tray-tone'

/** `folder` holds the images of each tone. */
export function openTrayItem(folder: string, icon: TrayIcon, tone: Tone, listeners: TrayListeners): TrayItem {
  const images = createImages(folder)
  const tray = new Tray(images.panel(icon, tone))
  let menu: { entries: readonly TrayEntry[]; tone: Tone } = { entries: [], tone }
  const build = () =>
    Menu.buildFromTemplate(template(menu.entries, (sign) => images.sign(sign, menu.tone), listeners.onAct))
  const popUp = () => tray.popUpContextMenu(build())

  tray.on('click', (event, bounds) => {
    if (process.platform === 'darwin' && event.ctrlKey) popUp()
    else listeners.onClick(isKnown(bounds) ? bounds : undefined)
  })
  // A panel on Linux asks for the menu in advance. Elsewhere it is built when it opens, and stands still until it closes.
  if (process.platform !== 'linux') tray.on('right-click', popUp)
  return {
    setIcon: (next, of) => tray.setImage(images.panel(next, of)),
    setTooltip: (text) => tray.setToolTip(text),
    setMenu(entries, of) {
      menu = { entries, tone: of }
      if (process.platform === 'linux') tray.setContextMenu(build())
    },
    remove: () => tray.destroy()
  }
}

/** Linux tells no place: all zeros. */
const isKnown = ({ width, height }: Rectangle): boolean => width > 0 && height > 0

function createImages(folder: string) {
  const kept = new Map<string, NativeImage>()
  const keep = (name: string, load: () => NativeImage): NativeImage => {
    const image = kept.get(name) ?? load()
    kept.set(name, image)
    return image
  }
  const file = (name: TrayIcon, tone: Tone, end: string) => path.join(folder, tone, `${name}${end}`)
  const sign = (name: TrayIcon, tone: Tone) =>
    keep(`sign ${tone} ${name}`, () => {
      const image = nativeImage.createFromPath(file(name, tone, '.png'))
      image.setTemplateImage(tone === 'template')
      return image
    })
  return {
    sign,
    panel(name: TrayIcon, tone: Tone): NativeImage {
      if (process.platform === 'win32') {
        return keep(`panel ${tone} ${name}`, () => nativeImage.createFromPath(file(name, tone, '.ico')))
      }
      if (process.platform === 'darwin') return sign(name, tone)
      // One image goes over the bus and the panel makes it smaller, so it is the largest; at once its own size, not 16 @3x.
      return keep(`panel ${tone} ${name}`, () =>
        nativeImage.createFromBuffer(readFileSync(file(name, tone, '@3x.png')))
      )
    }
  }
}

function template(
  entries: readonly TrayEntry[],
  sign: (icon: TrayIcon) => NativeImage,
  onAct: (act: TrayAct) => void
): MenuItemConstructorOptions[] {
  // Electron checks the first of a radio group that has none checked: such a group is made of plain entries.
  const hasChoice = entries.some((entry) => entry.kind === 'item' && entry.isChecked === true)
  return entries.map((entry): MenuItemConstructorOptions => {
    if (entry.kind === 'line') return { type: 'separator' }
    const label = literalLabel(entry.label)
    if (entry.kind === 'heading') return { label, enabled: false }
    const icon = entry.icon && { icon: sign(entry.icon) }
    if (entry.kind === 'submenu') return { label, ...icon, submenu: template(entry.entries, sign, onAct) }
    const isRadio = hasChoice && entry.isChecked !== undefined
    return {
      label,
      ...icon,
      ...(isRadio && { type: 'radio', checked: entry.isChecked === true }),
      ...(entry.isOn !== undefined && { type: 'checkbox', checked: entry.isOn }),
      enabled: entry.isDisabled !== true,
      click: () => onAct(entry.act)
    }
  })
}

/** A single `&` would name a key. */
const literalLabel = (label: string): string => label.replaceAll('&', '&&')
