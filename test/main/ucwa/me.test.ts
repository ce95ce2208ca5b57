// My card, presence and note: what is sent, and what is made of the answers.

import { expect, it } from 'vitest'
import {
  makeMeAvailable,
  readMe,
  readNote,
  readPresence,
  reportMyActivity,
  resetPresence,
  setLocation,
  setNote,
  setPresence
} from '../../../main/ucwa/me'
import { codeOf, readWith } from './fake-server'

const href = 'https://web.contoso.example/me'

it.each([
  [
    'makeMeAvailable',
    makeMeAvailable(href, { supportedModalities: ['Messaging'] }),
    { supportedModalities: ['Messaging'] }
  ],
  [
    'makeMeAvailable with a state',
    makeMeAvailable(href, { signInAs: 'Busy', supportedModalities: [] }),
    { signInAs: 'Busy', supportedModalities: [] }
  ],
  ['reportMyActivity', reportMyActivity(href), undefined],
  ['setPresence', setPresence(href, 'DoNotDisturb'), { availability: 'DoNotDisturb' }],
  ['resetPresence', resetPresence(href), undefined],
  ['setNote', setNote(href, 'In Oslo <today>'), { message: 'In Oslo <today>' }],
  ['setNote to nothing', setNote(href, ''), { message: '' }],
  ['setLocation', setLocation(href, 'Room 4'), { location: 'Room 4' }],
  ['setLocation to nothing', setLocation(href, ''), undefined]
])('posts %s', (_, call, body) => {
  expect([call.method, call.href, call.body]).toEqual(['POST', href, body])
})

it('takes any answer for the end of a POST', () => {
  expect([readWith(setPresence(href, 'Busy'), undefined), readWith(setNote(href, ''), { odd: 1 })]).toEqual([
    undefined,
    undefined
  ])
})

it.each([
  [{ availability: 'Busy' }, { availability: 'Busy' }],
  [
    { availability: 'Away', activity: 'off-work', deviceType: 'Mobile', lastActive: '/Date(1700000000000)/' },
    { availability: 'Away', activity: 'off-work', deviceType: 'Mobile', lastActive: 1_700_000_000_000 }
  ],
  [{ availability: 'Pondering', activity: 5, deviceType: null, lastActive: 'soon' }, { availability: 'Pondering' }]
])('reads the presence %j', (body, presence) => {
  expect(readWith(readPresence(href), body)).toEqual(presence)
})

it.each([undefined, null, {}, [], 'Busy', { availability: 5 }, { availability: '' }, { availability: ['Busy'] }])(
  'makes no presence of %j',
  async (body) => {
    expect(await codeOf(() => readWith(readPresence(href), body))).toBe('unreadable')
  }
)

it.each([
  [
    { message: 'In Oslo', type: 'OutOfOffice' },
    { message: 'In Oslo', type: 'OutOfOffice' }
  ],
  [{ type: 'Personal' }, { message: '', type: 'Personal' }],
  [{ message: 5, type: {} }, { message: '' }]
])('reads the note %j', (body, note) => {
  expect(readWith(readNote(href), body)).toEqual(note)
})

it('reads a card with nothing but an address', () => {
  const body = { uri: 'sip:lena@contoso.example', _links: { self: { href: '/me' } } }
  expect(readWith(readMe(href), body)).toEqual({
    self: href,
    uri: 'sip:lena@contoso.example',
    name: 'sip:lena@contoso.example',
    emailAddresses: [],
    links: {}
  })
})

it('refuses a card without an address', async () => {
  expect(await codeOf(() => readWith(readMe(href), { name: 'Lena', _links: { self: { href: '/me' } } }))).toBe(
    'unreadable'
  )
})
