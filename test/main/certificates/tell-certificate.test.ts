// The certificate stands beside the problem it is the reason of, and beside no other.

import { expect, it } from 'vitest'
import { tellCertificate } from '../../../main/certificates/tell-certificate'
import type { Connection, Problem, ProblemCode, UntrustedCertificate } from '../../../preload/contract'

const certificate: UntrustedCertificate = {
  host: 'pool.corvo.example',
  fingerprint: 'AA',
  validFrom: 1,
  validUntil: 2,
  subject: 'pool.corvo.example',
  issuer: 'Nobody',
  faults: ['unknown-issuer'],
  canBeTrusted: true,
  before: null
}

const tell = (problem: Problem, one = certificate) =>
  tellCertificate({ kind: 'signed-out', problem }, (host) => (host === one.host ? one : null))

it.each<[ProblemCode, string, boolean]>([
  ['certificate-not-trusted', 'pool.corvo.example', true],
  ['certificate-not-trusted', 'pool.corvo.example:8443', true],
  ['certificate-changed', 'POOL.corvo.example', true],
  ['clock-wrong', 'pool.corvo.example', true],
  ['certificate-not-trusted', 'web.corvo.example', false],
  ['certificate-not-trusted', 'not a host', false],
  ['server-unreachable', 'pool.corvo.example', false]
])('for %s about %s: %s', (code, about, isThere) => {
  expect(tell({ code, about })).toEqual({
    kind: 'signed-out',
    problem: { code, about, ...(isThere && { certificate }) }
  })
})

it('finds a host that is an address', () => {
  const loopback = { ...certificate, host: '::1' }
  expect(tell({ code: 'certificate-not-trusted', about: '[::1]:443' }, loopback)).toHaveProperty(
    'problem.certificate',
    loopback
  )
})

it('blames the certificate that has run out, and the clock for one that is not valid yet', () => {
  const about = certificate.host
  const codeFor = (faults: UntrustedCertificate['faults']) => {
    const told = tell({ code: 'clock-wrong', about }, { ...certificate, faults })
    return 'problem' in told ? told.problem?.code : undefined
  }
  expect(codeFor(['expired'])).toBe('certificate-not-trusted')
  expect(codeFor(['not-yet-valid'])).toBe('clock-wrong')
})

it.each<Connection>([
  { kind: 'online' },
  { kind: 'signed-out' },
  { kind: 'ended', asOf: 1, problem: { code: 'taken-over' } }
])('answers the very same connection where there is nothing to add', (connection) => {
  expect(tellCertificate(connection, () => certificate)).toBe(connection)
})
