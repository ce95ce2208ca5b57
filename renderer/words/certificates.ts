// The words of a certificate that this computer does not trust.
import type { CertificateFault } from '../../preload/contract'

/** Why it is not believed, each a sentence; the host is the one that was asked for. */
const faults: Record<CertificateFault, (host: string) => string> = {
  'unknown-issuer': () => 'Nobody this computer trusts vouches for it.',
  'other-name': (host) => `It is not made for ${host}.`,
  expired: () => 'It has expired, or one that vouches for it has. If not, the clock of this computer is wrong.',
  'not-yet-valid': () => 'It is not valid yet. If it should be, the clock of this computer is wrong.',
  weak: () => 'It is signed in a way that can be forged.',
  revoked: () => 'It was called back by those who issued it.',
  unusable: () => 'It does not prove who the server is.'
}

export const certificateWords = {
  show: 'Show certificate',
  title: (host: string) => `Certificate of ${host}`,
  faults,
  subject: 'Issued to',
  issuer: 'Issued by',
  validFrom: 'Valid from',
  validUntil: 'Valid until',
  fingerprint: 'SHA-256',
  now: 'Now',
  before: 'The one you trusted',
  changed:
    'It came in place of the one you trusted. Servers get a new one from time to time; somebody between you and the server would show one of their own too.',
  meaning: (host: string) =>
    `Trusting it means: your sign-in is sent to whoever shows this certificate for ${host}. Do so only if your administrator tells you the same SHA-256 fingerprint.`,
  alone: 'It counts for this host and this certificate alone, until you forget it in the settings.',
  never: 'It cannot be trusted here. Your administrator has to give the server another one.',
  trust: (host: string) => `Trust this certificate for ${host}`,
  cancel: 'Cancel',
  close: 'Close'
} as const
