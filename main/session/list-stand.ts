// Whether the lists that are shown are the user's lists: a list that the server does not let us read is not an empty one.

import type { Instant, ListsState, WithheldLists } from '../../preload/contract'
import { hrefKey } from '../ucwa/links'
import type { Stay } from './stay'

/** It outlives applications: what one could read, the next one may be refused. */
export interface ListStand {
  /** Set as long as what is shown of the lists is what was read before, or nothing. */
  readonly withheld: WithheldLists | undefined
  /** They were read, as far as they can be. */
  read(at: Instant): void
  withhold(): void
  clear(): void
}

/** What of the lists cannot be read at the moment; `stay` is `null` without a connection. */
export function unreadOf({ withheld }: ListStand, stay: Stay | null): Pick<ListsState, 'withheld' | 'unreadGroups'> {
  const missed = stay?.life.missed.about('members')
  const groups = missed?.size ? stay?.roster.groupDocuments.filter(({ self }) => missed.has(hrefKey(self))) : undefined
  return { ...(withheld && { withheld }), ...(groups?.length && { unreadGroups: groups.map(({ id }) => id) }) }
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
