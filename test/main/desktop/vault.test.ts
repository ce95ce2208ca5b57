// The keychain that answers in each of its moods: there, absent, locked, and back again.

import { expect, it } from 'vitest'
import { Secret } from '../../../main/ucwa/secret'
import { openVault, secret } from './fake-keychain'

it('has tried nothing before the first call', () => {
  const { vault, fake } = openVault()
  expect(vault.keychain).toBe('untried')
  expect(fake.calls).toEqual([])
})

it('keeps a secret and reads it back', async () => {
  const world = openVault()
  const { vault } = world
  expect(await vault.write('password', secret)).toBe(true)
  expect((await vault.read('password'))?.reveal()).toBe('s3cr3t')
  expect(vault.keychain).toBe('working')
  expect(world.changes).toBe(1)
})

it('keeps password and token apart', async () => {
  const { vault } = openVault()
  await vault.write('password', new Secret('one'))
  await vault.write('token', new Secret('two'))
  expect((await vault.read('password'))?.reveal()).toBe('one')
  expect((await vault.read('token'))?.reveal()).toBe('two')
})

it('does not take an empty answer for a working keychain: a locked one answers the same', async () => {
  const { vault } = openVault()
  expect(await vault.read('password')).toBeNull()
  expect(vault.keychain).toBe('untried')
})

it('is absent when there is no secret service', async () => {
  const { vault } = openVault('absent')
  expect(await vault.read('password')).toBeNull()
  expect(vault.keychain).toBe('absent')
  expect(await vault.write('password', secret)).toBe(false)
  expect(vault.keychain).toBe('absent')
  expect(await vault.clear()).toBe(false)
})

it('is absent when the native library cannot be loaded', async () => {
  const { vault, fake } = openVault()
  fake.canLoad = false
  expect(await vault.write('password', secret)).toBe(false)
  expect(vault.keychain).toBe('absent')
})

it('is locked when it reads as empty and takes nothing', async () => {
  const { vault, fake } = openVault('locked')
  fake.stored.set('password', 'from an earlier run')
  expect(await vault.read('password')).toBeNull()
  expect(vault.keychain).toBe('untried')
  expect(await vault.write('password', secret)).toBe(false)
  expect(vault.keychain).toBe('locked')
})

it('works again once the keychain was unlocked or appeared', async () => {
  const { vault, fake } = openVault()
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
  const { vault, fake } = openVault()
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

it('makes one call at a time, in the order they were asked for', async () => {
  const { vault, fake } = openVault()
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
  const { vault, fake } = openVault()
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
  const { vault, fake } = openVault()
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
