// Whom a user watches, kept on this computer by sign-in address: no server keeps it.

import * as v from 'valibot'
import type { Named } from '../preload/contract'
import { createKeptByUser, type KeptStore } from './kept-by-user'
import { personKey } from './roster/person-key'

/** How many the file holds of one user. */
const mostWatched = 1000

const named = v.object({ uri: v.pipe(v.string(), v.regex(/^sip:\S/i), v.maxLength(250)), name: v.string() })

export interface KeptWatching {
  /** In the order of adding, each once; nobody for an address that is not known. */
  read(signInAddress: string): readonly Named[]
  write(signInAddress: string, people: readonly Named[]): void
}

export function createKeptWatching(store: KeptStore<'watching'>): KeptWatching {
  const users = createKeptByUser(store, 'watching')
  return {
    read(signInAddress) {
      const kept = users.read(signInAddress)
      return Array.isArray(kept) ? readable(kept) : []
    },
    write(signInAddress, people) {
      users.write(signInAddress, people.length === 0 ? undefined : people.slice(0, mostWatched))
    }
  }
}

/** Whoever can be read, each once. A damaged file may hold any number: it is cut before each costs its time. */
function readable(kept: readonly unknown[]): Named[] {
  const people = new Map<string, Named>()
  for (const one of kept.slice(0, mostWatched)) {
    const { success, output } = v.safeParse(named, one)
    if (success && !people.has(personKey(output.uri))) people.set(personKey(output.uri), output)
  }
  return [...people.values()]
}
