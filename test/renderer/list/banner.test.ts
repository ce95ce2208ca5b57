import { expect, it } from 'vitest'
import type { AppState, ProblemCode } from '../../../preload/contract'
import { bannerOf } from '../../../renderer/list/banner'
import { lists, picture } from '../pictures'

const problem = { code: 'server-unreachable' } as const
const moving = { ...lists, editing: 'moving' } as const
const unsupported = { ...lists, editing: 'unsupported' } as const
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
  ['a list that is being moved', { lists: moving }, { kind: 'read-only', why: 'moving' }],
  ['a list that cannot be changed', { lists: unsupported }, { kind: 'read-only', why: 'unsupported' }],
  [
    'why the list cannot be changed while it is read again',
    { lists: moving, connection: { kind: 'loading', asOf: null } },
    { kind: 'read-only', why: 'moving' }
  ],
  [
    'the lost connection alone, whatever else there is',
    { connection: reconnecting, keychain: 'absent', lists: moving },
    { kind: 'offline', asOf: 5, canTry: true }
  ],
  [
    'the list that cannot be changed before the keychain',
    { keychain: 'absent', lists: unsupported },
    { kind: 'read-only', why: 'unsupported' }
  ]
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

it('keeps the list that cannot be changed in sight though the keychain was dismissed', () => {
  expect(bannerOf(picture({ lists: moving, keychain: 'absent' }), true)).toEqual({ kind: 'read-only', why: 'moving' })
})
