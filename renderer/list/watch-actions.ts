// What can be done about watching people and groups. Whoever is on no list is only looked at (`watch` of an edit):
// nothing is told of them until the user asks for that too.
import type { AppState, Named, Place, WatchHow, WatchLasts, WatchTarget } from '../../preload/contract'
import type { Ask } from '../app-state.svelte'
import { personTargets, watchesBy, watchFinder, watchHow, type AnyTarget } from './watches'

export interface WatchActions {
  /** Watches each of them so long, or with `null` no more. What they were told of before stays chosen. */
  watch(targets: readonly WatchTarget[], lasts: WatchLasts | null): void
  /** Watches exactly so, or with `null` no more; answers whether it was done. */
  watchAs(target: WatchTarget, how: WatchHow | null): Promise<boolean>
  /** Ctrl B: Once for everybody if anybody is not watched, else Off for all. */
  toggleWatch(places: readonly Place[]): void
  /** Waits for the first of them to be free. */
  waitForAny(places: readonly Place[]): void
  stopWait(target: AnyTarget): void
  /** Looks at the presence of everybody if at anybody's nobody does, else at nobody's any more. */
  togglePresence(places: readonly Place[]): void
  /** Neither told of nor looked at any more. */
  stopWatching(uris: readonly string[]): void
  /** Asks for the time first. */
  watchUntil(targets: readonly WatchTarget[]): void
  /** Opens everything there is to choose. */
  watchMore(target: WatchTarget): void
}

export interface WatchActionsInput {
  readonly ask: Ask
  readonly picture: () => AppState
  readonly named: (uris: readonly string[]) => Named[]
  readonly isUnlisted: (place: Place) => boolean
  readonly askUntil: (targets: readonly WatchTarget[]) => void
  /** Opens what there is to choose for a group, or for somebody, who has details. */
  readonly more: (target: WatchTarget) => void
}

export function createWatchActions(input: WatchActionsInput): WatchActions {
  const { ask, picture, named, isUnlisted, askUntil, more } = input
  const watches = () => picture().alerts.watches
  const urisOf = (places: readonly Place[]): string[] => [...new Set(places.map(({ uri }) => uri))]

  /** One after the other, and no further once one was refused: the reason is said once. */
  async function watchEach(targets: readonly WatchTarget[], lasts: WatchLasts | null): Promise<void> {
    const find = watchFinder(watches())
    for (const target of targets) {
      const before = find(target)
      if (lasts === null && before === undefined) continue
      if (!(await ask('watch', target, lasts && watchHow(lasts, before)))) return
    }
  }

  function togglePresence(places: readonly Place[]): void {
    const uris = urisOf(places)
    const missing = uris.filter((uri) => !picture().watching.includes(uri))
    if (missing.length > 0) void ask('edit', { kind: 'watch', people: named(missing) })
    else stopWatching(uris)
  }

  function toggleWatch(places: readonly Place[]): void {
    const strangers = places.filter(isUnlisted)
    if (strangers.length > 0) togglePresence(strangers)
    const targets = personTargets(urisOf(places.filter((place) => !isUnlisted(place))))
    const find = watchFinder(watches())
    const missing = targets.filter((target) => find(target) === undefined)
    void (missing.length > 0 ? watchEach(missing, { kind: 'once' }) : watchEach(targets, null))
  }

  function stopWatching(uris: readonly string[]): void {
    const { people } = watchesBy(watches())
    // Whoever is told of is not looked at any more either, when the watch ends.
    const seen = uris.filter((uri) => !people.has(uri) && picture().watching.includes(uri))
    if (seen.length > 0) void ask('edit', { kind: 'unwatch', uris: seen })
    void watchEach(personTargets(uris), null)
  }

  return {
    watch: (targets, lasts) => void watchEach(targets, lasts),
    watchAs: (target, how) => ask('watch', target, how),
    toggleWatch,
    waitForAny(places) {
      const target: WatchTarget = { kind: 'any', uris: urisOf(places) }
      if (watchFinder(watches())(target) === undefined) void ask('watch', target, watchHow({ kind: 'once' }, undefined))
    },
    stopWait: (target) => void ask('watch', target, null),
    togglePresence,
    stopWatching,
    watchUntil: askUntil,
    watchMore: more
  }
}
