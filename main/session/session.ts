// Staying connected, as the rest of the app sees it: commands in, a picture of people out.

import type { Connection, Group, Me, Outcome, Person, SettableAvailability } from '../../preload/contract'
import type { Credentials, Kept, SessionPorts } from './ports'

export type { Credentials, Kept, SessionPorts } from './ports'

/** One user's connection to their server. Its pictures are replaced as a whole and never edited. */
export interface Session {
  readonly connection: Connection
  readonly me: Me | null
  readonly people: readonly Person[]
  readonly groups: readonly Group[]
  /** Starts signing in; ends whatever ran before. Progress and refusal show in `connection`. */
  signIn(credentials: Credentials, options: { readonly silent: boolean }): void
  cancelSignIn(): void
  /** Tries now instead of at `nextTryAt`, or again after the session ended. */
  connectNow(): void
  /** The computer falls asleep: nothing is asked until `wake`. */
  pause(): void
  wake(): void
  /** The user touched the computer; told to the server at most every four minutes. */
  userIsActive(): void
  setMyAvailability(availability: SettableAvailability): Promise<Outcome<void>>
  resetMyAvailability(): Promise<Outcome<void>>
  setMyNote(text: string): Promise<Outcome<void>>
  /** Reads a person's card and location, which are not kept live. */
  readDetails(uri: string): Promise<Outcome<void>>
  /** A JPEG, or `null` when there is none or it cannot be had now; the user's own `uri` too. */
  readPhoto(uri: string): Promise<{ readonly type: string; readonly bytes: Uint8Array } | null>
  /** Ends the application on the server (waits two seconds at most) and forgets everything. */
  signOut(): Promise<void>
  /** Tells of every new picture; returns the function that ends the listening. */
  onChange(listen: () => void): () => void
  /** Tells what may be kept in the keychain, after each new token; returns the function that ends the listening. */
  onSecrets(listen: (kept: Kept) => void): () => void
}

/** Makes a session that is signed out; nothing is asked of any server before `signIn`. */
export function createSession(ports: SessionPorts): Session {
  throw new Error(`not built yet: ${ports.userAgent}`)
}
