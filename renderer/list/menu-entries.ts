// The entries that menus of people are put together from. What cannot be done now stays, disabled.
import type { AppState, Person, Place } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import { delegateLimitLine } from '../limits'
import type { MenuEntry } from '../parts/menu-entry'
import { commandShortcut, namedShortcut } from '../shortcuts'
import { words } from '../words/en'
import { listWords } from '../words/list'
import { isContact, isEditable, leavable, urisOf, watchingId, type Actions } from './actions'
import { item, line } from './menu-items'
import { groupTitle } from './sections'

const say = listWords.menu

/** Where a person can be put: two submenus. */
export function groupEntries(places: readonly Place[], picture: AppState, actions: Actions): MenuEntry[] {
  const canLeave = leavable(places, picture.groups).length > 0
  return [
    {
      kind: 'submenu',
      label: say.addToGroup,
      isDisabled: !actions.canEdit,
      entries: targetEntries(places, picture, actions, false)
    },
    {
      kind: 'submenu',
      label: say.moveToGroup,
      isDisabled: !actions.canEdit || !canLeave,
      entries: targetEntries(places, picture, actions, true)
    }
  ]
}

/**
 * The groups that not all of these people are in, and "New group…". Favourites are apart: they have an entry of their own.
 */
export function targetEntries(
  places: readonly Place[],
  picture: AppState,
  actions: Actions,
  isMove: boolean
): MenuEntry[] {
  const uris = urisOf(places)
  const targets = picture.groups.filter(
    (group) => isEditable(group) && group.kind !== 'favourites' && uris.some((uri) => !group.members.includes(uri))
  )
  const entries = targets.map((group) => {
    const after = group.kind === 'delegates' ? delegateLimitLine(picture.lists, group.members.length) : null
    const run = () => (isMove ? actions.moveTo(places, group.id) : actions.addTo(places, group.id))
    return item(groupTitle(group), run, after === null ? {} : { after })
  })
  const newGroup = item(say.newGroup, () => actions.newGroup(places, isMove))
  return entries.length === 0 ? [newGroup] : [...entries, line, newGroup]
}

export const isWatchingOnly = (places: readonly Place[]) => places.every(({ groupId }) => groupId === watchingId)

export function callEntry(
  place: Place,
  isOne: boolean,
  picture: AppState,
  actions: Actions,
  platform: string
): MenuEntry {
  const shortcut = commandShortcut('L', platform)
  const call = item(say.call, () => actions.call(place), { shortcut, isDisabled: !isOne })
  const person = picture.people.find(({ uri }) => uri === place.uri)
  const numbers = isOne && person ? numbersOf(person) : []
  if (numbers.length === 0) return call
  const address = bareAddress(place.uri)
  const entries = [
    item(address, () => actions.call(place), { shortcut }),
    ...numbers.map(([after, number]) => item(number, () => actions.call(place, number), { after }))
  ]
  return { kind: 'submenu', label: say.call, entries }
}

function numbersOf({ workPhone, mobilePhone, homePhone, otherPhone }: Person): [string, string][] {
  const { details } = words
  const all: [string, string | undefined][] = [
    [details.workPhone, workPhone],
    [details.mobilePhone, mobilePhone],
    [details.homePhone, homePhone],
    [details.otherPhone, otherPhone]
  ]
  return all.flatMap(([label, number]) => (number === undefined ? [] : [[label, number] satisfies [string, string]]))
}

export function favouriteEntry(
  places: readonly Place[],
  { groups }: AppState,
  actions: Actions,
  shortcut: string
): MenuEntry {
  const favourites = groups.find(({ kind }) => kind === 'favourites')
  const isPinned = favourites !== undefined && urisOf(places).every((uri) => favourites.members.includes(uri))
  const isDisabled = !actions.canEdit || favourites === undefined
  const label = isPinned ? say.removeFromFavourites : say.addToFavourites
  return item(label, () => actions.toggleFavourite(places), { shortcut, isDisabled })
}

export function removeEntries(
  places: readonly Place[],
  { groups }: AppState,
  actions: Actions,
  platform: string
): MenuEntry[] {
  const shortcut = namedShortcut('Del', platform)
  const canLeave = actions.canEdit && leavable(places, groups).length > 0
  const out = () => actions.removeFromGroup(places)
  return [
    isWatchingOnly(places)
      ? item(say.unwatch, out, { shortcut })
      : item(say.removeFromGroup, out, { shortcut, isDisabled: !canLeave }),
    item(say.removeFromContacts, () => actions.removeFromContacts(places), {
      shortcut: namedShortcut('Shift Del', platform),
      isDanger: true,
      isDisabled: !actions.canEdit || !places.some(({ uri }) => isContact(uri, groups))
    })
  ]
}
