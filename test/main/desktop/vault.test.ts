// The keychain in each of its moods: there, absent, locked, silent, and back again.

import { beforeEach, expect, it } from 'vitest'
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

let fake: FakeKeychain
let limits: number[]
let runOut: () => void
let changes: number

beforeEach(() => {
  fake = new FakeKeychain()
  limits = []
  runOut = () => undefined
  changes = 0
})

function openVault() {
  const vault = createVault({
    load: async () => {
      if (!fake.canLoad) throw new Error('libsecret-1.so.0: cannot open shared object file')
      return fake
    },
    timeLimit: (work, limitMs) => {
      limits.push(limitMs)
      const limit = new Promise<never>((_resolve, reject) => {
        runOut = () => reject(new TimeLimitError('too long'))
      })
      return Promise.race([work, limit])
    }
  })
  vault.onChange(() => changes++)
  return vault
}

/** Lets everything that waits for nothing but other promises come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

const secret = new Secret('s3cr3t')

it('has tried nothing before the first call', () => {
  expect(openVault().keychain).toBe('untried')
  expect(fake.calls).toEqual([])
})

it('keeps a secret and reads it back', async () => {
  const vault = openVault()
  expect(await vault.write('password', secret)).toBe(true)
  expect((await vault.read('password'))?.reveal()).toBe('s3cr3t')
  expect(vault.keychain).toBe('working')
  expect(changes).toBe(1)
})

it('keeps password and token apart', async () => {
  const vault = openVault()
  await vault.write('password', new Secret('one'))
  await vault.write('token', new Secret('two'))
  expect((await vault.read('password'))?.reveal()).toBe('one')
  expect((await vault.read('token'))?.reveal()).toBe('two')
})

it('does not take an empty answer for a working keychain: a locked one answers the same', async () => {
  const vault = openVault()
  expect(await vault.read('password')).toBeNull()
  expect(vault.keychain).toBe('untried')
})

it('is absent when there is no secret service', async () => {
  fake.mood = 'absent'
  const vault = openVault()
  expect(await vault.read('password')).toBeNull()
  expect(vault.keychain).toBe('absent')
  expect(await vault.write('password', secret)).toBe(false)
  expect(vault.keychain).toBe('absent')
  expect(await vault.clear()).toBe(false)
})

it('is absent when the native library cannot be loaded', async () => {
  fake.canLoad = false
  const vault = openVault()
  expect(await vault.write('password', secret)).toBe(false)
  expect(vault.keychain).toBe('absent')
})

it('is locked when it reads as empty and takes nothing', async () => {
  fake.mood = 'locked'
  fake.stored.set('password', 'from an earlier run')
  const vault = openVault()
  expect(await vault.read('password')).toBeNull()
  expect(vault.keychain).toBe('untried')
  expect(await vault.write('password', secret)).toBe(false)
  expect(vault.keychain).toBe('locked')
})

it('works again once the keychain was unlocked or appeared', async () => {
  const vault = openVault()
  for (const mood of ['locked', 'absent'] as const) {
    fake.mood = mood
    await vault.write('password', secret)
    expect(vault.keychain).toBe(mood)
    fake.mood = 'open'
    expect(await vault.write('password', secret)).toBe(true)
    expect(vault.keychain).toBe('working')
  }
})

it('knows nothing of a keychain that has just come', async () => {
  const vault = openVault()
  for (const mood of ['locked', 'absent'] as const) {
    fake.mood = mood
    await vault.write('password', secret)
    vault.lookAgain()
    expect(vault.keychain).toBe('untried')
  }
  fake.mood = 'open'
  await vault.write('password', secret)
  vault.lookAgain()
  expect(vault.keychain).toBe('working')
})

it('does not call a keychain that still hangs, whatever has come', async () => {
  fake.mood = 'hanging'
  const vault = openVault()
  const reading = vault.read('password')
  await settled()
  runOut()
  await reading
  vault.lookAgain()
  expect(vault.keychain).toBe('silent')
})

it('gives up a call that hangs, and makes no further one', async () => {
  fake.mood = 'hanging'
  const vault = openVault()
  const reading = vault.read('password')
  const waiting = vault.write('token', secret)
  await settled()
  runOut()
  expect(await reading).toBeNull()
  expect(await waiting).toBe(false)
  expect(vault.keychain).toBe('silent')
  expect(await vault.read('token')).toBeNull()
  expect(fake.calls).toEqual(['get password'])
  expect(limits).toEqual([10_000])
})

it('stays silent when a write is refused and the look why hangs', async () => {
  fake.mood = 'locked'
  const vault = openVault()
  fake.getPassword = () => new Promise(() => undefined)
  const writing = vault.write('password', secret)
  await settled()
  runOut()
  expect(await writing).toBe(false)
  expect(vault.keychain).toBe('silent')
})

it('makes no second call while removing, when the first one hangs', async () => {
  fake.mood = 'hanging'
  const vault = openVault()
  const clearing = vault.clear()
  await settled()
  runOut()
  expect(await clearing).toBe(false)
  expect(vault.keychain).toBe('silent')
  expect(fake.calls).toEqual(['delete password'])
})

it('asks again after the hanging call has come back', async () => {
  fake.mood = 'hanging'
  const vault = openVault()
  const reading = vault.read('password')
  await settled()
  runOut()
  await reading
  fake.mood = 'open'
  fake.release()
  await settled()
  expect(vault.keychain).toBe('untried')
  expect(await vault.write('password', secret)).toBe(true)
  expect(vault.keychain).toBe('working')
})

it('removes what a hanging write put there after the user signed out', async () => {
  fake.mood = 'hanging'
  const vault = openVault()
  const writing = vault.write('password', secret)
  await settled()
  runOut()
  expect(await writing).toBe(false)
  expect(await vault.clear()).toBe(false)
  fake.mood = 'open'
  fake.release()
  await settled()
  expect(fake.calls).toContain('set password')
  expect([...fake.stored]).toEqual([])
})

it('makes one call at a time, in the order they were asked for', async () => {
  const vault = openVault()
  await Promise.all([
    vault.write('password', secret),
    vault.read('token'),
    vault.clear(),
    vault.write('token', secret),
    vault.read('password')
  ])
  expect(fake.mostInFlight).toBe(1)
  expect(fake.calls.slice(0, 3)).toEqual(['set password', 'get token', 'delete password'])
})

it('removes password and token, and says so only when it is sure', async () => {
  const vault = openVault()
  await vault.write('password', secret)
  await vault.write('token', secret)
  expect(await vault.clear()).toBe(true)
  expect([...fake.stored]).toEqual([])
  fake.stored.set('password', 'kept')
  fake.mood = 'locked'
  await vault.write('token', secret)
  expect(await vault.clear()).toBe(false)
})

it('tells of a change only when something changed, and no more after the listening ended', async () => {
  const vault = openVault()
  let heard = 0
  const end = vault.onChange(() => heard++)
  await vault.write('password', secret)
  await vault.write('password', secret)
  expect(heard).toBe(1)
  end()
  fake.mood = 'absent'
  await vault.read('password')
  expect(vault.keychain).toBe('absent')
  expect(heard).toBe(1)
})
