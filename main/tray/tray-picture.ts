// What the tray shows of the app's picture: the image, the tooltip and the menu. Pure.

import type { AppState, Connection, Instant } from '../../preload/contract'
import { moment, number } from '../../preload/words/times'
import { trayWords } from '../words/tray'
import { pauseMenu } from './pause-menu'
import { peopleEntries } from './people-menu'
import { iconOf } from './state-words'
import { myWords, statusEntries } from './status-menu'
import type { TrayEntry, TrayIcon, TrayPicture } from './tray-entry'

/** After that long without a connection nobody knows what I am shown as. */
const forgetAfterMs = 60_000
/** Windows cuts a longer one itself, in the middle of a character. */
const longestTooltip = 127

export function trayPicture(state: AppState, now: Instant): TrayPicture {
  const icon = iconNow(state, now)
  return { icon, tooltip: tooltip(state, now).slice(0, longestTooltip), menu: menu(state, icon, now) }
}

function iconNow({ connection, me }: AppState, now: Instant): TrayIcon {
  const asOf = asOfOf(connection)
  const isForgotten = connection.kind !== 'online' && (asOf === null || now - asOf >= forgetAfterMs)
  if (me === null || isForgotten) return 'unknown-not-connected'
  const icon = iconOf(me.presence)
  return connection.kind === 'online' || me.presence.kind !== 'live'
    ? icon
    : `${me.presence.availability}-not-connected`
}

function tooltip(state: AppState, now: Instant): string {
  const { connection, me } = state
  const words = trayWords.tooltip
  if (connection.kind === 'signed-out') return words.signedOut
  if (connection.kind === 'signing-in') return words.signingIn
  if (connection.kind === 'online') {
    return me === null ? words.connecting : words.online(myWords(me, now), watchedWords(state))
  }
  const asOf = asOfOf(connection)
  if (connection.kind === 'loading' && asOf === null) return words.connecting
  return words.offline(asOf === null ? null : moment(asOf, now))
}

/** `2 of 3 watched are available`; empty when nobody is watched. */
function watchedWords({ watching, people }: AppState): string {
  if (watching.length === 0) return ''
  const uris = new Set(watching)
  const available = people.filter(
    ({ uri, presence }) => uris.has(uri) && presence.kind === 'live' && presence.availability === 'available'
  ).length
  return trayWords.tooltip.watched(available, number(available), number(watching.length))
}

function menu(state: AppState, icon: TrayIcon, now: Instant): TrayEntry[] {
  const { connection } = state
  if (connection.kind === 'signed-out') {
    return [
      { kind: 'heading', label: trayWords.signedOut(connection.problem) },
      { kind: 'item', label: trayWords.signIn, act: { do: 'sign-in' } },
      settings,
      quit
    ]
  }
  if (connection.kind === 'signing-in') {
    return [{ kind: 'heading', label: trayWords.signingIn }, open, settings, quit]
  }
  const people = peopleEntries(state, now)
  return [
    ...statusEntries(state, icon, now),
    { kind: 'line' },
    ...people,
    ...(people.length > 0 ? [{ kind: 'line' } as const] : []),
    pauseMenu(state.alerts.pausedUntil, now),
    open,
    settings,
    { kind: 'item', label: trayWords.signOut, act: { do: 'sign-out' } },
    quit
  ]
}

const open: TrayEntry = { kind: 'item', label: trayWords.open, act: { do: 'open' } }
const settings: TrayEntry = { kind: 'item', label: trayWords.settings, act: { do: 'settings' } }
const quit: TrayEntry = { kind: 'item', label: trayWords.quit, act: { do: 'quit' } }

const asOfOf = (connection: Connection): Instant | null => ('asOf' in connection ? connection.asOf : null)
