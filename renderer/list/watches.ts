// Whom the user wants to hear of, looked up for rows, menus and details.
import type { Watch, WatchHow, WatchLasts, WatchTarget } from '../../preload/contract'

/** The four words of a watch. */
export type WatchChoice = 'off' | WatchLasts['kind']

export type AnyTarget = WatchTarget & { readonly kind: 'any' }

/** What is watched, by what the rows of the tree are known by. */
export interface Watches {
  readonly people: ReadonlyMap<string, Watch>
  readonly groups: ReadonlyMap<string, Watch>
  /** Waits for the first of several to be free, by the keys of their rows. */
  readonly waits: ReadonlyMap<string, AnyTarget>
}

/** What the row of a wait is known by; no address looks so. */
const waitKey = ({ uris }: AnyTarget): string => `any ${uris.join(' ')}`

/** Whether a row of the tree is that of a wait, not of a person. */
export const isWaitKey = (key: string): boolean => key.startsWith('any ')

export function watchesBy(watches: readonly Watch[]): Watches {
  const people = new Map<string, Watch>()
  const groups = new Map<string, Watch>()
  const waits = new Map<string, AnyTarget>()
  for (const watch of watches) {
    const { target } = watch
    if (target.kind === 'person') people.set(target.uri, watch)
    else if (target.kind === 'group') groups.set(target.groupId, watch)
    else waits.set(waitKey(target), target)
  }
  return { people, groups, waits }
}

/** Finds the watch of a target, if there is one; of thousands of people quickly. */
export function watchFinder(watches: readonly Watch[]): (target: WatchTarget) => Watch | undefined {
  const { people } = watchesBy(watches)
  return (target) =>
    target.kind === 'person' ? people.get(target.uri) : watches.find((watch) => isSameTarget(watch.target, target))
}

function isSameTarget(one: WatchTarget, other: WatchTarget): boolean {
  if (one.kind === 'person') return other.kind === 'person' && one.uri === other.uri
  if (one.kind === 'group') return other.kind === 'group' && one.groupId === other.groupId
  // Whoever waits for the same people waits for the same, however they were chosen.
  const uris = new Set(one.uris)
  return other.kind === 'any' && other.uris.length === uris.size && other.uris.every((uri) => uris.has(uri))
}

export const personTargets = (uris: readonly string[]): WatchTarget[] => uris.map((uri) => ({ kind: 'person', uri }))

/** What all of them have in common; `null` where they differ. */
export function choiceOf(targets: readonly WatchTarget[], watches: readonly Watch[]): WatchChoice | null {
  const find = watchFinder(watches)
  const choices = new Set(targets.map((target): WatchChoice => find(target)?.lasts.kind ?? 'off'))
  const [choice] = choices
  return choices.size === 1 ? (choice ?? null) : null
}

/** A watch that lasts so long. What to tell of stays as it was chosen before; at first it is who becomes available. */
export const watchHow = (lasts: WatchLasts, before: Watch | undefined): WatchHow => ({
  on: before?.on ?? ['available'],
  lasts
})
