// Watching people who need not be contacts: the roster says whom, the pool of subscriptions brings their presence.

import type { Named, Problem } from '../../preload/contract'
import { personKey } from '../roster/person-key'
import { completePeople, noteErrands } from './complete'
import { problemOf } from './problems'
import type { Stay } from './stay'

/**
 * To be called once the roster counts them as watched: subscribes to them, reads contact, presence and note. Returns
 * by `uri` (as given) whom the server takes not; throws the `UcwaError` that broke the connection.
 */
export async function watch(stay: Stay, people: readonly Named[]): Promise<ReadonlyMap<string, Problem>> {
  const { life, roster, line, tell } = stay
  const { pool } = life.subscriptions
  pool.retry(people.map(({ uri }) => uri))
  await completePeople(stay)
  tell()
  const keys = new Set(people.map(({ uri }) => personKey(uri)))
  await line.run(
    noteErrands(
      stay,
      roster.contacts.filter(({ uri }) => keys.has(personKey(uri)))
    )
  )
  tell()
  const refused = people.flatMap(({ uri }) => {
    const error = pool.refusalOf(uri)
    return error ? [[uri, problemOf(error, 'watching')] as const] : []
  })
  return new Map(refused)
}

/** To be called once the roster does not count them as watched any more: the server need not tell of them. */
export function unwatch(stay: Stay): Promise<void> {
  return completePeople(stay)
}
