// What a session needs from outside, in one argument, and what an account brings along.

import type { Account, Named } from '../../preload/contract'
import type { Located } from '../ucwa/discovery'
import type { Fetch } from '../ucwa/http'
import type { Secret } from '../ucwa/secret'
import type { Token } from '../ucwa/token'

/** Everything a session takes from the outside world; tests hand in their own. */
export interface SessionPorts {
  /** For everything but the long poll. */
  readonly fetch: Fetch
  /** For the long poll alone: a pool of its own, so that it never holds up another request. */
  readonly pollFetch: Fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves when the time is over or `signal` aborts, whichever comes first; never rejects. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** A number from 0 up to, but not including, 1. */
  readonly random: () => number
  /** Takes one line for the log; is never given a secret. */
  readonly log: (line: string) => void
  /** Language the server should answer in, such as `en-US`. */
  readonly culture: string
  readonly userAgent: string
  /** The same for every start of this installation, so that a crashed instance is superseded (reference 4.1). */
  readonly endpointId: string
  /** Whom each user watches without regard to the lists, by sign-in address: no server keeps it. */
  readonly watched: {
    read(signInAddress: string): readonly Named[]
    write(signInAddress: string, people: readonly Named[]): void
  }
}

/** Whom to sign in; `token` and `located` were kept from an earlier run and save the way through discovery. */
export interface Credentials {
  readonly account: Account
  readonly password: Secret
  readonly token?: Token
  readonly located?: Located
}

/** What may be put into the keychain once a token was given. */
export interface Kept {
  readonly token: Token
  readonly located: Located
}
