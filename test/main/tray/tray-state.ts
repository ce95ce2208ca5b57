// An app's picture for tests of the tray: signed in and live, a few people around; each test changes what it is about.

import type { AppState, Availability, Connection, Group, Me, Person, Presence } from '../../../preload/contract'
import { picture } from '../picture'

/** A quarter to eleven by the clock of wherever the tests run. */
export const now = new Date(2026, 2, 11, 10, 42).getTime()

export const live = (availability: Availability, activity?: string): Presence => ({
  kind: 'live',
  availability,
  ...(activity !== undefined && { activity })
})

export const person = (name: string, presence: Presence): Person => ({
  uri: `sip:${name.toLowerCase().replaceAll(' ', '.')}@corvo.example`,
  name,
  presence
})

export const lena = person('Lena Fischer', live('available'))
export const tomasz = person('Tomasz Wójcik', live('busy', 'in-a-meeting'))
const yuki = person('Yuki Tanaka', live('inactive'))
const chidi = person('Chidi Eze', live('offline'))

export const favourites = (...people: readonly Person[]): Group => ({
  id: 'pinned',
  kind: 'favourites',
  name: 'Favourites',
  members: people.map(({ uri }) => uri)
})

export const ines: Me = { uri: 'sip:ines@corvo.example', name: 'Inês Carvalho', presence: live('available') }

export const online = picture({
  account: { signInAddress: 'sip:ines@corvo.example', userName: '', server: '', keepSignedIn: true },
  me: ines,
  people: [chidi, lena, tomasz, yuki],
  groups: [favourites(chidi, yuki)],
  watching: [lena.uri, tomasz.uri]
})

/** As the session dims it: everything as of the moment at which the connection was lost. */
export const lost = (asOf: number): AppState => {
  const stale = (presence: Presence): Presence =>
    presence.kind === 'live' ? { kind: 'stale', availability: presence.availability, asOf } : presence
  return {
    ...online,
    connection: {
      kind: 'reconnecting',
      attempt: 2,
      nextTryAt: asOf + 4000,
      asOf,
      problem: { code: 'server-unreachable', about: 'pool.corvo.example' }
    },
    me: { ...ines, presence: stale(ines.presence) },
    people: online.people.map((one) => ({ ...one, presence: stale(one.presence) }))
  }
}

/** A moment before `now`, at which the connection was lost. */
export const asOf = new Date(2026, 2, 11, 10, 41, 30).getTime()
export const withMe = (presence: Presence): AppState => ({ ...online, me: { ...ines, presence } })
export const standing = (connection: Connection): AppState => ({ ...lost(asOf), connection })
export const signedOut: AppState = { ...online, connection: { kind: 'signed-out' }, me: null, people: [], watching: [] }
