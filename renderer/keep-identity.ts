// Pictures arrive as copies. What has not changed is taken from the picture before, so that nothing of it is drawn again.
import type { AppState, Group, Person } from '../preload/contract'

/** `next` with every unchanged part replaced by the same part of `before`. */
export function keepIdentity(before: AppState | null, next: AppState): AppState {
  if (before === null) return next
  return {
    ...next,
    me: kept(before.me, next.me),
    account: kept(before.account, next.account),
    connection: kept(before.connection, next.connection),
    settings: kept(before.settings, next.settings),
    people: keptList(before.people, next.people, (person: Person) => person.uri),
    groups: keptList(before.groups, next.groups, (group: Group) => group.id)
  }
}

function keptList<T>(before: readonly T[], next: readonly T[], key: (item: T) => string): readonly T[] {
  const known = new Map(before.map((item) => [key(item), item]))
  const list = next.map((item) => {
    const old = known.get(key(item))
    return old === undefined ? item : kept(old, item)
  })
  return list.length === before.length && list.every((item, index) => item === before[index]) ? before : list
}

const kept = <T>(before: T, next: T): T => (isSame(before, next) ? before : next)

/** Equality of the plain data that a picture consists of. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [entries, others] = [Object.entries(one), new Map(Object.entries(other))]
  return (
    entries.length === others.size &&
    entries.every(([name, value]) => others.has(name) && isSame(value, others.get(name)))
  )
}
