// What each user chose to be and for how long, kept on this computer by sign-in address.

import * as v from 'valibot'
import { myStates } from '../../preload/words/states'
import { instant } from '../instant-shape'
import { createKeptByUser, type KeptStore } from '../kept-by-user'
import { nothingChosen, type Kept } from './chosen'

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

export function createKeptPresence(store: KeptStore<'presence'>): KeptPresence {
  const users = createKeptByUser(store, 'presence')
  return {
    read(signInAddress) {
      const read = v.safeParse(oneUser, users.read(signInAddress))
      return read.success ? read.output : nothingChosen
    },
    write(signInAddress, kept) {
      users.write(signInAddress, kept.chosen === null && !kept.isAway ? undefined : kept)
    }
  }
}
