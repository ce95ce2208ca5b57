#!/usr/bin/env node
// Draws every app icon from assets/app-icon.svg and every tray image from assets/tray/*/*.svg. With --check it writes
// nothing and fails if a file is not its drawing.
import { Resvg } from '@resvg/resvg-js'
import { IconIcns, IconIco } from '@shockpkg/icon-encoder'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const assets = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'assets')
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]

/** Apple's names for a size in pixels; the order is that of Apple's own tool. */
const appleSizes = [
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic04', 16],
  ['ic14', 512],
  ['ic09', 512],
  ['ic05', 32],
  ['ic10', 1024],
  ['ic11', 32]
]

/** The sign is 16 high; Electron finds the other sizes by these ends of their names. */
const traySizes = [
  ['', 16],
  ['@1.25x', 20],
  ['@1.5x', 24],
  ['@2x', 32],
  ['@3x', 48]
]
const isForApple = (folder) => folder === 'template'

/**
 * The icon files as they should be. The renderer gives the same bytes on every system, so they can be compared.
 * @returns {Promise<Map<string, Uint8Array>>} contents by the path below assets/
 */
async function drawIcons() {
  const draw = drawing('app-icon.svg')
  return new Map([
    ...linuxSizes.map((size) => [`icons/${size}x${size}.png`, draw(size)]),
    ['icon.png', draw(512)],
    ['icon.ico', await drawForWindows(draw, windowsSizes)],
    ['icon.icns', await drawForApple(draw)],
    ...(await drawForTrays())
  ])
}

/** Draws the SVG at a size in pixels, as PNG. */
function drawing(name) {
  const svg = readFileSync(path.join(assets, name), 'utf8')
  // Looking for the system's fonts takes longer than drawing, and no drawing has a letter.
  const font = { loadSystemFonts: false }
  return (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size }, font }).render().asPng()
}

/** The sign alone for light and dark panels, and black for macOS, which colours it itself and knows two sizes. */
async function drawForTrays() {
  const drawn = []
  for (const folder of ['light', 'dark', 'template']) {
    const sizes = traySizes.filter(([end]) => !isForApple(folder) || end === '' || end === '@2x')
    for (const name of readdirSync(path.join(assets, 'tray', folder)).filter((file) => file.endsWith('.svg'))) {
      const file = `tray/${folder}/${path.parse(name).name}`
      const draw = drawing(`${file}.svg`)
      drawn.push(...sizes.map(([end, size]) => [`${file}${end}.png`, draw(size)]))
      if (isForApple(folder)) continue
      const pixels = sizes.map(([, size]) => size)
      drawn.push([`${file}.ico`, await drawForWindows(draw, pixels)])
    }
  }
  return drawn
}

async function drawForWindows(draw, sizes) {
  const icon = new IconIco()
  // Sizes that old versions read stay bitmaps; the large one is the PNG as drawn.
  for (const size of sizes) await icon.addFromPng(draw(size), null, true)
  return icon.encode()
}

async function drawForApple(draw) {
  const icon = new IconIcns()
  icon.toc = true
  for (const [type, size] of appleSizes) await icon.addFromPng(draw(size), [type], true)
  return icon.encode()
}

const isUpToDate = ([name, contents]) => {
  const file = path.join(assets, name)
  return existsSync(file) && readFileSync(file).equals(contents)
}

/** The paths below assets/ whose file is missing or not what the SVG draws. */
export const outdatedIcons = async () =>
  [...(await drawIcons())].filter((icon) => !isUpToDate(icon)).map(([name]) => name)

async function writeIcons() {
  mkdirSync(path.join(assets, 'icons'), { recursive: true })
  for (const [name, contents] of await drawIcons()) writeFileSync(path.join(assets, name), contents)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const outdated = await outdatedIcons()
    for (const name of outdated) console.error(`not drawn from its SVG: assets/${name}; run node scripts/icons.mjs`)
    process.exitCode = outdated.length === 0 ? 0 : 1
  } else await writeIcons()
}
