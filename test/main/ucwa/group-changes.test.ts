// Own groups: made, renamed with everything they had, deleted.

import { expect, it } from 'vitest'
import { createGroup, deleteGroup, readEditableGroup, renameGroup } from '../../../main/ucwa/group-changes'
import { versionTwo } from '../../../main/ucwa/version'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const href = `${origin}/groups/kQ7x=`
const token = 'please pass this in a PUT request'

const body = {
  rel: 'group',
  id: 'kQ7x=',
  name: 'Night shift',
  etag: '346579618',
  '5b1d9a1e-3c62-4f5e-9c0d-1c7a4f7f9f11': token,
  colour: { shade: 3 },
  _links: { self: { href: '/groups/kQ7x=' }, groupContacts: { href: '/contacts' } },
  _embedded: { contact: [] }
}

const read = (headers: Record<string, string> = {}, change: object = {}) =>
  readEditableGroup(href).read({ status: 200, headers: new Headers(headers), body: { ...body, ...change }, href })

it('makes a group by its name alone', () => {
  expect(createGroup(`${origin}/groups`, 'Lunch')).toMatchObject({
    method: 'POST',
    href: `${origin}/groups`,
    headers: { 'X-MS-RequiresMinResourceVersion': '2' },
    body: { displayName: 'Lunch' }
  })
})

it('sends back everything it was given but the links, under the new name', () => {
  expect(renameGroup(read({ etag: 'e5d7baae' }), 'Day shift')).toMatchObject({ method: 'PUT', href })
  expect(renameGroup(read({ etag: 'e5d7baae' }), 'Day shift').body).toEqual({
    rel: 'group',
    id: 'kQ7x=',
    name: 'Day shift',
    etag: '346579618',
    '5b1d9a1e-3c62-4f5e-9c0d-1c7a4f7f9f11': token,
    colour: { shade: 3 }
  })
})

it.each([
  ['the tag of the header', { etag: 'e5d7baae' }, {}, { 'If-Match': 'e5d7baae' }],
  ['the tag of the body in quotes', {}, {}, { 'If-Match': '"346579618"' }],
  ['no tag where none was told', {}, { etag: undefined }, {}]
])('renames on condition of %s', (_, headers, change, condition) => {
  expect(renameGroup(read(headers, change), 'Day shift').headers).toEqual({ ...versionTwo, ...condition })
})

it('echoes names that JavaScript has a meaning for', () => {
  const odd: unknown = JSON.parse(`{"__proto__":"${token}","constructor":1,"_links":{"self":{"href":"/groups/a"}}}`)
  const renamed = renameGroup(readWith(readEditableGroup(href), odd), 'Day shift')
  expect(JSON.stringify(renamed.body)).toBe(`{"__proto__":"${token}","constructor":1,"name":"Day shift"}`)
})

it('reads a group that tells neither name nor tag, and refuses what is no group', async () => {
  const bare = { id: 'a', _links: { self: { href: '/groups/a' } } }
  expect(readWith(readEditableGroup(href), bare)).toEqual({
    self: `${origin}/groups/a`,
    name: '',
    properties: { id: 'a' }
  })
  expect(await codeOf(() => readWith(readEditableGroup(href), undefined))).toBe('unreadable')
  expect(await codeOf(() => readWith(readEditableGroup(href), { name: 'a' }))).toBe('missing-link')
})

it('deletes a group by its address', () => {
  expect(deleteGroup(href)).toMatchObject({ method: 'DELETE', href, headers: versionTwo })
})

it('refuses a group so deep that it could not be sent back', async () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
  expect(JSON.stringify(renameGroup(read({}, { colour: nested(100) }), 'Day shift').body)).toContain('[[')
  expect(await codeOf(() => read({}, { colour: nested(20_000) }))).toBe('unreadable')
})
