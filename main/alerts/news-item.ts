// What is said of one person, out of everything that happened to them at once.

import type { Person, Watch, WatchEvent } from '../../preload/contract'
import type { NewsItem } from './news'
import { eventsByWeight, type Reading } from './reading'
import { endsWhenTrue } from './watched'

/** `happened` and `watches` (those that asked for it) have at least one; `now` in milliseconds since 1970. */
export function newsItem(
  { person, reading }: { readonly person: Person; readonly reading: Reading },
  happened: readonly { readonly event: WatchEvent; readonly was: Reading }[],
  watches: readonly Watch[],
  now: number
): NewsItem {
  const [first] = [...happened].sort((a, b) => weight(a.event) - weight(b.event))
  const goesOn = watches.filter((watch) => !endsWhenTrue(watch))
  const watch = goesOn[0] ?? watches[0]
  if (!first || !watch) throw new Error('nothing happened that anybody asked for')
  const { availability, activity } = reading
  return {
    uri: person.uri,
    name: person.name,
    event: first.event,
    availability,
    ...(activity !== undefined && { activity }),
    ...(person.note && { note: person.note.text }),
    ...(first.was.availability !== availability && { was: formerly(first.was, reading.since ?? now) }),
    isOver: goesOn.length === 0,
    target: watch.target
  }
}

const weight = (event: WatchEvent) => eventsByWeight.indexOf(event)

function formerly({ availability, activity, since }: Reading, until: number): NewsItem['was'] & object {
  return {
    availability,
    ...(activity !== undefined && { activity }),
    ...(since !== undefined && { forMs: Math.max(0, until - since) })
  }
}
