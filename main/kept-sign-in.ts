// Remembers who signed in: the account in the settings file, to fill the form; password and token in the keychain,
// and only if the user asked for it. Who signs in without a password has none there.

import * as v from 'valibot'
import type { Account } from '../preload/contract'
import type { Credentials } from './session/session'
import type { Located } from './ucwa/discovery'
import { isByPassword } from './sign-in-form'
import { Secret } from './ucwa/secret'
import type { Token } from './ucwa/token'

/** Where secrets are kept; see `desktop/vault.ts`. */
export interface SecretStore {
  read(item: 'password' | 'token'): Promise<Secret | null>
  write(item: 'password' | 'token', secret: Secret): Promise<boolean>
  clear(): Promise<boolean>
}

/** Where what is no secret is kept. */
export interface AccountStore {
  get(key: 'account' | 'located'): unknown
  /** Answers whether the value will still be there at the next start. */
  set(key: 'account' | 'located', value: unknown): boolean
  delete(key: 'account' | 'located'): void
}

const accountShape = v.object({
  signInAddress: v.string(),
  userName: v.string(),
  server: v.string(),
  keepSignedIn: v.boolean(),
  way: v.exactOptional(v.picklist(['password', 'integrated', 'page']))
})

const locatedShape = v.object({
  userHref: v.string(),
  applicationsHref: v.string(),
  challenge: v.object({ tokenHref: v.string(), grants: v.array(v.string()) }),
  homes: v.array(v.string())
})

const tokenShape = v.pipe(v.string(), v.parseJson(), v.object({ accessToken: v.string(), expiresAt: v.number() }))

export interface KeptSignIn {
  /** The account last used, to fill the form; null before the first sign-in or when the file was damaged. */
  account(): Account | null
  /** Everything needed to sign in without typing, or null. Waits for the keychain, so never call it before a window is up. */
  credentials(): Promise<Credentials | null>
  /** Called when the user asked to sign in: whatever was kept of somebody before is gone then. */
  begin(account: Account): Promise<void>
  /** Called with each new token of the account that began; keeps nothing if the user did not ask for it. */
  keep(password: Secret | undefined, token: Token, located: Located): Promise<void>
  /**
   * Keeps an account that is signed in already. `no-keychain`: the keychain did not take what the next start needs;
   * `no-file`: that start could not know whose it is. Then everything stays as it was.
   */
  take(
    account: Account,
    password: Secret | undefined,
    token: Token,
    located: Located
  ): Promise<'kept' | 'no-keychain' | 'no-file'>
  /** Removes every secret and what was found of the server; the account stays, to fill the form. */
  forget(): Promise<void>
}

export function createKeptSignIn(accounts: AccountStore, secrets: SecretStore): KeptSignIn {
  /** False when the file could not be written: the next start must not try this password at another account. */
  let isRemembered = true
  /** Counts what makes a `keep` that is still under way wrong. */
  let changes = 0

  const account = () => {
    const stored = v.safeParse(accountShape, accounts.get('account'))
    return stored.success ? stored.output : null
  }
  const remember = (remembered: Account) => {
    isRemembered = accounts.set('account', remembered)
    return isRemembered
  }
  /** True when the next start has what it needs, and nobody wanted otherwise meanwhile. */
  const write = async ({ way }: Account, password: Secret | undefined, token: Token, located: Located) => {
    const now = changes
    // A token without the password would be of no use at the next start.
    if (password !== undefined && !(await secrets.write('password', password))) return false
    if (changes !== now) return false
    accounts.set('located', located)
    const text = JSON.stringify({ accessToken: token.accessToken.reveal(), expiresAt: token.expiresAt })
    const isTokenKept = await secrets.write('token', new Secret(text))
    if (changes !== now) return false
    if (way !== 'page' || isTokenKept) return true
    // The page is not shown at a start: without the token nothing could be done there.
    accounts.delete('located')
    return false
  }
  const clear = async () => {
    changes += 1
    accounts.delete('located')
    await secrets.clear()
  }

  return {
    account,
    async credentials() {
      const kept = account()
      if (kept === null || !kept.keepSignedIn) return null
      const located = v.safeParse(locatedShape, accounts.get('located'))
      const password = isByPassword(kept) ? await secrets.read('password') : undefined
      // Without a password to find, what was found of the server says that nobody signed out.
      if (password === null || (password === undefined && !located.success)) return null
      const token = readToken(await secrets.read('token'))
      return {
        account: kept,
        ...(password && { password }),
        ...(token && { token }),
        ...(located.success && { located: located.output })
      }
    },
    async begin(began) {
      remember(began)
      await clear()
    },
    async keep(password, token, located) {
      const kept = account()
      if (isRemembered && kept?.keepSignedIn === true) await write(kept, password, token, located)
    },
    async take(taken, password, token, located) {
      const before = account()
      const now = changes
      if (!remember(taken)) {
        if (before !== null) accounts.set('account', before)
        return 'no-file'
      }
      if (await write(taken, password, token, located)) return 'kept'
      if (changes === now && before !== null) remember(before)
      return 'no-keychain'
    },
    forget: clear
  }
}

function readToken(secret: Secret | null): Token | null {
  const result = v.safeParse(tokenShape, secret?.reveal())
  return result.success
    ? { accessToken: new Secret(result.output.accessToken), expiresAt: result.output.expiresAt }
    : null
}
