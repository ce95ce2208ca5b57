// The contract between the main process and everything that shows it: what the window may ask, what it is told,
// and the words both use. Its parts import nothing else, so that either side can be read and tested without the other.

import type { About, ConnectionFacts, LastEnd } from './about'
import type { TrustedCertificate } from './certificates'
import type { DirectoryResults, Edit, EditStatus, ImportPreview, ListsState } from './edits'
import type { Group, Instant, Me, Person, SettableAvailability } from './people'
import type { Problem } from './problem'
import type { Settings } from './settings'
import type { Account, Keychain, SignInForm, SignInStep } from './sign-in'
import type { AlertsState, WatchHow, WatchTarget } from './watches'

export type * from './about'
export type * from './certificates'
export type * from './edits'
export type * from './people'
export type * from './problem'
export type * from './settings'
export type * from './sign-in'
export type * from './watches'

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

/** What this desktop gives the app. */
export interface DesktopState {
  /** `absent`: the window is all there is, and is never hidden. */
  readonly tray: 'untried' | 'shown' | 'absent'
  /** Whether the computer tells how long nobody touched it; else only lock and unlock are known. */
  readonly idleTime: 'known' | 'unknown'
  /** Whether the settings can be kept; else why they last for this run only. `restored`: a damaged file was set aside. */
  readonly settingsFile: 'kept' | 'restored' | 'not-kept'
  /** `orderly` once `dismissLastEnd` was asked for. */
  readonly lastEnd: LastEnd
}

/** What the window was asked to show from outside: a notification, the tray, a link. Answered by `didShow`. */
export interface Asked {
  readonly id: number
  readonly view:
    { readonly kind: 'person'; readonly uri: string } | { readonly kind: 'settings' } | { readonly kind: 'sign-in' }
}

/** Everything any view shows, whole, under a number that only grows. */
export interface AppState {
  readonly number: number
  readonly connection: Connection
  readonly account: Account | null
  readonly me: Me | null
  readonly people: readonly Person[]
  /**
   * In the order of the list: favourites, own groups by name, other, delegates, delegators, organisation, distribution;
   * last those distribution groups that are only inside others.
   */
  readonly groups: readonly Group[]
  /** `uri`s of the people watched without regard to the lists, in the order of adding; each is in `people`. */
  readonly watching: readonly string[]
  readonly lists: ListsState
  /** The newest last. */
  readonly edits: readonly EditStatus[]
  readonly settings: Settings
  readonly keychain: Keychain
  /** The user's own choice, by host; what the computer trusts is not among them. */
  readonly certificates: readonly TrustedCertificate[]
  readonly alerts: AlertsState
  readonly desktop: DesktopState
  readonly asked: Asked | null
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
  /** Reconnects now instead of at `nextTryAt`, or again after the session ended; online, asks again what was refused. */
  connectNow: () => void
  /** With `until` it is reset at that time, over a restart too. */
  setMyAvailability: (availability: SettableAvailability, until?: Instant) => void
  resetMyAvailability: () => void
  /** Replaces my note; an empty text clears it. */
  setMyNote: (text: string) => void
  /** Replaces where I am; at most 60 characters, an empty text clears it. */
  setMyLocation: (text: string) => void
  /** Reads what is not kept live for everyone: a person's card and location. Called when details open. */
  readDetails: (uri: string) => void
  openMail: (uri: string) => void
  /** Hands the person's address, or one of their numbers, to the system's calling app. */
  openCall: (uri: string, number?: string) => void
  copyAddress: (uri: string) => void
  /** One mail to all of them; nobody without a mail address is left out silently: then it is refused. */
  openMailToAll: (uris: readonly string[]) => void
  /** Their addresses, one per line. */
  copyAddresses: (uris: readonly string[]) => void
  changeSettings: (change: Partial<Settings>) => void
  /** Whether the next start signs in by itself: keeps the secrets in use, or removes them. */
  keepSignedIn: (isKept: boolean) => void
  /** Signs in again at this server; empty to find it by the address. */
  changeServer: (server: string) => void
  readConnection: () => ConnectionFacts
  /**
   * Trusts the certificate that was last refused for this host, and connects again. Refused with `certificate-changed`
   * when the fingerprint is not that one's, with `not-allowed` when it cannot be trusted.
   */
  trustCertificate: (host: string, fingerprint: string) => void
  /** Its connections end at once. */
  forgetCertificate: (host: string) => void
  readAbout: () => About
  openLogFolder: () => void
  /**
   * Puts versions, settings, what ended the run before and the newest log lines on the clipboard, without names,
   * addresses and secrets.
   */
  copyDiagnostics: () => void
  /** The user has read how the run before ended. */
  dismissLastEnd: () => void
  /** Watches, changes the watch of the same target, or with `null` stops it. */
  watch: (target: WatchTarget, how: WatchHow | null) => void
  /** Nothing is told until then; `null` to resume. */
  pauseNotifications: (until: Instant | null) => void
  /** Shows one as it would be; refused with `no-notifications` when nobody shows it. */
  testNotification: () => void
  /** The user has read what was held back. */
  dismissHeldBack: () => void
  /** The window shows what it was asked to. */
  didShow: (id: number) => void
  /** To the tray where there is one, else out of the way. */
  closeWindow: () => void
  /** Shows the edit at once and sends it as soon as it can; answers its id. What the server refuses, `edits` tells. */
  edit: (edit: Edit) => number
  undoEdit: (id: number) => void
  /** The user has read what became of it. */
  dismissEdit: (id: number) => void
  /** Up to 20 people and as many distribution groups. */
  searchDirectory: (query: string) => DirectoryResults
  /** Reads the inside of a distribution group and keeps presence in it live until it is closed. */
  openGroup: (groupId: string) => void
  closeGroup: (groupId: string) => void
  /** Asks where to and writes the list there; `null` if the user thought better of it, else the file's name. */
  exportContacts: (format: 'json' | 'csv') => string | null
  /** Asks for a file and tells what importing it would change; `null` if the user thought better of it. */
  chooseImport: () => ImportPreview | null
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
  setMyLocation: true,
  readDetails: true,
  openMail: true,
  openCall: true,
  copyAddress: true,
  openMailToAll: true,
  copyAddresses: true,
  changeSettings: true,
  keepSignedIn: true,
  changeServer: true,
  readConnection: true,
  trustCertificate: true,
  forgetCertificate: true,
  readAbout: true,
  openLogFolder: true,
  copyDiagnostics: true,
  dismissLastEnd: true,
  watch: true,
  pauseNotifications: true,
  testNotification: true,
  dismissHeldBack: true,
  didShow: true,
  closeWindow: true,
  edit: true,
  undoEdit: true,
  dismissEdit: true,
  searchDirectory: true,
  openGroup: true,
  closeGroup: true,
  exportContacts: true,
  chooseImport: true
} satisfies Record<keyof Commands, true>

export const eventNames = { state: true } satisfies Record<keyof Events, true>

/** What the preload puts on the window as `window.rollcall`. `on` returns the function that ends the listening. */
export type Bridge = {
  readonly [K in keyof Commands]: (...args: Parameters<Commands[K]>) => Promise<Outcome<ReturnType<Commands[K]>>>
} & { on<K extends keyof Events>(name: K, listen: (payload: Events[K]) => void): () => void }
