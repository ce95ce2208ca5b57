// Members of a group by person, worked out once for each list of members: lists of members are never edited.

import { personKey } from './person-key'

const known = new WeakMap<readonly string[], ReadonlyMap<string, string>>()

/** Uris by person, in the order of the members. */
export function memberKeys(members: readonly string[]): ReadonlyMap<string, string> {
  const old = known.get(members)
  if (old) return old
  const made = new Map(members.map((uri) => [personKey(uri), uri]))
  known.set(members, made)
  return made
}
