// What each key does in the tree, as a value: where the focus goes, what opens, what closes.
import type { Section } from './sections'

/** A place in the tree: a section's header, or a row in that section. */
export interface Stand {
  /** Id of the section. */
  readonly group: string
  readonly uri: string | null
}

export type TreeAction =
  | { readonly kind: 'go'; readonly to: Stand }
  | { readonly kind: 'fold'; readonly group: string }
  | { readonly kind: 'open'; readonly at: Stand }
  | { readonly kind: 'none' }

const none: TreeAction = { kind: 'none' }

/** Everything one can stand on, from top to bottom. */
function stands(sections: readonly Section[]): Stand[] {
  return sections.flatMap((section) => [
    { group: section.id, uri: null },
    ...(section.isOpen ? section.members.map((uri) => ({ group: section.id, uri })) : [])
  ])
}

/**
 * `stand` if it is still shown, else what took its place in `before`, the sections it was last seen in: the next one that
 * is left of its kind, else the last one ahead of it. For a person after that their section, for a section the top;
 * `null` in an empty tree.
 */
export function nearest(
  sections: readonly Section[],
  stand: Stand | null,
  before: readonly Section[] = []
): Stand | null {
  const section = sections.find(({ id }) => id === stand?.group)
  if (!section || stand === null) {
    const heir = heirOf(stand?.group ?? null, idsOf(before), idsOf(sections)) ?? sections[0]?.id
    return heir === undefined ? null : { group: heir, uri: null }
  }
  if (stand.uri === null) return stand
  const rows = section.isOpen ? section.members : []
  if (rows.includes(stand.uri)) return stand
  const rowsBefore = before.find(({ id }) => id === section.id)?.members ?? []
  return { group: section.id, uri: heirOf(stand.uri, rowsBefore, rows) ?? null }
}

const idsOf = (sections: readonly Section[]): string[] => sections.map(({ id }) => id)

/** Whoever of `left` follows `gone` in `before`, else whoever came last ahead of it. */
function heirOf(gone: string | null, before: readonly string[], left: readonly string[]): string | undefined {
  const at = gone === null ? -1 : before.indexOf(gone)
  if (at < 0) return undefined
  const there = new Set(left)
  return before.slice(at).find((one) => there.has(one)) ?? before.slice(0, at).findLast((one) => there.has(one))
}

/** The id of the element at `stand`; people can be in several groups, so their address will not do. */
export function elementId(sections: readonly Section[], stand: Stand | null): string | undefined {
  const index = sections.findIndex(({ id }) => id === stand?.group)
  const section = sections[index]
  if (!section || stand === null) return undefined
  return stand.uri === null ? `group-${index}` : `person-${index}-${section.members.indexOf(stand.uri)}`
}

/** What the element with this id stands for: `elementId` the other way round. */
export function standOf(sections: readonly Section[], id: string): Stand | null {
  const [, index, at] = /^(?:group|person)-(\d+)(?:-(\d+))?$/.exec(id) ?? []
  const section = index === undefined ? undefined : sections[Number(index)]
  if (!section) return null
  return { group: section.id, uri: at === undefined ? null : (section.members[Number(at)] ?? null) }
}

/** A key pressed in the tree. */
export interface TreeKey {
  /** As `KeyboardEvent.key`, left and right already turned for the writing direction. */
  readonly key: string
  readonly pageRows: number
  /** Whether headers are passed by: from the search box they can do nothing. */
  readonly isPeopleOnly: boolean
}

/** What a key does at `stand`. */
export function treeAction(sections: readonly Section[], stand: Stand, pressed: TreeKey): TreeAction {
  const at = sections.findIndex(({ id }) => id === stand.group)
  const section = sections[at]
  if (!section) return none
  if (pressed.key === 'ArrowRight') return inward(section, stand, sections[at + 1])
  if (pressed.key === 'ArrowLeft') return outward(section, stand, sections.slice(0, at))
  if (pressed.key === 'Enter') return stand.uri === null ? fold(section) : { kind: 'open', at: stand }
  if (pressed.key === ' ') return stand.uri === null ? fold(section) : none
  return step(sections, stand, pressed)
}

function step(sections: readonly Section[], stand: Stand, { key, pageRows, isPeopleOnly }: TreeKey): TreeAction {
  const all = stands(sections).filter((one) => !isPeopleOnly || one.uri !== null)
  const at = all.findIndex(({ group, uri }) => group === stand.group && uri === stand.uri)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: all.length - 1
  }
  const wanted = steps[key]
  if (wanted === undefined) return none
  const to = all[Math.min(Math.max(wanted, 0), all.length - 1)]
  return to ? { kind: 'go', to } : none
}

function inward(section: Section, stand: Stand, next: Section | undefined): TreeAction {
  if (stand.uri !== null) return none
  if (!section.isOpen) return fold(section)
  const first = section.members[0]
  if (first !== undefined) return { kind: 'go', to: { group: section.id, uri: first } }
  return next && next.depth > section.depth ? { kind: 'go', to: { group: next.id, uri: null } } : none
}

function outward(section: Section, stand: Stand, before: readonly Section[]): TreeAction {
  if (stand.uri !== null) return { kind: 'go', to: { group: section.id, uri: null } }
  if (section.isOpen) return fold(section)
  const outer = before.findLast(({ depth }) => depth < section.depth)
  return outer ? { kind: 'go', to: { group: outer.id, uri: null } } : none
}

const fold = (section: Section): TreeAction => (section.canOpen ? { kind: 'fold', group: section.id } : none)
