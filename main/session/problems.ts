// Technical errors become problems a person can be told of: the one table from the client's codes to the contract's.

import type { Account, Problem, ProblemCode, SignInWay } from '../../preload/contract'
import { UcwaError, type UcwaErrorCode } from '../ucwa/ucwa-error'

/**
 * What was being done: the same refusal means different things while signing in and afterwards. `asking`: anything the
 * user asks for, changes of the lists included; the last three are asked for too, with refusals of their own.
 */
export type Occasion = 'signing-in' | 'staying' | 'asking' | 'watching' | 'expanding' | 'searching'

type Row = ProblemCode | Readonly<Record<'signing-in' | 'staying' | 'asking', ProblemCode>>

const table: Readonly<Record<UcwaErrorCode, Row>> = {
  network: 'server-unreachable',
  'no-network': 'no-network',
  'name-not-found': { 'signing-in': 'server-not-found', staying: 'no-network', asking: 'no-network' },
  certificate: 'certificate-not-trusted',
  'certificate-changed': 'certificate-changed',
  clock: 'clock-wrong',
  timeout: 'server-unreachable',
  aborted: 'not-connected',
  'foreign-origin': 'redirect-not-trusted',
  'not-ucwa': { 'signing-in': 'not-a-skype-server', staying: 'answer-unreadable', asking: 'answer-unreadable' },
  unreadable: 'answer-unreadable',
  'missing-link': { 'signing-in': 'not-a-skype-server', staying: 'answer-unreadable', asking: 'not-allowed' },
  'server-not-found': 'server-not-found',
  'redirect-loop': 'redirect-not-trusted',
  'redirect-untrusted': 'redirect-not-trusted',
  'online-only': 'online-not-supported',
  'grant-not-offered': 'way-not-offered',
  'bad-credentials': { 'signing-in': 'wrong-password', staying: 'sign-in-expired', asking: 'sign-in-expired' },
  'handshake-refused': { 'signing-in': 'integrated-refused', staying: 'sign-in-expired', asking: 'sign-in-expired' },
  'page-needed': 'sign-in-expired',
  'page-closed': 'page-closed',
  'token-refused': { 'signing-in': 'sign-in-not-permitted', staying: 'sign-in-expired', asking: 'sign-in-expired' },
  'bad-request': 'not-understood',
  unauthorized: { 'signing-in': 'sign-in-not-permitted', staying: 'sign-in-expired', asking: 'sign-in-expired' },
  forbidden: { 'signing-in': 'sign-in-not-permitted', staying: 'sign-in-not-permitted', asking: 'not-allowed' },
  'not-found': { 'signing-in': 'not-a-skype-server', staying: 'server-trouble', asking: 'not-found' },
  'application-gone': 'server-trouble',
  'version-not-supported': 'not-understood',
  'method-not-allowed': 'not-understood',
  conflict: { 'signing-in': 'server-trouble', staying: 'server-trouble', asking: 'not-understood' },
  'poll-replaced': 'taken-over',
  ended: 'ended-by-server',
  'precondition-failed': 'not-understood',
  'precondition-required': 'not-understood',
  'too-large': 'not-understood',
  'too-many-requests': 'server-busy',
  'server-trouble': 'server-trouble'
}

const endings: Readonly<Record<string, ProblemCode>> = {
  TooManyApplications: 'too-many-applications',
  UserAgentNotAllowed: 'app-not-allowed',
  MobileApplicationNoLongerAllowed: 'app-not-allowed',
  CannotRedirect: 'no-backup-pool'
}

/** Refusals of what was asked for that say more by status and subcode (reference 11.4); `None` is as good as none. */
const refusals: Readonly<Record<string, ProblemCode>> = {
  '403 LimitExceeded': 'too-many-delegates',
  '403 OperationNotSupported': 'group-not-editable',
  '403 TooManyContacts': 'list-too-large',
  '409 LimitExceeded': 'list-full',
  '409 TooManyGroups': 'too-many-groups',
  '409 AlreadyExists': 'already-there',
  '409 None': 'not-now',
  '500 MigrationInProgress': 'list-moving',
  '500 InvalidExchangeServerVersion': 'mailbox-unsupported',
  '500 CallbackChannelError': 'events-unreachable'
}

