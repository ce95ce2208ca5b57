// Asks at each handshake whether the user trusts a certificate that the system does not, and keeps what the network
// remembers of the answers from outliving the user's choice.

import type { Session } from 'electron'
import type { Certificates } from '../certificates/certificates'

/** What this part is told of the user's choice. */
export type Trust = Pick<Certificates, 'isTrusted' | 'isChanged' | 'choice' | 'onChange'>

const goOn = 0
const asTheSystemSays = -3

/**
 * Connection pools under one name. Chromium keeps each answer for half an hour and cannot be told to forget it, so
 * every change of the user's choice begins a pool of its own.
 */
export function createGuardedPools(name: string, trust: Trust, open: (name: string) => Session): () => Session {
  let generation = 0
  let current: Session | null = null

  trust.onChange((why) => {
    const former = current
    current = null
    generation += 1
    // Whoever only got a better certificate is in the middle of a request that may go on.
    if (why !== 'replaced') void former?.closeAllConnections()
  })

  return () => {
    if (current !== null) return current
    current = open(generation === 0 ? name : `${name}-${generation}`)
    current.setCertificateVerifyProc(({ hostname, certificate, errorCode }, answer) => {
      const isTrusted = trust.isTrusted({ host: hostname, pem: certificate.data, verdict: errorCode })
      answer(isTrusted ? goOn : asTheSystemSays)
    })
    return current
  }
}

/** A certificate that came in place of one the user trusts; the client knows it by its code. */
class ChangedCertificate extends Error {
  readonly code = 'CERT_CHANGED'
}

/** The error of a request as the client is to see it. Electron tells no code, only Chromium's name of the failure. */
export function namedFailure(error: unknown, url: string, trust: Trust): unknown {
  const isOfCertificate = error instanceof Error && /^net::ERR_CERT_/.test(error.message)
  if (!isOfCertificate || !trust.isChanged(new URL(url).hostname)) return error
  return new ChangedCertificate(error.message, { cause: error })
}
