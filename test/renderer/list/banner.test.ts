import { expect, it } from 'vitest'
import type { AppState, ProblemCode } from '../../../preload/contract'
import { bannerOf } from '../../../renderer/list/banner'
import { lists, picture } from '../pictures'

const problem = { code: 'server-unreachable' } as const
const moving = { ...lists, editing: 'moving' } as const
const unsupported = { ...lists, editing: 'unsupported' } as const
const { desktop } = picture()
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
  [
    'a settings file that was damaged',
    { desktop: { ...desktop, settingsFile: 'restored' } },
    { kind: 'settings-file', condition: 'restored' }
  ],
  [
    'the keychain before a settings file that cannot be written',
    { keychain: 'locked', desktop: { ...desktop, settingsFile: 'not-kept' } },
    { kind: 'keychain', keychain: 'locked' }
  ],
  ['nothing about a keychain nobody has asked', { keychain: 'untried' }, null],
  ['a list that cannot be read', { lists: { ...lists, withheld: { asOf: 7 } } }, { kind: 'withheld', asOf: 7 }],
  [
    'a list that cannot be read before one that cannot be changed',
    { lists: { ...moving, withheld: { asOf: null } } },
    { kind: 'withheld', asOf: null }
  ],
  [
    'the lost connection before a list that cannot be read',
    { lists: { ...lists, withheld: { asOf: 7 } }, connection: reconnecting },
    { kind: 'offline', asOf: 5, canTry: true }
  ],
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
  expect(bannerOf(picture(more), new Set())).toEqual(expected)
})

const heldBack = (quiet: AppState['alerts']['quiet'] = null): AppState['alerts'] => {
  const one = {
    id: 1,
    at: 0,
    uri: 'sip:a@b',
    name: 'Ann',
    event: 'note',
    availability: 'busy',
    reason: 'paused'
  } as const
  return { ...picture().alerts, heldBack: [one], quiet }
}

it.each<[string, Partial<AppState>, string | undefined]>([
  ['when the quiet is over', { alerts: heldBack() }, 'held-back'],
  ['not while it lasts', { alerts: heldBack('paused') }, undefined],
  ['not beside a lost connection', { alerts: heldBack(), connection: reconnecting }, 'offline'],
  ['not beside a list that cannot be changed', { alerts: heldBack(), lists: moving }, 'read-only'],
  ['not beside a keychain', { alerts: heldBack(), keychain: 'absent' }, 'keychain']
])('tells of what was held back %s', (_, more, expected) => {
  expect(bannerOf(picture(more), new Set())?.kind).toBe(expected)
  if (expected === 'keychain') expect(bannerOf(picture(more), new Set(['keychain']))?.kind).toBe('held-back')
})

it('says nothing of the keychain to who did not want to stay signed in, or has read it', () => {
  const account = { signInAddress: 'a@b', userName: '', server: '', keepSignedIn: false }
  expect(bannerOf(picture({ keychain: 'absent', account }), new Set())).toBeNull()
  expect(bannerOf(picture({ keychain: 'absent' }), new Set(['keychain']))).toBeNull()
})

it.each([
  ['integrated', null],
  ['page', 'keychain'],
  ['password', 'keychain']
] as const)('of a missing keychain it says to who signs in by %s: %s', (way, expected) => {
  const account = { signInAddress: 'a@b', userName: '', server: '', keepSignedIn: true, way }
  expect(bannerOf(picture({ keychain: 'absent', account }), new Set())?.kind ?? null).toBe(expected)
})

it.each<[ProblemCode, boolean]>([
  ['taken-over', false],
  ['ended-by-server', false],
  ['sign-in-expired', true],
  ['wrong-password', true]
])('after %s a password is needed: %s', (code, needsPassword) => {
  const ended = picture({ connection: { kind: 'ended', asOf: null, problem: { code } } })
  expect(bannerOf(ended, new Set())).toMatchObject({ kind: 'ended', needsPassword })
})

it('keeps the list that cannot be changed in sight though the keychain was dismissed', () => {
  expect(bannerOf(picture({ lists: moving, keychain: 'absent' }), new Set(['keychain']))).toEqual({
    kind: 'read-only',
    why: 'moving'
  })
})

it('says nothing more of a settings file to who has read it, unless something else is the matter', () => {
  const restored = picture({ desktop: { ...desktop, settingsFile: 'restored' } })
  const notKept = picture({ desktop: { ...desktop, settingsFile: 'not-kept' } })
  expect(bannerOf(restored, new Set(['restored']))).toBeNull()
  expect(bannerOf(notKept, new Set(['restored']))).toEqual({ kind: 'settings-file', condition: 'not-kept' })
})
