// What is remembered of a sign-in: secrets only if asked, only together, and nothing after signing out.

import { beforeEach, expect, it } from 'vitest'
import { createKeptSignIn } from '../../main/kept-sign-in'
import { Secret } from '../../main/ucwa/secret'
import type { Account } from '../../preload/contract'

type Item = 'password' | 'token'

const lena: Account = { signInAddress: 'lena@corvo.example', userName: '', server: '', keepSignedIn: true }
const token = { accessToken: new Secret('cwt=AAE'), expiresAt: 1_800_000_000_000 }
const located = {
  userHref: 'https://pool.corvo.example/user',
  applicationsHref: 'https://pool.corvo.example/applications',
  challenge: { tokenHref: 'https://pool.corvo.example/token', grants: ['password'] },
  homes: ['https://pool.corvo.example']
}

let file: Map<string, unknown>
let keychain: Map<Item, string>
let canWriteFile: boolean
let canWriteKeychain: boolean
/** The keychain does one thing after the other, as the real vault does. */
let queue: Promise<void>

beforeEach(() => {
  file = new Map()
  keychain = new Map()
  canWriteFile = true
  canWriteKeychain = true
  queue = Promise.resolve()
})

const inTurn = (act: () => void) => (queue = queue.then(act))

/** As after a start of the app: the same file and keychain, nothing else. */
function open() {
  const running = new Map(file)
  return createKeptSignIn(
    {
      get: (key) => running.get(key),
      set(key, value) {
        running.set(key, value)
        // A file holds JSON and nothing that is alive.
        if (canWriteFile) file.set(key, JSON.parse(JSON.stringify(value)))
        return canWriteFile
      },
      delete(key) {
        running.delete(key)
        if (canWriteFile) file.delete(key)
      }
    },
    {
      async read(item) {
        const text = keychain.get(item)
        return text === undefined ? null : new Secret(text)
      },
      async write(item, secret) {
        const mayWrite = canWriteKeychain
        await inTurn(() => void (mayWrite && keychain.set(item, secret.reveal())))
        return mayWrite
      },
      async clear() {
        await inTurn(() => keychain.clear())
        return true
      }
    }
  )
}

const password = new Secret('s3cr3t')

async function keptBefore(account = lena) {
  const kept = open()
  await kept.begin(account)
  await kept.keep(password, token, located)
}

it('knows nobody before the first sign-in', async () => {
  expect(open().account()).toBeNull()
  expect(await open().credentials()).toBeNull()
})

it('signs in again after a restart with what was kept', async () => {
  await keptBefore()
  const credentials = await open().credentials()
  expect(credentials?.account).toEqual(lena)
  expect(credentials?.password?.reveal()).toBe('s3cr3t')
  expect(credentials?.token?.accessToken.reveal()).toBe('cwt=AAE')
  expect(credentials?.token?.expiresAt).toBe(token.expiresAt)
  expect(credentials?.located).toEqual(located)
})

it('keeps no secret unless asked, only the account to fill the form', async () => {
  const account = { ...lena, keepSignedIn: false }
  await keptBefore(account)
  expect([...keychain]).toEqual([])
  expect(Object.fromEntries(file)).toEqual({ account })
  expect(await open().credentials()).toBeNull()
})

it('never puts a secret into the file', async () => {
  await keptBefore()
  expect(JSON.stringify([...file])).not.toMatch(/s3cr3t|cwt/)
})

it('keeps nothing of a password that has not been accepted', async () => {
  await open().begin(lena)
  expect([...keychain]).toEqual([])
  expect(await open().credentials()).toBeNull()
})

it('removes what was kept of somebody before, as soon as another sign-in begins', async () => {
  await keptBefore()
  await open().begin({ ...lena, signInAddress: 'omar@corvo.example' })
  expect([...keychain]).toEqual([])
  expect([...file.keys()]).toEqual(['account'])
})

it('forgets every secret, and remembers the account to fill the form', async () => {
  await keptBefore()
  const kept = open()
  await kept.forget()
  expect([...keychain]).toEqual([])
  expect([...file.keys()]).toEqual(['account'])
  expect(kept.account()).toEqual(lena)
})

it('does not bring back a secret when signing out overtakes the keeping', async () => {
  const kept = open()
  await kept.begin(lena)
  await Promise.all([kept.keep(password, token, located), kept.forget()])
  expect([...keychain]).toEqual([])
  expect([...file.keys()]).toEqual(['account'])
})

it('keeps no token without the password: it would be of no use', async () => {
  const kept = open()
  await kept.begin(lena)
  canWriteKeychain = false
  const keeping = kept.keep(password, token, located)
  canWriteKeychain = true
  await keeping
  expect([...keychain]).toEqual([])
})

it('keeps no password when the file still names somebody else', async () => {
  await keptBefore()
  canWriteFile = false
  const kept = open()
  await kept.begin({ ...lena, signInAddress: 'omar@corvo.example' })
  await kept.keep(password, token, located)
  expect(kept.account()?.signInAddress).toBe('omar@corvo.example')
  expect([...keychain]).toEqual([])
})

