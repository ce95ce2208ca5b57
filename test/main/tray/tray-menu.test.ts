// The tray's menu in each state the app can be in.

import { expect, it } from 'vitest'
import type { AppState, Connection, ProblemCode } from '../../../preload/contract'
import { writeTimesAs } from '../../../preload/words/times'
import type { TrayEntry } from '../../../main/tray/tray-entry'
import { trayPicture } from '../../../main/tray/tray-picture'
import {
  asOf,
  favourites,
  lena,
  live,
  lost,
  now,
  online,
  person,
  signedOut,
  standing,
  tomasz,
  withMe
} from './tray-state'

writeTimesAs(() => 'en-GB')

/** The menu as a reader sees it: one line each, `>` before what is in a submenu, `(o)` before the chosen, `[x]` before what is on. */
function lines(entries: readonly TrayEntry[], depth = ''): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'line') return [`${depth}---`]
    if (entry.kind === 'heading') return [`${depth}[${entry.label}]`]
    if (entry.kind === 'submenu') return [`${depth}${entry.label}`, ...lines(entry.entries, `${depth}> `)]
    const chosen = entry.isChecked === true ? '(o) ' : entry.isOn === true ? '[x] ' : ''
    return [`${depth}${chosen}${entry.label}${entry.isDisabled === true ? ' (off)' : ''}`]
  })
}

const menuOf = (state: AppState, at = now) => lines(trayPicture(state, at).menu)
/** Without what is inside of submenus. */
const outerMenuOf = (state: AppState, at = now) => menuOf(state, at).filter((line) => !line.startsWith('>'))

const states = ['Available', 'Busy', 'Do not disturb', 'Be right back', 'Away', 'Off work']

it('has me, the people and the rest in the drawn order', () => {
  const timed = (label: string) => [`> ${label}`, ...states.map((state) => `> > ${state}`)]
  expect(menuOf(online)).toEqual([
    'Inês Carvalho · Available',
    '> (o) Available',
    ...states.slice(1).map((state) => `> ${state}`),
    '> ---',
    ...timed('For 30 minutes'),
    ...timed('For 1 hour'),
    ...timed('Until 17:00'),
    '> ---',
    '> Reset status',
    '---',
    '[Watching]',
    'Lena Fischer · Available',
    'Tomasz Wójcik · Busy, in a meeting',
    '[Favourites]',
    'Yuki Tanaka · Inactive',
    'Chidi Eze · Offline',
    'Tell me once when free',
    '> Yuki Tanaka',
    '> Tomasz Wójcik',
    '> Chidi Eze',
    '---',
    'Pause notifications',
    '> For 30 minutes',
    '> For 1 hour',
    '> Until tomorrow',
    'Open Rollcall',
    'Settings',
    'Sign out',
    'Quit'
  ])
})

it('marks no state as chosen that cannot be chosen', () => {
  expect(menuOf(withMe(live('inactive'))).filter((line) => line.includes('(o)'))).toEqual([])
})

it('offers no end that is over already', () => {
  const evening = new Date(2026, 2, 11, 17, 0).getTime()
  expect(menuOf(online, evening - 1)).toContain('> Until 17:00')
  expect(menuOf(online, evening)).not.toContain('> Until 17:00')
})

it('says what is wrong and offers to try now, with everything else as it was', () => {
  const menu = menuOf(lost(asOf))
  expect(menu.slice(0, 2)).toEqual(['Inês Carvalho · Available as of 10:41', '> (o) Available (off)'])
  expect(menu).toContain('> Reset status (off)')
  expect(outerMenuOf(lost(asOf)).slice(1, 6)).toEqual([
    '[Offline: the server does not answer]',
    'Try now',
    '---',
    '[Watching]',
    'Lena Fischer · Available as of 10:41'
  ])
})

it('says that the list cannot be read, and offers to try now', () => {
  const withheld = { ...online, lists: { ...online.lists, withheld: { asOf: now } } }
  expect(outerMenuOf(withheld).slice(0, 5)).toEqual([
    'Inês Carvalho · Available',
    '[Your list cannot be read]',
    'Try now',
    '---',
    '[Watching]'
  ])
})

