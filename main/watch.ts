// Watching somebody, as a user means it: who is no contact is subscribed to as well, and everybody who is watched is
// shown together.

import type { AppState, Group, Outcome, Person, Watch, WatchHow, WatchTarget } from '../preload/contract'
import { bareAddress } from '../preload/words/address'
import type { Alerts } from './alerts/alerts'
import { personKey } from './roster/person-key'
import type { Session } from './session/session'

export interface Watching {
  /** Watches, changes the watch of the same target, or with `null` stops it. Answers what kept it from being so. */
  watch(target: WatchTarget, how: WatchHow | null): Outcome<void>
  /** `uri`s of those with presence asked for and those with a watch of their own, in this order, each once. */
  watching(): AppState['watching']
}

export function createWatching(
  session: Pick<Session, 'people' | 'groups' | 'watching' | 'edit'>,
  alerts: Pick<Alerts, 'state' | 'watch'>
): Watching {
  const shown = rememberLast(shownAsWatched)
  /** Those among them whom no contact list makes the server tell of, and who are not asked about otherwise. */
  const strangers = (uris: readonly string[]): string[] => {
    const known = new Set([...contactsIn(session.groups), ...session.watching.map(personKey)])
    return uris.filter((uri) => !known.has(personKey(uri)))
  }
  const subscribe = (uris: readonly string[]): Outcome<unknown> => {
    const names = new Map(session.people.map(({ uri, name }) => [personKey(uri), name]))
    const people = strangers(uris).map((uri) => ({ uri, name: names.get(personKey(uri)) ?? bareAddress(uri) }))
    return people.length === 0 ? done : session.edit({ kind: 'watch', people })
  }
  const unsubscribe = (target: WatchTarget): void => {
    if (target.kind !== 'person') return
    const key = personKey(target.uri)
    const uris = session.watching.filter((uri) => personKey(uri) === key)
    if (uris.length > 0) session.edit({ kind: 'unwatch', uris })
  }

  return {
    watch(target, how) {
      const outcome = alerts.watch(target, how)
      if (!outcome.ok) return outcome
      if (how === null) unsubscribe(target)
      else if (target.kind !== 'group') {
        const subscribed = subscribe(target.kind === 'person' ? [target.uri] : target.uris)
        if (!subscribed.ok) {
          alerts.watch(target, null)
          return subscribed
        }
      }
      return done
    },
    watching: () => shown(session.watching, alerts.state.watches, session.people)
  }
}

const done: Outcome<void> = { ok: true, value: undefined }

/** Members of a distribution group are told of only as long as it is open. */
const contactsIn = (groups: readonly Group[]) =>
  groups.filter(({ kind }) => kind !== 'distribution').flatMap(({ members }) => members.map(personKey))

function shownAsWatched(
  subscribed: readonly string[],
  watches: readonly Watch[],
  people: readonly Person[]
): readonly string[] {
  const own = watches.flatMap(({ target }) => (target.kind === 'person' ? [personKey(target.uri)] : []))
  if (own.length === 0) return subscribed
  const spelled = new Map(people.map(({ uri }) => [personKey(uri), uri]))
  const all = new Map(subscribed.map((uri) => [personKey(uri), uri]))
  for (const key of own) {
    const uri = spelled.get(key)
    if (uri !== undefined && !all.has(key)) all.set(key, uri)
  }
  return [...all.values()]
}

/** Answers the very same as long as it is asked about the very same. */
function rememberLast<A extends readonly unknown[], T>(make: (...about: A) => T): (...about: A) => T {
  let last: { readonly about: A; readonly made: T } | null = null
  return (...about) => {
    if (last === null || about.some((one, at) => one !== last?.about[at])) last = { about, made: make(...about) }
    return last.made
  }
}
