// People, groups and pictures to test with: each builder gives a plain one, changed as asked.
import { defaultSettings } from '../../main/settings'
import type { AppState, Availability, Group, ListsState, Person, Presence } from '../../preload/contract'

export const live = (availability: Availability, more: Partial<Presence & { kind: 'live' }> = {}): Presence => ({
  kind: 'live',
  availability,
  ...more
})

/** `person('Lena Fischer', 'busy')`: the address is made from the name. */
export function person(
  name: string,
  presence: Availability | Presence = 'available',
  more: Partial<Person> = {}
): Person {
  return { uri: uriOf(name), name, presence: typeof presence === 'string' ? live(presence) : presence, ...more }
}

export const uriOf = (name: string): string => `sip:${name.toLowerCase().replaceAll(' ', '.')}@corvo.example`

export function group(name: string, members: readonly Person[], more: Partial<Group> = {}): Group {
  return { id: name, kind: 'own', name, members: members.map(({ uri }) => uri), ...more }
}

export const lena = person('Lena Fischer', 'available', { mail: 'lena@corvo.example', title: 'Engineer' })
export const tomasz = person('Tomasz Wójcik', live('busy', { activity: 'in-a-meeting' }), {
  note: { text: 'Budget until three', outOfOffice: false }
})
export const yuki = person('Yuki Tanaka', 'away', { department: 'Marketing' })

/** A list that can be changed, far from its limits. */
export const lists: ListsState = {
  editing: 'allowed',
  contacts: 3,
  contactLimit: 250,
  delegateLimit: 25,
  canSearch: true
}

/** As they are before anybody chose anything. */
export const settings = defaultSettings

/** An online picture of three people in two groups. */
export function picture(more: Partial<AppState> = {}): AppState {
  return {
    number: 1,
    connection: { kind: 'online' },
    account: { signInAddress: 'ines@corvo.example', userName: '', server: '', keepSignedIn: true },
    me: { uri: 'sip:ines@corvo.example', name: 'Inês Carvalho', presence: live('available') },
    people: [lena, tomasz, yuki],
    groups: [group('Pinned', [lena, tomasz], { id: 'f', kind: 'favourites' }), group('Night shift', [yuki, lena])],
    watching: [],
    lists,
    edits: [],
    settings,
    keychain: 'working',
    certificates: [],
    alerts: { watches: [], pausedUntil: null, quiet: null, heldBack: [], notifications: 'untried' },
    desktop: { tray: 'shown', idleTime: 'known', settingsFile: 'kept', lastEnd: 'orderly' },
    asked: null,
    ...more
  }
}

/** Signed out, with nothing known. */
export const signedOut = (more: Partial<AppState> = {}): AppState =>
  picture({ connection: { kind: 'signed-out' }, account: null, me: null, people: [], groups: [], ...more })
