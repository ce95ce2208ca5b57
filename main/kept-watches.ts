// Whom each user wants to hear of, kept on this computer by sign-in address.

import * as v from 'valibot'
import type { Watch } from '../preload/contract'
import { availabilityOrder } from '../preload/words/states'
import { nothingKept, type KeptAlerts, type KeptWatches } from './alerts/kept'
import { instant } from './instant-shape'
import { keptWatch } from './watch-arguments'

/** How many the file holds of one user; there can be no more. */
const mostWatches = 5000

const availability = v.picklist(availabilityOrder)

const everybody = v.record(v.string(), v.unknown())
const oneUser = v.object({
  watches: v.fallback(v.array(v.unknown()), []),
  lastSeen: v.fallback(v.record(v.string(), v.unknown()), {}),
  pausedUntil: v.fallback(v.nullable(instant), null)
})

/** `store` keeps one value; what of it is damaged is kept until its owner writes. */
export function createKeptWatches(store: {
  get(key: 'watches'): unknown
  set(key: 'watches', value: unknown): void
  delete(key: 'watches'): void
}): KeptWatches {
  const readAll = () => {
    const read = v.safeParse(everybody, store.get('watches'))
    return new Map(read.success ? Object.entries(read.output) : [])
  }
  return {
    read: (signInAddress) => readable(readAll().get(keyOf(signInAddress))),
    write(signInAddress, kept) {
      const all = readAll()
      if (kept.watches.length === 0 && kept.pausedUntil === null) all.delete(keyOf(signInAddress))
      else all.set(keyOf(signInAddress), kept)
      if (all.size === 0) store.delete('watches')
      else store.set('watches', Object.fromEntries(all))
    }
  }
}

/** With and without `sip:`, in any letter case, it is the same person. */
const keyOf = (signInAddress: string) => signInAddress.toLowerCase().replace(/^sip:/, '')

function readable(kept: unknown): KeptAlerts {
  const read = v.safeParse(oneUser, kept)
  if (!read.success) return nothingKept
  const { watches, lastSeen, pausedUntil } = read.output
  const seen = Object.entries(lastSeen).flatMap(([key, value]) => {
    const { success, output } = v.safeParse(availability, value)
    return success ? [[key, output] as const] : []
  })
  return {
    watches: watches
      .flatMap((one): Watch[] => {
        const { success, output } = v.safeParse(keptWatch, one)
        return success ? [output] : []
      })
      .slice(0, mostWatches),
    lastSeen: Object.fromEntries(seen),
    pausedUntil
  }
}
