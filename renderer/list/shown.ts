// Which parts of the tree exist in the page at this moment.
import { visibleMembers, type Measures, type Stretch } from './layout'
import type { Section } from './sections'
import type { Stand } from './tree-keys'

/** A section with those of its members that are near the visible part. Headers all exist: there are few of them. */
export interface ShownSection {
  readonly section: Section
  readonly index: number
  readonly top: number
  readonly height: number
  readonly members: readonly { readonly uri: string; readonly at: number }[]
}

export interface ShownInput {
  readonly sections: readonly Section[]
  readonly tops: readonly number[]
  readonly height: number
  /** The stretch of the list to fill; `null`: all of it. */
  readonly near: Stretch | null
  /** Where the focus stands; it stays in the page wherever one scrolls. */
  readonly standing: Stand | null
  readonly sizes: Measures
}

export function shownSections({ sections, tops, height, near, standing, sizes }: ShownInput): ShownSection[] {
  return sections.map((section, index) => {
    const top = tops[index] ?? 0
    const end = tops[index + 1] ?? height
    const focused = section.id === standing?.group ? standing.uri : null
    const rows = near ? visibleMembers(section, top, near, sizes) : { from: 0, to: section.members.length }
    return { section, index, top, height: end - top, members: shownMembers(section, rows, focused) }
  })
}

/** The rows to exist: those near, and the one with the focus, which must not vanish under it. */
function shownMembers(section: Section, rows: Stretch, focused: string | null): { uri: string; at: number }[] {
  if (!section.isOpen) return []
  const members = section.members.slice(rows.from, rows.to).map((uri, offset) => ({ uri, at: rows.from + offset }))
  if (focused === null) return members
  const at = section.members.indexOf(focused)
  if (at >= 0 && at < rows.from) members.unshift({ uri: focused, at })
  if (at >= rows.to) members.push({ uri: focused, at })
  return members
}
