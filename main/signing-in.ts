// Everything that starts or ends a session: the form, the kept account at start-up, the sample organisation, signing
// out. What was typed is checked here, before anything is sent.

import type { Account, Outcome, Problem, SignInForm } from '../preload/contract'
import { isServerAddress } from './arguments'
import type { KeptSignIn } from './kept-sign-in'
import type { Log } from './log'
import type { Credentials, Session } from './session/session'
import { isSignInAddress } from './ucwa/discovery'
import { Secret } from './ucwa/secret'

/** A running sample organisation: a server like any other, and who signs in to it. */
export interface SampleOrganisation {
  readonly root: string
  readonly signIn: { readonly signInAddress: string; readonly password: string }
  close(): Promise<void>
}

export interface SigningInPorts {
  readonly session: Pick<Session, 'signIn' | 'signOut' | 'cancelSignIn' | 'onSecrets'>
  readonly kept: KeptSignIn
  readonly startSample: () => Promise<SampleOrganisation>
  /** Server named on the command line; empty to find it by the address. */
  readonly server: string
  readonly log: Log
  readonly changed: () => void
}

export interface SigningIn {
  /** The account in use, else the one last used. */
  account(): Account | null
  /** Signs in with what was kept, if anything was. */
  resume(): Promise<void>
  signIn(form: SignInForm): Promise<Outcome<void>>
  trySampleOrganisation(): Promise<Outcome<void>>
  cancelSignIn(): void
  /** Ends the session and removes every secret. */
  signOut(): Promise<void>
  /** Ends the session; what was kept stays for the next start. */
  leave(): Promise<void>
}

export function createSigningIn({ session, kept, startSample, server, log, changed }: SigningInPorts): SigningIn {
  let current: { credentials: Credentials; isKept: boolean } | null = null
  let sample: SampleOrganisation | null = null

  const closeSample = async () => {
    const running = sample
    sample = null
    await running?.close()
  }
  const begin = (credentials: Credentials, how: { isKept: boolean; silent: boolean }) => {
    current = { credentials, isKept: how.isKept }
    session.signIn(credentials, { silent: how.silent })
    changed()
  }
  const leave = async () => {
    await session.signOut()
    await closeSample()
    current = null
    changed()
  }

  session.onSecrets(({ token, located }) => {
    if (current === null || !current.isKept) return
    // The keychain may take its time or never answer: nobody waits for it, and the vault tells how it went.
    kept
      .keep(current.credentials.password, token, located)
      .catch((error: unknown) => log('nothing was kept', { error }))
  })

  return {
    account: () => current?.credentials.account ?? kept.account(),
    async resume() {
      const credentials = await kept.credentials()
      // The user may have typed faster than the keychain answered.
      if (credentials !== null && current === null) begin(at(server, credentials), { isKept: true, silent: true })
    },
    async signIn(form) {
      const problem = whatIsWrong(form)
      if (problem !== null) return { ok: false, problem }
      const account = {
        signInAddress: withoutScheme(form.signInAddress.trim()),
        userName: form.userName.trim(),
        server: form.server.trim() || server,
        keepSignedIn: form.keepSignedIn
      }
      kept.begin(account).catch((error: unknown) => log('the former sign-in could not be removed', { error }))
      await closeSample()
      begin({ account, password: new Secret(form.password) }, { isKept: true, silent: false })
      return { ok: true, value: undefined }
    },
    async trySampleOrganisation() {
      await closeSample()
      sample = await startSample()
      const {
        root,
        signIn: { signInAddress, password }
      } = sample
      const account = {
        signInAddress: withoutScheme(signInAddress),
        userName: '',
        server: root,
        keepSignedIn: false
      }
      begin({ account, password: new Secret(password) }, { isKept: false, silent: false })
      return { ok: true, value: undefined }
    },
    cancelSignIn() {
      session.cancelSignIn()
      void closeSample()
      current = null
      changed()
    },
    async signOut() {
      await leave()
      await kept.forget()
    },
    leave
  }
}

function whatIsWrong(form: SignInForm): Problem | null {
  const address = form.signInAddress.trim()
  if (!isSignInAddress(address)) return { code: 'not-an-address', field: 'signInAddress', about: address }
  if (form.password === '') return { code: 'password-missing', field: 'password' }
  const server = form.server.trim()
  if (server !== '' && !isServerAddress(server))
    return { code: 'server-address-invalid', field: 'server', about: server }
  return null
}

const withoutScheme = (address: string) => address.replace(/^sip:/i, '')

/** A server named on the command line replaces the one last used, and what was found there. */
function at(server: string, credentials: Credentials): Credentials {
  const { account, password } = credentials
  if (server === '' || server === account.server) return credentials
  return { account: { ...account, server }, password }
}
