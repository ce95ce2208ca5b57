// What was kept on this computer, as any other program may have left it: settings, accounts, watches, places.

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { readDocument } from '../../main/desktop/settings-document'
import { visibleBounds } from '../../main/desktop/window-place'
import { createKeptSignIn } from '../../main/kept-sign-in'
import { createKeptWatches } from '../../main/kept-watches'
import { createKeptWatching } from '../../main/kept-watching'
import { createKeptPresence } from '../../main/my-presence/kept-presence'
import { defaultSettings, readSettings } from '../../main/settings'
import { Secret } from '../../main/ucwa/secret'
import { always, alwaysAsync, anyJson } from './cases'
import { mutantOf, mutantText } from './mutants'
import { expectQuick } from './quick'

// On a busy machine the same computing takes a multiple of the time.
vi.setConfig({ testTimeout: 120_000 })

const lena = 'lena@corvo.example'
const account = { signInAddress: lena, userName: 'CORVO\\lena', server: '', keepSignedIn: true }
const located = {
  userHref: 'https://web.corvo.example/user',
  applicationsHref: 'https://web.corvo.example/applications',
  challenge: { tokenHref: 'https://web.corvo.example/token', grants: ['password'] },
  homes: ['https://web.corvo.example']
}
const token = { accessToken: 'abc', expiresAt: 1_700_000_000_000 }
const watches = {
  watches: [
    { target: { kind: 'person', uri: 'sip:rita@x.example' }, on: ['available', 'note'], lasts: { kind: 'once' } },
    { target: { kind: 'group', groupId: 'a=' }, on: ['every-change'], lasts: { kind: 'until', at: 1_800_000_000_000 } },
    {
      target: { kind: 'any', uris: ['sip:rita@x.example', 'sip:sam@x.example'] },
      on: ['offline'],
      lasts: { kind: 'always' }
    }
  ],
  lastSeen: { 'sip:rita@x.example': 'busy' },
  pausedUntil: 1_800_000_000_000
}
const watching = [
  { uri: 'sip:rita@x.example', name: 'Rita' },
  { uri: 'sip:sam@x.example', name: '' }
]
const presence = { chosen: { availability: 'busy', until: 1_800_000_000_000 }, isAway: false, isSeen: true }
const bounds = { x: 10, y: 20, width: 400, height: 700 }

const words = [
  ...Object.keys({ ...defaultSettings, ...account, ...located, ...token, ...watches, ...presence, ...bounds }),
  ...['kind', 'uri', 'uris', 'groupId', 'on', 'lasts', 'at', 'target', lena, 'version', 'endpointId', 'account']
]
const any = anyJson(words)
const nearly = (...sound: unknown[]) => fc.oneof({ weight: 4, arbitrary: mutantOf(sound) }, any)

const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))
const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439))
const settingsShape = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  contrast: v.picklist(['system', 'more']),
  density: v.picklist(['comfortable', 'compact']),
  sort: v.picklist(['availability', 'name']),
  language: v.picklist(['system', 'en-GB', 'en-US']),
  collapsedGroups: v.pipe(v.array(text(256)), v.maxLength(1000)),
  startAtLogin: v.boolean(),
  startHidden: v.boolean(),
  closeToTray: v.boolean(),
  awayOnLock: v.boolean(),
  reportActivity: v.boolean(),
  notify: v.boolean(),
  notifyWhileDoNotDisturb: v.boolean(),
  sound: v.boolean(),
  quietHours: v.strictObject({
    isOn: v.boolean(),
    from: minute,
    to: minute,
    days: v.pipe(v.array(v.picklist([0, 1, 2, 3, 4, 5, 6])), v.maxLength(7))
  })
})

it('makes whole settings of anything', () => {
  always(nearly({ ...defaultSettings, theme: 'dark', collapsedGroups: ['a', 'b'] }), (value) =>
    v.assert(settingsShape, readSettings(value))
  )
})

it('makes values that can be written again of any text of a settings file', () => {
  const values = {
    settings: defaultSettings,
    account,
    located,
    bounds,
    endpointId: 'one',
    watches: { [lena]: watches }
  }
  const sound = JSON.stringify({ ...values, version: 2 })
  const pieces = ['"', '{', '}', '[', ',', ':', '\\', '\uFEFF', '\0', '"version":3,', '"version":0,', '"bounds":1,']
  const texts = fc.oneof(
    mutantText([sound], pieces),
    mutantOf([JSON.parse(sound)]).map((one) => JSON.stringify(one) ?? '')
  )
  always(texts, (file) => {
    const read = readDocument(file)
    expect(['sound', 'damaged', 'newer']).toContain(read.condition)
    expect(readDocument(JSON.stringify({ ...read.values, version: 2 }))).toEqual({ ...read, condition: 'sound' })
  })
})

/** A store that has one value, and forgets what it is told. */
const having = (value: unknown) => ({ get: () => value, set: () => true, delete: () => undefined })

const watchesShape = v.strictObject({
  watches: v.array(
    v.strictObject({
      target: v.variant('kind', [
        v.strictObject({ kind: v.literal('person'), uri: text(250) }),
        v.strictObject({ kind: v.literal('group'), groupId: text(256) }),
        v.strictObject({ kind: v.literal('any'), uris: v.pipe(v.array(text(250)), v.minLength(1)) })
      ]),
      on: v.pipe(v.array(v.picklist(['available', 'not-busy', 'offline', 'note', 'every-change'])), v.minLength(1)),
      lasts: v.variant('kind', [
        v.strictObject({ kind: v.picklist(['once', 'always']) }),
        v.strictObject({ kind: v.literal('until'), at: moment })
      ])
    })
  ),
  lastSeen: v.record(v.string(), v.pipe(v.string(), v.regex(/^[a-z-]+$/))),
  pausedUntil: v.nullable(moment)
})

