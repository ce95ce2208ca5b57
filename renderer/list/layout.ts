// Where everything stands in the scrolled list, from fixed heights alone: nothing is measured, so nothing jumps.
import type { Settings } from '../../preload/contract'
import type { Section } from './sections'

/** Heights in CSS pixels, as the tokens have them. */
export interface Measures {
  readonly header: number
  /** Of a header that sticks: its upper part stays outside. */
  readonly stuckHeader: number
  readonly row: number
  /** Of a line of text with its room above and below, and of each further line. */
  readonly text: number
  readonly textLine: number
  /** Of the text box for a group's name in place of the header, with what it says below. */
  readonly name: number
}

/** A stretch of the list: pixels from its top, or rows; `to` is not included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

export const measures: Record<Settings['density'], Measures> = {
  comfortable: { header: 36, stuckHeader: 28, row: 48, text: 28, textLine: 16, name: 60 },
  compact: { header: 28, stuckHeader: 28, row: 28, text: 28, textLine: 16, name: 52 }
}

/** Letters that surely fit a line of the narrowest usual window. */
const lettersPerLine = 36

/** Height of what stands above the people of a section. */
export const headerHeight = (section: Section, sizes: Measures): number => (section.isNamed ? sizes.name : sizes.header)

/** Height of the text below the people of a section. */
export function textHeight({ text }: Section, sizes: Measures): number {
  if (text === '') return 0
  return sizes.text + (Math.ceil(text.length / lettersPerLine) - 1) * sizes.textLine
}

/** Height of a section with its header. */
function sectionHeight(section: Section, sizes: Measures): number {
  const header = headerHeight(section, sizes)
  return section.isOpen ? header + section.members.length * sizes.row + textHeight(section, sizes) : header
}

/**
 * Rows kept ready above and below the visible part, and the steps in which they follow the scrolling; in pixels. Each
 * row costs something at every letter of a search, so there are no more than a fast wheel needs.
 */
const overscan = 240
const chunk = 192
/** A usual window: rows for as much exist before anything has been measured. */
const usualHeight = 720

/** The scroll position in steps. */
export const scrollStep = (scrolled: number): number => Math.floor(scrolled / chunk) * chunk

/** The stretch to have rows for, at a scroll step and a height of the visible part. */
export const nearStretch = (step: number, viewHeight: number): Stretch => ({
  from: step - overscan,
  to: step + chunk + (viewHeight || usualHeight) + overscan
})

/** The stretch that is seen, at a scroll position. */
export const seenStretch = (scrolled: number, viewHeight: number): Stretch => ({
  from: scrolled,
  to: scrolled + (viewHeight || usualHeight)
})

/** The top of every section, and the height of all. */
export function layout(sections: readonly Section[], sizes: Measures): { tops: readonly number[]; height: number } {
  const tops: number[] = []
  let height = 0
  for (const section of sections) {
    tops.push(height)
    height += sectionHeight(section, sizes)
  }
  return { tops, height }
}

/** Which members of a section that starts at `top` touch `view`. */
export function visibleMembers(section: Section, top: number, view: Stretch, sizes: Measures): Stretch {
  if (!section.isOpen) return { from: 0, to: 0 }
  const first = top + headerHeight(section, sizes)
  const clamp = (row: number): number => Math.min(Math.max(row, 0), section.members.length)
  return {
    from: clamp(Math.floor((view.from - first) / sizes.row)),
    to: clamp(Math.ceil((view.to - first) / sizes.row))
  }
}

/** The scroll position at which `target` is seen whole below a stuck header, moving no more than needed. */
export function scrollTo(target: Stretch, view: Stretch, sizes: Measures): number {
  if (target.from - sizes.stuckHeader < view.from) return Math.max(target.from - sizes.stuckHeader, 0)
  if (target.to > view.to) return target.to - (view.to - view.from)
  return view.from
}
