// Whom each user wants to hear of, kept on this computer by sign-in address.

import * as v from 'valibot'
import type { Watch } from '../preload/contract'
import { availabilityOrder } from '../preload/words/states'
import { nothingKept, type KeptAlerts, type KeptWatches } from './alerts/kept'
import { instant } from './instant-shape'
import { createKeptByUser, type KeptStore } from './kept-by-user'
import { keptWatch } from './watch-arguments'

/** How many the file holds of one user; there can be no more. */
const mostWatches = 5000

const availability = v.picklist(availabilityOrder)

const oneUser = v.object({
  watches: v.fallback(v.array(v.unknown()), []),
  lastSeen: v.fallback(
    v.custom<object>((value) => typeof value === 'object' && value !== null),
    {}
  ),
  pausedUntil: v.fallback(v.nullable(instant), null)
})

/** `store` keeps one value; what of it is damaged is kept until its owner writes. */
export function createKeptWatches(store: KeptStore<'watches'>): KeptWatches {
  const users = createKeptByUser(store, 'watches')
  return {
    read: (signInAddress) => readable(users.read(signInAddress)),
    write(signInAddress, kept) {
      users.write(signInAddress, kept.watches.length === 0 && kept.pausedUntil === null ? undefined : kept)
    }
  }
}

function readable(kept: unknown): KeptAlerts {
  const read = v.safeParse(oneUser, kept)
  if (!read.success) return nothingKept
  const { watches, lastSeen, pausedUntil } = read.output
  // A damaged file may hold any number: what is looked at is cut before each costs its time.
  const seen = Object.entries(lastSeen)
    .slice(0, mostWatches)
    .flatMap(([key, value]) => {
      const { success, output } = v.safeParse(availability, value)
      return success ? [[key, output] as const] : []
    })
  return {
    watches: watches.slice(0, mostWatches).flatMap((one): Watch[] => {
      const { success, output } = v.safeParse(keptWatch, one, { abortEarly: true })
      return success ? [output] : []
    }),
    lastSeen: Object.fromEntries(seen),
    pausedUntil
  }
}
