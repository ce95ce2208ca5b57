// What is done about my presence: a table of situations.
import { expect, it } from 'vitest'
import type { Availability, Presence, SettableAvailability } from '../../../preload/contract'
import { nothingChosen, shownUntil, type Kept } from '../../../main/my-presence/chosen'
import { decide, type Situation } from '../../../main/my-presence/decide'

const now = 1_000_000
const at = (availability: Availability, activity?: string): Presence => ({
  kind: 'live',
  availability,
  ...(activity !== undefined && { activity })
})
const chose = (availability: SettableAvailability, until: number | null = null, isSeen = true): Kept => ({
  chosen: { availability, until },
  isAway: false,
  isSeen
})
const away = (kept: Kept, isSeen = true): Kept => ({ ...kept, isAway: true, isSeen })
const plain: Situation = {
  now,
  presence: at('available'),
  kept: nothingChosen,
  isLocked: false,
  awayOnLock: true,
  isLockAnswered: false
}
const locked = { isLocked: true }

it.each<[string, Partial<Situation>, string]>([
  // a time that is over
  ['leaves a state whose time is ahead', { presence: at('busy'), kept: chose('busy', now + 1) }, 'nothing'],
  ['resets a state at its time', { presence: at('busy'), kept: chose('busy', now) }, 'reset'],
  ['resets one whose time went by asleep', { presence: at('busy'), kept: chose('busy', now - 9e6) }, 'reset'],
  ['resets behind a locked screen too', { ...locked, presence: at('busy'), kept: chose('busy', now) }, 'reset'],
  ['resets one that went idle', { presence: at('busy-inactive'), kept: chose('busy', now) }, 'reset'],
  ['resets one the server has not shown yet', { presence: at('available'), kept: chose('busy', now, false) }, 'reset'],
  ['leaves a state without end', { presence: at('busy'), kept: chose('busy') }, 'nothing'],
  // what other devices chose
  ['leaves what another device chose since', { presence: at('away'), kept: chose('busy', now) }, 'forget'],
  ['gives the server time to show it', { presence: at('available'), kept: chose('busy', now + 1, false) }, 'nothing'],
  ['notes that the server shows it', { presence: at('busy'), kept: chose('busy', now + 1, false) }, 'see'],
  [
    'waits while another device presents',
    { presence: at('do-not-disturb', 'presenting'), kept: chose('busy', now + 1) },
    'nothing'
  ],
  ['takes offline for no choice', { presence: at('offline'), kept: chose('busy', now + 1) }, 'nothing'],
  [
    'takes no memory for the truth',
    { presence: { kind: 'stale', availability: 'away', asOf: 1 }, kept: chose('busy', now) },
    'nothing'
  ],
  ['decides nothing before an answer', { ...locked, presence: { kind: 'asking' } }, 'nothing'],
  // the lock
  ['goes away from available', locked, 'go-away'],
  ['goes away from inactive', { ...locked, presence: at('inactive') }, 'go-away'],
  ['goes away from busy', { ...locked, presence: at('busy'), kept: chose('busy') }, 'go-away'],
  ['goes away from busy, inactive', { ...locked, presence: at('busy-inactive') }, 'go-away'],
  ['stays do not disturb', { ...locked, presence: at('do-not-disturb'), kept: chose('do-not-disturb') }, 'leave'],
  ['stays right back', { ...locked, presence: at('be-right-back') }, 'leave'],
  ['stays away', { ...locked, presence: at('away') }, 'leave'],
  ['stays off work', { ...locked, presence: at('off-work') }, 'leave'],
  ['answers no lock while the server says nothing yet', { ...locked, presence: at('offline') }, 'nothing'],
  ['stays unless that is wished', { ...locked, awayOnLock: false }, 'nothing'],
  ['answers a lock once', { ...locked, isLockAnswered: true }, 'nothing'],
  // and back
  ['stays away while locked', { ...locked, presence: at('away'), kept: away(nothingChosen) }, 'nothing'],
  ['comes back to nothing chosen', { presence: at('away'), kept: away(nothingChosen) }, 'reset'],
  ['comes back to what was chosen', { presence: at('away'), kept: away(chose('busy')) }, 'come-back busy'],
  [
    'comes back for the time that is left',
    { presence: at('away'), kept: away(chose('busy', now + 1)) },
    'come-back busy'
  ],
  ['does not come back to what is over', { presence: at('away'), kept: away(chose('busy', now)) }, 'reset'],
  [
    'comes back when it is wished no more',
    { ...locked, awayOnLock: false, presence: at('away'), kept: away(nothingChosen) },
    'reset'
  ],
  ['leaves what another device chose meanwhile', { presence: at('busy'), kept: away(nothingChosen) }, 'forget'],
  ['comes back though away was never shown', { kept: away(nothingChosen, false) }, 'reset']
])('%s', (_what, situation, step) => {
  const decided = decide({ ...plain, ...situation })
  expect(decided.do === 'come-back' ? `come-back ${decided.to}` : decided.do).toBe(step)
})

it.each<[string, Kept, Presence, number | undefined]>([
  ['the end of what is shown', chose('busy', now + 5), at('busy'), now + 5],
  ['the end of what went idle', chose('busy', now + 5), at('busy-inactive'), now + 5],
  ['no end of what is over', chose('busy', now), at('busy'), undefined],
  ['no end of what has none', chose('busy'), at('busy'), undefined],
  ['no end of what the server does not show', chose('busy', now + 5, false), at('available'), undefined],
  ['no end of Away behind the lock', away(chose('busy', now + 5)), at('away'), undefined],
  ['no end before an answer', chose('busy', now + 5), { kind: 'asking' }, undefined]
])('tells %s', (_what, kept, presence, until) => {
  expect(shownUntil(kept, presence, now)).toBe(until)
})
