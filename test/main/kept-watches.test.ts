// Watches over restarts: by sign-in address, and as far as the file can be read.

import { beforeEach, expect, it } from 'vitest'
import { nothingKept, type KeptAlerts } from '../../main/alerts/kept'
import { createKeptWatches } from '../../main/kept-watches'
import type { Watch } from '../../preload/contract'
import { memoryFile } from './memory-file'

const rita: Watch = {
  target: { kind: 'person', uri: 'sip:rita@partner.example' },
  on: ['available', 'note'],
  lasts: { kind: 'once' }
}
const team: Watch = { target: { kind: 'group', groupId: '17' }, on: ['offline'], lasts: { kind: 'always' } }
const any: Watch = {
  target: { kind: 'any', uris: ['sip:rita@partner.example', 'sip:sam@partner.example'] },
  on: ['not-busy'],
  lasts: { kind: 'until', at: 1_800_000_000_000 }
}
const kept: KeptAlerts = {
  watches: [rita, team, any],
  lastSeen: { 'sip:rita@partner.example': 'busy' },
  pausedUntil: 1_800_000_000_000
}

let file: ReturnType<typeof memoryFile>

beforeEach(() => {
  file = memoryFile()
})

/** As after a start of the app: the same file, nothing else. */
const open = () => createKeptWatches(file.store)

it('keeps nothing at first', () => expect(open().read('lena@corvo.example')).toEqual(nothingKept))

it('keeps what each user asked for, whatever the spelling of their address', () => {
  open().write('lena@corvo.example', kept)
  open().write('omar@corvo.example', { ...nothingKept, watches: [team] })
  for (const address of ['LENA@corvo.example', 'sip:lena@corvo.example']) expect(open().read(address)).toEqual(kept)
  expect(open().read('omar@corvo.example').watches).toEqual([team])
  expect(open().read('rita@partner.example')).toEqual(nothingKept)
})

it('leaves nothing in the file of somebody who watches nobody and has not paused', () => {
  open().write('lena@corvo.example', kept)
  open().write('lena@corvo.example', { ...nothingKept, lastSeen: { 'sip:rita@partner.example': 'busy' } })
  expect([...file.entries]).toEqual([])
  open().write('lena@corvo.example', { ...nothingKept, pausedUntil: 7 })
  expect(open().read('lena@corvo.example').pausedUntil).toBe(7)
})

it('leaves out times that no calendar shows', () => {
  const far = { ...any, lasts: { kind: 'until', at: 9e15 } }
  file.entries.set('watches', { 'lena@corvo.example': { watches: [rita, far], pausedUntil: 9e15 } })
  expect(open().read('lena@corvo.example')).toEqual({ ...nothingKept, watches: [rita] })
})

it.each([null, 'x', 7, [], { 'lena@corvo.example': 'x' }, { 'lena@corvo.example': [rita] }])(
  'takes damaged contents for nothing, and writes over them: %j',
  (stored) => {
    file.entries.set('watches', stored)
    expect(open().read('lena@corvo.example')).toEqual(nothingKept)
    open().write('lena@corvo.example', kept)
    expect(open().read('lena@corvo.example')).toEqual(kept)
  }
)

it.each([
  null,
  'x',
  {},
  { ...rita, on: [] },
  { ...rita, on: ['always'] },
  { ...rita, lasts: { kind: 'until', at: 'noon' } },
  { ...rita, target: { kind: 'person' } },
  { ...rita, target: { kind: 'person', uri: 'x'.repeat(251) } },
  { ...any, target: { kind: 'any', uris: [] } },
  { ...rita, more: true }
])('leaves out a watch that cannot be read, and keeps the others: %j', (damaged) => {
  file.entries.set('watches', { 'lena@corvo.example': { ...kept, watches: [rita, damaged, team] } })
  expect(open().read('lena@corvo.example')).toEqual({ ...kept, watches: [rita, team] })
})

it('leaves out only what is damaged of the rest', () => {
  const lastSeen = { 'sip:rita@partner.example': 'busy', 'sip:sam@partner.example': 'asleep', 'sip:kim@x.example': 7 }
  file.entries.set('watches', { 'lena@corvo.example': { watches: [team], lastSeen, pausedUntil: -1 } })
  expect(open().read('lena@corvo.example')).toEqual({
    watches: [team],
    lastSeen: { 'sip:rita@partner.example': 'busy' },
    pausedUntil: null
  })
})

it('looks at the first five thousand only, however many cannot be read', () => {
  const some = Array.from({ length: 4999 }, (_, index) => [`sip:p${index}@x.example`, 'asleep'] as const)
  const lastSeen = Object.fromEntries([['a', 'busy'], ...some, ['b', 'busy']])
  file.entries.set('watches', { 'lena@corvo.example': { ...kept, watches: [rita, ...some, team], lastSeen } })
  expect(open().read('lena@corvo.example')).toEqual({ ...kept, watches: [rita], lastSeen: { a: 'busy' } })
})

it('does not lose what it cannot read of others', () => {
  file.entries.set('watches', { 'omar@corvo.example': { version: 2 } })
  open().write('lena@corvo.example', kept)
  expect(file.entries.get('watches')).toEqual({ 'omar@corvo.example': { version: 2 }, 'lena@corvo.example': kept })
})

it.each(['__proto__', 'constructor', 'toString'])('is not led astray by an address like %s', (signInAddress) => {
  expect(open().read(signInAddress)).toEqual(nothingKept)
  open().write(signInAddress, kept)
  expect(open().read('lena@corvo.example')).toEqual(nothingKept)
})
