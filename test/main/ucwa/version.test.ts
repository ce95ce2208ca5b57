// Version two: named by every call that only it has, and left out for servers that know the first alone.

import { expect, it } from 'vitest'
import type { Call } from '../../../main/ucwa/call'
import { createGroup, deleteGroup, renameGroup } from '../../../main/ucwa/group-changes'
import { addToGroup, removeFromAllGroups, removeFromGroup } from '../../../main/ucwa/memberships'
import { withoutVersion } from '../../../main/ucwa/version'

const href = 'https://web.contoso.example/x'
const group = { self: href, name: 'Lunch', etag: '"5"', properties: { id: 'a' } }

it.each<[string, Call<unknown>, object]>([
  ['making a group', createGroup(href, 'Lunch'), {}],
  ['renaming one', renameGroup(group, 'Dinner'), { 'If-Match': '"5"' }],
  ['deleting one', deleteGroup(href), {}],
  ['adding somebody', addToGroup(href, { contactUri: 'sip:lena@contoso.example', groupId: 'a' }), {}],
  ['taking somebody out', removeFromGroup(href), {}],
  ['taking somebody out of all groups', removeFromAllGroups(href, 'sip:lena@contoso.example'), {}]
])('is named when %s, and can be left out', (_, call, rest) => {
  expect(call.headers).toEqual({ 'X-MS-RequiresMinResourceVersion': '2', ...rest })
  expect(withoutVersion(call)).toEqual({ ...call, headers: rest })
})

it('changes nothing in a call that names none', () => {
  const call: Call<void> = { method: 'GET', href, headers: { 'If-None-Match': '"5"' }, read: () => undefined }
  expect(withoutVersion(call)).toEqual(call)
})
