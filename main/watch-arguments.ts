// What a watch must look like when it comes from the window or from the file that keeps it.

import * as v from 'valibot'
import type { Watch, WatchHow, WatchTarget } from '../preload/contract'
import { groupId, severalUris, uri } from './edit-arguments'
import { instant } from './instant-shape'

const events = v.picklist(['available', 'not-busy', 'offline', 'note', 'every-change'])

const watchTarget = v.variant('kind', [
  v.strictObject({ kind: v.literal('person'), uri }),
  v.strictObject({ kind: v.literal('group'), groupId }),
  v.strictObject({ kind: v.literal('any'), uris: severalUris })
]) satisfies v.GenericSchema<unknown, WatchTarget>

const how = {
  on: v.pipe(v.array(events), v.minLength(1), v.maxLength(5)),
  lasts: v.variant('kind', [
    v.strictObject({ kind: v.literal('once') }),
    v.strictObject({ kind: v.literal('always') }),
    v.strictObject({ kind: v.literal('until'), at: instant })
  ])
}
const watchHow = v.strictObject(how) satisfies v.GenericSchema<unknown, WatchHow>

/** A watch as it is kept. */
export const keptWatch = v.strictObject({ target: watchTarget, ...how }) satisfies v.GenericSchema<unknown, Watch>

export const watchArguments = v.strictTuple([watchTarget, v.nullable(watchHow)])
