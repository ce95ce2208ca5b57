// From the client's errors to what a person is told.

import { expect, it } from 'vitest'
import type { Account, ProblemCode } from '../../../preload/contract'
import { problemOf, type Occasion } from '../../../main/session/problems'
import { UcwaError, type UcwaErrorCode, type UcwaErrorDetails } from '../../../main/ucwa/ucwa-error'

const account: Account = { signInAddress: 'ada@corvo.example', userName: '', server: '', keepSignedIn: true }
const withServer: Account = { ...account, server: 'https://pool.corvo.example/' }

it.each<[UcwaErrorCode, UcwaErrorDetails, Occasion, ProblemCode]>([
  ['bad-credentials', {}, 'signing-in', 'wrong-password'],
  ['bad-credentials', {}, 'staying', 'sign-in-expired'],
  ['unauthorized', {}, 'staying', 'sign-in-expired'],
  ['name-not-found', {}, 'signing-in', 'server-not-found'],
  ['name-not-found', {}, 'staying', 'no-network'],
  ['network', {}, 'staying', 'server-unreachable'],
  ['no-network', {}, 'staying', 'no-network'],
  ['no-network', {}, 'signing-in', 'no-network'],
  ['timeout', {}, 'signing-in', 'server-unreachable'],
  ['certificate', {}, 'signing-in', 'certificate-not-trusted'],
  ['clock', {}, 'signing-in', 'clock-wrong'],
  ['not-ucwa', {}, 'signing-in', 'not-a-skype-server'],
  ['not-ucwa', {}, 'staying', 'answer-unreadable'],
  ['online-only', {}, 'signing-in', 'online-not-supported'],
  ['grant-not-offered', {}, 'signing-in', 'way-not-offered'],
  ['redirect-untrusted', {}, 'signing-in', 'redirect-not-trusted'],
  ['forbidden', {}, 'signing-in', 'sign-in-not-permitted'],
  ['forbidden', {}, 'asking', 'not-allowed'],
  ['poll-replaced', {}, 'staying', 'taken-over'],
  ['ended', { subcode: 'InactiveApplicationExpired' }, 'staying', 'ended-by-server'],
  ['ended', { subcode: 'TooManyApplications' }, 'staying', 'too-many-applications'],
  ['ended', { subcode: 'UserAgentNotAllowed' }, 'staying', 'app-not-allowed'],
  ['ended', { status: 410, subcode: 'CannotRedirect' }, 'staying', 'no-backup-pool'],
  ['ended', { subcode: 'constructor' }, 'staying', 'ended-by-server'],
  ['ended', {}, 'signing-in', 'ended-by-server'],
  ['too-many-requests', {}, 'asking', 'server-busy'],
  ['not-found', {}, 'asking', 'not-found'],
  ['conflict', { status: 409, subcode: 'LimitExceeded' }, 'asking', 'list-full'],
  ['forbidden', { status: 403, subcode: 'LimitExceeded' }, 'asking', 'too-many-delegates'],
  ['forbidden', { status: 403, subcode: 'LimitExceeded' }, 'watching', 'too-many-watched'],
  ['conflict', { status: 409, subcode: 'TooManyGroups' }, 'asking', 'too-many-groups'],
  ['conflict', { status: 409, subcode: 'AlreadyExists' }, 'asking', 'already-there'],
  ['forbidden', { status: 403, subcode: 'OperationNotSupported' }, 'asking', 'group-not-editable'],
  ['forbidden', { status: 403, subcode: 'TooManyContacts' }, 'expanding', 'list-too-large'],
  ['forbidden', { status: 403, subcode: 'None' }, 'asking', 'not-allowed'],
  ['forbidden', { status: 403, subcode: 'None' }, 'watching', 'not-allowed'],
  ['forbidden', { status: 403 }, 'expanding', 'members-hidden'],
  ['forbidden', { status: 403, subcode: 'None' }, 'expanding', 'members-hidden'],
  ['forbidden', { status: 403, subcode: 'None' }, 'searching', 'search-not-allowed'],
  ['forbidden', { status: 403, subcode: 'Unheard' }, 'searching', 'not-allowed'],
  ['conflict', { status: 409, subcode: 'None' }, 'asking', 'not-now'],
  ['conflict', { status: 409 }, 'asking', 'not-now'],
  ['conflict', { status: 409, subcode: 'toString' }, 'asking', 'not-understood'],
  ['server-trouble', { status: 500, subcode: 'MigrationInProgress' }, 'asking', 'list-moving'],
  ['server-trouble', { status: 500, subcode: 'InvalidExchangeServerVersion' }, 'asking', 'mailbox-unsupported'],
  ['server-trouble', { status: 500, subcode: 'InvalidExchangeServerVersion' }, 'staying', 'mailbox-unsupported'],
  ['server-trouble', { status: 500, subcode: 'CallbackChannelError' }, 'asking', 'events-unreachable'],
  ['server-trouble', { status: 500 }, 'asking', 'server-trouble']
])('%s %j while %s is %s', (code, details, occasion, expected) => {
  expect(problemOf(new UcwaError(code, details), occasion).code).toBe(expected)
})

it.each<[UcwaErrorCode, Occasion, ProblemCode]>([
  ['not-found', 'staying', 'server-not-found'],
  ['name-not-found', 'staying', 'no-network'],
  ['network', 'staying', 'server-unreachable'],
  ['name-not-found', 'signing-in', 'server-not-found'],
  ['network', 'signing-in', 'server-not-found']
])('no server found, for %s, is while %s %s', (cause, occasion, expected) => {
  const error = new UcwaError('server-not-found', { cause: new UcwaError(cause) })
  expect(problemOf(error, occasion).code).toBe(expected)
})

it.each<[UcwaErrorCode, string | undefined, string | undefined]>([
  ['bad-credentials', 'password', 'password'],
  ['server-not-found', 'signInAddress', 'server'],
  ['name-not-found', 'signInAddress', 'server'],
  ['not-ucwa', undefined, 'server'],
  ['certificate', undefined, 'server'],
  ['network', undefined, 'server'],
  ['timeout', undefined, 'server'],
  ['clock', undefined, undefined],
  ['forbidden', undefined, undefined]
])('%s marks the field %s, and %s when a server was typed', (code, field, fieldWithServer) => {
  expect(problemOf(new UcwaError(code), 'signing-in', account).field).toBe(field)
  expect(problemOf(new UcwaError(code), 'signing-in', withServer).field).toBe(fieldWithServer)
})

it('names the sign-in address whose password was refused, not the host that refused it', () => {
  const error = new UcwaError('bad-credentials', { host: 'web.corvo.example' })
  expect(problemOf(error, 'signing-in', withServer)).toEqual({
    code: 'wrong-password',
    field: 'password',
    about: 'ada@corvo.example'
  })
})

it('speaks of the domain that was looked for, or of the host that answered', () => {
  const error = new UcwaError('server-not-found', { host: 'lyncdiscover.corvo.example' })
  expect(problemOf(error, 'signing-in', account).about).toBe('corvo.example')
  expect(problemOf(error, 'signing-in', withServer).about).toBe('lyncdiscover.corvo.example')
})
