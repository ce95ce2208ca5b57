// A keychain that can be absent, locked or silent, and a vault over it.

import { createVault, TimeLimitError, type KeychainPort } from '../../../main/desktop/vault'
import { Secret } from '../../../main/ucwa/secret'

type Mood = 'open' | 'absent' | 'locked' | 'hanging'

/** Behaves like keytar over a keyring in the given mood. */
class FakeKeychain implements KeychainPort {
  mood: Mood = 'open'
  canLoad = true
  readonly stored = new Map<string, string>()
  readonly calls: string[] = []
  inFlight = 0
  mostInFlight = 0
  /** Lets the calls that hang go on, in the mood of that moment. */
  release: () => void = () => undefined

  getPassword(_service: string, account: string) {
    return this.#call(`get ${account}`, () => (this.mood === 'locked' ? null : (this.stored.get(account) ?? null)))
  }
  setPassword(_service: string, account: string, password: string) {
    return this.#call(`set ${account}`, () => {
      if (this.mood === 'locked') throw new Error('Cannot create an item in a locked collection')
      this.stored.set(account, password)
    })
  }
  deletePassword(_service: string, account: string) {
    return this.#call(`delete ${account}`, () => this.mood !== 'locked' && this.stored.delete(account))
  }

  async #call<T>(name: string, act: () => T): Promise<T> {
    this.calls.push(name)
    this.inFlight += 1
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight)
    if (this.mood === 'hanging') await new Promise<void>((resolve) => (this.release = resolve))
    await Promise.resolve()
    this.inFlight -= 1
    if (this.mood === 'absent') throw new Error('The name org.freedesktop.secrets was not provided')
    return act()
  }
}

/** A vault over a keychain in this mood; `limits` are the times it gives to a call, `runOut` ends the time of the last. */
export function openVault(mood: Mood = 'open') {
  const fake = new FakeKeychain()
  fake.mood = mood
  const world = { fake, limits: [] as number[], runOut: () => undefined as void, changes: 0 }
  const vault = createVault({
    load: async () => {
      if (!fake.canLoad) throw new Error('libsecret-1.so.0: cannot open shared object file')
      return fake
    },
    timeLimit: (work, limitMs) => {
      world.limits.push(limitMs)
      const limit = new Promise<never>((_resolve, reject) => {
        world.runOut = () => reject(new TimeLimitError('too long'))
      })
      return Promise.race([work, limit])
    }
  })
  vault.onChange(() => world.changes++)
  return Object.assign(world, { vault })
}

export const secret = new Secret('s3cr3t')
