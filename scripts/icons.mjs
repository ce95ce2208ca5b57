#!/usr/bin/env node
// Draws every app icon from assets/app-icon.svg. With --check it writes nothing and fails if a file is not its drawing.
import { Resvg } from '@resvg/resvg-js'
import { IconIcns, IconIco } from '@shockpkg/icon-encoder'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

/**
 * The icon files as they should be. The renderer gives the same bytes on every system, so they can be compared.
 * @returns {Promise<Map<string, Uint8Array>>} contents by the path below assets/
 */
async function drawIcons() {
  const svg = readFileSync(path.join(assets, 'app-icon.svg'), 'utf8')
  const draw = (size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng()
  return new Map([
    ...linuxSizes.map((size) => [`icons/${size}x${size}.png`, draw(size)]),
    ['icon.png', draw(512)],
    ['icon.ico', await drawForWindows(draw)],
    ['icon.icns', await drawForApple(draw)]
  ])
}

async function drawForWindows(draw) {
  const icon = new IconIco()
  // Sizes that old versions read stay bitmaps; the large one is the PNG as drawn.
  for (const size of windowsSizes) await icon.addFromPng(draw(size), null, true)
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
    for (const name of outdated)
      console.error(`not drawn from app-icon.svg: assets/${name}; run node scripts/icons.mjs`)
    process.exitCode = outdated.length === 0 ? 0 : 1
  } else await writeIcons()
}
