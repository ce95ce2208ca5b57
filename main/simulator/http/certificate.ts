// A certificate for this machine, made when it is needed and never stored.

import { isIP } from 'node:net'
import { generate } from 'selfsigned'

export interface Certificate {
  /** PEM. */
  readonly key: string
  /** PEM; a client that is to trust the server takes it as its authority. */
  readonly cert: string
}

/** What a certificate says; everything has a default. */
export interface CertificateWish {
  /** Its common name. Default: `Rollcall simulator`. */
  readonly subject?: string
  /** Hosts it is made for, names and addresses. Default: `localhost` and `127.0.0.1`. */
  readonly names?: readonly string[]
  /** Milliseconds since 1970. Default: an hour ago, since a client's clock may be a little behind. */
  readonly validFrom?: number
  /** Default: in a day. */
  readonly validUntil?: number
}

const hourMs = 60 * 60_000

/** A self-signed certificate; `now` in milliseconds since 1970. */
export async function makeCertificate(now = Date.now(), wish: CertificateWish = {}): Promise<Certificate> {
  const { subject = 'Rollcall simulator', names = ['localhost', '127.0.0.1'] } = wish
  const { validFrom = now - hourMs, validUntil = now + 24 * hourMs } = wish
  const made = await generate([{ name: 'commonName', value: subject }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(validFrom),
    notAfterDate: new Date(validUntil),
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name }))
      }
    ]
  })
  return { key: made.private, cert: made.cert }
}