it('reads watches as far as they can be read', () => {
  always(nearly({ [lena]: watches }), (value) => v.assert(watchesShape, createKeptWatches(having(value)).read(lena)))
})

it('reads whom one watches as far as it can be read', () => {
  const shape = v.array(v.strictObject({ uri: v.pipe(text(250), v.regex(/^sip:\S/i)), name: v.string() }))
  always(nearly({ [lena]: watching }), (value) => v.assert(shape, createKeptWatching(having(value)).read(lena)))
})

it('reads a presence that was chosen, or none', () => {
  const shape = v.strictObject({
    chosen: v.nullable(v.strictObject({ availability: v.string(), until: v.nullable(moment) })),
    isAway: v.boolean(),
    isSeen: v.boolean()
  })
  always(nearly({ [lena]: presence }), (value) => v.assert(shape, createKeptPresence(having(value)).read(lena)))
})

it('finds a place for the window whatever was kept of it', () => {
  const side = v.exactOptional(v.pipe(v.number(), v.integer()))
  const shape = v.object({ x: side, y: side, width: side, height: side })
  always(nearly(bounds), (value) => v.assert(shape, visibleBounds(value, [{ x: 0, y: 0, width: 1920, height: 1080 }])))
})

it('fills the form with an account or with none, and signs in by itself with whole credentials only', async () => {
  const accountShape = v.object({
    signInAddress: v.string(),
    userName: v.string(),
    server: v.string(),
    keepSignedIn: v.boolean()
  })
  const locatedShape = v.looseObject({
    userHref: v.string(),
    applicationsHref: v.string(),
    challenge: v.looseObject({ tokenHref: v.string(), grants: v.array(v.string()) }),
    homes: v.array(v.string())
  })
  const secrets = mutantText([JSON.stringify(token)], ['"', '{', '}', ',', '1e999', '"expiresAt":null,'])
  const kept = fc.tuple(nearly(account), nearly(located), secrets)
  await alwaysAsync(kept, async ([one, place, secret]) => {
    const accounts = {
      get: (key: 'account' | 'located') => (key === 'account' ? one : place),
      set: () => true,
      delete: () => undefined
    }
    const vault = { read: async () => new Secret(secret), write: async () => true, clear: async () => true }
    const keeper = createKeptSignIn(accounts, vault)
    const found = keeper.account()
    if (found !== null) v.assert(accountShape, found)
    const credentials = await keeper.credentials()
    if (credentials?.located !== undefined) v.assert(locatedShape, credentials.located)
    if (credentials?.token !== undefined) expect(credentials.token.expiresAt).toBeTypeOf('number')
  })
})

const array = (length: number, piece: string): unknown[] =>
  JSON.parse(`[${Array.from({ length: length / (piece.length + 1) }, () => piece).join(',')}]`)
const manyKeys = (length: number): object =>
  Object.fromEntries(Array.from({ length: length / 14 }, (_, index) => [`key ${index}`, 0]))

it.each<[string, (length: number) => unknown, (value: unknown) => unknown]>([
  ['groups that are none', (n) => ({ collapsedGroups: array(n, '0') }), readSettings],
  ['groups', (n) => ({ collapsedGroups: array(n, '"a"') }), readSettings],
  ['days', (n) => ({ quietHours: { ...defaultSettings.quietHours, days: array(n, '7') } }), readSettings],
  ['settings', manyKeys, readSettings],
  ['watches that are none', (n) => ({ [lena]: { watches: array(n, '0') } }), (all) => readWatches(all)],
  [
    'watches',
    (n) => ({ [lena]: { watches: array(n, JSON.stringify(watches.watches[0])) } }),
    (all) => readWatches(all)
  ],
  [
    'people that are none',
    (n) => ({ [lena]: { watches: [{ ...watches.watches[2], target: { kind: 'any', uris: array(n, '0') } }] } }),
    (all) => readWatches(all)
  ],
  [
    'people',
    (n) => ({ [lena]: { watches: [{ ...watches.watches[2], target: { kind: 'any', uris: array(n, '"a"') } }] } }),
    (all) => readWatches(all)
  ],
  ['people last seen', (n) => ({ [lena]: { lastSeen: manyKeys(n) } }), (all) => readWatches(all)],
  ['users', manyKeys, (all) => readWatches(all)],
  ['watched that are none', (n) => ({ [lena]: array(n, '0') }), (all) => createKeptWatching(having(all)).read(lena)],
  [
    'watched',
    (n) => ({ [lena]: array(n, '{"uri":"sip:a","name":""}') }),
    (all) => createKeptWatching(having(all)).read(lena)
  ]
])('reads a megabyte of %s at once', async (_what, make, read) => {
  await expectQuick(make, read)
})

const readWatches = (all: unknown) => createKeptWatches(having(all)).read(lena)

it.each<[string, (length: number) => string]>([
  ['brackets', (n) => '['.repeat(n)],
  ['lists in lists', (n) => `{"a":${'['.repeat(n / 2)}${']'.repeat(n / 2)}}`],
  ['keys', (n) => JSON.stringify(manyKeys(n))],
  ['quotes', (n) => '"'.repeat(n)],
  ['a long text', (n) => `{"endpointId":"${'x'.repeat(n)}"}`],
  ['a wide value', (n) => `{"settings":{"a":[${'[],'.repeat(n / 3)}0]}}`]
])('reads a settings file of a megabyte of %s at once', async (_what, make) => {
  await expectQuick(make, readDocument)
})
