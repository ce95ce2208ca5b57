// What a certificate says, and everything that is wrong with it; pure.

import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { CertificateFault, Instant, UntrustedCertificate } from '../../preload/contract'

/** How the system judged it: Chromium's network error, 0 when it is believed. */
export type SystemVerdict = number

/** What Chromium names, the most serious fault alone. Whatever is not here nobody can vouch for. */
const faultOf: Readonly<Record<SystemVerdict, CertificateFault>> = {
  [-200]: 'other-name',
  // -201 is a date that is wrong: which way, the dates tell.
  [-202]: 'unknown-issuer',
  [-206]: 'revoked',
  [-208]: 'weak',
  [-211]: 'weak',
  [-213]: 'weak'
}
const wrongDate: SystemVerdict = -201

/** Called back, or wrong in a way that nobody can judge by looking at it. */
const hopeless: ReadonlySet<CertificateFault> = new Set<CertificateFault>(['revoked', 'unusable'])

/** Names come from whoever made it: nobody needs to read more of one. */
const longestName = 200

/** Everything but what was trusted before. */
export type ReadCertificate = Omit<UntrustedCertificate, 'before'>

/** `pem` as the server sent it to `host`. Throws Node's error if it is no certificate. */
export function readCertificate(pem: string, host: string, verdict: SystemVerdict, now: Instant): ReadCertificate {
  const certificate = new X509Certificate(pem)
  const validFrom = Date.parse(certificate.validFrom)
  const validUntil = Date.parse(certificate.validTo)
  const named = verdict === wrongDate ? undefined : (faultOf[verdict] ?? 'unusable')
  const faults = new Set<CertificateFault>(named === undefined ? [] : [named])
  if (!isFor(host, certificate)) faults.add('other-name')
  if (now > validUntil) faults.add('expired')
  if (now < validFrom) faults.add('not-yet-valid')
  // The dates are fine: then those of one it depends on are not.
  if (faults.size === 0) faults.add('expired')
  return {
    host,
    fingerprint: certificate.fingerprint256,
    validFrom,
    validUntil,
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    faults: [...faults],
    canBeTrusted: ![...faults].some((fault) => hopeless.has(fault))
  }
}

/** Only the names it is made for count, as in every browser; the common name is but a title. */
function isFor(host: string, certificate: X509Certificate): boolean {
  const match = isIP(host) === 0 ? certificate.checkHost(host, { subject: 'never' }) : certificate.checkIP(host)
  return match !== undefined
}

/** From lines such as `CN=pool.corvo.example`: the name, then the organisation; else all of it. */
function nameOf(lines: string | undefined): string {
  const parts = (lines ?? '').split('\n').filter((part) => part !== '')
  const valueOf = (key: string) =>
    parts.flatMap((part) => (part.startsWith(`${key}=`) ? [part.slice(key.length + 1)] : []))
  const known = [...valueOf('CN'), ...valueOf('O')]
  const name = (known.length > 0 ? known : parts).join(', ')
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name
}