it.each<[ProblemCode, string, string]>([
  ['sign-in-expired', '[Offline: your sign-in has expired]', 'Sign in again'],
  ['wrong-password', '[Offline: the password was not accepted]', 'Sign in again'],
  ['taken-over', '[Offline: you are signed in elsewhere]', 'Connect again'],
  ['not-understood', '[Offline: the server did not take the question]', 'Connect again']
])('offers what helps after the session ended with %s', (code, told, button) => {
  expect(outerMenuOf(standing({ kind: 'ended', asOf, problem: { code } })).slice(1, 3)).toEqual([told, button])
})

it.each<[string, Connection, string]>([
  ['asleep', { kind: 'paused', asOf }, '[Offline]'],
  ['loading', { kind: 'loading', asOf }, '[Connecting…]']
])('has nothing to press while %s', (_what, connection, told) => {
  expect(outerMenuOf(standing(connection)).slice(1, 3)).toEqual([told, '---'])
})

it.each<[string, Connection, string]>([
  ['by choice', { kind: 'signed-out' }, '[Signed out]'],
  [
    'by the server',
    { kind: 'signed-out', problem: { code: 'wrong-password' } },
    '[Signed out: the password was not accepted]'
  ]
])('can be signed in to when signed out %s', (_how, connection, told) => {
  expect(menuOf({ ...signedOut, connection })).toEqual([told, 'Sign in', 'Settings', 'Quit'])
})

it('can be opened and left while signing in', () => {
  const connection: Connection = { kind: 'signing-in', step: 'find-server', took: {}, silent: true }
  expect(menuOf({ ...signedOut, connection })).toEqual(['[Signing in…]', 'Open Rollcall', 'Settings', 'Quit'])
})

it('names the account until the server tells my name', () => {
  expect(outerMenuOf({ ...online, me: null })[0]).toBe('ines@corvo.example · Asking…')
})

it('shows twelve people at most, the available ones first whatever list they are on', () => {
  const away = Array.from({ length: 12 }, (_, i) => person(`Watched ${i + 1}`, live('away')))
  const here = Array.from({ length: 3 }, (_, i) => person(`Favourite ${i + 1}`, live('available')))
  const people = [...away, ...here]
  const menu = outerMenuOf({ ...online, people, watching: away.map(({ uri }) => uri), groups: [favourites(...here)] })
  expect(menu.filter((line) => line.startsWith('Watched'))).toEqual(
    away.slice(0, 9).map(({ name }) => `${name} · Away`)
  )
  expect(menu.filter((line) => line.startsWith('Favourite '))).toHaveLength(3)
})

it('shows whoever is watched and a favourite once', () => {
  const menu = outerMenuOf({ ...online, groups: [favourites(lena, tomasz)] })
  expect(menu).not.toContain('[Favourites]')
  expect(menu.filter((line) => line.startsWith('Lena Fischer'))).toHaveLength(1)
})

it('offers to tell once of whoever is not free, and marks who is watched already', () => {
  const watches = [{ target: { kind: 'person', uri: tomasz.uri }, on: ['note'], lasts: { kind: 'always' } }] as const
  const menu = menuOf({ ...online, alerts: { ...online.alerts, watches } })
  const from = menu.indexOf('Tell me once when free')
  expect(menu.slice(from + 1, from + 4).toSorted()).toEqual(['> Chidi Eze', '> Yuki Tanaka', '> [x] Tomasz Wójcik'])
  expect(menu).not.toContain('> Lena Fischer')
})

it('has no room for nobody', () => {
  expect(outerMenuOf({ ...online, watching: [], groups: [] }).slice(1, 3)).toEqual(['---', 'Pause notifications'])
})

it.each<[string, number, string]>([
  ['today', new Date(2026, 2, 11, 11, 12).getTime(), 'Notifications paused until 11:12'],
  ['tomorrow', new Date(2026, 2, 12, 8, 0).getTime(), 'Notifications paused until tomorrow, 08:00']
])('tells until when notifications are paused: %s', (_day, pausedUntil, label) => {
  const menu = menuOf({ ...online, alerts: { ...online.alerts, pausedUntil } })
  expect(menu.slice(menu.indexOf(label))).toEqual(expect.arrayContaining([label, '> Resume', '> For 1 hour']))
  expect(menu).toContain(label)
})

it('forgets a pause that is over', () => {
  expect(outerMenuOf({ ...online, alerts: { ...online.alerts, pausedUntil: now } })).toContain('Pause notifications')
})

it('is the same again while only the time goes on', () => {
  expect(trayPicture(online, now + 3_600_000)).toEqual(trayPicture(online, now))
})
