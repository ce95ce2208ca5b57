// The words of Electron's and Node's network, and our codes for them.

import { expect, it } from 'vitest'
import { failureOf } from '../../../main/ucwa/failures'
import { UcwaError } from '../../../main/ucwa/ucwa-error'
import { nodeError } from './fake-server'

it.each([
  ['net::ERR_NAME_NOT_RESOLVED', 'name-not-found'],
  ['net::ERR_CERT_DATE_INVALID', 'clock'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'certificate'],
  ['net::ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
  ['net::ERR_CERTIFICATE_TRANSPARENCY_REQUIRED', 'certificate'],
  ['net::ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN', 'certificate'],
  ['net::ERR_TIMED_OUT', 'timeout'],
  ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
  ['net::ERR_INTERNET_DISCONNECTED', 'no-network'],
  ['net::ERR_CONNECTION_REFUSED', 'network'],
  ['net::ERR_CONNECTION_RESET', 'network'],
  ['net::ERR_NETWORK_CHANGED', 'network'],
  ['net::ERR_UNEXPECTED_PROXY_AUTH', 'network'],
  ['net::ERR_ABORTED', 'network'],
  ["Attempted to redirect, but redirect policy was 'error'", 'not-ucwa'],
  ['something else', 'network']
])("takes Electron's %s for %s", (text, code) => {
  expect(failureOf(new Error(text), {}).code).toBe(code)
})

it.each([
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_AGAIN', 'network'],
  ['ECONNREFUSED', 'network'],
  ['ECONNRESET', 'network'],
  ['UND_ERR_SOCKET', 'network'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['CERT_NOT_YET_VALID', 'clock'],
  ['CERT_HAS_EXPIRED', 'clock'],
  ['CERT_CHANGED', 'certificate-changed'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate']
])("takes Node's %s for %s", (code, expected) => {
  expect(failureOf(nodeError(code), {}).code).toBe(expected)
})

it.each([[undefined], ['a text'], [{ code: 'ENOTFOUND' }]])('takes the thrown %j for network', (thrown) => {
  expect(failureOf(thrown, {}).code).toBe('network')
})

it('ends on a chain of causes that bites its own tail', () => {
  const error = new Error('first')
  error.cause = error
  expect(failureOf(error, {}).code).toBe('network')
})

it('keeps a code that was given already and adds where it happened', () => {
  const failure = failureOf(new UcwaError('timeout'), { host: 'web.contoso.example' })
  expect([failure.code, failure.details.host]).toEqual(['timeout', 'web.contoso.example'])
})
