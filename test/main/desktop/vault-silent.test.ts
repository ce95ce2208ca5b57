// The keychain that does not answer: it is given up in time, and asked no more until it has come back.

import { expect, it } from 'vitest'
import type { Vault } from '../../../main/desktop/vault'
import { openVault, secret } from './fake-keychain'
import { settled } from '../../helpers/settled'

/** Asks of a keychain that does not answer, until the time for it is over; `told` is what comes of it. */
async function hang<T>(ask: (vault: Vault) => Promise<T>) {
  const opened = openVault('hanging')
  const asked = ask(opened.vault)
  await settled()
  opened.runOut()
  return { ...opened, told: await asked }
}

it('does not call a keychain that still hangs, whatever has come', async () => {
  const { vault } = await hang((vault) => vault.read('password'))
  vault.lookAgain()
  expect(vault.keychain).toBe('silent')
})

it('gives up a call that hangs, and makes no further one', async () => {
  const { vault, fake, limits, told } = await hang((vault) =>
    Promise.all([vault.read('password'), vault.write('token', secret)])
  )
  expect(told).toEqual([null, false])
  expect(vault.keychain).toBe('silent')
  expect(await vault.read('token')).toBeNull()
  expect(fake.calls).toEqual(['get password'])
  expect(limits).toEqual([10_000])
})

it('stays silent when a write is refused and the look why hangs', async () => {
  const opened = openVault('locked')
  opened.fake.getPassword = () => new Promise(() => undefined)
  const writing = opened.vault.write('password', secret)
  await settled()
  opened.runOut()
  expect(await writing).toBe(false)
  expect(opened.vault.keychain).toBe('silent')
})

it('makes no second call while removing, when the first one hangs', async () => {
  const { vault, fake, told } = await hang((vault) => vault.clear())
  expect(told).toBe(false)
  expect(vault.keychain).toBe('silent')
  expect(fake.calls).toEqual(['delete password'])
})

it('asks again after the hanging call has come back', async () => {
  const { vault, fake } = await hang((vault) => vault.read('password'))
  fake.mood = 'open'
  fake.release()
  await settled()
  expect(vault.keychain).toBe('untried')
  expect(await vault.write('password', secret)).toBe(true)
  expect(vault.keychain).toBe('working')
})

it('removes what a hanging write put there after the user signed out', async () => {
  const { vault, fake, told } = await hang((vault) => vault.write('password', secret))
  expect(told).toBe(false)
  expect(await vault.clear()).toBe(false)
  fake.mood = 'open'
  fake.release()
  await settled()
  expect(fake.calls).toContain('set password')
  expect([...fake.stored]).toEqual([])
})
