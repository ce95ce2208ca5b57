// UCWA's words and ours.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  cardFrom,
  groupKindFrom,
  isGroupRel,
  noteFrom,
  photoAddress,
  presenceFrom,
  toPreferred
} from '../../../main/roster/from-ucwa'
import type { ContactDocument, GroupRel } from '../../../main/ucwa/documents'

it.each([
  ['Online', undefined, 'available'],
  ['IdleOnline', undefined, 'inactive'],
  ['Inactive', undefined, 'inactive'],
  ['Idle', undefined, 'inactive'],
  ['Busy', 'in-a-meeting', 'busy'],
  ['IdleBusy', undefined, 'busy-inactive'],
  ['DoNotDisturb', 'presenting', 'do-not-disturb'],
  ['BeRightBack', undefined, 'be-right-back'],
  ['Away', undefined, 'away'],
  ['Away', 'off-work', 'off-work'],
  ['Away', 'Off Work', 'off-work'],
  ['Online', 'off-work', 'available'],
  ['Offwork', undefined, 'off-work'],
  ['Offline', undefined, 'offline'],
  ['online', undefined, 'available'],
  ['OnTheMoon', undefined, 'unknown'],
  ['constructor', undefined, 'unknown'],
  ['', undefined, 'unknown']
])('reads %s with activity %s as %s', (availability, activity, expected) => {
  expect(presenceFrom({ availability, ...(activity && { activity }) }).availability).toBe(expected)
})

it.each([
  ['in-a-call', 'on-the-phone'],
  ['on-the-phone', 'on-the-phone'],
  ['in-a-conference', 'in-a-conference'],
  ['Gießt die Blumen', 'Gießt die Blumen'],
  ['  ', undefined],
  ['', undefined]
])('reads the activity "%s" as %s', (activity, expected) => {
  expect(presenceFrom({ availability: 'Busy', activity }).activity).toBe(expected)
})

it.each([
  ['PC', 'computer'],
  ['Web', 'web'],
  ['Mobile', 'mobile'],
  ['DeskPhone', 'desk-phone'],
  ['Unknown', undefined],
  ['toString', undefined]
])('reads the device %s as %s', (deviceType, expected) => {
  expect(presenceFrom({ availability: 'Online', deviceType }).device).toBe(expected)
})

it('takes any words for a presence without failing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (availability, activity, deviceType) => {
      expect(presenceFrom({ availability, activity, deviceType }).availability).toMatch(/^[a-z-]+$/)
    })
  )
})

it.each([
  [
    { message: 'At lunch', type: 'Personal' },
    { text: 'At lunch', outOfOffice: false }
  ],
  [
    { message: ' On leave ', type: 'OutOfOffice' },
    { text: 'On leave', outOfOffice: true }
  ],
  [{ message: 'No type' }, { text: 'No type', outOfOffice: false }],
  [{ message: '  ' }, undefined]
])('reads the note %j', (document, expected) => {
  expect(noteFrom(document)).toEqual(expected)
})

it.each<[GroupRel, string]>([
  ['pinnedGroup', 'favourites'],
  ['group', 'own'],
  ['defaultGroup', 'other'],
  ['delegatesGroup', 'delegates'],
  ['delegatorsGroup', 'delegators'],
  ['myOrganizationGroup', 'organisation'],
  ['distributionGroup', 'distribution']
])('reads the group %s as %s', (rel, kind) => {
  expect(groupKindFrom(rel)).toBe(kind)
})

it.each(['subscribedContacts', 'myContacts', 'toString', ''])('does not take %s for a group', (rel) => {
  expect(isGroupRel(rel)).toBe(false)
})

it.each([
  ['available', 'Online'],
  ['busy', 'Busy'],
  ['do-not-disturb', 'DoNotDisturb'],
  ['be-right-back', 'BeRightBack'],
  ['away', 'Away'],
  ['off-work', 'Offwork']
] as const)('says %s as %s', (ours, theirs) => {
  expect(toPreferred(ours)).toBe(theirs)
})

const bare: ContactDocument = { self: 'https://h/c', uri: 'sip:ada@corvo.example', emailAddresses: [], links: {} }

it('shows a person without a name by the address, and leaves out what is missing', () => {
  expect(cardFrom(bare)).toEqual({ uri: 'sip:ada@corvo.example', name: 'ada@corvo.example' })
  expect(cardFrom({ ...bare, name: '  ', title: '' }).name).toBe('ada@corvo.example')
})

it('takes the first mail address, the numbers and the photo of a contact', () => {
  const card = cardFrom({
    ...bare,
    name: 'Ada',
    emailAddresses: ['ada@corvo.example', 'a@corvo.example'],
    workPhoneNumber: '+1',
    links: { contactPhoto: 'https://h/photo' }
  })
  expect(card).toMatchObject({
    mail: 'ada@corvo.example',
    workPhone: '+1',
    photo: 'app://ui/photo/sip%3Aada%40corvo.example'
  })
  expect(decodeURIComponent(new URL(photoAddress('sip:a/b?c#d@x')).pathname)).toBe('/photo/sip:a/b?c#d@x')
})
