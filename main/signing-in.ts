// Everything that starts or ends a session: the form, the kept account at start-up, the sample organisation, signing
// out. What was typed is checked here, before anything is sent.

import type { Account, Outcome, Problem, SignInForm } from '../preload/contract'
import type { KeptSignIn } from './kept-sign-in'
import type { Log } from './log'
import type { Credentials, Session } from './session/session'
import { Secret } from './ucwa/secret'
import { isSignInAddress, readServerAddress } from './ucwa/sign-in-address'

/** A running sample organisation: a server like any other, and who signs in to it. */
export interface SampleOrganisation {
  readonly root: string
  readonly signIn: { readonly signInAddress: string; readonly password: string }
  close(): Promise<void>
}

export interface SigningInPorts {
  readonly session: Pick<Session, 'connection' | 'signIn' | 'signOut' | 'cancelSignIn' | 'onChange' | 'onSecrets'>
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
  /** Counts what the user asked for: whoever waited looks whether it is still wanted. */
  let wish = 0

  const begin = (credentials: Credentials, how: { isKept: boolean; silent: boolean }) => {
    current = { credentials, isKept: how.isKept }
    session.signIn(credentials, { silent: how.silent })
    changed()
  }
  const close = async (running: SampleOrganisation | null) => {
    await running?.close().catch((error: unknown) => log('the sample organisation did not close', { error }))
  }
  /** Forgets at once who is signed in, so that nothing that still arrives is kept; answers the sample left behind. */
  const letGo = () => {
    const running = sample
    current = null
    sample = null
    wish += 1
    return running
  }
  const forget = () => kept.forget().catch((error: unknown) => log('what was kept could not be removed', { error }))
  const leave = async () => {
    const running = letGo()
    changed()
    // The sample last: its application is ended like any other.
    await session.signOut().finally(() => close(running))
    changed()
  }

  session.onSecrets(({ token, located }) => {
    if (current === null || !current.isKept) return
    // The keychain may take its time or never answer: nobody waits for it, and the vault tells how it went.
    kept
      .keep(current.credentials.password, token, located)
      .catch((error: unknown) => log('nothing was kept', { error }))
  })
  session.onChange(() => {
    const { connection } = session
    if (connection.kind !== 'signed-out' || connection.problem?.code !== 'wrong-password' || !current?.isKept) return
    // Tried again at every start it would lock the account.
    current.isKept = false
    void forget()
  })

  return {
    account() {
      const known = current?.credentials.account ?? kept.account()
      return known === null || server === '' || current !== null ? known : { ...known, server }
    },
    async resume() {
      const asked = wish
      const credentials = await kept.credentials()
      // The user may have been faster than the keychain.
      if (credentials === null || wish !== asked) return
      const used = at(server, credentials)
      // What is found at a server named for this run must not lead the next run there.
      begin(used, { isKept: used === credentials, silent: true })
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
      const running = letGo()
      kept.begin(account).catch((error: unknown) => log('the former sign-in could not be removed', { error }))
      begin({ account, password: new Secret(form.password) }, { isKept: true, silent: false })
      await close(running)
      return done
    },
    async trySampleOrganisation() {
      const former = letGo()
      const asked = wish
      await close(former)
      const started = await startSample()
      if (wish !== asked) await close(started)
      else {
        sample = started
        begin(sampleCredentials(started), { isKept: false, silent: false })
      }
      return done
    },
    cancelSignIn() {
      const running = letGo()
      session.cancelSignIn()
      void close(running)
      changed()
    },
    async signOut() {
      // Leaving the sample organisation is no reason to forget somebody's own account.
      const isSample = sample !== null
      // Both at once: the app may be closed before the server has answered.
      await Promise.all([leave(), isSample ? undefined : kept.forget()])
    },
    leave
  }
}

const done: Outcome<void> = { ok: true, value: undefined }

function sampleCredentials({ root, signIn }: SampleOrganisation): Credentials {
  const signInAddress = withoutScheme(signIn.signInAddress)
  return {
    account: { signInAddress, userName: '', server: root, keepSignedIn: false },
    password: new Secret(signIn.password)
  }
}

function whatIsWrong(form: SignInForm): Problem | null {
  const address = form.signInAddress.trim()
  if (!isSignInAddress(address)) return { code: 'not-an-address', field: 'signInAddress', about: address }
  if (form.password === '') return { code: 'password-missing', field: 'password' }
  const server = form.server.trim()
  if (server !== '' && readServerAddress(server) === undefined) {
    return { code: 'server-address-invalid', field: 'server', about: server }
  }
  return null
}

const withoutScheme = (address: string) => address.replace(/^sip:/i, '')

/** A server named on the command line replaces the one last used, and what was found there. */
function at(server: string, credentials: Credentials): Credentials {
  const { account, password } = credentials
  if (server === '' || server === account.server) return credentials
  return { account: { ...account, server }, password }
}
