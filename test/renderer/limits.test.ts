import { expect, it } from 'vitest'
import { contactLimitLine, delegateLimitLine } from '../../renderer/limits'
import { lists } from './pictures'

it.each([
  [0, 250, null],
  [239, 250, null],
  [240, 250, '240 of 250 contacts'],
  [250, 250, '250 of 250 contacts'],
  [260, 250, '260 of 250 contacts'],
  [260, null, null]
])('tells of %d contacts where %s fit: %s', (contacts, contactLimit, line) => {
  expect(contactLimitLine({ ...lists, contacts, contactLimit })).toBe(line)
})

it.each([
  [21, null],
  [22, '22 of 25'],
  [25, '25 of 25']
])('tells of %d delegates where 25 fit: %s', (count, line) => {
  expect(delegateLimitLine(lists, count)).toBe(line)
})
