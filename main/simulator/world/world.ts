// The truth the simulated server tells about: people, the user, the user's lists. It has verbs for whatever can
// happen outside the client (a colleague goes to lunch, another device edits the list) and knows nothing of HTTP.
import type { Clock } from '../clock'
import { createContactLists, type ContactLists, type ListChange, type WorldLimits } from './contact-lists'
import type { Organisation, SimAvailability, SimNote, SimPerson, SimPresence } from './organisation'
import { isSipAddress, sameAddress, WorldError } from './world-error'

export type { WorldLimits } from './contact-lists'
export { WorldError, type WorldErrorCode } from './world-error'

/** What the user's endpoints together look like to others (reference 12.4). */
interface MyState {
  readonly person: SimPerson
  readonly availability: SimAvailability
  readonly activity?: string
  /** The state chosen by hand, until it is reset. */
  readonly preferred?: SimAvailability
  readonly note?: SimNote
  readonly location?: string
}

/** A field that is null is cleared; one that is missing stays. */
export interface PersonChange {
  readonly uri: string
  readonly availability?: SimAvailability
  readonly activity?: string | null
  /** A plain text is a personal note; an empty one clears. */
  readonly note?: SimNote | string | null
  /** Milliseconds since 1970. */
  readonly lastActive?: number | null
  readonly deviceType?: SimPresence['deviceType']
  readonly name?: string
  readonly location?: string | null
}

type MyChange = Omit<PersonChange, 'uri' | 'lastActive' | 'deviceType' | 'name'> & {
  readonly preferred?: SimAvailability | null
}

export type Detail = 'presence' | 'note' | 'location'

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

const defaultLimits: WorldLimits = { contacts: 250, delegates: 25, groups: 64 }

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
    ...createContactLists(organisation, { ...defaultLimits, ...limits }, { acquaint, tell })
  }
}

function addressKey(uri: string): string {
  return uri.toLowerCase().replace(/^sip:/, '')
}

function startingState(person: SimPerson): MyState {
  const { note, location, activity } = person
  return {
    person,
    availability: person.availability,
    ...(activity !== undefined && { activity }),
    ...(note && { note }),
    ...(location !== undefined && { location })
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

/** The fields of a change that are set or cleared, ready to be laid over what was. */
function changedFields(change: MyChange): Partial<Record<'activity' | 'note' | 'location' | 'preferred', unknown>> {
  const { activity, note, location, preferred } = change
  return {
    ...(activity !== undefined && { activity: activity === null || activity === '' ? undefined : activity }),
    ...(note !== undefined && { note: noteFrom(note) }),
    ...(location !== undefined && { location: location === null || location === '' ? undefined : location }),
    ...(preferred !== undefined && { preferred: preferred ?? undefined })
  }
}

function noteFrom(note: SimNote | string | null): SimNote | undefined {
  const full: SimNote | null = typeof note === 'string' ? { message: note, type: 'Personal' } : note
  return full === null || full.message === '' ? undefined : full
}

function withoutEmpty<T extends object>(value: T): T {
  // The type stays true: only optional fields are ever set to undefined by changedFields.
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}

function changedMe(me: MyState, change: MyChange): MyState {
  const { availability } = change
  // Without a new activity an old one, such as a meeting, does not outlive the state it belonged to.
  const base = availability === undefined ? me : { ...me, availability, activity: undefined }
  return withoutEmpty({ ...base, ...changedFields(change) } as MyState)
}

function changedPerson(person: SimPerson, change: PersonChange, now: number): SimPerson {
  const { availability, lastActive, deviceType, name } = change
  const moved = availability !== undefined && availability !== person.availability
  return withoutEmpty({
    ...person,
    ...(moved && { availability, activity: undefined, lastActive: now }),
    ...(lastActive !== undefined && { lastActive: lastActive ?? undefined }),
    ...(deviceType !== undefined && { deviceType }),
    ...(name !== undefined && { name }),
    ...changedFields(change)
  } as SimPerson)
}

function asOtherDevice({ availability, activity, note, location }: PersonChange): MyChange {
  return {
    ...(availability !== undefined && { availability, preferred: availability }),
    ...(activity !== undefined && { activity }),
    ...(note !== undefined && { note }),
    ...(location !== undefined && { location })
  }
}

interface Detailed {
  readonly availability: SimAvailability
  readonly activity?: string
  readonly deviceType?: string
  readonly lastActive?: number
  readonly note?: SimNote
  readonly location?: string
}

function changedDetails(before: Detailed, after: Detailed): Detail[] {
  const differs = (fields: readonly (keyof Detailed)[]): boolean =>
    fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  const details: Detail[] = []
  if (differs(['availability', 'activity', 'deviceType', 'lastActive'])) details.push('presence')
  if (differs(['note'])) details.push('note')
  if (differs(['location'])) details.push('location')
  return details
}
