// An address as people write it.

import { expect, it } from 'vitest'
import { bareAddress } from '../../../preload/words/address'

it.each([
  ['sip:lena@corvo.example', 'lena@corvo.example'],
  ['SIP:Lena@Corvo.example', 'Lena@Corvo.example'],
  ['lena@corvo.example', 'lena@corvo.example'],
  ['sip:sip:lena@corvo.example', 'sip:lena@corvo.example'],
  ['lena@sip:5060', 'lena@sip:5060'],
  ['', '']
])('%s is written %s', (uri, written) => {
  expect(bareAddress(uri)).toBe(written)
})
