// What the server lets the user do with the lists, as far as its refusals have shown.

import type { Editing, Problem } from '../../../preload/contract'

/** Reference 16: what a server takes unless it was set up otherwise. */
const usualContactLimit = 250
export const delegateLimit = 25

/** A server that moves the lists elsewhere is asked again after this time. */
export const movingMs = 10 * 60_000

export interface ListRules {
  editing(now: number): Editing
  /** `contacts`: how many people are on the list. */
  contactLimit(contacts: number): number | null
  /** Learns from a refusal. */
  refused(problem: Problem, now: number): void
  /** The server takes no more than these. */
  full(contacts: number): void
  /** Somebody changed the lists: they can be. */
  changed(): void
  clear(): void
}

export function createListRules(): ListRules {
  let movingUntil = 0
  let isUnsupported = false
  let learnedLimit: number | null = null

  return {
    editing(now) {
      if (isUnsupported) return 'unsupported'
      return now < movingUntil ? 'moving' : 'allowed'
    },
    contactLimit(contacts) {
      const limit = learnedLimit ?? usualContactLimit
      return contacts > limit ? null : limit
    },
    refused({ code }, now) {
      if (code === 'list-moving') movingUntil = now + movingMs
      if (code === 'editing-unsupported') isUnsupported = true
    },
    full: (contacts) => (learnedLimit = contacts),
    changed: () => (movingUntil = 0),
    clear() {
      movingUntil = 0
      isUnsupported = false
      learnedLimit = null
    }
  }
}

/** Why nothing can be changed now; `null` if it can. */
export function editingProblem(editing: Editing): Problem | null {
  if (editing === 'moving') return { code: 'list-moving' }
  return editing === 'unsupported' ? { code: 'editing-unsupported' } : null
}