it('keeps no password of a sign-in that did not ask for it, when the file cannot be written', async () => {
  await keptBefore()
  canWriteFile = false
  const kept = open()
  await kept.begin({ ...lena, keepSignedIn: false })
  await kept.keep(password, token, located)
  expect([...keychain]).toEqual([])
})

const notKept = { ...lena, keepSignedIn: false }

it('keeps somebody who is signed in already, for the next start', async () => {
  const kept = open()
  await kept.begin(notKept)
  expect(await kept.take(lena, password, token, located)).toBe('kept')
  expect(kept.account()).toEqual(lena)
  const credentials = await open().credentials()
  expect(credentials?.password?.reveal()).toBe('s3cr3t')
  expect(credentials).toMatchObject({ account: lena, located })
})

it('stays as it was when the keychain takes nothing', async () => {
  const kept = open()
  await kept.begin(notKept)
  canWriteKeychain = false
  expect(await kept.take(lena, password, token, located)).toBe('no-keychain')
  expect(Object.fromEntries(file)).toEqual({ account: notKept })
})

it('puts no password into the keychain when the file cannot say whose it is', async () => {
  const kept = open()
  await kept.begin(notKept)
  canWriteFile = false
  expect(await kept.take(lena, password, token, located)).toBe('no-file')
  expect([...keychain]).toEqual([])
  expect(kept.account()).toEqual(notKept)
})

it('does not bring back a former account when another sign-in overtakes the keeping', async () => {
  const omar = { ...lena, signInAddress: 'omar@corvo.example' }
  const kept = open()
  await kept.begin(notKept)
  const [answer] = await Promise.all([kept.take(lena, password, token, located), kept.begin(omar)])
  expect(answer).toBe('no-keychain')
  expect([...keychain]).toEqual([])
  expect(kept.account()).toEqual(omar)
})

it.each([
  ['no object', 'lena'],
  ['a missing part', { signInAddress: 'lena@corvo.example', userName: '', server: '' }],
  ['a wrong type', { ...lena, keepSignedIn: 'yes' }],
  ['a list', [lena]]
])('takes a damaged account for none: %s', async (_what, account) => {
  await keptBefore()
  file.set('account', account)
  expect(open().account()).toBeNull()
  expect(await open().credentials()).toBeNull()
})

it.each(['', 'cwt=AAE', '{"accessToken":7,"expiresAt":1}', '{"accessToken":"x","expiresAt":"soon"}', 'null'])(
  'signs in by password when the token is damaged: %j',
  async (text) => {
    await keptBefore()
    keychain.set('token', text)
    const credentials = await open().credentials()
    expect(credentials?.password?.reveal()).toBe('s3cr3t')
    expect(credentials).not.toHaveProperty('token')
  }
)

it.each([7, {}, { ...located, homes: 'https://pool.corvo.example' }, { ...located, challenge: null }])(
  'looks for the server again when what was found is damaged: %j',
  async (damaged) => {
    await keptBefore()
    file.set('located', damaged)
    const credentials = await open().credentials()
    expect(credentials).toMatchObject({ account: lena })
    expect(credentials).not.toHaveProperty('located')
  }
)

it('needs the password: a token alone signs nobody in', async () => {
  await keptBefore()
  keychain.delete('password')
  expect(await open().credentials()).toBeNull()
})

const byComputer: Account = { ...lena, way: 'integrated' }
const byPage: Account = { ...lena, way: 'page' }

async function keptWithoutPassword(account: Account) {
  const kept = open()
  await kept.begin(account)
  await kept.keep(undefined, token, located)
}

it.each([byComputer, byPage])('signs in again without a password: $way', async (account) => {
  await keptWithoutPassword(account)
  expect([...keychain.keys()]).toEqual(['token'])
  const credentials = await open().credentials()
  expect(credentials).toMatchObject({ account, located })
  expect(credentials?.token?.accessToken.reveal()).toBe('cwt=AAE')
  expect(credentials).not.toHaveProperty('password')
})

it.each([byComputer, byPage])(
  'does not sign in again after signing out, though no password is missing: $way',
  async (account) => {
    await keptWithoutPassword(account)
    await open().forget()
    expect(await open().credentials()).toBeNull()
  }
)

it('needs no keychain for who is signed in at the computer', async () => {
  canWriteKeychain = false
  const kept = open()
  await kept.begin({ ...byComputer, keepSignedIn: false })
  expect(await kept.take(byComputer, undefined, token, located)).toBe('kept')
  expect(await open().credentials()).toEqual({ account: byComputer, located })
})

it('cannot keep a sign-in of the page without a keychain', async () => {
  canWriteKeychain = false
  const kept = open()
  await kept.begin({ ...byPage, keepSignedIn: false })
  expect(await kept.take(byPage, undefined, token, located)).toBe('no-keychain')
  expect(Object.fromEntries(file)).toEqual({ account: { ...byPage, keepSignedIn: false } })
})

it('takes an account without a way, as older versions kept it, for one with a password', async () => {
  await keptBefore()
  keychain.delete('password')
  expect(await open().credentials()).toBeNull()
})
