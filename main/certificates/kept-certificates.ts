// The certificates the user trusts, in the settings file by host: fingerprint and dates, nothing else.

import * as v from 'valibot'
import type { TrustedCertificate } from '../../preload/contract'

/** Where they lie: `get` answers whatever the file has. */
export interface CertificateStore {
  get(key: 'certificates'): unknown
  set(key: 'certificates', value: unknown): void
  delete(key: 'certificates'): void
}

/** More than anybody chooses by hand. */
const mostCertificates = 100

const everyHost = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.unknown())
)
const instant = v.pipe(v.number(), v.safeInteger())
const oneHost = v.object({
  fingerprint: v.pipe(v.string(), v.regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/)),
  validFrom: instant,
  validUntil: instant
})

/** What is damaged is trusted no more: the user is asked again. */
export function readTrusted(store: Pick<CertificateStore, 'get'>): TrustedCertificate[] {
  const all = v.safeParse(everyHost, store.get('certificates'))
  if (!all.success) return []
  const read = Object.entries(all.output).flatMap(([host, value]) => {
    const { success, output } = v.safeParse(oneHost, value)
    return success && host !== '' ? [{ host, ...output }] : []
  })
  return read.slice(0, mostCertificates)
}

export function writeTrusted(store: CertificateStore, trusted: readonly TrustedCertificate[]): void {
  if (trusted.length === 0) return store.delete('certificates')
  const byHost = trusted.map(({ host, fingerprint, validFrom, validUntil }) => [
    host,
    { fingerprint, validFrom, validUntil }
  ])
  store.set('certificates', Object.fromEntries(byHost))
}
