// Draws a small portrait of somebody: head and shoulders in quiet colours, always the same for the same address.

import { encode } from 'jpeg-js'
import { type SeededRandom, seededRandom } from './seeded-random'

const side = 96
const quality = 82

type Colour = readonly [red: number, green: number, blue: number]

/** Negative inside a shape, positive outside, in pixels. */
type Shape = (x: number, y: number) => number

// The tints behind initials in the app's light theme, a little deeper, so that a face stands off the page.
const walls = [
  '#e3c6c4',
  '#e0c8b7',
  '#d8cfb8',
  '#c9d3bc',
  '#bdd6c8',
  '#b8d5d7',
  '#bbd2e2',
  '#c5cce6',
  '#d4c8e0',
  '#dfc5d3'
]
const dark = ['#2b2422', '#4a3428', '#6e6a68']
const light = ['#6e4a30', '#a37b4c', '#c9a86a', '#b9b6b2']
/** Skin, and the hair that goes with it. */
const complexions: readonly (readonly [skin: string, hairs: readonly string[]])[] = [
  ['#f2d2bd', [...dark, ...light]],
  ['#e8bd9f', [...dark, ...light]],
  ['#d6a17c', dark],
  ['#b97f58', dark],
  ['#945f3e', dark],
  ['#6d442d', dark]
]
const clothes = ['#3f5468', '#5a6b52', '#7a5560', '#8a6f4d', '#4d4f63', '#2f5d5a', '#6b6472', '#92613f']

/** A JPEG of 96 x 96 pixels, about 2 kB, for the `sip:` address of somebody. */
export function portrait(uri: string): Uint8Array {
  const wall = colour(walls[seedOf(uri.replace(/^sip:/i, '')) % walls.length])
  const data = new Uint8ClampedArray(side * side * 4)
  for (let index = 0; index < data.length; index += 4) {
    const light = 1.04 - (0.1 * index) / data.length
    data.set([wall[0] * light, wall[1] * light, wall[2] * light, 255], index)
  }
  for (const [shape, tone] of sitter(seededRandom(seedOf(uri)))) paint(data, shape, tone)
  return new Uint8Array(encode({ width: side, height: side, data }, quality).data)
}

/** `portrait` that draws each one only once: drawing takes some 20 ms. */
export function createPortraits(): (uri: string) => Uint8Array {
  const drawn = new Map<string, Uint8Array>()
  return (uri) => {
    const picture = drawn.get(uri) ?? portrait(uri)
    drawn.set(uri, picture)
    return picture
  }
}

/** Lays one colour over what is there, softly over one pixel at the edge of the shape. */
function paint(data: Uint8ClampedArray, shape: Shape, [red, green, blue]: Colour): void {
  for (let index = 0; index < data.length; index += 4) {
    const pixel = index / 4
    const share = Math.min(1, 0.5 - shape((pixel % side) + 0.5, Math.floor(pixel / side) + 0.5))
    if (share <= 0) continue
    data[index] = red * share + (data[index] ?? 0) * (1 - share)
    data[index + 1] = green * share + (data[index + 1] ?? 0) * (1 - share)
    data[index + 2] = blue * share + (data[index + 2] ?? 0) * (1 - share)
  }
}

/** What there is to paint, from the back to the front. */
function sitter(random: SeededRandom): (readonly [Shape, Colour])[] {
  const [complexion, hairs] = random.pick(complexions)
  const skin = colour(complexion)
  const hair = colour(random.pick(hairs))
  const cloth = colour(random.pick(clothes))
  const x = 48 + random.between(-1, 1)
  const width = random.between(16, 19)
  const head: Shape = ellipse(x, 43, width, width + 4)
  const shoulders = ellipse(x, 103, random.between(35, 42), 33)
  const neck = ellipse(x, 67, 9, 14)
  const collar = ellipse(x, 72, 13, 9)
  return [
    ...random.pick([longHair(x, width), shortHair(x, width), noHair, shortHair(x, width), bun(x, width)])(hair),
    [shoulders, cloth],
    [both(collar, shoulders), shade(cloth, 1.25)],
    [neck, shade(skin, 0.88)],
    [head, skin],
    ...fringe(x, width, head, random).map((shape): readonly [Shape, Colour] => [shape, hair])
  ]
}

type HairCut = (hair: Colour) => (readonly [Shape, Colour])[]

const noHair: HairCut = () => []

function longHair(x: number, width: number): HairCut {
  return (hair) => [
    [ellipse(x, 41, width + 6, width + 9), hair],
    [ellipse(x, 60, width + 7, 26), shade(hair, 0.92)]
  ]
}

function shortHair(x: number, width: number): HairCut {
  return (hair) => [[ellipse(x, 37, width + 3, width + 3), hair]]
}

function bun(x: number, width: number): HairCut {
  return (hair) => [
    [ellipse(x, 17, 9, 8), hair],
    [ellipse(x, 38, width + 3, width + 4), hair]
  ]
}

/** Hair over the forehead: everything of the head outside a lower, shifted face. */
function fringe(x: number, width: number, head: Shape, random: SeededRandom): Shape[] {
  if (random.chance(0.12)) return []
  const parting = random.pick([-9, -5, 0, 6, 10])
  const face = ellipse(x + parting, 58, width + 12, width + 8)
  return [both(head, (px, py) => -face(px, py))]
}

function ellipse(cx: number, cy: number, rx: number, ry: number): Shape {
  return (x, y) => (Math.hypot((x - cx) / rx, (y - cy) / ry) - 1) * Math.min(rx, ry)
}

function both(one: Shape, other: Shape): Shape {
  return (x, y) => Math.max(one(x, y), other(x, y))
}

function shade(tone: Colour, factor: number): Colour {
  const scaled = (part: number): number => Math.min(255, part * factor)
  return [scaled(tone[0]), scaled(tone[1]), scaled(tone[2])]
}

function colour(hex = '#808080'): Colour {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** Sum of the UTF-16 units, as the app tints its initials. */
function seedOf(text: string): number {
  let sum = 0
  for (let index = 0; index < text.length; index += 1) sum += text.charCodeAt(index)
  return sum
}
