// Everything that starts or ends a session: the form, the kept account at start-up, the sample organisation, another
// server, signing out; and whether the next start needs the form.

import type { Account, Outcome, Problem } from '../preload/contract'
import { bareAddress } from '../preload/words/address'
import { askNextTime, keepNow, type Used } from './keep-signed-in'
import type { KeptSignIn } from './kept-sign-in'
import type { Log } from './log'
import type { Credentials, Kept, Session } from './session/session'
import { accountOf, isByPassword, whatIsWrong, whatIsWrongWithServer, type TypedSignIn } from './sign-in-form'
import { Secret } from './ucwa/secret'

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
  /** Closes every connection to the server, those too that only wait for a next request. */
  readonly hangUp: () => Promise<void>
  /** Server named on the command line; empty to find it by the address. */
  readonly server: string
  readonly log: Log
  readonly changed: () => void
}

export interface SigningIn {
  /** The account in use, else the one last used. */
  account(): Account | null
  /** What is known of the server in use; null before it was found. */
  located(): Kept['located'] | null
  /** Signs in with what was kept, if anything was. */
  resume(): Promise<void>
  signIn(form: TypedSignIn): Promise<Outcome<void>>
  trySampleOrganisation(): Promise<Outcome<void>>
  cancelSignIn(): void
  /** After a refusal: the very same once more, since what was in the way is no more. */
  signInAgain(): void
  /** Ends the session, closes its connections and removes every secret. */
  signOut(): Promise<void>
  /** Ends the session; what was kept stays for the next start. */
  leave(): Promise<void>
  /**
   * While signed in: keeps password and token now, or removes them. Refused with `no-keychain` when there is none to be
   * had; then the account stays as it was.
   */
  keepSignedIn(isKept: boolean): Promise<Outcome<void>>
  /** A keychain has come: it is given what it could not take before. */
  keepAgain(): void
  /** While signed in: signs in again at this server, with the same password; empty to find it by the address. */
  changeServer(server: string): Promise<Outcome<void>>
}

export function createSigningIn(ports: SigningInPorts): SigningIn {
  const { session, kept, startSample, hangUp, server, log, changed } = ports
  let current: Used | null = null
  let sample: SampleOrganisation | null = null
  /** Counts what the user asked for: whoever waited looks whether it is still wanted. */
  let wish = 0

  const begin = (credentials: Credentials, how: { isKept: boolean; silent: boolean }) => {
    const { token, located } = credentials
    current = { credentials, isKept: how.isKept, secrets: { ...(token && { token }), ...(located && { located }) } }
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

  // Whoever signed in meanwhile is in the middle of it.
  const leaveWholly = () => leave().finally(() => (current === null ? hangUp() : undefined))

  /** What was kept of somebody before is gone then. */
  const startAnew = async (account: Account, password: Secret | undefined) => {
    const running = letGo()
    kept.begin(account).catch((error: unknown) => log('the former sign-in could not be removed', { error }))
    begin({ account, password }, { isKept: true, silent: false })
    await close(running)
    return done
  }
  /** Whose account can be changed; a problem when there is none. */
  const inUse = (): Used | Problem => {
    if (sample !== null) return { code: 'only-a-sample' }
    return current === null || session.connection.kind === 'signed-out' ? { code: 'not-connected' } : current
  }
  const rename = (used: Used, account: Account) => {
    used.credentials = { ...used.credentials, account }
    changed()
  }

  const keep = () => {
    if (current === null || !current.isKept) return
    const { token, located } = current.secrets
    if (token === undefined || located === undefined) return
    // The keychain may take its time or never answer: nobody waits for it, and the vault tells how it went.
    kept
      .keep(current.credentials.password, token, located)
      .catch((error: unknown) => log('nothing was kept', { error }))
  }

  session.onSecrets((secrets) => {
    if (current !== null) current.secrets = secrets
    keep()
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
      if (problem !== null) return refuse(problem)
      return startAnew(accountOf(form, server), isByPassword(form) ? form.password : undefined)
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
    signInAgain() {
      if (current === null || session.connection.kind !== 'signed-out') return
      const { credentials, secrets, isKept } = current
      begin({ ...credentials, ...secrets }, { isKept, silent: false })
    },
    async signOut() {
      // Leaving the sample organisation is no reason to forget somebody's own account.
      const isSample = sample !== null
      // Both at once: the app may be closed before the server has answered.
      await Promise.all([leaveWholly(), isSample ? undefined : kept.forget()])
    },
    leave,
    located: () => current?.secrets.located ?? null,
    async keepSignedIn(isKept) {
      const used = inUse()
      if ('code' in used) return refuse(used)
      if (!isKept) {
        rename(used, { ...used.credentials.account, keepSignedIn: false })
        await askNextTime(kept, used)
        return done
      }
      const keeping = await keepNow(kept, used)
      if (!keeping.ok) return keeping
      used.isKept = true
      rename(used, keeping.value)
      return done
    },
    keepAgain: keep,
    async changeServer(typed) {
      const used = inUse()
      if ('code' in used) return refuse(used)
      const problem = whatIsWrongWithServer(typed)
      if (problem !== null) return refuse(problem)
      const { account, password } = used.credentials
      return startAnew({ ...account, server: typed.trim() }, password)
    }
  }
}

const done: Outcome<void> = { ok: true, value: undefined }
const refuse = (problem: Problem): Outcome<never> => ({ ok: false, problem })

function sampleCredentials({ root, signIn }: SampleOrganisation): Credentials {
  const signInAddress = bareAddress(signIn.signInAddress)
  return {
    account: { signInAddress, userName: '', server: root, keepSignedIn: false },
    password: new Secret(signIn.password)
  }
}

/** A server named on the command line replaces the one last used, and what was found there. */
function at(server: string, credentials: Credentials): Credentials {
  const { account, password } = credentials
  if (server === '' || server === account.server) return credentials
  return { account: { ...account, server }, password }
}
