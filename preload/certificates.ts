// The certificate of a server: what a person needs to see of it before believing it. Part of the contract.

/**
 * Why a certificate is not believed. `weak`: signed in a way that can be forged; `unusable`: anything else that nobody
 * could vouch for.
 */
export type CertificateFault =
  'unknown-issuer' | 'other-name' | 'expired' | 'not-yet-valid' | 'weak' | 'revoked' | 'unusable'

/** What tells one certificate from another. */
export interface CertificateMark {
  /** SHA-256 over the whole certificate: 32 pairs of hex digits, in capitals, with colons between. */
  readonly fingerprint: string
  /** Milliseconds since 1970; so is the next. */
  readonly validFrom: number
  readonly validUntil: number
}

/** A certificate that the user chose to trust, for that host and no other. */
export interface TrustedCertificate extends CertificateMark {
  /** Without a port; an IPv6 address without brackets. */
  readonly host: string
}

/** A certificate that was refused; nothing was sent to its server. */
export interface UntrustedCertificate extends TrustedCertificate {
  /** Whom it names, and who says so. Written by whoever made it. */
  readonly subject: string
  readonly issuer: string
  /** At least one. */
  readonly faults: readonly CertificateFault[]
  /** Whether the user may trust it all the same. */
  readonly canBeTrusted: boolean
  /** The one trusted for this host until now, where there is one. */
  readonly before: CertificateMark | null
}
