// What was worth telling while it was quiet: listed for the user instead. In memory only.

import type { HeldBack, Instant, QuietReason } from '../../preload/contract'
import type { News } from './news'

const mostHeldBack = 100

export interface HeldBackList {
  /** The newest last. */
  readonly all: readonly HeldBack[]
  add(news: News, reason: QuietReason, at: Instant): void
  clear(): void
}

export function createHeldBack(): HeldBackList {
  let all: readonly HeldBack[] = []
  let lastId = 0
  return {
    get all() {
      return all
    },
    add({ items }, reason, at) {
      const held = items.map(({ uri, name, event, availability }) => {
        return { id: (lastId += 1), at, uri, name, event, availability, reason }
      })
      all = [...all, ...held].slice(-mostHeldBack)
    },
    clear: () => (all = [])
  }
}
