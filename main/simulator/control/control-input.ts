// What the control interface accepts, as schemas: each call's body from unknown JSON to a type.

import * as v from 'valibot'
import { availabilities, devices } from '../world/organisation'
import { faultActions } from './faults'

const text = v.string()
const name = v.pipe(text, v.nonEmpty())
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const note = v.union([text, v.strictObject({ message: text, type: v.picklist(['Personal', 'OutOfOffice']) })])

/** `POST people`: several people change in one go. */
export const peopleInput = v.array(
  v.strictObject({
    uri: name,
    availability: v.exactOptional(v.picklist(availabilities)),
    activity: v.exactOptional(v.nullable(text)),
    note: v.exactOptional(v.nullable(note)),
    lastActive: v.exactOptional(v.nullable(whole)),
    deviceType: v.exactOptional(v.picklist(devices)),
    name: v.exactOptional(name),
    location: v.exactOptional(v.nullable(text))
  })
)

/** `POST lists`: an edit made at another device of the user. */
export const listsInput = v.variant('action', [
  v.strictObject({ action: v.literal('addContact'), uri: name, groupId: v.exactOptional(name) }),
  v.strictObject({ action: v.literal('removeContact'), uri: name, groupId: v.exactOptional(name) }),
  v.strictObject({ action: v.literal('createGroup'), name: text }),
  v.strictObject({ action: v.literal('renameGroup'), groupId: name, name: text }),
  v.strictObject({ action: v.literal('deleteGroup'), groupId: name })
])

/** `POST faults`: one fault, as `faults.ts` takes it. */
export const faultInput = v.strictObject({
  method: v.exactOptional(name),
  path: v.exactOptional(name),
  rel: v.exactOptional(name),
  times: v.exactOptional(v.pipe(whole, v.minValue(1))),
  action: v.picklist(faultActions),
  status: v.exactOptional(v.pipe(whole, v.minValue(200), v.maxValue(599))),
  code: v.exactOptional(text),
  subcode: v.exactOptional(text),
  headers: v.exactOptional(v.pipe(v.record(text, text), v.check(areHeaders, 'Not the name or value of a header'))),
  body: v.exactOptional(text),
  delayMs: v.exactOptional(whole),
  find: v.exactOptional(name),
  by: v.exactOptional(text)
})

/** `POST expire`: what ends now. */
export const expireInput = v.strictObject({
  what: v.picklist(['token', 'application', 'subscriptions', 'channel'])
})

/** Everything that rings on the way is rung: a year of a lively organisation would keep the caller waiting for hours. */
const longestJumpMs = 31 * 24 * 60 * 60 * 1000

/** `POST clock`: how far time jumps; 31 days at most. */
export const clockInput = v.strictObject({
  advanceMs: v.pipe(whole, v.maxValue(longestJumpMs, `At most 31 days (${longestJumpMs}) at once`))
})

function areHeaders(headers: Record<string, string>): boolean {
  try {
    new Headers(headers)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
