// The truth the simulated server tells about: people, the user, the user's lists. It has verbs for whatever can
// happen outside the client (a colleague goes to lunch, another device edits the list) and knows nothing of HTTP.
import type { Clock } from '../clock'
import { addressKey, isSipAddress, sameAddress } from './address'
import {
  asOtherDevice,
  changedDetails,
  changedMe,
  changedPerson,
  type Detail,
  type MyChange,
  type MyState,
  type PersonChange,
  startingState
} from './changes'
import {
  createContactLists,
  defaultWorldLimits,
  type ContactLists,
  type ListChange,
  type WorldLimits
} from './contact-lists'
import type { Organisation, SimPerson } from './organisation'
import { WorldError } from './world-error'

export type WorldChange =
  | {
      readonly kind: 'people'
      readonly changes: readonly { readonly uri: string; readonly details: readonly Detail[] }[]
      readonly releaseNow: boolean
    }
  | { readonly kind: 'me'; readonly details: readonly Detail[]; readonly releaseNow: boolean }
  | ListChange

export interface World extends ContactLists {
  readonly organisation: Organisation
  readonly me: MyState
  /** Any letter case, with or without `sip:`. The user is no person of the directory. */
  person(uri: string): SimPerson | undefined
  people(): readonly SimPerson[]
  /** As `person`; an unknown well-formed address becomes a federated stranger who is Offline. Throws WorldError. */
  acquaint(uri: string): SimPerson
  /** All in one go, hence one event package. An own address changes the user. Throws WorldError `unknown-person`. */
  changePeople(changes: readonly PersonChange[], options?: { readonly releaseNow?: boolean }): void
  changeMe(change: MyChange, options?: { readonly releaseNow?: boolean }): void
  onChange(listen: (change: WorldChange) => void): () => void
}

export function createWorld(organisation: Organisation, clock: Clock, limits: Partial<WorldLimits> = {}): World {
  const people = new Map(organisation.people.map((person) => [addressKey(person.uri), person]))
  const listeners = new Set<(change: WorldChange) => void>()
  let me = startingState(organisation.me)

  const tell = (change: WorldChange): void => {
    for (const listen of [...listeners]) listen(change)
  }

  const acquaint = (uri: string): SimPerson => {
    const known = people.get(addressKey(uri))
    if (known !== undefined) return known
    // One may be in one's own lists; that makes nobody new.
    if (sameAddress(uri, organisation.me.uri)) return { ...organisation.me, ...me }
    if (!isSipAddress(uri)) throw new WorldError('bad-address', `Not a sip: address: ${uri}`)
    const stranger = strangerAt(uri)
    people.set(addressKey(uri), stranger)
    return stranger
  }

  const changeMe: World['changeMe'] = (change, options) => {
    const next = changedMe(me, change)
    const details = changedDetails(me, next)
    me = next
    if (details.length > 0) tell({ kind: 'me', details, releaseNow: options?.releaseNow === true })
  }

  const changePeople: World['changePeople'] = (changes, options) => {
    const others = changes.filter((change) => !sameAddress(change.uri, organisation.me.uri))
    for (const { uri } of others) {
      if (!people.has(addressKey(uri))) throw new WorldError('unknown-person', `Nobody has the address ${uri}`)
    }
    const told = others.map((change) => {
      const before = acquaint(change.uri)
      const after = changedPerson(before, change, clock.now())
      people.set(addressKey(change.uri), after)
      return { uri: after.uri, details: changedDetails(before, after) }
    })
    const releaseNow = options?.releaseNow === true
    for (const change of changes) {
      if (!others.includes(change)) changeMe(asOtherDevice(change), { releaseNow })
    }
    if (told.some(({ details }) => details.length > 0)) tell({ kind: 'people', changes: told, releaseNow })
  }

  return {
    organisation,
    get me() {
      return me
    },
    person: (uri) => people.get(addressKey(uri)),
    people: () => [...people.values()],
    acquaint,
    changePeople,
    changeMe,
    onChange(listen) {
      listeners.add(listen)
      return () => void listeners.delete(listen)
    },
    ...createContactLists(organisation, { ...defaultWorldLimits, ...limits }, { acquaint, tell })
  }
}

function strangerAt(uri: string): SimPerson {
  const mail = uri.replace(/^sip:/i, '')
  return {
    uri: `sip:${mail}`,
    name: mail,
    mail,
    type: 'User',
    sourceNetwork: 'Federated',
    availability: 'Offline',
    deviceType: 'Unknown',
    hasPortrait: false
  }
}
