// A certificate for 127.0.0.1, made when it is needed and never stored.

import { generate } from 'selfsigned'

export interface Certificate {
  /** PEM. */
  readonly key: string
  /** PEM; a client that is to trust the server takes it as its authority. */
  readonly cert: string
}

/** A self-signed certificate for loopback addresses, good for one day from `now` (milliseconds since 1970). */
export async function makeCertificate(now = Date.now()): Promise<Certificate> {
  const hour = 60 * 60_000
  const made = await generate([{ name: 'commonName', value: 'Rollcall simulator' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A client's clock may be a little behind.
    notBeforeDate: new Date(now - hour),
    notAfterDate: new Date(now + 24 * hour),
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' }
        ]
      }
    ]
  })
  return { key: made.private, cert: made.cert }
}
