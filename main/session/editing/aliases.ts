// Ids of groups that lead to others: made up here until the server's is learned, or of groups that were made again.

import type { ListChange } from '../../roster/overlay'

export interface Aliases {
  /** The id the server knows a group by, as far as that is known. */
  readonly idOf: (groupId: string) => string
  readonly learn: (groupId: string, serverId: string) => void
  /** An id that no server gives. */
  readonly newId: () => string
  readonly clear: () => void
}

export function createAliases(): Aliases {
  const known = new Map<string, string>()
  let made = 0

  const idOf = (groupId: string): string => {
    const next = known.get(groupId)
    return next === undefined ? groupId : idOf(next)
  }
  return {
    idOf,
    learn(groupId, serverId) {
      // A server may give an id again that it had before: nothing may lead back to where it came from.
      known.delete(serverId)
      if (groupId !== serverId) known.set(groupId, serverId)
    },
    newId: () => `new:${(made += 1)}`,
    clear: () => known.clear()
  }
}

/** The same change, about the group that its id leads to. */
export function changeOn(change: ListChange, idOf: Aliases['idOf']): ListChange {
  return 'groupId' in change ? { ...change, groupId: idOf(change.groupId) } : change
}
