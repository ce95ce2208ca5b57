// What each user chose to be and for how long, kept on this computer by sign-in address.

import * as v from 'valibot'
import { myStates } from '../../preload/words/states'
import { instant } from '../instant-shape'
import { nothingChosen, type Kept } from './chosen'

const everybody = v.record(v.string(), v.unknown())
const oneUser = v.object({
  chosen: v.nullable(
    v.object({
      availability: v.picklist(myStates),
      until: v.nullable(instant)
    })
  ),
  isAway: v.boolean(),
  isSeen: v.boolean()
})

export interface KeptPresence {
  /** `nothingChosen` for an address that is not known, or what of it is damaged. */
  read(signInAddress: string): Kept
  write(signInAddress: string, kept: Kept): void
}

export function createKeptPresence(store: {
  get(key: 'presence'): unknown
  set(key: 'presence', value: unknown): void
  delete(key: 'presence'): void
}): KeptPresence {
  const readAll = () => {
    const read = v.safeParse(everybody, store.get('presence'))
    return new Map(read.success ? Object.entries(read.output) : [])
  }
  return {
    read(signInAddress) {
      const read = v.safeParse(oneUser, readAll().get(keyOf(signInAddress)))
      return read.success ? read.output : nothingChosen
    },
    write(signInAddress, kept) {
      const all = readAll()
      if (kept.chosen === null && !kept.isAway) all.delete(keyOf(signInAddress))
      else all.set(keyOf(signInAddress), kept)
      if (all.size === 0) store.delete('presence')
      else store.set('presence', Object.fromEntries(all))
    }
  }
}

/** With and without `sip:`, in any letter case, it is the same person. */
const keyOf = (signInAddress: string) => signInAddress.toLowerCase().replace(/^sip:/, '')
