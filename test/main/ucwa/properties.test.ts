// Plain properties: the right type or nothing.

import { expect, it } from 'vitest'
import { requireText, textListOf, textsOf, timeOf } from '../../../main/ucwa/properties'
import { codeOf } from './fake-server'

it.each([
  ['/Date(1700000000000)/', 1_700_000_000_000],
  ['/Date(0)/', 0],
  ['/Date(-1000)/', -1000],
  ['/Date(1700000000000+0100)/', 1_700_000_000_000],
  ['2023-11-14T22:13:20Z', 1_700_000_000_000],
  ['/Date(9999999999999999)/', undefined],
  ['/Date(99999999999999999999)/', undefined],
  ['/Date(soon)/', undefined],
  ['2023', undefined],
  ['2023-13-45T99:00:00Z', undefined],
  ['', undefined],
  [1_700_000_000_000, undefined],
  [null, undefined]
])('reads the date %j as %s', (value, time) => {
  expect(timeOf({ lastActive: value }, 'lastActive')).toBe(time)
})

it('keeps texts and leaves out every other type', () => {
  const resource = { title: 'Engineer', name: 5, office: null, company: ['x'], department: '' }
  expect(textsOf(resource, ['title', 'name', 'office', 'company', 'department', 'absent'])).toEqual({
    title: 'Engineer',
    department: ''
  })
})

it.each([
  [
    ['a@contoso.example', 5, null, 'b@contoso.example'],
    ['a@contoso.example', 'b@contoso.example']
  ],
  ['a@contoso.example', []],
  [undefined, []]
])('reads the list %j', (value, list) => {
  expect(textListOf({ emailAddresses: value }, 'emailAddresses')).toEqual(list)
})

it.each([[{}], [{ uri: '' }], [{ uri: '  ' }], [{ uri: 5 }]])('cannot do without a text: %j', async (resource) => {
  expect(await codeOf(() => requireText(resource, 'uri'))).toBe('unreadable')
})
