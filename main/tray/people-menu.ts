// The people in the tray's menu: watched ones and favourites, with the best chances first.

import type { AppState, Instant, Person, Watch } from '../../preload/contract'
import { signOf } from '../../preload/words/presence-line'
import { availabilityOrder } from '../../preload/words/states'
import { literal } from '../words/literal'
import { trayWords } from '../words/tray'
import { iconOf, stateWords } from './state-words'
import type { TrayEntry } from './tray-entry'

const mostPeople = 12

/**
 * At most twelve, chosen by availability over both lists; whoever is watched and a favourite stands with the watched.
 * Empty when there is nobody.
 */
export function peopleEntries(state: AppState, now: Instant): TrayEntry[] {
  const watching = new Set(state.watching)
  const favourites = new Set(state.groups.find(({ kind }) => kind === 'favourites')?.members)
  const collator = new Intl.Collator(undefined, { numeric: true })
  const rank = ({ presence }: Person): number => availabilityOrder.indexOf(signOf(presence))
  const best = state.people
    .filter(({ uri }) => watching.has(uri) || favourites.has(uri))
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        Number(watching.has(other.uri)) - Number(watching.has(one.uri)) ||
        collator.compare(one.name, other.name)
    )
    .slice(0, mostPeople)
  return [
    ...section(
      trayWords.watching,
      best.filter(({ uri }) => watching.has(uri)),
      now
    ),
    ...section(
      trayWords.favourites,
      best.filter(({ uri }) => !watching.has(uri)),
      now
    ),
    ...waitMenu(best, state.alerts.watches)
  ]
}

/** Of those who are not free: whom to be told of, once. Whoever is waited for in any way stands here with a mark. */
function waitMenu(people: readonly Person[], watches: readonly Watch[]): TrayEntry[] {
  const watched = new Set(watches.flatMap(({ target }) => (target.kind === 'person' ? target.uri : [])))
  const entries = people
    .filter(({ uri, presence }) => watched.has(uri) || signOf(presence) !== 'available')
    .map(({ uri, name }): TrayEntry => {
      const isOn = watched.has(uri)
      return { kind: 'item', label: literal(name), isOn, act: { do: isOn ? 'stop-watching' : 'watch-once', uri } }
    })
  return entries.length === 0 ? [] : [{ kind: 'submenu', label: trayWords.tellMe, entries }]
}

function section(label: string, people: readonly Person[], now: Instant): TrayEntry[] {
  if (people.length === 0) return []
  const entries = people.map(({ uri, name, presence }): TrayEntry => ({
    kind: 'item',
    label: trayWords.person(literal(name), stateWords(presence, now)),
    icon: iconOf(presence),
    act: { do: 'show-person', uri }
  }))
  return [{ kind: 'heading', label }, ...entries]
}
