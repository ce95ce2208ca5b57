// Whether the lists that are shown are the user's lists: a list that the server does not let us read is not an empty one.

import type { Instant, WithheldLists } from '../../preload/contract'

/** It outlives applications: what one could read, the next one may be refused. */
export interface ListStand {
  /** Set as long as what is shown of the lists is what was read before, or nothing. */
  readonly withheld: WithheldLists | undefined
  /** They were read, as far as they can be. */
  read(at: Instant): void
  withhold(): void
  clear(): void
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
