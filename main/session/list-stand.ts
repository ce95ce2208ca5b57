// Whether the lists that are shown are the user's lists: a list that the server does not let us read is not an empty one.

import type { Instant, ListsState, WithheldLists } from '../../preload/contract'
import type { Roster } from '../roster/roster'
import { hrefKey } from '../ucwa/links'
import type { Missed } from './missed'

/** It outlives applications: what one could read, the next one may be refused. */
export interface ListStand {
  /** Set as long as what is shown of the lists is what was read before, or nothing. */
  readonly withheld: WithheldLists | undefined
  /** They were read, as far as they can be. */
  read(at: Instant): void
  withhold(): void
  clear(): void
}

/** What of the lists cannot be read at the moment; `missed` is missing without a connection. */
export function unreadOf(
  { withheld }: ListStand,
  roster: Roster,
  missed: Missed | undefined
): Pick<ListsState, 'withheld' | 'unreadGroups'> {
  const members = missed?.about('members')
  const groups = members?.size ? roster.groupDocuments.filter(({ self }) => members.has(hrefKey(self))) : []
  return { ...(withheld && { withheld }), ...(groups.length > 0 && { unreadGroups: groups.map(({ id }) => id) }) }
}

export function createListStand(): ListStand {
  let readAt: Instant | null = null
  let withheld: WithheldLists | undefined

  return {
    get withheld() {
      return withheld
    },
    read(at) {
      readAt = at
      withheld = undefined
    },
    withhold() {
      withheld ??= { asOf: readAt }
    },
    clear() {
      readAt = null
      withheld = undefined
    }
  }
}
