// What of a change somebody asked to be told of.

import type { Availability, Watch } from '../../preload/contract'
import type { Happening } from './gathering'
import { eventsByWeight, hasHappened, type Reading } from './reading'
import type { Change } from './sights'
import { endsWhenTrue, targetKey } from './watched'

/**
 * `watches`: those about this person. What changed while nobody looked (`isLive` false) is told only for those that
 * wait for something to come true, however long that takes: measured by how the person was `lastSeen`.
 */
export function happened(
  { key, before, now }: Change,
  watches: readonly Watch[],
  isLive: boolean,
  lastSeen: Availability | undefined
): Happening[] {
  const isWitnessed = isLive && before !== null
  const was: Reading | null = isWitnessed
    ? before
    : lastSeen === undefined
      ? null
      : { availability: lastSeen, note: undefined }
  if (was === null) return []
  const asking = isWitnessed ? watches : watches.filter(endsWhenTrue)
  return eventsByWeight.flatMap((event) => {
    if (!hasHappened(event, was, now)) return []
    const targets = asking.filter(({ on }) => on.includes(event)).map(({ target }) => targetKey(target))
    return targets.length === 0 ? [] : [{ key, event, was, watches: targets }]
  })
}
