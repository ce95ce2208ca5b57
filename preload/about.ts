// What the settings tell of the app itself and of its way to the server. Part of the contract.

import type { Instant } from './people'

/** Who made what runs here. Versions as the parts give them. */
export interface About {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** The licences of everything that is in the app, as one text. */
  readonly licences: string
}

/** How the app reaches the server now. */
export interface ConnectionFacts {
  /** The server's host; empty before one was found. */
  readonly host: string
  readonly foundBy: 'discovery' | 'address'
  /** The proxy the system names for that server, such as `proxy.corvo.example:8080`; `null` when it goes there directly. */
  readonly proxy: string | null
  /** When the connection stood first in this run; `null` when it never did. */
  readonly connectedSince: Instant | null
}

/**
 * How the run before this one ended: `orderly` is nothing to speak of; `failed`: an error in the app ended it; `killed`:
 * something else did; `computer-stopped`: the computer was started anew since.
 */
export type LastEnd = 'orderly' | 'failed' | 'killed' | 'computer-stopped'
