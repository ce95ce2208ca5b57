// Who is watched, over restarts: by sign-in address, and as far as the file can be read.

import { beforeEach, expect, it } from 'vitest'
import { createKeptWatching } from '../../main/kept-watching'
import { memoryFile } from './memory-file'

const rita = { uri: 'sip:rita@partner.example', name: 'Rita' }
const sam = { uri: 'sip:sam@partner.example', name: 'Sam' }

let file: ReturnType<typeof memoryFile>

beforeEach(() => {
  file = memoryFile()
})

/** As after a start of the app: the same file, nothing else. */
const open = () => createKeptWatching(file.store)

it('watches nobody at first', () => expect(open().read('lena@corvo.example')).toEqual([]))

it('keeps who is watched, in their order, for each user alone', () => {
  open().write('lena@corvo.example', [sam, rita])
  open().write('omar@corvo.example', [rita])
  expect(open().read('lena@corvo.example')).toEqual([sam, rita])
  expect(open().read('omar@corvo.example')).toEqual([rita])
  expect(open().read('rita@partner.example')).toEqual([])
})

it.each(['LENA@corvo.example', 'sip:lena@corvo.example', 'SIP:Lena@Corvo.example'])(
  'knows the user as %s too',
  (signInAddress) => {
    open().write('lena@corvo.example', [rita])
    expect(open().read(signInAddress)).toEqual([rita])
    open().write(signInAddress, [sam])
    expect(open().read('lena@corvo.example')).toEqual([sam])
  }
)

it('leaves nothing in the file of somebody who watches nobody any more', () => {
  open().write('lena@corvo.example', [rita])
  open().write('lena@corvo.example', [])
  expect([...file.entries]).toEqual([])
})

it.each([null, 'x', 7, [], {}, { 'lena@corvo.example': 'x' }, { 'lena@corvo.example': { 0: rita } }])(
  'takes damaged contents as nobody, and writes over them: %j',
  (stored) => {
    file.entries.set('watching', stored)
    expect(open().read('lena@corvo.example')).toEqual([])
    open().write('lena@corvo.example', [rita])
    expect(open().read('lena@corvo.example')).toEqual([rita])
  }
)

it('skips whoever is damaged or there twice, and keeps the others', () => {
  const long = { uri: `sip:${'x'.repeat(250)}`, name: 'x' }
  const damaged = [null, 'x', {}, { uri: 'sip:x@y.example' }, { uri: 'tel:1', name: 'x' }, { uri: 7, name: 'x' }, long]
  const again = { uri: 'SIP:RITA@partner.example', name: 'R' }
  file.entries.set('watching', { 'lena@corvo.example': [rita, ...damaged, again, { ...sam, since: 7 }] })
  expect(open().read('lena@corvo.example')).toEqual([rita, sam])
})

it('does not lose what it cannot read of others', () => {
  file.entries.set('watching', { 'omar@corvo.example': { version: 2 } })
  open().write('lena@corvo.example', [rita])
  expect(file.entries.get('watching')).toEqual({ 'omar@corvo.example': { version: 2 }, 'lena@corvo.example': [rita] })
})

it('keeps a thousand people at most', () => {
  const many = Array.from({ length: 1500 }, (_, n) => ({ uri: `sip:p${n}@partner.example`, name: '' }))
  open().write('lena@corvo.example', many)
  expect(open().read('lena@corvo.example')).toEqual(many.slice(0, 1000))
  file.entries.set('watching', { 'lena@corvo.example': many })
  expect(open().read('lena@corvo.example')).toEqual(many.slice(0, 1000))
})

it('looks at the first thousand only, however many cannot be read', () => {
  file.entries.set('watching', { 'lena@corvo.example': [rita, ...Array.from({ length: 999 }, () => 0), sam] })
  expect(open().read('lena@corvo.example')).toEqual([rita])
})

it.each(['__proto__', 'constructor', 'toString'])('is not led astray by an address like %s', (signInAddress) => {
  expect(open().read(signInAddress)).toEqual([])
  open().write(signInAddress, [rita])
  expect(open().read('lena@corvo.example')).toEqual([])
})
