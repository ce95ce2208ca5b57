import { describe, expect, it } from 'vitest'
import { ago, day, duration, moment } from '../../../preload/words/times'

const at = (text: string): number => new Date(text).getTime()
const now = at('2026-03-11T14:30:00') // a Wednesday

describe('times in words', () => {
  it.each([
    [0, ''],
    [59_999, ''],
    [60_000, '1 min'],
    [15 * 60_000 + 30_000, '15 min'],
    [59 * 60_000, '59 min'],
    [60 * 60_000, '1 h'],
    [23.9 * 3_600_000, '23 h'],
    [24 * 3_600_000, '1 day'],
    [49 * 3_600_000, '2 days']
  ])('a duration of %d ms is "%s"', (ms, words) => {
    expect(duration(ms)).toBe(words)
  })

  it.each([
    ['2026-03-10T23:59:00', 'yesterday'],
    ['2026-03-09T08:00:00', 'Monday'],
    ['2026-03-05T08:00:00', 'Thursday'],
    ['2026-03-04T08:00:00', '4 March'],
    ['2025-12-24T08:00:00', '24 December 2025']
  ])('%s is spoken of as "%s"', (past, words) => {
    expect(day(at(past), now)).toBe(words)
  })

  it('speaks of today by the clock, and of other days with the day before the clock', () => {
    expect(day(at('2026-03-11T10:42:00'), now)).toMatch(/^10[:.]42/)
    expect(moment(at('2026-03-11T10:42:00'), now)).toMatch(/^10[:.]42/)
    expect(moment(at('2026-03-10T10:42:00'), now)).toMatch(/^yesterday, 10[:.]42/)
  })

  it('writes the hour without a nought before it, as the locale does', () => {
    expect(day(at('2026-03-11T04:05:00'), now)).toMatch(/^4[:.]05/)
  })

  it('calls yesterday what was before midnight, however few hours ago', () => {
    expect(day(at('2026-03-10T23:30:00'), at('2026-03-11T00:30:00'))).toBe('yesterday')
  })

  it.each([
    [10_000, 'just now'],
    [90_000, 'a minute ago'],
    [12 * 60_000, '12 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [30 * 3_600_000, 'yesterday']
  ])('%d ms before now is "%s"', (ms, words) => {
    expect(ago(now - ms, now)).toBe(words)
  })
})
