// Everything around signing in, recorded: a session that only writes down, a keeper in memory, samples that count.

import type { KeptSignIn } from '../../main/kept-sign-in'
import type { Credentials, Kept } from '../../main/session/session'
import { createSigningIn, type SampleOrganisation, type SigningIn } from '../../main/signing-in'
import type { TypedSignIn } from '../../main/sign-in-form'
import { Secret } from '../../main/ucwa/secret'
import type { Account, Connection } from '../../preload/contract'

export const lena: Account = { signInAddress: 'lena@corvo.example', userName: '', server: '', keepSignedIn: true }
export const form: TypedSignIn = { ...lena, password: new Secret('s3cr3t') }
const token = { accessToken: new Secret('cwt=AAE'), expiresAt: 1_800_000_000_000 }
const located = {
  userHref: 'https://pool.corvo.example/user',
  applicationsHref: 'https://pool.corvo.example/applications',
  challenge: { tokenHref: 'https://pool.corvo.example/token', grants: ['password'] },
  homes: ['https://pool.corvo.example']
}
export const keptLena: Credentials = { account: lena, password: new Secret('kept'), token, located }

/** A session that does nothing but write down what it is asked. */
class RecordedSession {
  connection: Connection = { kind: 'signed-out' }
  readonly asked: string[] = []
  readonly signedIn: { credentials: Credentials; silent: boolean }[] = []
  /** What signing out waits for. */
  door: Promise<void> = Promise.resolve()
  #hearSecrets = new Set<(kept: Kept) => void>()
  #hearChanges = new Set<() => void>()

  signIn = (credentials: Credentials, { silent }: { silent: boolean }) => {
    this.asked.push(`sign in ${credentials.account.signInAddress}`)
    this.signedIn.push({ credentials, silent })
  }
  cancelSignIn = () => void this.asked.push('cancel')
  signOut = async () => {
    this.asked.push('sign out')
    await this.door
  }
  onSecrets = (listen: (kept: Kept) => void) => {
    this.#hearSecrets.add(listen)
    return () => this.#hearSecrets.delete(listen)
  }
  onChange = (listen: () => void) => {
    this.#hearChanges.add(listen)
    return () => this.#hearChanges.delete(listen)
  }
  giveToken() {
    for (const hear of this.#hearSecrets) hear({ token, located })
  }
  become(connection: Connection) {
    this.connection = connection
    for (const hear of this.#hearChanges) hear()
  }
}

/** Keeps in memory and writes down what it is asked. */
class RecordedKept implements KeptSignIn {
  stored: Account | null = null
  readonly asked: string[] = []
  /** What the keychain answers, when it answers. */
  answer: Promise<Credentials | null> = Promise.resolve(null)

  account = () => this.stored
  credentials = () => this.answer
  begin = async (account: Account) => {
    this.stored = account
    this.asked.push(`begin ${account.signInAddress}${account.keepSignedIn ? '' : ' not kept'}`)
  }
  /** What becomes of taking over somebody who is signed in. */
  taking: Promise<'kept' | 'no-keychain' | 'no-file'> = Promise.resolve('kept')
  take = (account: Account, password: Secret | undefined) => {
    this.asked.push(`take ${account.signInAddress} ${password?.reveal() ?? 'without password'}`)
    return this.taking
  }
  keep = async (password: Secret | undefined) =>
    void this.asked.push(`keep ${password?.reveal() ?? 'without password'}`)
  forget = async () => void this.asked.push('forget')
}

/** One computer: what the app finds on it, and what it did. */
export class SigningInWorld {
  readonly session = new RecordedSession()
  readonly kept = new RecordedKept()
  readonly samples: { isOpen: boolean }[] = []
  readonly lines: string[] = []
  /** What the start of the sample organisation waits for. */
  sampleDoor: Promise<void> = Promise.resolve()

  /** Starts the app, with a server on its command line or without. */
  open(server = ''): SigningIn {
    return createSigningIn({
      session: this.session,
      kept: this.kept,
      startSample: () => this.#startSample(),
      hangUp: async () => void this.session.asked.push('hang up'),
      server,
      log: (line) => this.lines.push(line),
      changed: () => undefined
    })
  }

  async #startSample(): Promise<SampleOrganisation> {
    const sample = { isOpen: true }
    this.samples.push(sample)
    await this.sampleDoor
    return {
      root: 'http://127.0.0.1:4000/',
      signIn: { signInAddress: 'sip:demo@sample.example', password: 'sample password' },
      close: async () => void (sample.isOpen = false)
    }
  }
}

/** A promise that the test resolves. */
export function later<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => (resolve = settle))
  return { promise, resolve }
}
