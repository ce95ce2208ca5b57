// What is remembered of a sign-in without a password: by who is signed in at the computer, or by the company's page.

import { beforeEach, expect, it } from 'vitest'
import type { Account } from '../../preload/contract'
import { createComputer, lena, located, token } from './kept-computer'

let computer: ReturnType<typeof createComputer>
beforeEach(() => (computer = createComputer()))

const byComputer: Account = { ...lena, way: 'integrated' }
const byPage: Account = { ...lena, way: 'page' }

async function keptWithoutPassword(account: Account) {
  const kept = computer.open()
  await kept.begin(account)
  await kept.keep(undefined, token, located)
}

it.each([byComputer, byPage])('signs in again without a password: $way', async (account) => {
  await keptWithoutPassword(account)
  expect([...computer.keychain.keys()]).toEqual(['token'])
  const credentials = await computer.open().credentials()
  expect(credentials).toMatchObject({ account, located })
  expect(credentials?.token?.accessToken.reveal()).toBe('cwt=AAE')
  expect(credentials).not.toHaveProperty('password')
})

it.each([byComputer, byPage])(
  'does not sign in again after signing out, though no password is missing: $way',
  async (account) => {
    await keptWithoutPassword(account)
    await computer.open().forget()
    expect(await computer.open().credentials()).toBeNull()
  }
)

it('needs no keychain for who is signed in at the computer', async () => {
  computer.may.writeKeychain = false
  const kept = computer.open()
  await kept.begin({ ...byComputer, keepSignedIn: false })
  expect(await kept.take(byComputer, undefined, token, located)).toBe('kept')
  expect(await computer.open().credentials()).toEqual({ account: byComputer, located })
})

it('cannot keep a sign-in of the page without a keychain', async () => {
  computer.may.writeKeychain = false
  const kept = computer.open()
  await kept.begin({ ...byPage, keepSignedIn: false })
  expect(await kept.take(byPage, undefined, token, located)).toBe('no-keychain')
  expect(Object.fromEntries(computer.file)).toEqual({ account: { ...byPage, keepSignedIn: false } })
})
