// One picture of every tray image at every size, on the panels it is meant for and on those it may meet.
import { Resvg } from '@resvg/resvg-js'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'assets', 'tray')
const sizes = [
  ['', 16],
  ['@1.25x', 20],
  ['@1.5x', 24],
  ['@2x', 32],
  ['@3x', 48]
]

/** Images, ground, and what that is; the last rows are the wrong guess. */
const panels = [
  ['light', '#ffffff', 'white panel'],
  ['light', '#d9dee6', 'darkest light panel'],
  ['dark', '#000000', 'black panel'],
  ['dark', '#3c3c40', 'lightest dark panel'],
  ['template', '#e8e8ea', 'macOS, light'],
  ['light', '#222222', 'light images on a dark panel'],
  ['dark', '#f2f2f2', 'dark images on a light panel']
]
const [step, margin, heading] = [60, 16, 26]

/** The order of the drawn interface, what is not connected last. */
const names = readdirSync(path.join(folder, 'light'))
  .filter((file) => file.endsWith('.svg'))
  .map((file) => path.parse(file).name)
  .sort((one, other) => Number(one.endsWith('-not-connected')) - Number(other.endsWith('-not-connected')))

/** @returns {Uint8Array} PNG, each pixel of an image twice as large so that it can be judged */
export function traySheet() {
  const rows = panels.map(panelRows)
  const height = rows.reduce((sum, row) => sum + row.height, margin)
  const width = names.length * step + 2 * margin
  let y = margin
  const placed = rows.map((row) => {
    const group = `<g transform="translate(0 ${y})">${row.svg}</g>`
    y += row.height
    return group
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fbf9f7"/>${placed.join('')}</svg>`
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 } }).render().asPng()
}

function panelRows([tone, ground, what]) {
  const shown = sizes.filter(([end]) => tone !== 'template' || end === '' || end === '@2x')
  let y = heading
  const lines = shown.map(([end, size]) => {
    const images = names.map((name, i) => imageAt(`${tone}/${name}${end}.png`, margin + i * step + 4, y + 6, size))
    const line = `<rect x="${margin}" y="${y}" width="${names.length * step}" height="${size + 12}" fill="${ground}"/>${images.join('')}`
    y += size + 12
    return line
  })
  const title = `<text x="${margin}" y="17" font-family="sans-serif" font-size="12" fill="#333">${what}, ${ground}</text>`
  return { svg: title + lines.join(''), height: y + 10 }
}

function imageAt(file, x, y, size) {
  const data = readFileSync(path.join(folder, file)).toString('base64')
  return `<image x="${x}" y="${y}" width="${size}" height="${size}" image-rendering="optimizeSpeed" href="data:image/png;base64,${data}"/>`
}
