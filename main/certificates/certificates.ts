// Which certificates are believed besides those the computer trusts: the one the user chose for a host, and no other.
// Holds what was refused, so that it can be shown, and asked about once.

import type { Instant, Outcome, TrustedCertificate, UntrustedCertificate } from '../../preload/contract'
import type { Log } from '../log'
import { readTrusted, writeTrusted, type CertificateStore } from './kept-certificates'
import { readCertificate, type ReadCertificate, type SystemVerdict } from './read-certificate'

/** A certificate as the network shows it at a handshake. */
export interface ShownCertificate {
  readonly host: string
  /** PEM. */
  readonly pem: string
  readonly verdict: SystemVerdict
}

export interface Certificates {
  /** Whether to go on all the same; `false` leaves it to the system. Called once for each certificate of a host. */
  isTrusted(shown: ShownCertificate): boolean
  /** Whether the one last refused for this host came in place of one that the user trusts. */
  isChanged(host: string): boolean
  /** The one last refused for this host; null when none was, or when it is trusted now. */
  refused(host: string): UntrustedCertificate | null
  /** In the order of trusting. */
  trusted(): readonly TrustedCertificate[]
  /** Trusts what was last refused for this host, if that is the one with this fingerprint. */
  trust(host: string, fingerprint: string): Outcome<void>
  forget(host: string): void
  /** Aborted as soon as the user trusts or forgets one: whatever was begun before is to end. */
  choice(): AbortSignal
  /** Told of each change of `trusted`, with the reason; answers the function that ends the listening. */
  onChange(listen: (why: TrustChange) => void): () => void
}

/** `replaced`: the server came with one that the computer trusts, so that the user's own choice is of no more use. */
export type TrustChange = 'trusted' | 'forgotten' | 'replaced'

export interface CertificatesPorts {
  readonly store: CertificateStore
  /** Milliseconds since 1970. */
  readonly now: () => Instant
  readonly log: Log
}

/** The same host is written in several ways: `[::1]` and `::1`, in any letter case, with a dot at its end. */
export const plainHost = (host: string): string => host.toLowerCase().replace(/^\[|\]$|\.$/g, '')

export function createCertificates({ store, now, log }: CertificatesPorts): Certificates {
  const trusted = new Map(readTrusted(store).map((one) => [one.host, one]))
  const refused = new Map<string, ReadCertificate>()
  const listeners = new Set<(why: TrustChange) => void>()
  let choice = new AbortController()

  const change = (why: TrustChange) => {
    writeTrusted(store, [...trusted.values()])
    for (const listen of listeners) listen(why)
    // Whoever only met a better certificate is in the middle of a request that may go on.
    if (why === 'replaced') return
    choice.abort()
    choice = new AbortController()
  }
  const refusedFor = (host: string): UntrustedCertificate | null => {
    const one = refused.get(host)
    if (one === undefined) return null
    const { fingerprint, validFrom, validUntil } = trusted.get(host) ?? one
    return { ...one, before: fingerprint === one.fingerprint ? null : { fingerprint, validFrom, validUntil } }
  }
  const read = ({ pem, verdict }: ShownCertificate, host: string) => {
    try {
      return readCertificate(pem, host, verdict, now())
    } catch (error) {
      log('a certificate cannot be read', { host, error })
      return null
    }
  }
  const believed = (host: string) => {
    refused.delete(host)
    if (trusted.delete(host)) change('replaced')
    return false
  }

  return {
    isTrusted(shown) {
      const host = plainHost(shown.host)
      if (shown.verdict === 0) return believed(host)
      const certificate = read(shown, host)
      const own = trusted.get(host)
      if (certificate?.canBeTrusted === true && own?.fingerprint === certificate.fingerprint) {
        refused.delete(host)
        return true
      }
      if (certificate === null) refused.delete(host)
      else refused.set(host, certificate)
      log('a certificate is not trusted', {
        host,
        faults: certificate?.faults.join(' ') ?? 'unreadable',
        isChanged: own !== undefined
      })
      return false
    },
    isChanged(host) {
      return (refusedFor(plainHost(host))?.before ?? null) !== null
    },
    refused: (host) => refusedFor(plainHost(host)),
    trusted: () => [...trusted.values()],
    trust(written, fingerprint) {
      const host = plainHost(written)
      const one = refusedFor(host)
      if (one === null) return { ok: false, problem: { code: 'not-found', about: host } }
      if (one.fingerprint !== fingerprint) {
        return { ok: false, problem: { code: 'certificate-changed', about: host, certificate: one } }
      }
      if (!one.canBeTrusted) return { ok: false, problem: { code: 'not-allowed', about: host } }
      refused.delete(host)
      trusted.delete(host)
      trusted.set(host, { host, fingerprint, validFrom: one.validFrom, validUntil: one.validUntil })
      log('the user trusts a certificate', { host })
      change('trusted')
      return { ok: true, value: undefined }
    },
    forget(written) {
      const host = plainHost(written)
      if (!trusted.delete(host)) return
      log('the user trusts a certificate no more', { host })
      change('forgotten')
    },
    choice: () => choice.signal,
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    }
  }
}
