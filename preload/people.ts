// People, their presence, and groups, as every view shows them. Part of the contract.

import type { Problem } from './problem'

/** Milliseconds since 1970, UTC. */
export type Instant = number

export type Availability =
  | 'available'
  | 'inactive'
  | 'busy'
  | 'busy-inactive'
  | 'do-not-disturb'
  | 'be-right-back'
  | 'away'
  | 'off-work'
  | 'offline'
  | 'unknown'

/** The states a user can choose for themselves; the others only ever come from the server. */
export type SettableAvailability = 'available' | 'busy' | 'do-not-disturb' | 'be-right-back' | 'away' | 'off-work'

export type Device = 'computer' | 'web' | 'mobile' | 'desk-phone'

/**
 * What is known of somebody's presence. `live`: a subscription covers the person and the connection stands.
 * `stale`: true as of a time, shown dimmed. `asking`: no answer yet.
 */
export type Presence =
  | {
      readonly kind: 'live'
      readonly availability: Availability
      /** A known token (`in-a-meeting`, `on-the-phone`, …) or the text the person's client published. */
      readonly activity?: string
      /** When we saw the person enter this state; absent if they were in it already when we first asked. */
      readonly since?: Instant
      /** When the person last used a device, as the server tells it. */
      readonly lastActive?: Instant
      readonly device?: Device
    }
  | { readonly kind: 'stale'; readonly availability: Availability; readonly asOf: Instant }
  | { readonly kind: 'asking' }

export interface Note {
  readonly text: string
  readonly outOfOffice: boolean
}

export interface Person {
  /** The `sip:` address: the key of a person everywhere in the app. */
  readonly uri: string
  readonly name: string
  readonly presence: Presence
  readonly note?: Note
  readonly location?: string
  readonly mail?: string
  readonly title?: string
  readonly department?: string
  readonly company?: string
  readonly office?: string
  readonly workPhone?: string
  readonly mobilePhone?: string
  readonly homePhone?: string
  readonly otherPhone?: string
  /** Where the window finds the photo, inside the app's own scheme; absent when the server offers none. */
  readonly photo?: string
}

export type GroupKind = 'favourites' | 'own' | 'other' | 'delegates' | 'delegators' | 'organisation' | 'distribution'

export interface Group {
  /** The server's id of the group; unique and stable across sessions. */
  readonly id: string
  readonly kind: GroupKind
  /** The name the server gives; views use their own word for the kinds that every user has. */
  readonly name: string
  /** `uri`s of the members, each once; every one of them is in `AppState.people`. */
  readonly members: readonly string[]
  /** What is known of the inside of a distribution group; every other kind has none. */
  readonly inside?: Inside
  /** Whether it is only shown inside others: it is not on the user's list itself. */
  readonly isNested?: true
}

/** The inside of a distribution group, read when it is opened. `nested`: ids of distribution groups in it. */
export type Inside =
  | { readonly kind: 'closed' | 'asking' }
  | { readonly kind: 'open'; readonly nested: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: Problem }

export interface Me {
  readonly uri: string
  readonly name: string
  readonly mail?: string
  readonly title?: string
  readonly department?: string
  readonly presence: Presence
  readonly note?: Note
  readonly location?: string
  /** When the state the user chose is reset by itself. */
  readonly until?: Instant
  readonly photo?: string
}
