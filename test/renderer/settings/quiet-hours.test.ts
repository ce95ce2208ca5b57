import { afterEach, beforeEach, expect, it } from 'vitest'
import type { QuietHours } from '../../../preload/contract'
import { writeTimesAs } from '../../../preload/words/times'
import { quietHoursLine, withDay } from '../../../renderer/settings/quiet-hours'

beforeEach(() => writeTimesAs(() => 'en-GB'))
afterEach(() => writeTimesAs(() => 'system'))

const hours: QuietHours = { isOn: true, from: 1320, to: 420, days: [1, 2, 3] }

it('tells them by the clock, or that there are none', () => {
  expect(quietHoursLine(hours)).toBe('22:00 to 07:00')
  expect(quietHoursLine({ ...hours, isOn: false })).toBe('Off')
})

it('puts a day in and takes it out, in the order of the week', () => {
  expect(withDay(hours, 0).days).toEqual([1, 2, 3, 0])
  expect(withDay({ ...hours, days: [0] }, 5).days).toEqual([5, 0])
  expect(withDay(hours, 2).days).toEqual([1, 3])
})

it('is off without any day, and remembers the last', () => {
  expect(withDay({ ...hours, days: [6] }, 6)).toEqual({ ...hours, isOn: false, days: [6] })
})
