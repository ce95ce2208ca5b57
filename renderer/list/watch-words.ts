// What rows say of watches.
import type { Instant, Person, Watch } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import { day, number } from '../../preload/words/times'
import { watchWords } from '../words/watch'
import type { AnyTarget } from './watches'

/** So many of those who are waited for are named. */
const namedCount = 2

export interface WaitWords {
  readonly name: string
  readonly names: string
  /** Both, for those who do not see the row. */
  readonly label: string
}

/** A wait for the first of several; whoever is known no more is told by the address. */
export function waitWords({ uris }: AnyTarget, people: ReadonlyMap<string, Person>): WaitWords {
  const some = uris.slice(0, namedCount).map((uri) => people.get(uri)?.name ?? bareAddress(uri))
  const { wait } = watchWords
  const names = wait.names(some, Math.max(uris.length - namedCount, 0))
  return { name: wait.name(number(uris.length)), names, label: wait.label(names) }
}

/** The end of a row under Watching: `once`, `always`, `until 17:00`. */
export function watchMark({ lasts }: Watch, now: Instant): string {
  return watchWords.mark(lasts.kind, lasts.kind === 'until' ? day(lasts.at, now) : '')
}
