// Who is watched: from targets to people.

import type { Group, Watch, WatchTarget } from '../../preload/contract'
import { personKey } from './news'

/** The same for targets that mean the same, whatever the order and spelling of addresses. */
export function targetKey(target: WatchTarget): string {
  switch (target.kind) {
    case 'person':
      return `person ${personKey(target.uri)}`
    case 'group':
      return `group ${target.groupId}`
    case 'any':
      return `any ${[...new Set(target.uris.map(personKey))].sort().join(' ')}`
  }
}

/** Whether the watch is over as soon as it came true: so are those for the first of several. */
export const endsWhenTrue = ({ target, lasts }: Watch): boolean => lasts.kind === 'once' || target.kind === 'any'

/** The watches of each person, by `personKey`. Groups mean whoever is in them now. */
export function watchesOfPeople(
  watches: readonly Watch[],
  groups: readonly Group[]
): ReadonlyMap<string, readonly Watch[]> {
  const members = new Map(groups.map((group) => [group.id, group.members]))
  const found = new Map<string, Watch[]>()
  for (const watch of watches) {
    for (const key of new Set(peopleOf(watch.target, members).map(personKey))) {
      const others = found.get(key)
      if (others) others.push(watch)
      else found.set(key, [watch])
    }
  }
  return found
}

function peopleOf(target: WatchTarget, members: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (target.kind === 'person') return [target.uri]
  return target.kind === 'any' ? target.uris : (members.get(target.groupId) ?? [])
}

/** The same, worked out again only for other watches or groups. */
export function createIndex(): typeof watchesOfPeople {
  let last: { watches: readonly Watch[]; groups: readonly Group[]; people: ReturnType<typeof watchesOfPeople> } | null =
    null
  return (watches, groups) => {
    if (last?.watches !== watches || last.groups !== groups) {
      last = { watches, groups, people: watchesOfPeople(watches, groups) }
    }
    return last.people
  }
}
