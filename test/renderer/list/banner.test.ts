import { expect, it } from 'vitest'
import type { AppState, ProblemCode } from '../../../preload/contract'
import { bannerOf } from '../../../renderer/list/banner'
import { picture } from '../pictures'

const problem = { code: 'server-unreachable' } as const
const reconnecting = { kind: 'reconnecting', attempt: 1, nextTryAt: 0, asOf: 5, problem } as const

it.each<[string, Partial<AppState>, object | null]>([
  ['nothing while all is well', {}, null],
  ['offline while reconnecting', { connection: reconnecting }, { kind: 'offline', asOf: 5, canTry: true }],
  [
    'offline while asleep',
    { connection: { kind: 'paused', asOf: null } },
    { kind: 'offline', asOf: null, canTry: false }
  ],
  ['a keychain that does not answer', { keychain: 'silent' }, { kind: 'keychain', keychain: 'silent' }],
  ['nothing about a keychain nobody has asked', { keychain: 'untried' }, null],
  ['one banner only', { connection: reconnecting, keychain: 'absent' }, { kind: 'offline', asOf: 5, canTry: true }]
])('shows %s', (_, more, expected) => {
  expect(bannerOf(picture(more), false)).toEqual(expected)
})

it('says nothing of the keychain to who did not want to stay signed in, or has read it', () => {
  const account = { signInAddress: 'a@b', userName: '', server: '', keepSignedIn: false }
  expect(bannerOf(picture({ keychain: 'absent', account }), false)).toBeNull()
  expect(bannerOf(picture({ keychain: 'absent' }), true)).toBeNull()
})

it.each<[ProblemCode, boolean]>([
  ['taken-over', false],
  ['ended-by-server', false],
  ['sign-in-expired', true],
  ['wrong-password', true]
])('after %s a password is needed: %s', (code, needsPassword) => {
  const ended = picture({ connection: { kind: 'ended', asOf: null, problem: { code } } })
  expect(bannerOf(ended, false)).toMatchObject({ kind: 'ended', needsPassword })
})
