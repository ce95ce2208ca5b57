// Failures as values, with a closed set of codes. Part of the contract.

import type { UntrustedCertificate } from './certificates'
import type { SignInWay } from './sign-in'

export type ProblemCode =
  // what was typed
  | 'not-an-address'
  | 'password-missing'
  | 'server-address-invalid'
  | 'note-too-long'
  | 'location-too-long'
  | 'time-over'
  // finding the server and signing in
  | 'server-not-found'
  | 'not-a-skype-server'
  | 'online-not-supported'
  | 'way-not-offered'
  | 'wrong-password'
  | 'integrated-refused'
  | 'page-closed'
  | 'certificate-not-trusted'
  | 'certificate-changed'
  | 'clock-wrong'
  | 'redirect-not-trusted'
  | 'sign-in-not-permitted'
  // staying connected
  | 'no-network'
  | 'server-unreachable'
  | 'server-busy'
  | 'server-trouble'
  | 'answer-unreadable'
  | 'sign-in-expired'
  | 'taken-over'
  | 'ended-by-server'
  | 'too-many-applications'
  | 'app-not-allowed'
  // asking for something
  | 'not-connected'
  | 'not-allowed'
  | 'not-found'
  | 'not-understood'
  | 'not-now'
  | 'too-many-recipients'
  | 'only-a-sample'
  // changing lists
  | 'group-name-empty'
  | 'group-name-too-long'
  | 'group-name-unusable'
  | 'not-a-contact-address'
  | 'list-full'
  | 'too-many-delegates'
  | 'too-many-groups'
  | 'too-many-watched'
  | 'already-there'
  | 'list-moving'
  | 'editing-unsupported'
  | 'group-not-editable'
  | 'group-gone'
  | 'group-changed'
  | 'mailbox-unsupported'
  | 'events-unreachable'
  | 'no-backup-pool'
  // looking into the directory
  | 'list-too-large'
  | 'members-hidden'
  | 'search-not-allowed'
  // the desktop
  | 'no-notifications'
  | 'no-keychain'
  | 'person-not-found'
  // files
  | 'file-unreadable'
  | 'file-not-a-list'
  | 'file-not-written'

/** A failure as a value: the code decides the words (`renderer/words`), `about` fills them. */
export interface Problem {
  readonly code: ProblemCode
  /** The field of the sign-in form to mark, if one is to blame. */
  readonly field?: 'signInAddress' | 'userName' | 'server' | 'password' | 'way'
  /**
   * The ways of signing in that the sentence speaks of: with `way-not-offered` those that the server does offer, with
   * `sign-in-expired` the one in use, if it is not the password.
   */
  readonly ways?: readonly SignInWay[]
  /** What the sentence speaks of: a domain, an address, a host. Never a secret, never a raw error text. */
  readonly about?: string
  /** What was refused, where a certificate is the reason. */
  readonly certificate?: UntrustedCertificate
}
