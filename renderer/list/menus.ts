// The menus of people, groups and of those the directory found, as values: the same words in the same order wherever
// they open. What cannot be done now stays, disabled.
import type { AppState, FoundList, FoundPerson, Group, Place } from '../../preload/contract'
import type { MenuEntry } from '../parts/menu-entry'
import { commandShortcut, namedShortcut } from '../shortcuts'
import { listWords } from '../words/list'
import { directoryId, watchingId, type Actions } from './actions'
import { callEntry, favouriteEntry, groupEntries, removeEntries, targetEntries } from './menu-entries'
import { item, line } from './menu-items'
import { foundId } from './search-sections'
import { groupWatchSubmenu, presenceEntries, watchSubmenu } from './watch-entries'

const say = listWords.menu

/** The menu of one person in one group, or of all that are selected; empty when none of them is there any more. */
export function personMenu(
  places: readonly Place[],
  picture: AppState,
  actions: Actions,
  platform: string
): MenuEntry[] {
  const shown = places.filter((place) => isShown(place, picture))
  const [first] = shown
  if (!first) return []
  const key = (letter: string) => commandShortcut(letter, platform)
  const isOne = shown.length === 1
  return [
    item(say.open, () => actions.open(shown), { shortcut: namedShortcut('Enter', platform), isDisabled: !isOne }),
    item(say.mail, () => actions.mail(shown), { shortcut: key('M') }),
    callEntry(first, isOne, picture, actions, platform),
    item(say.copyAddress, () => actions.copyAddress(shown), { shortcut: key('C') }),
    line,
    watchSubmenu(shown, picture, actions, key('B')),
    ...presenceEntries(shown, picture, actions),
    favouriteEntry(shown, picture, actions, key('D')),
    ...groupEntries(shown, picture, actions),
    line,
    ...removeEntries(shown, picture, actions, platform)
  ]
}

/** The menu of a group; empty when it is not there any more. */
export function groupMenu(group: Group, picture: AppState, actions: Actions, platform: string): MenuEntry[] {
  const { id, kind } = group
  const now = picture.groups.find((candidate) => candidate.id === id)
  if (!now) return []
  const isDisabled = !actions.canEdit || kind !== 'own'
  const isUnread = now.members.length === 0
  const change: MenuEntry[] =
    kind === 'distribution'
      ? [
          item(say.removeFromContacts, () => actions.removeList(id), {
            isDanger: true,
            isDisabled: !actions.canEdit || now.isNested === true
          })
        ]
      : [
          item(say.rename, () => actions.rename(id), { shortcut: namedShortcut('F2', platform), isDisabled }),
          item(say.delete, () => actions.deleteGroup(id), { shortcut: namedShortcut('Del', platform), isDisabled })
        ]
  return [
    ...change,
    line,
    groupWatchSubmenu(now, picture, actions),
    item(say.mailAll, () => actions.mailAll(id), { isDisabled: isUnread }),
    item(say.copyAddresses, () => actions.copyAddresses(id), { isDisabled: isUnread }),
    line,
    item(say.collapseAll, () => actions.collapseAll())
  ]
}

/** The menu of somebody the directory found, or of a distribution group there. */
export function foundMenu(
  found: FoundPerson | FoundList,
  picture: AppState,
  actions: Actions,
  platform: string
): MenuEntry[] {
  const isDisabled = !actions.canEdit
  const shortcut = commandShortcut(namedShortcut('Enter', platform), platform)
  const add = item(say.addToContacts, () => actions.addFound(found), { shortcut, isDisabled })
  if (!('uri' in found)) return [add]
  const places = [{ uri: found.uri, groupId: directoryId }]
  const entries = targetEntries(places, picture, actions, false)
  return [
    add,
    { kind: 'submenu', label: say.addToGroup, isDisabled, entries },
    ...presenceEntries(places, picture, actions)
  ]
}

function isShown({ uri, groupId }: Place, { people, groups, watching }: AppState): boolean {
  if (groupId === directoryId) return true
  if (groupId === watchingId) return watching.includes(uri)
  if (groupId === foundId) return people.some((person) => person.uri === uri)
  return groups.some(({ id, members }) => id === groupId && members.includes(uri))
}
