// The head of the tray's menu: who I am and what I am, the states I can choose, and what to do about a lost connection.

import type { AppState, Instant, Me } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import { dayEndsAtHour, endAt, endWords, type StatusEnd } from '../../preload/words/ends'
import { presenceWords } from '../../preload/words/presence'
import { signOf } from '../../preload/words/presence-line'
import { myStates, needsPassword } from '../../preload/words/states'
import { day, timeOfDay } from '../../preload/words/times'
import { literal } from '../words/literal'
import { trayWords } from '../words/tray'
import { stateWords } from './state-words'
import type { TrayEntry, TrayIcon } from './tray-entry'

/** While somebody is signed in. */
export function statusEntries(state: AppState, icon: TrayIcon, now: Instant): TrayEntry[] {
  const { connection, me, account, lists } = state
  const name = literal(me?.name ?? bareAddress(account?.signInAddress ?? ''))
  const label = trayWords.person(name, me === null ? presenceWords.asking : myWords(me, now))
  const entries = statusMenu(me, connection.kind !== 'online', now)
  return [{ kind: 'submenu', label, icon, entries }, ...troubleEntries(connection, lists)]
}

/** `Busy until 17:00, in a meeting`: the state as the server reports it, and when it is reset. */
export function myWords({ presence, until }: Me, now: Instant): string {
  if (until === undefined || until <= now || presence.kind !== 'live') return stateWords(presence, now)
  return stateWords(presence, now, (word) => trayWords.status.until(word, day(until, until)))
}

/**
 * The states for as long as one likes are at hand; for a while, each end has the states below it: a native menu
 * has no place where one could choose the end first and be shown it.
 */
function statusMenu(me: Me | null, isDisabled: boolean, now: Instant): TrayEntry[] {
  const current = me === null ? 'unknown' : signOf(me.presence)
  const choose = (until?: StatusEnd): TrayEntry[] =>
    myStates.map((availability) => ({
      kind: 'item',
      label: presenceWords.availability[availability],
      act: { do: 'set-status', availability, ...(until !== undefined && { until }) },
      isDisabled,
      ...(until === undefined && { isChecked: availability === current })
    }))
  const submenu = (label: string, until: StatusEnd): TrayEntry => ({ kind: 'submenu', label, entries: choose(until) })
  const { status } = trayWords
  return [
    ...choose(),
    { kind: 'line' },
    submenu(endWords['half-hour'], 'half-hour'),
    submenu(endWords.hour, 'hour'),
    // In the evening it would be over before it began.
    ...(endAt('working-day', now) > now
      ? [submenu(status.untilTime(timeOfDay(dayEndsAtHour * 60)), 'working-day')]
      : []),
    { kind: 'line' },
    { kind: 'item', label: status.reset, act: { do: 'reset-status' }, isDisabled }
  ]
}

/** What is wrong and the one thing to do about it; nothing while all is well. */
function troubleEntries(connection: AppState['connection'], lists: AppState['lists']): TrayEntry[] {
  const tryNow: TrayEntry = { kind: 'item', label: trayWords.tryNow, act: { do: 'connect' } }
  switch (connection.kind) {
    case 'online':
      return lists.withheld ? [{ kind: 'heading', label: trayWords.withheld }, tryNow] : []
    case 'loading':
      return [{ kind: 'heading', label: trayWords.connecting }]
    case 'paused':
      return [{ kind: 'heading', label: trayWords.offline() }]
    case 'reconnecting':
      return [{ kind: 'heading', label: trayWords.offline(connection.problem) }, tryNow]
    case 'ended':
      return [
        { kind: 'heading', label: trayWords.offline(connection.problem) },
        needsPassword(connection.problem)
          ? { kind: 'item', label: trayWords.signInAgain, act: { do: 'sign-in' } }
          : { kind: 'item', label: trayWords.connectAgain, act: { do: 'connect' } }
      ]
    default:
      return []
  }
}
