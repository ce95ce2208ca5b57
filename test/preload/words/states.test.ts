// The states and their orders, and when only the password helps.

import { expect, it } from 'vitest'
import type { Availability, ProblemCode } from '../../../preload/contract'
import { presenceWords } from '../../../preload/words/presence'
import { isGone } from '../../../preload/words/presence-line'
import { availabilityOrder, myStates, needsPassword } from '../../../preload/words/states'

const placeOf = (availability: Availability): number => availabilityOrder.indexOf(availability)
const isGoneAs = (availability: Availability): boolean => isGone({ kind: 'live', availability })

it('gives every state that has a word one place', () => {
  expect([...availabilityOrder].toSorted()).toEqual(Object.keys(presenceWords.availability).toSorted())
})

it('puts everybody whose name stands out above everybody whose name steps back', () => {
  const gone = availabilityOrder.filter(isGoneAs)
  expect(gone.length).toBeGreaterThan(0)
  expect(availabilityOrder.slice(-gone.length)).toEqual(gone)
})

it.each<[Availability, Availability]>([
  ['available', 'busy'],
  ['busy', 'do-not-disturb'],
  ['available', 'inactive'],
  ['busy', 'busy-inactive'],
  ['inactive', 'busy-inactive'],
  ['be-right-back', 'away'],
  ['away', 'offline'],
  ['offline', 'unknown']
])('puts who is %s above who is %s', (one, other) => {
  expect(placeOf(one)).toBeLessThan(placeOf(other))
})

it('offers each state that one can be in oneself, once, in the order in which people are sorted', () => {
  const onlyForOthers: readonly Availability[] = ['inactive', 'busy-inactive', 'offline', 'unknown']
  expect(myStates).toEqual(availabilityOrder.filter((state) => !onlyForOthers.includes(state)))
})

it.each<[ProblemCode, boolean]>([
  ['sign-in-expired', true],
  ['wrong-password', true],
  ['password-missing', true],
  ['way-not-offered', true],
  ['integrated-refused', true],
  ['page-closed', true],
  ['sign-in-not-permitted', true],
  ['taken-over', false],
  ['ended-by-server', false],
  ['certificate-not-trusted', false]
])('after %s a password is needed: %s', (code, isNeeded) => {
  expect(needsPassword({ code })).toBe(isNeeded)
})
