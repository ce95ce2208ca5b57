// Which menu opens at a row or a header, and whether what it is about is still there.
import type { AppState, Group, Place } from '../../preload/contract'
import type { MenuEntry } from '../parts/menu-entry'
import { listWords } from '../words/list'
import { number } from '../../preload/words/times'
import { commandShortcut, namedShortcut } from '../shortcuts'
import { watchWords } from '../words/watch'
import type { Actions } from './actions'
import { targetEntries } from './menu-entries'
import { foundMenu, groupMenu, personMenu } from './menus'
import { placeKey, placesByKey, shownPlaces } from './places'
import type { Found } from './search-sections'
import { byUri, groupTitle, type Section } from './sections'
import { waitMenu, watchEntries } from './watch-entries'
import { waitWords } from './watch-words'
import type { AnyTarget } from './watches'

/** A point of the window in CSS pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface OpenMenu extends Point {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** What it is about: it closes when none of that is there any more. */
  readonly places: readonly Place[]
  readonly groupId: string | null
}

/** What the menus depend on at the moment of opening. */
export interface MenuInput {
  readonly picture: AppState
  readonly actions: Actions
  readonly platform: string
}

export function menuOfFound(found: Found, at: Point, { picture, actions, platform }: MenuInput): OpenMenu {
  const entries = foundMenu(found, picture, actions, platform)
  return { ...at, label: listWords.menu.person(found.name), entries, places: [], groupId: null }
}

export function menuOfGroup(group: Group, at: Point, { picture, actions, platform }: MenuInput): OpenMenu {
  const entries = groupMenu(group, picture, actions, platform)
  return { ...at, label: listWords.menu.group(groupTitle(group)), entries, places: [], groupId: group.id }
}

export function menuOfPeople(places: readonly Place[], at: Point, { picture, actions, platform }: MenuInput): OpenMenu {
  const entries = personMenu(places, picture, actions, platform)
  const person = picture.people.find(({ uri }) => uri === places[0]?.uri)
  const { several, person: one } = listWords.menu
  const label = places.length === 1 ? one(person?.name ?? '') : several(number(places.length))
  return { ...at, label, entries, places, groupId: null }
}

/** The groups that people can be put into. */
export function menuOfTargets(
  places: readonly Place[],
  isMove: boolean,
  at: Point,
  { picture, actions }: MenuInput
): OpenMenu {
  const label = isMove ? listWords.menu.moveToGroup : listWords.menu.addToGroup
  return { ...at, label, entries: targetEntries(places, picture, actions, isMove), places, groupId: null }
}

/** What can be chosen about watching those who are selected. */
export function menuOfWatch(places: readonly Place[], at: Point, { picture, actions, platform }: MenuInput): OpenMenu {
  const entries = watchEntries(places, picture, actions, commandShortcut('B', platform))
  return { ...at, label: watchWords.label, entries, places, groupId: null }
}

export function menuOfWait(wait: AnyTarget, at: Point, { picture, actions, platform }: MenuInput): OpenMenu {
  const { names } = waitWords(wait, byUri(picture.people))
  const label = listWords.menu.person(names)
  const entries = waitMenu(() => actions.stopWait(wait), namedShortcut('Del', platform))
  return { ...at, label, entries, places: [], groupId: null }
}

export function isGone({ places, groupId }: OpenMenu, groups: readonly Group[], sections: readonly Section[]): boolean {
  if (groupId !== null) return !groups.some(({ id }) => id === groupId)
  if (places.length === 0) return false
  const shown = placesByKey(shownPlaces(sections))
  return !places.some((place) => shown.has(placeKey(place)))
}
