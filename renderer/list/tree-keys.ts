// What each key does in the tree, as a value: where the focus goes, what opens, what closes.
import type { Section } from './sections'

/** A place in the tree: a group's header, or a person in that group. */
export interface Place {
  readonly group: string
  readonly uri: string | null
}

export type TreeAction =
  | { readonly kind: 'go'; readonly to: Place }
  | { readonly kind: 'fold'; readonly group: string }
  | { readonly kind: 'open'; readonly uri: string }
  | { readonly kind: 'none' }

const none: TreeAction = { kind: 'none' }

/** Every place one can stand on, from top to bottom. */
function places(sections: readonly Section[]): Place[] {
  return sections.flatMap((section) => [
    { group: section.id, uri: null },
    ...(section.isOpen ? section.members.map((uri) => ({ group: section.id, uri })) : [])
  ])
}

/** `place` if it is still shown, else its group, else the top; `null` in an empty tree. */
export function nearest(sections: readonly Section[], place: Place | null): Place | null {
  const section = sections.find(({ id }) => id === place?.group)
  if (section && place) {
    const isShown = place.uri === null || (section.isOpen && section.members.includes(place.uri))
    return isShown ? place : { group: section.id, uri: null }
  }
  const first = sections[0]
  return first ? { group: first.id, uri: null } : null
}

/** The id of the element that stands for `place`; people can be in several groups, so their address will not do. */
export function elementId(sections: readonly Section[], place: Place | null): string | undefined {
  const index = sections.findIndex(({ id }) => id === place?.group)
  const section = sections[index]
  if (!section || place === null) return undefined
  return place.uri === null ? `group-${index}` : `person-${index}-${section.members.indexOf(place.uri)}`
}

/** What `key` (as `KeyboardEvent.key`, left and right already turned for the writing direction) does at `place`. */
export function treeAction(sections: readonly Section[], place: Place, key: string, pageRows: number): TreeAction {
  const section = sections.find(({ id }) => id === place.group)
  if (!section) return none
  if (key === 'ArrowRight') return inward(section, place)
  if (key === 'ArrowLeft') return outward(section, place)
  if (key === 'Enter') return place.uri === null ? fold(section) : { kind: 'open', uri: place.uri }
  if (key === ' ') return place.uri === null ? fold(section) : none
  return step(places(sections), place, key, pageRows)
}

function step(all: readonly Place[], place: Place, key: string, pageRows: number): TreeAction {
  const at = all.findIndex(({ group, uri }) => group === place.group && uri === place.uri)
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

function inward(section: Section, place: Place): TreeAction {
  if (place.uri !== null) return none
  if (!section.isOpen) return fold(section)
  const first = section.members[0]
  return first === undefined ? none : { kind: 'go', to: { group: section.id, uri: first } }
}

function outward(section: Section, place: Place): TreeAction {
  if (place.uri !== null) return { kind: 'go', to: { group: section.id, uri: null } }
  return section.isOpen ? fold(section) : none
}

const fold = (section: Section): TreeAction => ({ kind: 'fold', group: section.id })
