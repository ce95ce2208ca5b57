// How UCWA says what the world refused: the rows of the error tables (reference 13.3, 13.4, 11.4).
import { badParameters, notFound, Refusal } from '../wire/answers'
import type { WorldError } from '../world/world-error'

/** The answer to an edit that the world did not allow. */
export function refusalOf({ code, message }: WorldError): Refusal {
  switch (code) {
    case 'unknown-person':
      return notFound('contact')
    case 'unknown-group':
      return notFound('group')
    case 'not-there':
      // None as subcode: the contact is not in that group.
      return new Refusal(404, { message })
    case 'bad-address':
      return badParameters({ contactUri: message })
    case 'bad-name':
      return badParameters({ name: message })
    case 'not-allowed':
      return new Refusal(403, { subcode: 'OperationNotSupported', message })
    case 'already-there':
      return new Refusal(409, { subcode: 'AlreadyExists', message })
    case 'contact-limit':
      return new Refusal(409, { subcode: 'LimitExceeded', message })
    case 'delegate-limit':
      return new Refusal(403, { subcode: 'LimitExceeded', message })
    case 'group-limit':
      return new Refusal(409, { subcode: 'TooManyGroups', message })
  }
}
