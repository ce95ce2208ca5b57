// What the user says of certificates, and going on where one was in the way.

import type { Outcome } from '../../preload/contract'
import type { Session } from '../session/session'
import type { SigningIn } from '../signing-in'
import type { Certificates } from './certificates'

interface TrustPorts {
  readonly certificates: Pick<Certificates, 'trust' | 'forget'>
  readonly session: Pick<Session, 'connection' | 'connectNow'>
  readonly signingIn: Pick<SigningIn, 'signInAgain'>
}

export interface TrustCommands {
  trustCertificate(host: string, fingerprint: string): Outcome<void>
  forgetCertificate(host: string): void
}

export function createTrustCommands({ certificates, session, signingIn }: TrustPorts): TrustCommands {
  return {
    trustCertificate(host, fingerprint) {
      const outcome = certificates.trust(host, fingerprint)
      if (!outcome.ok) return outcome
      // With what was typed or kept: nobody has to type it again.
      if (session.connection.kind === 'signed-out') signingIn.signInAgain()
      else session.connectNow()
      return outcome
    },
    forgetCertificate: certificates.forget
  }
}
