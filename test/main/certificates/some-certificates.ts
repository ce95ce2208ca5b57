// Certificates as servers show them, made once for each wish.

import { generate } from 'selfsigned'

export const now = Date.UTC(2026, 4, 12, 9, 0)
const dayMs = 24 * 60 * 60_000

interface Wish {
  readonly subject?: { name: string; value: string }[]
  readonly names?: readonly string[]
  readonly validFrom?: number
  readonly validUntil?: number
}

/** PEM of a self-signed certificate for pool.corvo.example, good from yesterday till tomorrow. */
export async function certificateOf({
  subject = [{ name: 'commonName', value: 'pool.corvo.example' }],
  names = ['pool.corvo.example'],
  validFrom = now - dayMs,
  validUntil = now + dayMs
}: Wish = {}): Promise<string> {
  const { cert } = await generate(subject, {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(validFrom),
    notAfterDate: new Date(validUntil),
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }]
  })
  return cert
}

/** Chromium's net errors. */
export const verdicts = {
  fine: 0,
  otherName: -200,
  wrongDate: -201,
  unknownIssuer: -202,
  revoked: -206,
  invalid: -207,
  weak: -208,
  intercepted: -217
}
