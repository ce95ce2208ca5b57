// What the window was asked to show from outside, kept until it does: there may be no window yet, and nobody signed in.

import type { Asked } from '../preload/contract'

export interface KeptAsked {
  /** What was asked for last and is not shown yet. */
  readonly current: Asked | null
  /** Whatever was asked before is of no interest any more. */
  ask(view: Asked['view']): void
  /** The window shows it; an id of the past is let be. */
  didShow(id: number): void
  /** Answers the function that ends the listening. */
  onChange(listen: () => void): () => void
}

export function createAsked(): KeptAsked {
  const listeners = new Set<() => void>()
  let current: Asked | null = null
  let id = 0
  const become = (asked: Asked | null) => {
    current = asked
    for (const listen of listeners) listen()
  }
  return {
    get current() {
      return current
    },
    ask: (view) => become({ id: ++id, view }),
    didShow(shown) {
      if (current?.id === shown) become(null)
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    }
  }
}
