// What the tray shows of each state the app can be in: image and tooltip.

import { expect, it } from 'vitest'
import type { AppState, Availability } from '../../../preload/contract'
import { writeTimesAs } from '../../../preload/words/times'
import { trayPicture } from '../../../main/tray/tray-picture'
import { asOf, ines, live, lost, now, online, signedOut, standing, withMe } from './tray-state'

writeTimesAs(() => 'en-GB')

it.each<Availability>([
  'available',
  'inactive',
  'busy',
  'busy-inactive',
  'do-not-disturb',
  'be-right-back',
  'away',
  'off-work',
  'offline',
  'unknown'
])('shows the sign of my presence: %s', (availability) => {
  expect(trayPicture(withMe(live(availability)), now).icon).toBe(availability)
})

it.each<[string, AppState, number, string]>([
  ['reconnecting', lost(asOf), asOf + 1000, 'available-not-connected'],
  ['reconnecting for almost a minute', lost(asOf), asOf + 59_999, 'available-not-connected'],
  ['reconnecting for a minute', lost(asOf), asOf + 60_000, 'unknown-not-connected'],
  ['the clock was set back meanwhile', lost(asOf), asOf - 86_400_000, 'available-not-connected'],
  ['asleep', standing({ kind: 'paused', asOf }), asOf + 10, 'available-not-connected'],
  ['reading everything again', standing({ kind: 'loading', asOf }), asOf + 10, 'available-not-connected'],
  [
    'reading for the first time',
    { ...online, connection: { kind: 'loading', asOf: null } },
    now,
    'unknown-not-connected'
  ],
  [
    'the first answers are in before all are',
    { ...online, connection: { kind: 'loading', asOf } },
    asOf,
    'available-not-connected'
  ],
  ['the server has not told my presence', withMe({ kind: 'asking' }), now, 'unknown-not-connected'],
  ['my presence alone is a memory', withMe({ kind: 'stale', availability: 'busy', asOf }), now, 'busy-not-connected'],
  [
    'signing in',
    { ...signedOut, connection: { kind: 'signing-in', step: 'find-server', took: {}, silent: true } },
    now,
    'unknown-not-connected'
  ],
  ['signed out', signedOut, now, 'unknown-not-connected']
])('takes the colour away while nobody can vouch for it: %s', (_what, state, at, icon) => {
  expect(trayPicture(state, at).icon).toBe(icon)
})

it.each<[string, AppState]>([
  ['Rollcall: Available', { ...online, watching: [] }],
  ['Rollcall: Available. 1 of 2 watched is available', online],
  ['Rollcall: Busy, in a meeting. 1 of 2 watched is available', withMe(live('busy', 'in-a-meeting'))],
  [
    'Rollcall: Inactive. 1 of 2 watched is available',
    withMe({ ...live('inactive'), kind: 'live', availability: 'inactive', since: now - 900_000 })
  ],
  [
    'Rollcall: Busy until 11:12. 1 of 2 watched is available',
    { ...online, me: { ...ines, presence: live('busy'), until: now + 1_800_000 } }
  ],
  ['Rollcall: offline, as of 10:41', lost(asOf)],
  ['Rollcall: offline, as of 10:41', standing({ kind: 'paused', asOf })],
  ['Rollcall: offline', standing({ kind: 'paused', asOf: null })],
  ['Rollcall: connecting', standing({ kind: 'loading', asOf: null })],
  ['Rollcall: signing in', standing({ kind: 'signing-in', step: 'read-lists', took: {}, silent: false })],
  ['Rollcall: signed out', signedOut]
])('says in the tooltip: %s', (tooltip, state) => {
  expect(trayPicture(state, now).tooltip).toBe(tooltip)
})

it('cuts a tooltip before Windows does', () => {
  const long = withMe(live('busy', `${'unhurried '.repeat(40)}`))
  expect(trayPicture(long, now).tooltip.length).toBeLessThanOrEqual(127)
})
