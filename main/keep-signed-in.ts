// Whether the next start needs the form, changed while somebody is signed in.

import type { Account, Outcome } from '../preload/contract'
import type { KeptSignIn } from './kept-sign-in'
import type { Credentials, Kept } from './session/session'

/** Who is signed in or signing in. */
export interface Used {
  credentials: Credentials
  /** Whether each new token goes into the keychain, if the account wants it. */
  isKept: boolean
  /** The newest that was given. */
  secrets: Partial<Kept>
}

/**
 * Keeps password and token now; answers the account as it is then. Refused with `no-keychain` when the keychain does
 * not take them, and with `not-connected` before the server has accepted the password.
 */
export async function keepNow(kept: KeptSignIn, { credentials, secrets }: Used): Promise<Outcome<Account>> {
  const { token, located } = secrets
  if (token === undefined || located === undefined) return { ok: false, problem: { code: 'not-connected' } }
  const account = { ...credentials.account, keepSignedIn: true }
  const answer = await kept.take(account, credentials.password, token, located)
  if (answer === 'kept') return { ok: true, value: account }
  return {
    ok: false,
    problem: answer === 'no-keychain' ? { code: answer } : { code: 'file-not-written', about: 'settings.json' }
  }
}

/** Removes password and token; the account stays, to fill the form. */
export async function askNextTime(kept: KeptSignIn, { credentials }: Used): Promise<void> {
  // The file may name another server than the command line does.
  const account = kept.account() ?? credentials.account
  await kept.begin({ ...account, keepSignedIn: false })
}
