// What an edit must look like when it comes from the window. Only shapes and sizes are looked at: whether a name or an
// address will do is the session's to say, in words of its own.

import * as v from 'valibot'
import type { Edit } from '../preload/contract'

/** No list of the window is longer; a file may hold as many memberships. */
export const longestList = 10_000

const text = (limit: number) => v.pipe(v.string(), v.maxLength(limit))
const listOf = <T>(item: v.GenericSchema<unknown, T>) => v.pipe(v.array(item), v.maxLength(longestList))

/** An address that is known already. */
export const uri = text(250)
export const groupId = text(256)
const name = text(256)

/** People type these: longer than allowed, so that a refusal can say which rule they break. */
const typed = text(1000)

const named = v.strictObject({ uri: typed, name })
const people = listOf(named)
const places = listOf(v.strictObject({ uri, groupId }))
const uris = listOf(uri)

const importTarget = v.union([v.strictObject({ groupId }), v.strictObject({ newGroup: typed })])
const importParts = v.pipe(
  listOf(v.strictObject({ to: importTarget, people })),
  v.check((parts) => parts.reduce((sum, part) => sum + part.people.length, 0) <= longestList)
)

/** Uris of several people at once, at least one. */
export const severalUris = v.pipe(uris, v.minLength(1))

/** An edit of the contract; unknown kinds, missing and additional keys are refused. */
export const edit = v.variant('kind', [
  v.strictObject({ kind: v.literal('create-group'), name: typed, people, leave: places }),
  v.strictObject({ kind: v.literal('rename-group'), groupId, name: typed }),
  v.strictObject({ kind: v.literal('delete-group'), groupId }),
  v.strictObject({ kind: v.literal('add'), people, to: groupId }),
  v.strictObject({ kind: v.literal('move'), places, to: groupId }),
  v.strictObject({ kind: v.literal('remove'), places }),
  v.strictObject({ kind: v.literal('remove-contacts'), uris }),
  v.strictObject({ kind: v.literal('add-list'), list: v.strictObject({ name, mail: text(256) }) }),
  v.strictObject({ kind: v.literal('remove-list'), groupId }),
  v.strictObject({ kind: v.literal('watch'), people }),
  v.strictObject({ kind: v.literal('unwatch'), uris }),
  v.strictObject({ kind: v.literal('import'), parts: importParts })
]) satisfies v.GenericSchema<unknown, Edit>
