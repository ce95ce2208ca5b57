// Entity tags: which one is sent back, and in which spelling.

import { expect, it } from 'vitest'
import { etagOf, ifMatch, ifNoneMatch } from '../../../main/ucwa/etags'

it.each([
  ['"346579618"', { etag: '5' }, '"346579618"'],
  ['e5d7baae-5276-4996-9b15-ef725bcaf50c', {}, 'e5d7baae-5276-4996-9b15-ef725bcaf50c'],
  ['W/"3"', {}, 'W/"3"'],
  [undefined, { etag: '346579618' }, '"346579618"'],
  [undefined, { etag: 346579618 }, '"346579618"'],
  [undefined, { etag: '"5"' }, '"5"'],
  [undefined, { etag: 'W/"5"' }, 'W/"5"'],
  ['', { etag: '5' }, '"5"'],
  ['tég', { etag: '5' }, '"5"'],
  [undefined, {}, undefined],
  [undefined, { etag: '' }, undefined],
  [undefined, { etag: null }, undefined],
  [undefined, { etag: 'a"b' }, undefined],
  [undefined, { etag: '5"\r\nAuthorization: x' }, undefined],
  [undefined, { etag: '5\r\nAuthorization: x' }, undefined],
  [undefined, { etag: 'Größe' }, undefined]
])('takes the header %j and the body %j for %j', (header, body, etag) => {
  const headers = new Headers(header === undefined ? {} : { etag: header })
  expect(etagOf(body, headers)).toBe(etag)
})

it('sends nothing where no tag is known', () => {
  expect([ifMatch(undefined), ifNoneMatch(undefined)]).toEqual([{}, {}])
  expect([ifMatch('"5"'), ifNoneMatch('"5"')]).toEqual([{ 'If-Match': '"5"' }, { 'If-None-Match': '"5"' }])
})
