// Why the world refused one of its verbs.

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
