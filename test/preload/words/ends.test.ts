// When something ends that was chosen for a while.

import { expect, it } from 'vitest'
import { endAt } from '../../../preload/words/ends'

const at = (text: string): number => new Date(text).getTime()

it.each([
  ['half-hour', '2026-03-11T14:00:00', '2026-03-11T14:30:00'],
  ['hour', '2026-03-11T23:30:00', '2026-03-12T00:30:00'],
  ['working-day', '2026-03-11T14:00:00', '2026-03-11T17:00:00'],
  ['working-day', '2026-03-11T18:00:00', '2026-03-11T17:00:00'],
  ['tomorrow', '2026-03-11T14:00:00', '2026-03-12T08:00:00'],
  ['tomorrow', '2026-12-31T07:00:00', '2027-01-01T08:00:00']
] as const)('"%s" chosen at %s ends at %s', (end, now, moment) => {
  expect(endAt(end, at(now))).toBe(at(moment))
})
