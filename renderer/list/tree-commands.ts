// Does what the command keys mean at a row or a header.
import { directoryId } from './actions'
import type { Acting } from './acting.svelte'
import type { TreeCommand } from './command-keys'
import { placeBeside, placesOf, shownPlaces, standAt } from './places'
import type { Section } from './sections'
import type { Stand } from './tree-keys'

/** Commands that need no place on the screen. */
type Deed = Exclude<TreeCommand, 'menu' | 'extend-down' | 'extend-up'>

/** Runs `command` at `stand`; false if it means nothing there. */
export function runCommand(command: Deed, acting: Acting, sections: readonly Section[], stand: Stand): boolean {
  const section = sections.find(({ id }) => id === stand.group)
  if (!section) return false
  return stand.uri === null ? runAtHeader(command, acting, section) : runAtRow(command, acting, section, stand)
}

function runAtHeader(command: Deed, acting: Acting, section: Section): boolean {
  const { groupId, kind, isOpen } = section
  const { actions, clipboard, selection } = acting
  if (command === 'paste') clipboard.paste(groupId, actions)
  else if (command === 'select-all') {
    if (isOpen && groupId !== directoryId) selection.choose(placesOf(section))
  } else if (command === 'rename') actions.rename(groupId)
  else if (command !== 'remove') return false
  else if (kind === 'distribution') actions.removeList(groupId)
  else actions.deleteGroup(groupId)
  return true
}

function runAtRow(command: Deed, acting: Acting, section: Section, stand: Stand): boolean {
  const { actions, clipboard, selection } = acting
  const { groupId } = section
  const wait = acting.waitAt(stand)
  if (wait && (command === 'remove' || command === 'watch')) {
    actions.stopWait(wait)
    return true
  }
  const place = acting.placeAt(stand)
  if (place === null) return false
  const places = acting.placesAt(place)
  const isOnList = groupId !== directoryId
  const deeds: Record<Exclude<Deed, 'rename'>, () => void> = {
    toggle: () => isOnList && selection.toggle(place),
    'select-all': () => isOnList && selection.choose(placesOf(section)),
    mail: () => actions.mail(places),
    call: () => actions.call(place),
    copy: () => {
      clipboard.copy(places)
      actions.copyAddress(places)
    },
    cut: () => actions.canEdit && clipboard.cut(places),
    paste: () => clipboard.paste(groupId, actions),
    favourite: () => actions.toggleFavourite(places),
    watch: () => actions.toggleWatch(places),
    remove: () => actions.removeFromGroup(places),
    'remove-contact': () => actions.removeFromContacts(places)
  }
  if (command === 'rename') return false
  deeds[command]()
  return true
}

/** Extends the selection from the row at `stand` to the one beside it; answers where the focus goes. */
export function extendSelection(
  step: 1 | -1,
  acting: Acting,
  sections: readonly Section[],
  stand: Stand
): Stand | null {
  const from = acting.placeAt(stand)
  const to = from === null ? null : placeBeside(sections, from, step)
  if (from === null || to === null) return null
  acting.selection.extend(shownPlaces(sections), from, to)
  return standAt(sections, to)
}
