// The states and their orders, and when only the password helps.

import { expect, it } from 'vitest'
import type { ProblemCode } from '../../../preload/contract'
import { presenceWords } from '../../../preload/words/presence'
import { availabilityOrder, myStates, needsPassword } from '../../../preload/words/states'

it('puts who is most likely to answer first', () => {
  expect(availabilityOrder).toEqual([
    'available',
    'inactive',
    'busy',
    'do-not-disturb',
    'busy-inactive',
    'be-right-back',
    'away',
    'off-work',
    'offline',
    'unknown'
  ])
})

it('gives every state that has a word one place', () => {
  expect([...availabilityOrder].toSorted()).toEqual(Object.keys(presenceWords.availability).toSorted())
})

it('offers what can be chosen in the order of the keys that choose it', () => {
  expect(myStates).toEqual(['available', 'busy', 'do-not-disturb', 'be-right-back', 'away', 'off-work'])
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
