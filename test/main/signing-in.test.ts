// What starts and ends a session: the form, the kept account, signing out.

import { beforeEach, expect, it } from 'vitest'
import type { Credentials } from '../../main/session/session'
import type { SigningIn } from '../../main/signing-in'
import { Secret } from '../../main/ucwa/secret'
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

const open = (server?: string) => world.open(server)

it('signs in with what was typed, tidied', async () => {
  const typed = {
    ...form,
    signInAddress: ' SIP:lena@corvo.example ',
    userName: ' CORVO\\lena ',
    server: ' https://pool.corvo.example/ '
  }
  expect(await open().signIn({ ...typed, password: new Secret(' p w ') })).toEqual({ ok: true, value: undefined })
  const [first] = session.signedIn
  expect(first?.credentials.account).toEqual({
    signInAddress: 'lena@corvo.example',
    userName: 'CORVO\\lena',
    server: 'https://pool.corvo.example/',
    keepSignedIn: true
  })
  expect(first?.credentials.password?.reveal()).toBe(' p w ')
  expect(first?.silent).toBe(false)
})

it.each(['integrated', 'page'] as const)('signs in by %s without a password, whatever was typed', async (way) => {
  expect(await open().signIn({ ...form, way, password: new Secret('') })).toEqual({ ok: true, value: undefined })
  const [first] = session.signedIn
  expect(first?.credentials).toEqual({ account: { ...lena, way }, password: undefined })
})

it.each([
  ['no address', { signInAddress: 'lena' }, { code: 'not-an-address', field: 'signInAddress', about: 'lena' }],
  ['an empty address', { signInAddress: '  ' }, { code: 'not-an-address', field: 'signInAddress', about: '' }],
  ['no password', { password: new Secret('') }, { code: 'password-missing', field: 'password' }],
  [
    'a server without protection',
    { server: 'http://pool.corvo.example/' },
    { code: 'server-address-invalid', field: 'server', about: 'http://pool.corvo.example/' }
  ],
  [
    'a server that is no address',
    { server: 'the big one' },
    { code: 'server-address-invalid', field: 'server', about: 'the big one' }
  ]
])('sends and stores nothing for %s', async (_what, typed, problem) => {
  expect(await open().signIn({ ...form, ...typed })).toEqual({ ok: false, problem })
  expect(session.asked).toEqual([])
  expect(kept.asked).toEqual([])
})

it('keeps a password only after the server gave a token for it', async () => {
  const signingIn = open()
  await signingIn.signIn(form)
  expect(kept.asked).toEqual(['begin lena@corvo.example'])
  session.giveToken()
  expect(kept.asked).toEqual(['begin lena@corvo.example', 'keep s3cr3t'])
})

it('keeps each renewed token', async () => {
  await open().signIn(form)
  session.giveToken()
  session.giveToken()
  expect(kept.asked.filter((what) => what.startsWith('keep'))).toHaveLength(2)
})

it('forgets a kept password that the server refuses, so that no start tries it again', async () => {
  kept.answer = Promise.resolve(keptLena)
  await open().resume()
  session.become({ kind: 'signed-out', problem: { code: 'wrong-password', field: 'password' } })
  session.become({ kind: 'signed-out', problem: { code: 'wrong-password', field: 'password' } })
  expect(kept.asked).toEqual(['forget'])
})

it.each([
  { kind: 'signed-out', problem: { code: 'no-network' } },
  { kind: 'signed-out' },
  { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: null, problem: { code: 'server-unreachable' } },
  { kind: 'ended', asOf: null, problem: { code: 'taken-over' } }
] satisfies Connection[])('keeps the password through trouble that is not its fault: $kind', async (connection) => {
  kept.answer = Promise.resolve(keptLena)
  await open().resume()
  session.become(connection)
  expect(kept.asked).toEqual([])
})

it('signs in silently with what was kept, and keeps it up to date', async () => {
  kept.answer = Promise.resolve(keptLena)
  await open().resume()
  expect(session.signedIn).toEqual([{ credentials: keptLena, silent: true }])
  session.giveToken()
  expect(kept.asked).toEqual(['keep kept'])
})

it('does nothing at the start when nothing was kept', async () => {
  await open().resume()
  expect(session.asked).toEqual([])
})

