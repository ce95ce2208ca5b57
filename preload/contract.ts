// The contract between the main process and everything that shows it: what the window may ask, what it is told,
// and the words both use. It imports nothing, so that either side can be read and tested without the other.

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
}

export interface Me {
  readonly uri: string
  readonly name: string
  readonly mail?: string
  readonly title?: string
  readonly department?: string
  readonly presence: Presence
  readonly note?: Note
  readonly photo?: string
}

export type SignInStep = 'find-server' | 'check-password' | 'read-lists' | 'ask-presence'

/** Where the app stands. `asOf`: the last moment at which every shown presence was vouched for, `null` if none was. */
export type Connection =
  | { readonly kind: 'signed-out'; readonly problem?: Problem }
  | {
      readonly kind: 'signing-in'
      readonly step: SignInStep
      /** Milliseconds each finished step took. */
      readonly took: Readonly<Partial<Record<SignInStep, number>>>
      /** True when nobody typed anything: the app started with a kept account. */
      readonly silent: boolean
    }
  | { readonly kind: 'loading'; readonly asOf: Instant | null }
  | { readonly kind: 'online' }
  | {
      readonly kind: 'reconnecting'
      readonly attempt: number
      readonly nextTryAt: Instant
      readonly asOf: Instant | null
      readonly problem: Problem
    }
  | { readonly kind: 'paused'; readonly asOf: Instant | null }
  | { readonly kind: 'ended'; readonly asOf: Instant | null; readonly problem: Problem }

export type ProblemCode =
  // what was typed
  | 'not-an-address'
  | 'password-missing'
  | 'server-address-invalid'
  | 'note-too-long'
  // finding the server and signing in
  | 'server-not-found'
  | 'not-a-skype-server'
  | 'online-not-supported'
  | 'password-grant-not-offered'
  | 'wrong-password'
  | 'certificate-not-trusted'
  | 'clock-wrong'
  | 'redirect-not-trusted'
  | 'sign-in-not-permitted'
  // staying connected
  | 'no-network'
  | 'server-unreachable'
  | 'server-busy'
  | 'server-trouble'
  | 'answer-unreadable'
  | 'sign-in-expired'
  | 'taken-over'
  | 'ended-by-server'
  | 'too-many-applications'
  | 'app-not-allowed'
  // asking for something
  | 'not-connected'
  | 'not-allowed'
  | 'not-found'
  | 'not-understood'

/** A failure as a value: the code decides the words (`renderer/words`), `about` fills them. */
export interface Problem {
  readonly code: ProblemCode
  /** The field of the sign-in form to mark, if one is to blame. */
  readonly field?: 'signInAddress' | 'userName' | 'server' | 'password'
  /** What the sentence speaks of: a domain, an address, a host. Never a secret, never a raw error text. */
  readonly about?: string
}

export interface SignInForm {
  readonly signInAddress: string
  /** `DOMAIN\name` or empty: the sign-in address is then used. */
  readonly userName: string
  /** Address of the server's discovery root, or empty: it is then found from the sign-in address. */
  readonly server: string
  readonly password: string
  readonly keepSignedIn: boolean
}

/** The account last used, to fill the form and to sign in again at the next start. Holds no secret. */
export type Account = Omit<SignInForm, 'password'>

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'comfortable' | 'compact'
  readonly sort: 'availability' | 'name'
  /** Ids of the groups that are folded in the list. */
  readonly collapsedGroups: readonly string[]
}

/** Whether secrets can be kept: `working`, not yet tried, or why they last for this run only. */
export type Keychain = 'untried' | 'working' | 'absent' | 'locked' | 'silent'

/** Everything any view shows, whole, under a number that only grows. */
export interface AppState {
  readonly number: number
  readonly connection: Connection
  readonly account: Account | null
  readonly me: Me | null
  readonly people: readonly Person[]
  /** In the order of the list: favourites, own groups by name, other, delegates, delegators, organisation, distribution. */
  readonly groups: readonly Group[]
  readonly settings: Settings
  readonly keychain: Keychain
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** What the window may ask. Every call is answered with an `Outcome`; none throws. */
export interface Commands {
  getState: () => AppState
  /** Starts signing in; progress and refusal arrive as `AppState.connection`. */
  signIn: (form: SignInForm) => void
  /** Starts the built-in sample organisation and signs in to it. */
  trySampleOrganisation: () => void
  cancelSignIn: () => void
  signOut: () => void
  /** Reconnects now instead of at `nextTryAt`, or again after the session ended. */
  connectNow: () => void
  setMyAvailability: (availability: SettableAvailability) => void
  resetMyAvailability: () => void
  /** Replaces my note; an empty text clears it. */
  setMyNote: (text: string) => void
  /** Reads what is not kept live for everyone: a person's card and location. Called when details open. */
  readDetails: (uri: string) => void
  openMail: (uri: string) => void
  /** Hands the person's address, or one of their numbers, to the system's calling app. */
  openCall: (uri: string, number?: string) => void
  copyAddress: (uri: string) => void
  changeSettings: (change: Partial<Settings>) => void
}

/** What the window is told. */
export interface Events {
  state: AppState
}

/** Every command by name: a missing or an extra one does not compile. */
export const commandNames = {
  getState: true,
  signIn: true,
  trySampleOrganisation: true,
  cancelSignIn: true,
  signOut: true,
  connectNow: true,
  setMyAvailability: true,
  resetMyAvailability: true,
  setMyNote: true,
  readDetails: true,
  openMail: true,
  openCall: true,
  copyAddress: true,
  changeSettings: true
} satisfies Record<keyof Commands, true>

export const eventNames = { state: true } satisfies Record<keyof Events, true>

/** What the preload puts on the window as `window.rollcall`. `on` returns the function that ends the listening. */
export type Bridge = {
  readonly [K in keyof Commands]: (...args: Parameters<Commands[K]>) => Promise<Outcome<ReturnType<Commands[K]>>>
} & { on<K extends keyof Events>(name: K, listen: (payload: Events[K]) => void): () => void }
