// The system's keychain. A call may wait for ever (a locked keyring with a prompter), hold one of the few threads of
// the process, or fail; `findCredentials` may even end the process and is never used. So: fixed names, one call in
// flight, a time limit around each, and whoever asks learns what the matter is instead of waiting.

import type { Keychain } from '../../preload/contract'
import { Secret } from '../ucwa/secret'

/** What is used of keytar. */
export interface KeychainPort {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

type VaultItem = 'password' | 'token'

export interface Vault {
  /** What the last call showed of the keychain. */
  readonly keychain: Keychain
  /** The secret, or null: there is none, or the keychain cannot be read (then `keychain` says so). */
  read(item: VaultItem): Promise<Secret | null>
  /** True when the secret is in the keychain now. */
  write(item: VaultItem, secret: Secret): Promise<boolean>
  /** Removes every secret, at once or as soon as a silent keychain answers again. True when surely none is left. */
  clear(): Promise<boolean>
  /** Forgets that the keychain was absent or locked: one has come, or was opened. */
  lookAgain(): void
  onChange(listen: () => void): () => void
}

export interface VaultPorts {
  /** Loads the native module: late, since a missing library must not keep the app from starting. */
  load: () => Promise<KeychainPort>
  /** Rejects after the given time, in milliseconds. */
  timeLimit: <T>(work: Promise<T>, limitMs: number) => Promise<T>
}

type Answer<T> = { ok: true; value: T } | { ok: false; why: 'refused' | 'silent' }

const service = 'Rollcall'
const callLimitMs = 10_000

/** Thrown by `VaultPorts.timeLimit`. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError'
}

export function createVault(ports: VaultPorts): Vault {
  const listeners = new Set<() => void>()
  let keychain: Keychain = 'untried'
  let queue: Promise<unknown> = Promise.resolve()
  /** The keychain was silent when everything was to be removed. */
  let isClearOwed = false

  const found = (state: Keychain) => {
    if (state === keychain) return
    keychain = state
    for (const listen of listeners) listen()
  }

  /** The hanging call has come back: its thread is free, and what it wrote must not outlive a sign-out. */
  const answeredLate = () => {
    if (keychain === 'silent') found('untried')
    if (isClearOwed) void clear()
  }

  /** One call after the other; while one hangs no further is made, each would hold another thread. */
  const call = <T>(work: (port: KeychainPort) => Promise<T>): Promise<Answer<T>> => {
    const turn = queue.then(async (): Promise<Answer<T>> => {
      if (keychain === 'silent') return { ok: false, why: 'silent' }
      const started = (async () => work(await ports.load()))()
      try {
        return { ok: true, value: await ports.timeLimit(started, callLimitMs) }
      } catch (error) {
        if (!(error instanceof TimeLimitError)) return { ok: false, why: 'refused' }
        found('silent')
        void started.then(answeredLate, answeredLate)
        return { ok: false, why: 'silent' }
      }
    })
    queue = turn
    return turn
  }

  const readItem = (item: VaultItem) => call((port) => port.getPassword(service, item))

  const isGone = async (item: VaultItem) => {
    const answer = await call(async (port) => ({
      wasDeleted: await port.deletePassword(service, item),
      left: await port.getPassword(service, item)
    }))
    if (!answer.ok || answer.value.left !== null) return false
    return answer.value.wasDeleted || keychain === 'working'
  }

  const clear = async () => {
    isClearOwed = false
    const gone = [await isGone('password'), await isGone('token')]
    isClearOwed ||= keychain === 'silent'
    return !gone.includes(false)
  }

  return {
    get keychain() {
      return keychain
    },
    async read(item) {
      const answer = await readItem(item)
      if (!answer.ok && answer.why === 'refused') found('absent')
      // A locked keyring without a prompter answers null, exactly as an empty one: null proves nothing.
      if (!answer.ok || answer.value === null) return null
      found('working')
      return new Secret(answer.value)
    },
    async write(item, secret) {
      const answer = await call((port) => port.setPassword(service, item, secret.reveal()))
      if (answer.ok) found('working')
      else if (answer.why === 'refused') {
        // A keychain that lets itself be read but takes nothing is locked.
        const reading = await readItem(item)
        if (reading.ok) found('locked')
        else if (reading.why === 'refused') found('absent')
      }
      return answer.ok
    },
    clear,
    lookAgain() {
      if (keychain === 'absent' || keychain === 'locked') found('untried')
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    }
  }
}
