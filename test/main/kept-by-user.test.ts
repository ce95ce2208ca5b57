// One value for each user under one key of the file.

import { beforeEach, expect, it } from 'vitest'
import { createKeptByUser } from '../../main/kept-by-user'
import { memoryFile } from './memory-file'

let file: ReturnType<typeof memoryFile>

beforeEach(() => {
  file = memoryFile()
})

/** As after a start of the app: the same file, nothing else. */
const open = () => createKeptByUser(file.store, 'presence')

it('knows nothing of anybody at first', () => expect(open().read('lena@corvo.example')).toBeUndefined())

it.each(['LENA@corvo.example', 'sip:lena@corvo.example', 'SIP:Lena@Corvo.example'])(
  'knows the user as %s too, and nobody else by that',
  (signInAddress) => {
    open().write('lena@corvo.example', 1)
    open().write('omar@corvo.example', 2)
    open().write(signInAddress, 3)
    expect([...file.entries]).toEqual([['presence', { 'lena@corvo.example': 3, 'omar@corvo.example': 2 }]])
    expect(open().read(signInAddress)).toBe(3)
  }
)

it('takes one user out, and with the last one the key', () => {
  open().write('lena@corvo.example', 1)
  open().write('omar@corvo.example', null)
  open().write('lena@corvo.example', undefined)
  expect([...file.entries]).toEqual([['presence', { 'omar@corvo.example': null }]])
  open().write('omar@corvo.example', undefined)
  expect([...file.entries]).toEqual([])
})

it.each([null, 'x', 7, []])('takes damaged contents for nothing, and writes over them: %j', (stored) => {
  file.entries.set('presence', stored)
  expect(open().read('lena@corvo.example')).toBeUndefined()
  open().write('lena@corvo.example', 1)
  expect(open().read('lena@corvo.example')).toBe(1)
})
