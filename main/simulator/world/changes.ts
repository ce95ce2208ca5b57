// What a change makes of a person or of the user, and which of the visible details differ afterwards. Pure.
import type { SimAvailability, SimNote, SimPerson, SimPresence } from './organisation'

/** What the user's endpoints together look like to others (reference 12.4). */
export interface MyState {
  readonly person: SimPerson
  readonly availability: SimAvailability
  readonly activity?: string
  /** The state chosen by hand, until it is reset. */
  readonly preferred?: SimAvailability
  /** The one that shows. */
  readonly note?: SimNote
  /** Waits behind an out-of-office note (reference 12.5). */
  readonly personalNote?: SimNote
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

/** As `PersonChange`; the end of an out-of-office note lets the personal one show again. */
export type MyChange = Omit<PersonChange, 'uri' | 'lastActive' | 'deviceType' | 'name'> & {
  readonly preferred?: SimAvailability | null
  /** Does not end an out-of-office note, unlike `note`. */
  readonly personalNote?: string | null
}

export type Detail = 'presence' | 'note' | 'location'

/** The user before anybody has signed in. */
export function startingState(person: SimPerson): MyState {
  const { note, location, activity, availability } = person
  return {
    person,
    availability,
    ...(activity !== undefined && { activity }),
    ...(note && { note }),
    ...(location !== undefined && { location })
  }
}

/** The fields of a change that are set or cleared, ready to be laid over what was. */
function changedFields({
  activity,
  location
}: PersonChange | MyChange): Partial<Record<'activity' | 'location', unknown>> {
  return {
    ...(activity !== undefined && { activity: activity || undefined }),
    ...(location !== undefined && { location: location || undefined })
  }
}

function noteFrom(note: SimNote | string | null): SimNote | undefined {
  const full: SimNote | null = typeof note === 'string' ? { message: note, type: 'Personal' } : note
  return full === null || full.message === '' ? undefined : full
}

/** Which note shows, and which waits behind it. */
function changedNotes(
  me: MyState,
  { note, personalNote }: MyChange
): Partial<Record<'note' | 'personalNote', unknown>> {
  const isAway = me.note?.type === 'OutOfOffice'
  if (note === undefined) {
    if (personalNote === undefined) return {}
    const personal = noteFrom(personalNote)
    return isAway ? { personalNote: personal } : { note: personal }
  }
  const shown = noteFrom(note)
  if (shown?.type === 'OutOfOffice') return { note: shown, personalNote: isAway ? me.personalNote : me.note }
  return { note: shown ?? me.personalNote, personalNote: undefined }
}

function withoutEmpty<T extends object>(value: T): T {
  // The type stays true: only optional fields are ever set to undefined here.
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}

/** The user after a change at any of the endpoints. */
export function changedMe(me: MyState, change: MyChange): MyState {
  const { availability, preferred } = change
  // Without a new activity an old one, such as a meeting, does not outlive the state it belonged to.
  const base = availability === undefined ? me : { ...me, availability, activity: undefined }
  return withoutEmpty({
    ...base,
    ...changedFields(change),
    ...changedNotes(me, change),
    ...(preferred !== undefined && { preferred: preferred ?? undefined })
  } as MyState)
}

/** A person after a change; whoever moves to another state was active just now. */
export function changedPerson(person: SimPerson, change: PersonChange, now: number): SimPerson {
  const { availability, lastActive, deviceType, name, note } = change
  const moved = availability !== undefined && availability !== person.availability
  return withoutEmpty({
    ...person,
    ...(moved && { availability, activity: undefined, lastActive: now }),
    ...(lastActive !== undefined && { lastActive: lastActive ?? undefined }),
    ...(deviceType !== undefined && { deviceType }),
    ...(name !== undefined && { name }),
    ...(note !== undefined && { note: noteFrom(note) }),
    ...changedFields(change)
  } as SimPerson)
}

/** A change of the own address from outside, as another device of the user would make it. */
export function asOtherDevice({ availability, activity, note, location }: PersonChange): MyChange {
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

/** Which of the details that clients can be told of are different. */
export function changedDetails(before: Detailed, after: Detailed): Detail[] {
  const differs = (fields: readonly (keyof Detailed)[]): boolean =>
    fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  const details: Detail[] = []
  if (differs(['availability', 'activity', 'deviceType', 'lastActive'])) details.push('presence')
  if (differs(['note'])) details.push('note')
  if (differs(['location'])) details.push('location')
  return details
}
