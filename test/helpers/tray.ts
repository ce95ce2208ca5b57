// The tray as a journey meets it: icon, tooltip and menu as the panel was given them.
import { readFileSync } from 'node:fs'
import type { DesktopBus } from './desktop-bus'
import { entries } from './desktop-bus-tray'
import { expect, type RunningApp } from './journey'

const images = new URL('../../assets/tray/', import.meta.url).pathname

/** The picture of that name as it lies on disk: alpha, and the colour where it is whole. */
async function pixelsOf(electron: RunningApp['electron'], name: string): Promise<string[]> {
  const png = readFileSync(`${images}${name}@3x.png`).toString('base64')
  const bytes = await electron.evaluate(
    ({ nativeImage }, file) => [...nativeImage.createFromBuffer(Buffer.from(file, 'base64')).toBitmap()],
    png
  )
  return pixels(bytes, ([blue, green, red, alpha]) => [alpha, red, green, blue])
}

/** What the panel was given. */
async function pixelsInTray(bus: DesktopBus): Promise<string[]> {
  const { icon } = await bus.tray()
  return pixels(icon?.argb ?? [], (argb) => argb)
}

/** At the edges the colour is rounded on its way, so that only its strength counts. */
function pixels(bytes: Iterable<number>, toArgb: (four: number[]) => (number | undefined)[]): string[] {
  const all = [...bytes]
  const four = Array.from({ length: all.length / 4 }, (_, i) => toArgb(all.slice(i * 4, i * 4 + 4)))
  return four.map(([alpha, ...colour]) => (alpha === 255 ? colour.join() : `${alpha}`))
}

/** Looked at often, as it is measured how long it takes. */
export const often = { intervals: [50] }

/** Waits until the panel shows the icon of that name, such as `light/busy`. */
export const expectIcon = async (bus: DesktopBus, electron: RunningApp['electron'], name: string) => {
  const drawn = await pixelsOf(electron, name)
  await expect
    .poll(async () => (await pixelsInTray(bus)).join(' ') === drawn.join(' '), { ...often, message: name })
    .toBe(true)
}

export const tooltip = async (bus: DesktopBus) => (await bus.tray()).tooltip
/** The first level of the menu in words; a line is `---`. */
export const labels = async (bus: DesktopBus) =>
  (await bus.menu()).map(({ label, type }) => (type === 'separator' ? '---' : label))
/** Everything the menu offers, submenus and all. */
export const all = async (bus: DesktopBus) => entries(await bus.menu())

/** The state the menu marks as mine. */
export const marked = async (bus: DesktopBus) => (await all(bus)).filter(({ isOn }) => isOn).map(({ label }) => label)
