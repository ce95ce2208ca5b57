// The only error that leaves this folder. Callers decide by `code`, never by a text.

export type UcwaErrorCode =
  // the request did not reach a UCWA server, or no answer came back
  | 'network'
  | 'no-network'
  | 'name-not-found'
  | 'certificate'
  | 'certificate-changed'
  | 'clock'
  | 'timeout'
  | 'aborted'
  | 'foreign-origin'
  // an answer came that is not UCWA's, or not a document we can read
  | 'not-ucwa'
  | 'unreadable'
  | 'missing-link'
  // discovery and tokens (reference 2, 3)
  | 'server-not-found'
  | 'redirect-loop'
  | 'redirect-untrusted'
  | 'online-only'
  | 'grant-not-offered'
  | 'bad-credentials'
  | 'handshake-refused'
  | 'page-needed'
  | 'page-closed'
  | 'token-refused'
  // answers of UCWA (reference 11.2)
  | 'bad-request'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'application-gone'
  | 'version-not-supported'
  | 'method-not-allowed'
  | 'conflict'
  | 'poll-replaced'
  | 'ended'
  | 'precondition-failed'
  | 'precondition-required'
  | 'too-large'
  | 'too-many-requests'
  | 'server-trouble'

export interface UcwaErrorDetails {
  /** HTTP status, when there was an answer. */
  readonly status?: number
  /** UCWA's subcode, as the server wrote it (reference 11.4); unknown ones are kept. */
  readonly subcode?: string
  /** The answer was a page for people: from a proxy or a portal, whatever its status, and not from UCWA. */
  readonly isPage?: boolean
  /** How long the server asked us to wait, from `Retry-After`. */
  readonly retryAfterMs?: number
  /** Names of the inputs a 400 complains about. */
  readonly parameters?: readonly string[]
  /** Host spoken to: for the log and for words such as "No server was found for …". */
  readonly host?: string
  /** The grant types that the server does offer, with `grant-not-offered`. */
  readonly offered?: readonly string[]
  /** Address of the sign-in page as the server wrote it, with `page-needed`. */
  readonly page?: string
  /** Method and path without query: for the log. */
  readonly request?: string
  readonly cause?: unknown
}

export class UcwaError extends Error {
  override readonly name = 'UcwaError'

  constructor(
    readonly code: UcwaErrorCode,
    readonly details: UcwaErrorDetails = {}
  ) {
    super(`${code}${details.subcode ? ` (${details.subcode})` : ''}${details.request ? `: ${details.request}` : ''}`, {
      cause: details.cause
    })
  }
}
