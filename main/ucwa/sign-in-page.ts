// The company's sign-in page that a refused passive grant names (reference 3.2): its address, once it can be trusted.

import type { Challenge } from './challenge'
import { domainOf } from './sign-in-address'
import { resolveTrusted } from './trust'
import { UcwaError } from './ucwa-error'

export interface SignInPage {
  /** Where the user signs in: HTTPS, or on this computer. */
  readonly page: URL
  /** Origin of the token endpoint, which wants to see the cookies of the page. */
  readonly issuer: string
}

/**
 * Reads the address out of the `page-needed` that `requestToken` threw; it is checked like every link before there is a
 * token. Throws `redirect-untrusted`, or `unreadable` when it is no address.
 */
export function signInPageOf(error: UcwaError, challenge: Challenge, signInAddress: string): SignInPage {
  const issuer = new URL(challenge.tokenHref)
  const trust = { domain: domainOf(signInAddress) ?? '', isTrustedHost: () => false }
  const { page } = error.details
  if (page === undefined) throw new UcwaError('unreadable', error.details)
  return { page: resolveTrusted(page, issuer, trust), issuer: issuer.origin }
}
