// Where the window stands: where it was, as long as that can still be seen, or beside the tray's icon. Pure.

import type { Rectangle } from 'electron'

/** Pixels that stay free between the window and the edge of the work area. */
const gap = 8

/** The stored place, if one of the displays' work areas still shows enough of it to grab; else its size alone. */
export function visibleBounds(stored: unknown, workAreas: readonly Rectangle[]): Partial<Rectangle> {
  if (!isRectangle(stored)) return {}
  const isReachable = workAreas.some((area) => {
    const width = Math.min(stored.x + stored.width, area.x + area.width) - Math.max(stored.x, area.x)
    return width > 80 && stored.y >= area.y - 8 && stored.y < area.y + area.height - 40
  })
  return isReachable ? stored : { width: stored.width, height: stored.height }
}

/**
 * As near to the tray's icon as the work area of its display lets it: the icon's bar is outside of that area, so the
 * window ends up beside the bar whichever edge that is on.
 */
export function besideTray(size: Pick<Rectangle, 'width' | 'height'>, icon: Rectangle, workArea: Rectangle): Rectangle {
  const width = Math.min(size.width, workArea.width - 2 * gap)
  const height = Math.min(size.height, workArea.height - 2 * gap)
  return {
    x: within(icon.x + (icon.width - width) / 2, workArea.x + gap, workArea.x + workArea.width - width - gap),
    y: within(icon.y + (icon.height - height) / 2, workArea.y + gap, workArea.y + workArea.height - height - gap),
    width,
    height
  }
}

const within = (value: number, least: number, most: number) => Math.round(Math.max(least, Math.min(most, value)))

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Partial<Record<keyof Rectangle, unknown>> // every field is checked next
  return [x, y, width, height].every((side) => Number.isInteger(side)) && Number(width) >= 320 && Number(height) >= 420
}
