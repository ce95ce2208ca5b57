import { describe, expect, it } from 'vitest'
import type { Presence } from '../../../preload/contract'
import { availabilityWords, isGone, noteLine, presenceLine, signOf } from '../../../preload/words/presence-line'
import { live } from '../../renderer/pictures'

const now = new Date('2026-03-11T14:30:00').getTime()
const min = 60_000
const stale: Presence = { kind: 'stale', availability: 'available', asOf: new Date('2026-03-11T10:42:00').getTime() }

describe('presence in words', () => {
  it.each<[string, Presence]>([
    ['Available', live('available')],
    ['Available', live('available', { activity: 'available', lastActive: now - 5 * min })],
    ['Available', live('available', { activity: 'AVAILABLE' })],
    ['Busy, in a meeting', live('busy', { activity: 'in-a-meeting' })],
    ['Busy, on the phone', live('busy', { activity: 'on-the-phone' })],
    ['Do not disturb, presenting', live('do-not-disturb', { activity: 'presenting' })],
    ['Busy, feeding the cat', live('busy', { activity: 'feeding the cat' })],
    ['Inactive 6 min', live('inactive', { lastActive: now - 6.5 * min })],
    ['Inactive', live('inactive', { lastActive: now - 20_000 })],
    ['Busy, inactive 12 min', live('busy-inactive', { lastActive: now - 12 * min })],
    ['Away 15 min', live('away', { lastActive: now - 15 * min })],
    ['Away 15 min', live('away', { since: now - 15 * min })],
    ['Away since Monday', live('away', { lastActive: now - 50 * 60 * min })],
    ['Offline since yesterday', live('offline', { lastActive: now - 26 * 60 * min })],
    ['Offline', live('offline')],
    ['Off work', live('off-work', { activity: 'off-work' })],
    ['Presence unknown', live('unknown')],
    ['Asking…', { kind: 'asking' }]
  ])('a row says "%s"', (words, presence) => {
    expect(presenceLine(presence, now)).toBe(words)
  })

  it('tells no time of somebody who was last active in the future', () => {
    expect(presenceLine(live('away', { lastActive: now + min }), now)).toBe('Away')
  })

  it('says of a memory when it was true, and nothing else', () => {
    expect(availabilityWords(stale, now)).toMatch(/^Available as of 10[:.]42/)
    expect(presenceLine(stale, now)).toBe(availabilityWords(stale, now))
    expect(noteLine(stale, { text: 'Call me', outOfOffice: false })).toBe('')
  })

  it('begins an out-of-office note with the words', () => {
    expect(noteLine(live('away'), { text: 'Back in May', outOfOffice: true })).toBe('Out of office: Back in May')
  })

  it.each<[boolean, Presence]>([
    [false, live('available')],
    [false, live('be-right-back')],
    [true, live('away')],
    [true, live('off-work')],
    [true, live('unknown')],
    [true, stale],
    [true, { kind: 'asking' }]
  ])('steps back: %s', (expected, presence) => {
    expect(isGone(presence)).toBe(expected)
  })

  it('draws the sign of the unknown until there is an answer', () => {
    expect(signOf({ kind: 'asking' })).toBe('unknown')
    expect(signOf(stale)).toBe('available')
  })
})
