// The entries of menus about watching: of people, of a group, and of those who are only looked at.
import type { AppState, Group, Place, WatchTarget } from '../../preload/contract'
import type { MenuEntry } from '../parts/menu-entry'
import { listWords } from '../words/list'
import { watchWords } from '../words/watch'
import { isContact, urisOf, type Actions } from './actions'
import { isWatchingOnly } from './menu-entries'
import { item, line } from './menu-items'
import { choiceOf, personTargets, watchFinder, type WatchChoice } from './watches'

const say = listWords.menu

/** What can be chosen for these people; for several also to wait for the first of them. */
export function watchEntries(
  places: readonly Place[],
  picture: AppState,
  actions: Actions,
  shortcut: string
): MenuEntry[] {
  const uris = urisOf(places)
  const targets = personTargets(uris)
  const [first] = targets
  const isOne = targets.length === 1
  return [
    ...choiceEntries(targets, picture, actions, shortcut),
    line,
    ...(isOne ? [] : [anyEntry(places, picture, actions)]),
    item(watchWords.more, () => first && actions.watchMore(first), { isDisabled: !isOne })
  ]
}

/** The Watch submenu of people. */
export const watchSubmenu = (...args: Parameters<typeof watchEntries>): MenuEntry => ({
  kind: 'submenu',
  label: watchWords.label,
  entries: watchEntries(...args)
})

/** The Watch submenu of a group. Who is in a distribution group is known only while it is open: none is watched. */
export function groupWatchSubmenu({ id, kind }: Group, picture: AppState, actions: Actions): MenuEntry {
  const target: WatchTarget = { kind: 'group', groupId: id }
  const more = item(watchWords.more, () => actions.watchMore(target))
  const entries = [...choiceEntries([target], picture, actions, ''), line, more]
  return { kind: 'submenu', label: watchWords.label, isDisabled: kind === 'distribution', entries }
}

/** Off, Once, Always, Until…; `shortcut` stands with what the key would do now. */
function choiceEntries(
  targets: readonly WatchTarget[],
  { alerts }: AppState,
  actions: Actions,
  shortcut: string
): MenuEntry[] {
  const now = choiceOf(targets, alerts.watches)
  const find = watchFinder(alerts.watches)
  const byKey: WatchChoice = targets.every((target) => find(target)) ? 'off' : 'once'
  const entry = (choice: WatchChoice, run: () => void): MenuEntry => {
    const hasKey = choice === byKey && shortcut !== ''
    return item(watchWords.choice[choice], run, { isChecked: now === choice, ...(hasKey && { shortcut }) })
  }
  return [
    entry('off', () => actions.watch(targets, null)),
    entry('once', () => actions.watch(targets, { kind: 'once' })),
    entry('always', () => actions.watch(targets, { kind: 'always' })),
    entry('until', () => actions.watchUntil(targets))
  ]
}

function anyEntry(places: readonly Place[], { alerts }: AppState, actions: Actions): MenuEntry {
  const wait = watchFinder(alerts.watches)({ kind: 'any', uris: urisOf(places) })?.target
  return wait?.kind === 'any'
    ? item(watchWords.stopAny, () => actions.stopWait(wait))
    : item(watchWords.any, () => actions.waitForAny(places))
}

/** To look at the presence of people who are no contacts; nothing where anybody is one. */
export function presenceEntries(places: readonly Place[], picture: AppState, actions: Actions): MenuEntry[] {
  const uris = urisOf(places)
  if (isWatchingOnly(places) || uris.some((uri) => isContact(uri, picture.groups))) return []
  const isSeen = uris.every((uri) => picture.watching.includes(uri))
  return [item(isSeen ? say.unwatch : say.watch, () => actions.togglePresence(places))]
}

/** The menu of a wait for the first of several. */
export const waitMenu = (run: () => void, shortcut: string): MenuEntry[] => [item(say.unwatch, run, { shortcut })]
