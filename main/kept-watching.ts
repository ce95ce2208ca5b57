// Whom a user watches, kept on this computer by sign-in address: no server keeps it.

import * as v from 'valibot'
import type { Named } from '../preload/contract'
import { personKey } from './roster/person-key'

/** How many the file holds of one user. */
const mostWatched = 1000

const named = v.object({ uri: v.pipe(v.string(), v.regex(/^sip:\S/i), v.maxLength(250)), name: v.string() })
const stored = v.record(v.string(), v.unknown())

export interface KeptWatching {
  /** In the order of adding, each once; nobody for an address that is not known. */
  read(signInAddress: string): readonly Named[]
  write(signInAddress: string, people: readonly Named[]): void
}

export function createKeptWatching(store: {
  get(key: 'watching'): unknown
  set(key: 'watching', value: unknown): void
  delete(key: 'watching'): void
}): KeptWatching {
  /** Of everybody who ever signed in here; what is damaged is kept until its owner writes. */
  const everybody = () => {
    const read = v.safeParse(stored, store.get('watching'))
    return new Map(read.success ? Object.entries(read.output) : [])
  }
  return {
    read(signInAddress) {
      const kept = everybody().get(keyOf(signInAddress))
      return Array.isArray(kept) ? readable(kept) : []
    },
    write(signInAddress, people) {
      const kept = everybody()
      if (people.length === 0) kept.delete(keyOf(signInAddress))
      else kept.set(keyOf(signInAddress), people.slice(0, mostWatched))
      if (kept.size === 0) store.delete('watching')
      else store.set('watching', Object.fromEntries(kept))
    }
  }
}

/** With and without `sip:`, in any letter case, it is the same person. */
const keyOf = (signInAddress: string) => signInAddress.toLowerCase().replace(/^sip:/, '')

/** Whoever can be read, each once. */
function readable(kept: readonly unknown[]): Named[] {
  const people = new Map<string, Named>()
  for (const one of kept) {
    const { success, output } = v.safeParse(named, one)
    if (success && !people.has(personKey(output.uri))) people.set(personKey(output.uri), output)
  }
  return [...people.values()].slice(0, mostWatched)
}
