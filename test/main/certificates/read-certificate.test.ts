// What is read of a certificate, and everything that is wrong with it.

import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { readCertificate } from '../../../main/certificates/read-certificate'
import type { CertificateFault } from '../../../preload/contract'
import { certificateOf, now, verdicts } from './some-certificates'

const host = 'pool.corvo.example'
const dayMs = 24 * 60 * 60_000

it('reads whom it names, who says so, from when to when, and its fingerprint', async () => {
  const subject = [
    { name: 'commonName', value: host },
    { name: 'organizationName', value: 'Corvo' }
  ]
  const pem = await certificateOf({ subject })
  expect(readCertificate(pem, host, verdicts.unknownIssuer, now)).toEqual({
    host,
    fingerprint: new X509Certificate(pem).fingerprint256,
    validFrom: now - dayMs,
    validUntil: now + dayMs,
    subject: 'pool.corvo.example, Corvo',
    issuer: 'pool.corvo.example, Corvo',
    faults: ['unknown-issuer'],
    canBeTrusted: true
  })
})

it.each<[string, string, number, number, CertificateFault[], boolean]>([
  ['nobody known', host, verdicts.unknownIssuer, now, ['unknown-issuer'], true],
  ['another name', 'web.corvo.example', verdicts.otherName, now, ['other-name'], true],
  ['another name too', 'web.corvo.example', verdicts.unknownIssuer, now, ['unknown-issuer', 'other-name'], true],
  ['an address it does not name', '127.0.0.1', verdicts.otherName, now, ['other-name'], true],
  ['having run out', host, verdicts.wrongDate, now + 2 * dayMs, ['expired'], true],
  ['having run out too', host, verdicts.unknownIssuer, now + 2 * dayMs, ['unknown-issuer', 'expired'], true],
  ['being early', host, verdicts.wrongDate, now - 2 * dayMs, ['not-yet-valid'], true],
  ['one it depends on having run out', host, verdicts.wrongDate, now, ['expired'], true],
  ['a weak signature', host, verdicts.weak, now, ['weak'], true],
  ['being called back', host, verdicts.revoked, now, ['revoked'], false],
  ['being broken', host, verdicts.invalid, now, ['unusable'], false],
  ['known interception', host, verdicts.intercepted, now, ['unusable'], false],
  ['an error that is not known', host, -299, now, ['unusable'], false]
])('for %s (%s, %i) it names the faults', async (_words, asked, verdict, at, faults, canBeTrusted) => {
  const pem = await certificateOf()
  expect(readCertificate(pem, asked, verdict, at)).toMatchObject({ faults, canBeTrusted })
})

it('does not take the common name for a name it is made for', async () => {
  const pem = await certificateOf({ subject: [{ name: 'commonName', value: 'web.corvo.example' }] })
  expect(readCertificate(pem, 'web.corvo.example', verdicts.unknownIssuer, now).faults).toContain('other-name')
})

it('names one without a common name by all it says, and cuts what nobody reads', async () => {
  const country = await certificateOf({ subject: [{ name: 'countryName', value: 'PT' }] })
  expect(readCertificate(country, host, verdicts.unknownIssuer, now).subject).toBe('C=PT')
  const value = 'x'.repeat(60)
  const long = await certificateOf({ subject: Array.from({ length: 8 }, () => ({ name: 'organizationName', value })) })
  expect(readCertificate(long, host, verdicts.unknownIssuer, now).subject).toHaveLength(201)
})

it('throws at what is no certificate', () => {
  expect(() => readCertificate('nothing', host, verdicts.unknownIssuer, now)).toThrow(Error)
})
