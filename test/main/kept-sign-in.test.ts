// What is remembered of a sign-in: secrets only if asked, only together, and nothing after signing out.

import { beforeEach, expect, it } from 'vitest'
import { Secret } from '../../main/ucwa/secret'
import { createComputer, lena, located, token } from './kept-computer'

let computer: ReturnType<typeof createComputer>
beforeEach(() => (computer = createComputer()))

const password = new Secret('s3cr3t')

async function keptBefore(account = lena) {
  const kept = computer.open()
  await kept.begin(account)
  await kept.keep(password, token, located)
}

it('knows nobody before the first sign-in', async () => {
  expect(computer.open().account()).toBeNull()
  expect(await computer.open().credentials()).toBeNull()
})

it('signs in again after a restart with what was kept', async () => {
  await keptBefore()
  const credentials = await computer.open().credentials()
  expect(credentials?.account).toEqual(lena)
  expect(credentials?.password?.reveal()).toBe('s3cr3t')
  expect(credentials?.token?.accessToken.reveal()).toBe('cwt=AAE')
  expect(credentials?.token?.expiresAt).toBe(token.expiresAt)
  expect(credentials?.located).toEqual(located)
})

it('keeps no secret unless asked, only the account to fill the form', async () => {
  const account = { ...lena, keepSignedIn: false }
  await keptBefore(account)
  expect([...computer.keychain]).toEqual([])
  expect(Object.fromEntries(computer.file)).toEqual({ account })
  expect(await computer.open().credentials()).toBeNull()
})

it('never puts a secret into the file', async () => {
  await keptBefore()
  expect(JSON.stringify([...computer.file])).not.toMatch(/s3cr3t|cwt/)
})

it('keeps nothing of a password that has not been accepted', async () => {
  await computer.open().begin(lena)
  expect([...computer.keychain]).toEqual([])
  expect(await computer.open().credentials()).toBeNull()
})

it('removes what was kept of somebody before, as soon as another sign-in begins', async () => {
  await keptBefore()
  await computer.open().begin({ ...lena, signInAddress: 'omar@corvo.example' })
  expect([...computer.keychain]).toEqual([])
  expect([...computer.file.keys()]).toEqual(['account'])
})

it('forgets every secret, and remembers the account to fill the form', async () => {
  await keptBefore()
  const kept = computer.open()
  await kept.forget()
  expect([...computer.keychain]).toEqual([])
  expect([...computer.file.keys()]).toEqual(['account'])
  expect(kept.account()).toEqual(lena)
})

it('does not bring back a secret when signing out overtakes the keeping', async () => {
  const kept = computer.open()
  await kept.begin(lena)
  await Promise.all([kept.keep(password, token, located), kept.forget()])
  expect([...computer.keychain]).toEqual([])
  expect([...computer.file.keys()]).toEqual(['account'])
})

it('keeps no token without the password: it would be of no use', async () => {
  const kept = computer.open()
  await kept.begin(lena)
  computer.may.writeKeychain = false
  const keeping = kept.keep(password, token, located)
  computer.may.writeKeychain = true
  await keeping
  expect([...computer.keychain]).toEqual([])
})

it('keeps no password when the file still names somebody else', async () => {
  await keptBefore()
  computer.may.writeFile = false
  const kept = computer.open()
  await kept.begin({ ...lena, signInAddress: 'omar@corvo.example' })
  await kept.keep(password, token, located)
  expect(kept.account()?.signInAddress).toBe('omar@corvo.example')
  expect([...computer.keychain]).toEqual([])
})

it('keeps no password of a sign-in that did not ask for it, when the file cannot be written', async () => {
  await keptBefore()
  computer.may.writeFile = false
  const kept = computer.open()
  await kept.begin({ ...lena, keepSignedIn: false })
  await kept.keep(password, token, located)
  expect([...computer.keychain]).toEqual([])
})

const notKept = { ...lena, keepSignedIn: false }

it('keeps somebody who is signed in already, for the next start', async () => {
  const kept = computer.open()
  await kept.begin(notKept)
  expect(await kept.take(lena, password, token, located)).toBe('kept')
  expect(kept.account()).toEqual(lena)
  const credentials = await computer.open().credentials()
  expect(credentials?.password?.reveal()).toBe('s3cr3t')
  expect(credentials).toMatchObject({ account: lena, located })
})

it('stays as it was when the keychain takes nothing', async () => {
  const kept = computer.open()
  await kept.begin(notKept)
  computer.may.writeKeychain = false
  expect(await kept.take(lena, password, token, located)).toBe('no-keychain')
  expect(Object.fromEntries(computer.file)).toEqual({ account: notKept })
})

it('puts no password into the keychain when the file cannot say whose it is', async () => {
  const kept = computer.open()
  await kept.begin(notKept)
  computer.may.writeFile = false
  expect(await kept.take(lena, password, token, located)).toBe('no-file')
  expect([...computer.keychain]).toEqual([])
  expect(kept.account()).toEqual(notKept)
})

it('does not bring back a former account when another sign-in overtakes the keeping', async () => {
  const omar = { ...lena, signInAddress: 'omar@corvo.example' }
  const kept = computer.open()
  await kept.begin(notKept)
  const [answer] = await Promise.all([kept.take(lena, password, token, located), kept.begin(omar)])
  expect(answer).toBe('no-keychain')
  expect([...computer.keychain]).toEqual([])
  expect(kept.account()).toEqual(omar)
})

it.each([
  ['no object', 'lena'],
  ['a missing part', { signInAddress: 'lena@corvo.example', userName: '', server: '' }],
  ['a wrong type', { ...lena, keepSignedIn: 'yes' }],
  ['a list', [lena]]
])('takes a damaged account for none: %s', async (_what, account) => {
  await keptBefore()
  computer.file.set('account', account)
  expect(computer.open().account()).toBeNull()
  expect(await computer.open().credentials()).toBeNull()
})

it.each(['', 'cwt=AAE', '{"accessToken":7,"expiresAt":1}', '{"accessToken":"x","expiresAt":"soon"}', 'null'])(
  'signs in by password when the token is damaged: %j',
  async (text) => {
    await keptBefore()
    computer.keychain.set('token', text)
    const credentials = await computer.open().credentials()
    expect(credentials?.password?.reveal()).toBe('s3cr3t')
    expect(credentials).not.toHaveProperty('token')
  }
)

it.each([7, {}, { ...located, homes: 'https://pool.corvo.example' }, { ...located, challenge: null }])(
  'looks for the server again when what was found is damaged: %j',
  async (damaged) => {
    await keptBefore()
    computer.file.set('located', damaged)
    const credentials = await computer.open().credentials()
    expect(credentials).toMatchObject({ account: lena })
    expect(credentials).not.toHaveProperty('located')
  }
)

it('needs the password: a token alone signs nobody in', async () => {
  await keptBefore()
  computer.keychain.delete('password')
  expect(await computer.open().credentials()).toBeNull()
})
