// Looking at everybody costs one pass, and at a picture that is no other nothing at all.

import { expect, it } from 'vitest'
import { createSights } from '../../../main/alerts/sights'
import type { Availability, Person } from '../../../preload/contract'
import { live, sip } from './stage'

it('looks at each of 5,000 people once, and tells of the 500 who changed', () => {
  let looks = 0
  const counted = (name: string, availability: Availability): Person => ({
    get uri() {
      looks += 1
      return sip(name)
    },
    name,
    presence: live(availability)
  })
  const sights = createSights(() => 0)
  const people = Array.from({ length: 5000 }, (_, n) => counted(`p${n}`, 'busy'))
  sights.look(people, new Set())
  looks = 0
  const later = people.map((one, n) => (n < 500 ? counted(`p${n}`, 'available') : one))
  expect(sights.look(later, new Set()).map(({ person }) => person)).toEqual(later.slice(0, 500))
  expect(looks).toBeLessThanOrEqual(2 * 5000)
  looks = 0
  expect(sights.look(later, new Set())).toEqual([])
  expect(looks).toBe(0)
})
