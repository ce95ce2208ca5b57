// The error rows of the three documents that a healthy server never raises by itself (reference 11.5): the simulator is
// told to answer with each of them, and the body has to come in the media type asked for.
import { error } from './checks.mjs'

const row = (status, code, subcode, about) => ({ status, code, subcode, about })

const forbidden = (about) => row(403, 'Forbidden', undefined, about)
const oldMailbox = row(
  500,
  'ServiceFailure',
  'InvalidExchangeServerVersion',
  'the mailbox moved to an unsupported version'
)
const noCallback = row(500, 'ServiceFailure', 'CallbackChannelError', 'the remote event channel is not reachable')
const conflicts = [
  row(409, 'Conflict', 'AlreadyExists', 'the already exists error'),
  row(409, 'Conflict', 'TooManyGroups', 'the too many groups error'),
  row(409, 'Conflict', undefined, 'an unsupported service, resource or API')
]
/** Not in the text of 2015. */
const noBackupPool = row(410, 'Gone', 'CannotRedirect', 'no backup pool is configured')
const wrongState = row(409, 'Conflict', undefined, 'not in the state to accept the request')
const migrating = row(500, 'ServiceFailure', 'MigrationInProgress', 'adding or removing fails during migration')

const mayNotRead = forbidden('may not read the contact list')
const mayNotWrite = forbidden('may not change the contact list')
const mayNotSeePending = forbidden('may not read pending contacts')
const noMemberships = forbidden('may not read or change memberships of presence subscriptions')
const noDelegates = forbidden('may not read or set delegates')
const noExpansion = forbidden('may not read or expand distribution groups')

export const errorRows = {
  group2: { GET: [mayNotRead, oldMailbox, ...conflicts], PUT: [oldMailbox] },
  myGroupMemberships2: {
    GET: [mayNotRead, mayNotSeePending, oldMailbox, ...conflicts, noBackupPool],
    POST: [migrating, mayNotWrite, wrongState, noDelegates, noExpansion, noCallback, ...conflicts, noBackupPool]
  },
  /** Its own page of the reference; the first document only says that removing fails as well. */
  myGroupMembership2: { DELETE: [migrating] },
  memberships: {
    GET: [noMemberships, mayNotRead, mayNotSeePending, oldMailbox, ...conflicts, noBackupPool],
    POST: [noMemberships, mayNotWrite, wrongState, noDelegates, noExpansion, noCallback, ...conflicts, noBackupPool]
  },
  expandDistributionGroup: { GET: [row(403, 'Forbidden', 'TooManyContacts', 'too large to be expanded')] }
}

/** Asks once per row, each time refused as the row says. */
export async function meetErrorRows({ http, control, edition }, rows, method, href, request) {
  const path = new URL(href, http.home).pathname
  for (const one of rows) {
    if (one === noBackupPool && edition === '2015') continue
    await control.failNext(method, path, one)
    await http.ask(method, href, request, `on demand: ${one.about}`, error(one.status, one.code, one.subcode))
  }
  await control.clearFaults()
}
