import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeTimesAs } from '../../../preload/words/times'
import { pauseLine } from '../../../renderer/settings/pause'

beforeEach(() => writeTimesAs(() => 'en-GB'))
afterEach(() => writeTimesAs(() => 'system'))

const at = (text: string): number => new Date(text).getTime()

it.each([
  [null, 'Not paused'],
  ['2026-03-11T14:00:00', 'Not paused'],
  ['2026-03-11T17:05:00', 'Until 17:05'],
  ['2026-03-12T08:00:00', 'Until tomorrow, 08:00']
])('a pause until %s is told as "%s"', (until, line) => {
  expect(pauseLine(until === null ? null : at(until), at('2026-03-11T14:00:00'))).toBe(line)
})
