// The certificate is good for loopback, today.

import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeCertificate } from '../../../../main/simulator/http/certificate'

it('stands for 127.0.0.1 and localhost, for a day', async () => {
  const now = Date.UTC(2026, 4, 12, 9, 0)
  const certificate = new X509Certificate((await makeCertificate(now)).cert)
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(certificate.checkHost('localhost')).toBe('localhost')
  expect(certificate.checkHost('corvo.example')).toBeUndefined()
  expect(Date.parse(certificate.validFrom)).toBeLessThan(now)
  expect(Date.parse(certificate.validTo)).toBe(now + 24 * 60 * 60_000)
})

it('is another one each time', async () => {
  expect((await makeCertificate()).key).not.toBe((await makeCertificate()).key)
})

it('says what it is asked to', async () => {
  const wish = {
    subject: 'pool.corvo.example',
    names: ['pool.corvo.example', '10.0.0.7'],
    validFrom: Date.UTC(2026, 0, 1),
    validUntil: Date.UTC(2026, 1, 1)
  }
  const certificate = new X509Certificate((await makeCertificate(Date.UTC(2026, 4, 12), wish)).cert)
  expect(certificate.subject).toBe('CN=pool.corvo.example')
  expect([certificate.checkHost('pool.corvo.example'), certificate.checkIP('10.0.0.7')]).toEqual(wish.names)
  expect([certificate.checkHost('localhost'), certificate.checkIP('127.0.0.1')]).toEqual([undefined, undefined])
  expect([Date.parse(certificate.validFrom), Date.parse(certificate.validTo)]).toEqual([
    wish.validFrom,
    wish.validUntil
  ])
})
