// What is changed of an account while it is in use: whether it is kept, and its server.

import { beforeEach, expect, it } from 'vitest'
import type { SigningIn } from '../../main/signing-in'
import type { Connection } from '../../preload/contract'
import { settled } from '../helpers/settled'
import { form, keptLena, later, lena, SigningInWorld } from '../helpers/signing-in-world'

let world: SigningInWorld
let session: SigningInWorld['session']
let kept: SigningInWorld['kept']

beforeEach(() => {
  world = new SigningInWorld()
  ;({ session, kept } = world)
})

const done = { ok: true, value: undefined }
const refused = (code: string) => ({ ok: false, problem: { code } })

/** Signed in by the form, and the server has accepted the password. */
async function online(typed = form, server?: string): Promise<SigningIn> {
  const signingIn = world.open(server)
  await signingIn.signIn(typed)
  session.become({ kind: 'online' })
  session.giveToken()
  kept.asked.length = 0
  return signingIn
}

const notKept = { ...form, keepSignedIn: false }

it('keeps the password in use when the user asks for it later, and each token from then on', async () => {
  const signingIn = await online(notKept)
  expect(await signingIn.keepSignedIn(true)).toEqual(done)
  expect(signingIn.account()?.keepSignedIn).toBe(true)
  session.giveToken()
  expect(kept.asked).toEqual(['take lena@corvo.example s3cr3t', 'keep s3cr3t'])
})

it.each([
  ['no-keychain', { code: 'no-keychain' }],
  ['no-file', { code: 'file-not-written', about: 'settings.json' }]
] as const)('says why it cannot keep it, and stays as it was: %s', async (taking, problem) => {
  kept.taking = Promise.resolve(taking)
  const signingIn = await online(notKept)
  expect(await signingIn.keepSignedIn(true)).toEqual({ ok: false, problem })
  expect(signingIn.account()?.keepSignedIn).toBe(false)
})

it('tries again to keep what a keychain did not take, and leaves the wish as it is', async () => {
  const signingIn = await online()
  kept.taking = Promise.resolve('no-keychain')
  expect(await signingIn.keepSignedIn(true)).toEqual(refused('no-keychain'))
  expect(signingIn.account()?.keepSignedIn).toBe(true)
  kept.taking = Promise.resolve('kept')
  expect(await signingIn.keepSignedIn(true)).toEqual(done)
})

it('removes what was kept, and asks at the next start', async () => {
  const signingIn = await online()
  expect(await signingIn.keepSignedIn(false)).toEqual(done)
  expect(signingIn.account()?.keepSignedIn).toBe(false)
  expect(kept.asked).toEqual(['begin lena@corvo.example not kept'])
})

it('shows at once that nothing is kept, however long the keychain takes', async () => {
  const slow = later<void>()
  const signingIn = await online()
  kept.begin = () => slow.promise
  const removing = signingIn.keepSignedIn(false)
  expect(signingIn.account()?.keepSignedIn).toBe(false)
  slow.resolve()
  expect(await removing).toEqual(done)
})

it('keeps on with what was kept of an earlier run', async () => {
  kept.answer = Promise.resolve(keptLena)
  const signingIn = world.open()
  await signingIn.resume()
  session.become({ kind: 'online' })
  expect(await signingIn.keepSignedIn(true)).toEqual(done)
  expect(kept.asked).toEqual(['take lena@corvo.example kept'])
})

it('does not let the server of the command line into the file when nothing is to be kept', async () => {
  kept.stored = { ...lena, server: 'https://old.example/' }
  kept.answer = Promise.resolve({ ...keptLena, account: kept.stored })
  const signingIn = world.open('https://new.example/')
  await signingIn.resume()
  session.become({ kind: 'online' })
  await signingIn.keepSignedIn(false)
  expect(kept.stored).toEqual({ ...lena, server: 'https://old.example/', keepSignedIn: false })
})

it('gives a keychain that has come what is to be kept, and nothing else', async () => {
  const signingIn = await online()
  signingIn.keepAgain()
  expect(kept.asked).toEqual(['keep s3cr3t'])
  await signingIn.signOut()
  kept.asked.length = 0
  signingIn.keepAgain()
  await signingIn.signIn(form)
  signingIn.keepAgain()
  await signingIn.trySampleOrganisation()
  session.giveToken()
  signingIn.keepAgain()
  expect(kept.asked).toEqual(['begin lena@corvo.example'])
})

it('keeps no password that the server has not accepted', async () => {
  const signingIn = world.open()
  await signingIn.signIn(notKept)
  session.become({ kind: 'signing-in', step: 'check-password', took: {}, silent: false })
  expect(await signingIn.keepSignedIn(true)).toEqual(refused('not-connected'))
})

it.each([
  ['a server by its address', ' https://pool.corvo.example/ ', 'https://pool.corvo.example/'],
  ['the server found by the address', '  ', '']
])('signs in again at %s, with the same password', async (_what, typed, server) => {
  const signingIn = await online({ ...form, server: 'https://old.example/' }, 'https://named.example/')
  expect(await signingIn.changeServer(typed)).toEqual(done)
  const [, second] = session.signedIn
  expect(second).toMatchObject({ credentials: { account: { ...lena, server } }, silent: false })
  expect(second?.credentials.password?.reveal()).toBe('s3cr3t')
  expect(second?.credentials).not.toHaveProperty('token')
  expect(second?.credentials).not.toHaveProperty('located')
  expect(signingIn.account()?.server).toBe(server)
  expect(signingIn.located()).toBeNull()
  session.giveToken()
  expect(kept.asked).toEqual(['begin lena@corvo.example', 'keep s3cr3t'])
})

it.each(['http://pool.corvo.example/', 'the big one'])('goes to no server named %s', async (server) => {
  const signingIn = await online()
  const problem = { code: 'server-address-invalid', field: 'server', about: server }
  expect(await signingIn.changeServer(server)).toEqual({ ok: false, problem })
  expect(session.signedIn).toHaveLength(1)
})

const wrongPassword: Connection = { kind: 'signed-out', problem: { code: 'wrong-password' } }

it.each([
  ['before anybody signed in', async () => world.open(), 'not-connected'],
  [
    'after signing out',
    async () => {
      const signingIn = await online()
      await signingIn.signOut()
      return signingIn
    },
    'not-connected'
  ],
  [
    'after the password was refused',
    async () => {
      const signingIn = await online()
      session.become(wrongPassword)
      return signingIn
    },
    'not-connected'
  ],
  [
    'in the sample organisation',
    async () => {
      const signingIn = world.open()
      await signingIn.trySampleOrganisation()
      session.become({ kind: 'online' })
      session.giveToken()
      return signingIn
    },
    'only-a-sample'
  ]
] satisfies [string, () => Promise<SigningIn>, string][])('changes nothing %s', async (_when, start, code) => {
  const signingIn = await start()
  await settled()
  const asked = [...kept.asked]
  const signedIn = session.signedIn.length
  expect(await signingIn.keepSignedIn(true)).toEqual(refused(code))
  expect(await signingIn.keepSignedIn(false)).toEqual(refused(code))
  expect(await signingIn.changeServer('')).toEqual(refused(code))
  expect(kept.asked).toEqual(asked)
  expect(session.signedIn).toHaveLength(signedIn)
})

it('knows the server in use, from an earlier run too', async () => {
  expect((await online()).located()).toEqual(keptLena.located)
  kept.answer = Promise.resolve(keptLena)
  const signingIn = world.open()
  expect(signingIn.located()).toBeNull()
  await signingIn.resume()
  expect(signingIn.located()).toEqual(keptLena.located)
})
