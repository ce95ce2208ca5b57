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
  /**
   * A network that answers Negotiate and NTLM by itself, with who is signed in at this computer, and only for the host
   * of the address that is asked. It is asked for nothing but tokens.
   */
  readonly integratedFetch: Fetch
  /** Shows a company's sign-in page in a window of its own. */
  readonly openSignInPage: (wanted: WantedPage) => ShownPage
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

/** The page to show, and the origin of the server that is asked for tokens meanwhile: neither leads elsewhere. */
export interface WantedPage {
  readonly page: URL
  readonly issuer: string
  /** Closes the window when it is over. */
  readonly signal: AbortSignal
}

/** What became of the page since it was asked last. */
export type PageNews =
  /** A navigation is finished: perhaps the user is signed in now. */
  | { readonly kind: 'loaded' }
  /** The window is closed. */
  | { readonly kind: 'closed' }
  /** The page itself could not be loaded; `error` is the network's. */
  | { readonly kind: 'failed'; readonly error: unknown }
  /** The page itself leads to another place. */
  | { readonly kind: 'refused'; readonly host: string }

export interface ShownPage {
  /** Resolves with the next piece of news; never rejects. */
  next(): Promise<PageNews>
  /** Sends with the cookies of the page, and to the origin of the issuer alone. */
  readonly fetch: Fetch
  /** Closes the window and forgets cookies, storage and cache; never rejects. */
  close(): Promise<void>
}

/** Whom to sign in; `token` and `located` were kept from an earlier run and save the way through discovery. */
export interface Credentials {
  readonly account: Account
  /** There where the account signs in by password. */
  readonly password?: Secret | undefined
  readonly token?: Token
  readonly located?: Located
}

/** What may be put into the keychain once a token was given. */
export interface Kept {
  readonly token: Token
  readonly located: Located
}
