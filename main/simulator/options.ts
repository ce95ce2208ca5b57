// What a simulated server can be told: its limits, the oddities it shows, and who may stand around its requests.
import type { Clock } from './clock'
import type { Organisation } from './world/organisation'
import { defaultWorldLimits, type WorldLimits } from './world/contact-lists'

export interface SimulatorLimits extends WorldLimits {
  /** Presence subscriptions of one application. */
  readonly subscriptions: number
  /** Contacts of one presence subscription that was not made for a group. */
  readonly contactsPerSubscription: number
  /** Running applications of the user; one more ends the oldest. */
  readonly applications: number
  /** After makeMeAvailable, how long an application lives without reportMyActivity (reference 4.3 names no figure). */
  readonly unreportedMinutes: number
  /** Members of a distribution group beyond which it cannot be expanded. */
  readonly expandableMembers: number
}

/** Deviations that real servers or the documentation show; all off unless asked for. */
export interface Quirks {
  /** Every href with scheme and host. */
  readonly absoluteHrefs?: boolean
  /** Who answers with a redirect link instead of the resource; `loop`: the root, for ever. */
  readonly redirect?: 'root' | 'user' | 'loop'
  /** The discovery root answers 302 to this address. */
  readonly rootLocation?: string
  /** JSON bodies in batch parts begin with a byte-order mark. */
  readonly batchByteOrderMark?: boolean
  /** What a poll gets after 15 minutes of silence. Default: 410. */
  readonly silence?: 'gone' | 'resume'
  /** Events come without their resources embedded. */
  readonly bareEvents?: boolean
  /** Collections hold links instead of resources, as if `expand=false` had been asked for. */
  readonly linksOnly?: boolean
  /** Seconds, as `Retry-After` with every 429. */
  readonly retryAfter?: number
  /** Over HTTP both challenges of a 401 share one header line. */
  readonly joinedChallenge?: boolean
  /** What the challenge offers, by the protocol's names. Default: windows, anonmeeting, password. */
  readonly grantTypes?: readonly string[]
  /** The windows grant succeeds, as on a machine of the domain. */
  readonly windowsSignIn?: boolean
  /** An old server: version two of any resource is refused, with its header by 404 and without it by 405. */
  readonly versionOneOnly?: boolean
  /** The lists can only be read: every edit gets 500 MigrationInProgress. */
  readonly migrating?: boolean
  /** No link leads to removeContactFromAllGroups, as in the documentation. */
  readonly noRemoveFromAllLink?: boolean
}

/** What links to resources of version two say; a link without a revision is one of version one (reference 7). */
export function newestRevision({ versionOneOnly }: Quirks): { readonly revision?: string } {
  return versionOneOnly === true ? {} : { revision: '2' }
}

export interface SimulatorOptions {
  readonly organisation: Organisation
  readonly clock: Clock
  readonly edition?: 'current' | '2015'
  /** Default 28800. */
  readonly tokenLifetimeSeconds?: number
  readonly limits?: Partial<SimulatorLimits>
  readonly quirks?: Quirks
  /** JPEG of a person who has one. */
  readonly portrait?: (uri: string) => Uint8Array
}

/** One UCWA request as the request log and the faults see it; a batch is one, and so is each of its parts. */
export interface AskedRequest {
  /** On the simulator's clock. */
  readonly at: number
  readonly method: string
  /** With its query. */
  readonly path: string
  /** The relation a client follows to get here; missing for unknown paths. */
  readonly rel?: string
  /** Another one that leads here too. */
  readonly alsoRel?: string
  readonly inBatch: boolean
  /** The media type its answer is to have; missing: JSON. */
  readonly type?: string
  /** Whether it carried a valid token. */
  readonly authorized: boolean
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal
}

/**
 * Stands around every request. `answer` does the real work; a hook may look at its status, answer something else,
 * wait, or throw (then `fetch` rejects, which a listener turns into a dropped connection). Aborting ends a poll.
 */
export type RequestHook = (asked: AskedRequest, answer: () => Promise<Response>) => Promise<Response>

export const defaultLimits: SimulatorLimits = {
  ...defaultWorldLimits,
  subscriptions: 100,
  contactsPerSubscription: 1000,
  applications: 8,
  unreportedMinutes: 24 * 60,
  expandableMembers: 1000
}
