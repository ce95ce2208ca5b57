// What a simulated organisation is made of, before the server gives it life: people, and the user's lists of them.
// The words are UCWA's own (reference 13, 15), since everything here ends up in its documents.

export const availabilities = [
  'Online',
  'Busy',
  'DoNotDisturb',
  'BeRightBack',
  'Away',
  'Offline',
  'IdleOnline',
  'IdleBusy'
] as const
export type SimAvailability = (typeof availabilities)[number]

export const devices = ['PC', 'Web', 'Mobile', 'DeskPhone', 'Unknown'] as const
type SimDevice = (typeof devices)[number]

export interface SimNote {
  readonly message: string
  readonly type: 'Personal' | 'OutOfOffice'
}

/** What of a person changes while the server runs. */
export interface SimPresence {
  readonly availability: SimAvailability
  /** A token such as `in-a-meeting`, or any text. */
  readonly activity?: string
  readonly deviceType: SimDevice
  /** Milliseconds since 1970. */
  readonly lastActive?: number
}

export interface SimPerson extends SimPresence {
  readonly uri: string
  readonly name: string
  readonly mail: string
  readonly type: 'User' | 'Phone' | 'Bot'
  readonly sourceNetwork: 'SameEnterprise' | 'Federated'
  readonly company?: string
  readonly department?: string
  readonly title?: string
  readonly office?: string
  readonly location?: string
  readonly workPhone?: string
  readonly mobilePhone?: string
  readonly note?: SimNote
  readonly hasPortrait: boolean
}

export type SimGroupKind =
  | 'group'
  | 'defaultGroup'
  | 'pinnedGroup'
  | 'delegatesGroup'
  | 'delegatorsGroup'
  | 'myOrganizationGroup'
  | 'distributionGroup'

export interface SimGroup {
  readonly id: string
  readonly kind: SimGroupKind
  readonly name: string
  /** `uri`s of people. */
  readonly members: readonly string[]
  /** Distribution groups only: mail address as `uri`, ids of nested distribution groups. */
  readonly uri?: string
  readonly nested?: readonly string[]
  /** Distribution groups only: whether it is on the user's list; if unsaid, unless one before it holds it. */
  readonly listed?: boolean
}

export interface Organisation {
  readonly domain: string
  /** The user who signs in. */
  readonly me: SimPerson
  readonly userName: string
  readonly password: string
  /** Everybody in the directory, the contacts of the user among them; without `me`. */
  readonly people: readonly SimPerson[]
  /** The user's lists; the people in them (distribution groups apart) are the user's contacts. */
  readonly groups: readonly SimGroup[]
}
