// Statuses and subcodes, and our codes for them.

import { expect, it } from 'vitest'
import { refusalOf, retryAfterOf } from '../../../main/ucwa/refusals'

const json = new Headers({ 'content-type': 'application/json; charset=utf-8' })

it.each([
  [400, 'ParameterValidationFailure', 'bad-request'],
  [401, undefined, 'unauthorized'],
  [403, 'LimitExceeded', 'forbidden'],
  [403, 'OperationNotSupported', 'forbidden'],
  [403, 'TooManyContacts', 'forbidden'],
  [403, 'AnonymousNotAllowed', 'forbidden'],
  [403, 'None', 'forbidden'],
  [404, 'ApplicationNotFound', 'application-gone'],
  [404, 'APIVersionNotSupported', 'version-not-supported'],
  [404, 'None', 'not-found'],
  [404, 'constructor', 'not-found'],
  [405, undefined, 'method-not-allowed'],
  [408, undefined, 'timeout'],
  [409, 'PGetReplaced', 'conflict'],
  [409, 'AlreadyExists', 'conflict'],
  [409, 'LimitExceeded', 'conflict'],
  [409, 'TooManyGroups', 'conflict'],
  [409, 'MakeMeAvailableRequired', 'conflict'],
  [409, 'None', 'conflict'],
  [410, 'InactiveApplicationExpired', 'ended'],
  [410, 'CannotRedirect', 'ended'],
  [412, undefined, 'precondition-failed'],
  [413, undefined, 'too-large'],
  [415, undefined, 'bad-request'],
  [428, undefined, 'precondition-required'],
  [429, undefined, 'too-many-requests'],
  [500, 'MigrationInProgress', 'server-trouble'],
  [500, 'CallbackChannelError', 'server-trouble'],
  [500, 'InvalidExchangeServerVersion', 'server-trouble'],
  [500, 'ProvisioningDataUnavailable', 'server-trouble'],
  [502, undefined, 'server-trouble'],
  [503, 'BrandNew', 'server-trouble'],
  [302, undefined, 'not-ucwa'],
  [418, undefined, 'not-ucwa']
])('takes %d with subcode %s for %s', (status, subcode, code) => {
  const error = refusalOf(status, json, JSON.stringify({ code: 'X', subcode, message: 'no' }))
  expect([error.code, error.details.status, error.details.subcode]).toEqual([code, status, subcode])
})

it('reads the subcode behind a byte-order mark, which parts of a batch begin with', () => {
  const error = refusalOf(403, json, '\uFEFF{"code":"Forbidden","subcode":"LimitExceeded"}')
  expect(error.details.subcode).toBe('LimitExceeded')
})

it('takes nothing but the status from a body that is not JSON by its type', () => {
  const error = refusalOf(403, new Headers({ 'content-type': 'text/html' }), '{"subcode":"LimitExceeded"}')
  expect([error.code, error.details.subcode, error.details.isPage]).toEqual(['forbidden', undefined, true])
})

it.each(['', 'not json', '[]', 'null', '{"subcode":5,"parameters":"x"}', '{"subcode":'])(
  'survives the odd error body %j',
  (text) => {
    const error = refusalOf(409, json, text)
    expect([error.code, error.details.subcode, error.details.parameters]).toEqual(['conflict', undefined, undefined])
  }
)

it("names the inputs that a 400 complains about, in the vendor's media type too", () => {
  const type = new Headers({ 'content-type': 'application/vnd.microsoft.com.ucwa+json' })
  const error = refusalOf(400, type, '{"code":"BadRequest","parameters":{"groupId":"too long","name":{}}}')
  expect(error.details.parameters).toEqual(['groupId', 'name'])
})

const date = 'Wed, 21 Oct 2026 07:28:00 GMT'

it.each([
  ['120', date, 120_000],
  ['0', date, 0],
  ['Wed, 21 Oct 2026 07:28:30 GMT', date, 30_000],
  ['Wed, 21 Oct 2026 07:27:00 GMT', date, 0],
  ['999999999999', date, 86_400_000],
  ['soon', date, undefined],
  ['-5 minutes or so', date, undefined],
  ['', date, undefined]
])("reads Retry-After %j sent at the server's %s as %s ms", (retryAfter, sentAt, waitMs) => {
  expect(retryAfterOf(new Headers({ 'retry-after': retryAfter, date: sentAt }))).toBe(waitMs)
})

it('measures a date in the past as no wait when the server tells no time of its own', () => {
  expect(retryAfterOf(new Headers({ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }))).toBe(0)
})
