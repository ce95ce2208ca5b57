// Where a menu opens: beside what it belongs to, and always whole inside the window if it fits at all.

/** Edges in CSS pixels of the window. */
interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** What a menu belongs to. `point`: the pointer; `beside`: an entry of another menu; the rest: a button. */
export interface MenuAnchor {
  readonly side: 'point' | 'beside' | 'below-start' | 'below-end'
  readonly box: Box
}

/** Air between a menu and the edges of the window. */
const menuMargin = 8
const below = 4
/** How far a menu that shares the start of its button stands out, so that its words stand under the button's. */
const outdent = 12
/** Padding of a menu: its first entry stands level with the entry that opened it. */
const padding = 5

export interface MenuPlace {
  readonly left: number
  readonly top: number
  /** The greatest height at which it neither leaves the window nor covers what opened it. */
  readonly height: number
}

/** Where the left upper corner goes. `isTurned`: lines run from right to left. */
export function menuPlace({ side, box }: MenuAnchor, menu: Size, view: Size, isTurned: boolean): MenuPlace {
  const [wanted, other] = columns(side, box, menu.width, isTurned)
  const last = { left: view.width - menuMargin - menu.width, top: view.height - menuMargin - menu.height }
  const fits = (left: number) => left >= menuMargin && left <= last.left
  if (side === 'beside' && !fits(wanted) && !fits(other)) return across(box, menu, view, isTurned)
  const left = fits(wanted) || !fits(other) ? wanted : other
  return {
    left: within(left, last.left),
    top: within(row(side, box, menu.height, last.top), last.top),
    height: view.height - 2 * menuMargin
  }
}

/** A window too narrow for two menus side by side: below the entry, or above it, which stays in sight either way. */
function across(entry: Box, menu: Size, view: Size, isTurned: boolean): MenuPlace {
  const inset = 2 * menuMargin
  const left = isTurned ? entry.right - inset - menu.width : entry.left + inset
  const [above, under] = [entry.top - 1 - menuMargin, view.height - menuMargin - entry.bottom - 1]
  const isUnder = menu.height <= under || under >= above
  const height = Math.max(isUnder ? under : above, 0)
  return {
    left: within(left, view.width - menuMargin - menu.width),
    top: isUnder ? entry.bottom + 1 : entry.top - 1 - Math.min(menu.height, height),
    height
  }
}

const within = (place: number, last: number) => Math.max(Math.min(place, last), menuMargin)

/** The left edge that is wanted, and the one to take where that does not fit. */
function columns(side: MenuAnchor['side'], { left, right }: Box, width: number, isTurned: boolean): [number, number] {
  switch (side) {
    case 'point':
      return isTurned ? [left - width, left] : [left, left - width]
    case 'beside':
      return isTurned ? [left - 1 - width, right + 1] : [right + 1, left - 1 - width]
    case 'below-start':
      return isTurned ? [right + outdent - width, left] : [left - outdent, right - width]
    case 'below-end':
      return isTurned ? [left, right - width] : [right - width, left]
  }
}

function row(side: MenuAnchor['side'], { top, bottom }: Box, height: number, last: number): number {
  if (side === 'beside') return top - padding
  if (side !== 'point') return bottom + below
  // Above the pointer where there is no room below it, so that the pointer rests on no entry.
  return top > last && top - height >= menuMargin ? top - height : top
}
