// A watch as the user asks for it: why it cannot be, and how it is kept.

import type { Group, Instant, Problem, Watch, WatchHow, WatchTarget } from '../../preload/contract'
import { personKey } from './news'
import { eventsByWeight } from './reading'
import { targetKey } from './watched'

/** People named in all watches of a user together; a group counts as one. */
const mostNamed = 5000

/** `null` when there is nothing against it. `watches`: those there are. */
export function wishProblem(
  wish: Watch,
  now: Instant,
  watches: readonly Watch[],
  groups: readonly Group[]
): Problem | null {
  const { target, lasts } = wish
  if (lasts.kind === 'until' && lasts.at <= now) return { code: 'time-over' }
  if (target.kind === 'group' && !groups.some(({ id }) => id === target.groupId)) return { code: 'group-gone' }
  const others = watches.filter((watch) => targetKey(watch.target) !== targetKey(target))
  const named = [...others, wish].reduce((sum, watch) => sum + sizeOf(watch.target), 0)
  return named > mostNamed ? { code: 'too-many-watched' } : null
}

const sizeOf = (target: WatchTarget) => (target.kind === 'any' ? target.uris.length : 1)

/** Each person and each event once. */
export function wishOf(target: WatchTarget, how: WatchHow): Watch {
  const on = eventsByWeight.filter((event) => how.on.includes(event))
  if (target.kind !== 'any') return { target, on, lasts: how.lasts }
  const uris = new Map(target.uris.map((uri) => [personKey(uri), uri]))
  return { target: { kind: 'any', uris: [...uris.values()] }, on, lasts: how.lasts }
}
