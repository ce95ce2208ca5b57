import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ago, day, duration, moment, number, seconds, timeOfDay, writeTimesAs } from '../../../preload/words/times'

const at = (text: string): number => new Date(text).getTime()
const now = at('2026-03-11T14:30:00') // a Wednesday

beforeEach(() => writeTimesAs(() => 'en-GB'))
afterEach(() => writeTimesAs(() => 'system'))

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

  it.each([
    ['en-GB', '04:05', '4 March', '24 December 2025', '22:00', '07:30'],
    ['en-US', '4:05 AM', 'March 4', 'December 24, 2025', '10:00 PM', '7:30 AM']
  ] as const)('writes times and dates as %s does', (language, clock, date, withYear, evening, morning) => {
    writeTimesAs(() => language)
    const plain = (text: string) => text.replaceAll('\u202f', ' ')
    expect(plain(day(at('2026-03-11T04:05:00'), now))).toBe(clock)
    expect(day(at('2026-03-04T08:00:00'), now)).toBe(date)
    expect(day(at('2025-12-24T08:00:00'), now)).toBe(withYear)
    expect([plain(timeOfDay(22 * 60)), plain(timeOfDay(7 * 60 + 30))]).toEqual([evening, morning])
    expect([number(1234), seconds(1400)]).toEqual(['1,234', '1.4 s'])
  })

  it('follows the language from one moment to the next, and the system where nothing was chosen', () => {
    const chosen: { language: 'system' | 'en-US' } = { language: 'system' }
    writeTimesAs(() => chosen.language)
    expect(timeOfDay(600)).toBe(
      new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone: 'UTC' }).format(36_000_000)
    )
    chosen.language = 'en-US'
    expect(timeOfDay(600).replaceAll('\u202f', ' ')).toBe('10:00 AM')
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