const refusalsOf: Readonly<Partial<Record<Occasion, Readonly<Record<string, ProblemCode>>>>> = {
  'signing-in': {},
  // Not a single thing was refused: something the connection cannot do without.
  staying: {
    '500 InvalidExchangeServerVersion': 'mailbox-unsupported',
    '500 CallbackChannelError': 'events-unreachable'
  },
  watching: { ...refusals, '403 LimitExceeded': 'too-many-watched' },
  expanding: { ...refusals, '403 None': 'members-hidden' },
  searching: { ...refusals, '403 None': 'search-not-allowed' }
}

/** Puts an error into the contract's words; with an account the field of the form to mark is named. */
export function problemOf(error: UcwaError, occasion: Occasion, account?: Account): Problem {
  const code = codeOf(error, occasion)
  const field = account && occasion === 'signing-in' ? fieldOf(code, account) : undefined
  const about = Object.values(refusals).includes(code) ? undefined : aboutOf(code, error, account)
  const ways = waysOf(code, error, account)
  return { code, ...(field && { field }), ...(about && { about }), ...(ways && { ways }) }
}

/** The ways of signing in by the grant types that stand for them (reference 3.2). */
const wayOf: ReadonlyMap<string, SignInWay> = new Map<string, SignInWay>([
  ['password', 'password'],
  ['urn:microsoft.rtc:windows', 'integrated'],
  ['urn:microsoft.rtc:passive', 'page']
])

function waysOf(code: ProblemCode, { details }: UcwaError, account: Account | undefined): Problem['ways'] {
  if (code === 'way-not-offered') return (details.offered ?? []).flatMap((grant) => wayOf.get(grant) ?? [])
  const way = account?.way
  return code === 'sign-in-expired' && way !== undefined && way !== 'password' ? [way] : undefined
}

function codeOf({ code, details }: UcwaError, occasion: Occasion): ProblemCode {
  const { status, subcode } = details
  const ending = code === 'ended' ? own(endings, subcode ?? '') : undefined
  const refusal = own(refusalsOf[occasion] ?? refusals, `${status ?? ''} ${subcode ?? 'None'}`)
  const isKeptOut = occasion !== 'signing-in' && code === 'forbidden' && details.isPage === true
  const special = ending ?? (isKeptOut ? 'answer-unreadable' : refusal)
  if (special) return special
  if (occasion !== 'signing-in' && isPassed(code, details.cause)) return codeOf(details.cause, occasion)
  const row = table[code]
  if (typeof row === 'string') return row
  return row[occasion === 'signing-in' || occasion === 'staying' ? occasion : 'asking']
}

/** Once there was a server: that none is found now is the fault of what lies between, unless something there says so. */
function isPassed(code: UcwaErrorCode, cause: unknown): cause is UcwaError {
  return code === 'server-not-found' && cause instanceof UcwaError && cause.code !== 'not-found'
}

/** Subcodes come from the wire: `constructor` is none of ours. */
function own(rows: Readonly<Record<string, ProblemCode>>, name: string): ProblemCode | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined
}

/** Problems that a server typed into the form may be to blame for. */
const ofServer: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'server-not-found',
  'not-a-skype-server',
  'certificate-not-trusted',
  'certificate-changed',
  'server-unreachable'
])

function fieldOf(code: ProblemCode, { server }: Account): Problem['field'] {
  if (code === 'wrong-password') return 'password'
  if (code === 'way-not-offered' || code === 'integrated-refused') return 'way'
  if (server !== '' && ofServer.has(code)) return 'server'
  // Found by the address, a server that answers wrongly is nobody's typing mistake; one that is not there may be.
  return code === 'server-not-found' ? 'signInAddress' : undefined
}

function aboutOf(code: ProblemCode, error: UcwaError, account: Account | undefined): string | undefined {
  if (account && code === 'wrong-password') return account.signInAddress
  if (account && code === 'server-not-found' && account.server === '') {
    return account.signInAddress.slice(account.signInAddress.lastIndexOf('@') + 1)
  }
  return error.details.host
}