it.each([
  [
    'signed in as somebody else',
    async (signingIn) => void (await signingIn.signIn({ ...form, signInAddress: 'omar@corvo.example' }))
  ],
  ['opened the sample organisation', async (signingIn) => void (await signingIn.trySampleOrganisation())],
  ['cancelled', async (signingIn) => signingIn.cancelSignIn()],
  [
    'signed in and out again',
    async (signingIn) => {
      await signingIn.signIn(form)
      await signingIn.signOut()
    }
  ]
] satisfies [string, (signingIn: SigningIn) => Promise<void>][])(
  'does not sign in with what was kept when the user was faster and has %s',
  async (_what, act) => {
    const slow = later<Credentials | null>()
    kept.answer = slow.promise
    const signingIn = open()
    const resuming = signingIn.resume()
    await act(signingIn)
    const before = [...session.asked]
    slow.resolve(keptLena)
    await resuming
    expect(session.asked).toEqual(before)
  }
)

it('takes the server of the command line instead of the kept one, for this run only', async () => {
  kept.answer = Promise.resolve({ ...keptLena, account: { ...lena, server: 'https://old.example/' } })
  await open('https://new.example/').resume()
  const [first] = session.signedIn
  expect(first?.credentials.account.server).toBe('https://new.example/')
  expect(first?.credentials).not.toHaveProperty('token')
  expect(first?.credentials).not.toHaveProperty('located')
  session.giveToken()
  expect(kept.asked).toEqual([])
})

it('fills the form with the server of the command line, and lets the user type another', async () => {
  kept.stored = { ...lena, server: 'https://old.example/' }
  const signingIn = open('https://new.example/')
  expect(signingIn.account()).toEqual({ ...lena, server: 'https://new.example/' })
  await signingIn.signIn(form)
  await signingIn.signIn({ ...form, server: 'https://typed.example/' })
  expect(session.signedIn.map(({ credentials }) => credentials.account.server)).toEqual([
    'https://new.example/',
    'https://typed.example/'
  ])
})

it('removes every secret on signing out, even if the server does not answer', async () => {
  const slow = later<void>()
  session.door = slow.promise
  const signingIn = open()
  await signingIn.signIn(form)
  const signingOut = signingIn.signOut()
  await settled()
  expect(kept.asked).toContain('forget')
  // A renewal that was under way ends after the user has gone.
  session.giveToken()
  slow.resolve()
  await signingOut
  expect(kept.asked).toEqual(['begin lena@corvo.example', 'forget'])
  expect(session.asked).toEqual(['sign in lena@corvo.example', 'sign out', 'hang up'])
})

it('closes no connection of whoever signs in while somebody else is signed out', async () => {
  const slow = later<void>()
  session.door = slow.promise
  const signingIn = open()
  await signingIn.signIn(form)
  const signingOut = signingIn.signOut()
  await signingIn.signIn(form)
  slow.resolve()
  await signingOut
  expect(session.asked).toEqual(['sign in lena@corvo.example', 'sign out', 'sign in lena@corvo.example'])
})

it('removes every secret even if signing out fails at the server', async () => {
  const signingIn = open()
  await signingIn.signIn(form)
  session.door = Promise.reject(new Error('no network'))
  await expect(signingIn.signOut()).rejects.toThrow('no network')
  expect(kept.asked).toContain('forget')
  await settled()
  expect(session.asked).toContain('hang up')
})

it('leaves what was kept in place when the app is closed', async () => {
  const signingIn = open()
  await signingIn.signIn(form)
  session.giveToken()
  await signingIn.leave()
  expect(session.asked).toContain('sign out')
  expect(kept.asked).not.toContain('forget')
})

it('shows who signs in, and afterwards who did', async () => {
  const signingIn = open()
  expect(signingIn.account()).toBeNull()
  await signingIn.signIn(form)
  expect(signingIn.account()).toEqual(lena)
  await signingIn.signOut()
  expect(signingIn.account()).toEqual(lena)
})

it('logs, without the secret, when nothing could be kept or removed', async () => {
  kept.keep = () => Promise.reject(new Error('keychain'))
  kept.begin = () => Promise.reject(new Error('file'))
  await open().signIn(form)
  session.giveToken()
  await settled()
  expect(world.lines).toEqual(['the former sign-in could not be removed', 'nothing was kept'])
})
