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
    watching: kept(before.watching, next.watching),
    lists: kept(before.lists, next.lists),
    edits: kept(before.edits, next.edits),
    settings: kept(before.settings, next.settings),
    alerts: kept(before.alerts, next.alerts),
    desktop: kept(before.desktop, next.desktop),
    asked: kept(before.asked, next.asked),
    people: keptList(before.people, next.people, (person: Person) => person.uri),
    groups: keptList(before.groups, next.groups, (group: Group) => group.id)
  }
}

/** Thousands of people come with every picture, mostly in the order they had: then nothing has to be looked up. */
function keptList<T>(before: readonly T[], next: readonly T[], key: (item: T) => string): readonly T[] {
  let known: Map<string, T> | undefined
  let isChanged = before.length !== next.length
  const list = next.map((item, index) => {
    let old = before[index]
    if (old === undefined || key(old) !== key(item)) {
      known ??= new Map(before.map((one) => [key(one), one]))
      old = known.get(key(item))
    }
    const taken = old === undefined ? item : kept(old, item)
    if (taken !== before[index]) isChanged = true
    return taken
  })
  return isChanged ? list : before
}

const kept = <T>(before: T, next: T): T => (isSame(before, next) ? before : next)

/** Equality of the plain data that a picture consists of. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  // Either is plain data from the other side of the bridge.
  const [parts, others] = [one as Parts, other as Parts]
  let count = 0
  for (const name in parts) {
    if (!(name in others) || !isSame(parts[name], others[name])) return false
    count++
  }
  return count === Object.keys(others).length
}

type Parts = Readonly<Record<string, unknown>>
