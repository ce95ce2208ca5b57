// Why the world refused one of its verbs, and what counts as an address.

export type WorldErrorCode =
  | 'unknown-person'
  | 'bad-address'
  | 'unknown-group'
  | 'bad-name'
  | 'not-allowed'
  | 'already-there'
  | 'not-there'
  | 'contact-limit'
  | 'delegate-limit'
  | 'group-limit'

/** The only error the world throws. Decide by `code`; the message is for a person reading along. */
export class WorldError extends Error {
  constructor(
    readonly code: WorldErrorCode,
    message: string
  ) {
    super(message)
    this.name = 'WorldError'
  }
}

/** A `sip:` URI of the plain kind, user and host, of at most 250 characters (reference 16). */
export function isSipAddress(text: string): boolean {
  return text.length <= 250 && /^sip:[^\s@<>"]+@[^\s@<>"/]+$/i.test(text)
}

export function sameAddress(one: string, other: string): boolean {
  const bare = (uri: string): string => uri.toLowerCase().replace(/^sip:/, '')
  return bare(one) === bare(other)
}
