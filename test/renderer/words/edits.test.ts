import { expect, it } from 'vitest'
import type { EditStatus, EditSubject, ProblemCode } from '../../../preload/contract'
import {
  editSentence,
  reasonLine,
  refusalHeading,
  refusalSentence,
  waitingSentence
} from '../../../renderer/words/edits'
import { plainText } from '../../../renderer/words/sentence'
import { edit, refusal } from '../edit-statuses'
import { lists } from '../pictures'

type Kind = EditStatus['kind']
const favourites = { from: 'Pinned Contacts', fromKind: 'favourites' } as const
const night = { group: 'Night shift' } as const

it.each<[Kind, Partial<EditSubject>, string]>([
  ['create-group', { count: 0, ...night }, 'Group Night shift made.'],
  ['create-group', { count: 1, ...night }, 'Group Night shift made with Mateo Álvarez.'],
  ['create-group', { count: 3, ...night }, 'Group Night shift made with 3 people.'],
  ['rename-group', { count: 0, ...night }, 'Group Night shift renamed.'],
  ['delete-group', { count: 0, ...night }, 'Group Night shift deleted.'],
  ['delete-group', { count: 1, ...night }, 'Group Night shift deleted. Its 1 person stays in your contacts.'],
  ['delete-group', { count: 4, ...night }, 'Group Night shift deleted. Its 4 people stay in your contacts.'],
  ['add', { group: 'Pinned Contacts', groupKind: 'favourites' }, 'Mateo Álvarez added to Favourites.'],
  ['add', { count: 3, ...night }, '3 people added to Night shift.'],
  ['add', { group: '~', groupKind: 'other' }, 'Mateo Álvarez added to Other contacts.'],
  ['move', { count: 3, ...night }, '3 people moved to Night shift.'],
  ['remove', favourites, 'Mateo Álvarez removed from Favourites.'],
  ['remove', { ...favourites, leaving: 1 }, 'Mateo Álvarez removed from Favourites and from your contacts.'],
  [
    'remove',
    { count: 5, leaving: 2, ...favourites },
    '5 people removed from Favourites, 2 of them from your contacts.'
  ],
  ['remove', { count: 2 }, '2 people removed from several groups.'],
  ['remove-contacts', { count: 2, leaving: 2 }, '2 people removed from your contacts.'],
  ['add-list', { count: 0, group: 'Facilities' }, 'Facilities added to your list.'],
  ['remove-list', { count: 0, group: 'Facilities' }, 'Facilities removed from your list.'],
  ['watch', {}, 'Mateo Álvarez added to Watching.'],
  ['unwatch', { count: 2 }, '2 people removed from Watching.'],
  ['import', { count: 12 }, '12 people imported.'],
  ['import', { count: 0 }, 'Groups imported.']
])('of %s with %j it says: %s', (kind, subject, said) => {
  expect(plainText(editSentence(edit(kind, subject)))).toBe(said)
})

it('says what was undone in the words of what had been done', () => {
  const undone = (kind: Kind, subject: Partial<EditSubject>) =>
    plainText(editSentence(edit(kind, subject, { isUndo: true })))
  expect(undone('move', night)).toBe('Undone: Mateo Álvarez moved to Night shift.')
  expect(undone('delete-group', { count: 4, ...night })).toBe('Undone: group Night shift deleted.')
})

it('says how many changes wait', () => {
  expect(plainText(waitingSentence(1))).toBe('This will be done when the connection is back.')
  expect(plainText(waitingSentence(3))).toBe('3 changes will be done when the connection is back.')
})

it('keeps names apart from the words around them', () => {
  expect(editSentence(edit('move', { person: '<b>', ...night }))).toEqual([
    { name: '<b>' },
    ' moved to ',
    { name: 'Night shift' },
    '.'
  ])
})

const amara = 'Amara Okonkwo'
it.each<[Kind, ProblemCode, string]>([
  ['add', 'list-full', 'Amara Okonkwo was not added: the list already holds 250 people. Remove someone first.'],
  [
    'add',
    'too-many-delegates',
    'Amara Okonkwo was not added: there are 25 delegates already. Remove one of them first.'
  ],
  ['remove', 'not-allowed', 'Amara Okonkwo was not removed: the server does not allow changes now.'],
  ['rename-group', 'not-allowed', 'Amara Okonkwo keeps its name: the server does not allow changes now.'],
  ['watch', 'server-unreachable', 'Amara Okonkwo is not watched. The server does not answer. Check the network']
])('of %s refused with %s it says: %s', (kind, code, said) => {
  const refused = edit(kind, { person: amara }, { refusals: [refusal(amara, code)] })
  expect(plainText(refusalSentence(refused, lists))).toMatch(said)
})

it('knows no number where the limit is not known', () => {
  const full = edit('add', {}, { refusals: [refusal(amara, 'list-full')] })
  const said = 'Amara Okonkwo was not added: the list is full. Remove someone first.'
  expect(plainText(refusalSentence(full, { ...lists, contactLimit: null }))).toBe(said)
  expect(plainText(refusalSentence(full, undefined))).toBe(said)
})

it('sums up who was refused, with the reason if it is the same for all', () => {
  const two = [refusal('Ada'), refusal('Bo')]
  const say = (count: number, refusals = two, isUndo = false) =>
    plainText(refusalSentence(edit('move', { count }, { refusals, isUndo }), lists))
  expect(say(5)).toBe('2 of 5 people were not moved: the server does not allow changes now.')
  expect(say(2)).toBe('2 people were not moved: the server does not allow changes now.')
  expect(say(5, [refusal('Ada'), refusal('Bo', 'list-full')])).toBe('2 of 5 people were not moved. The reasons differ.')
  expect(say(5, two, true)).toBe('2 of 5 people were not put back: the server does not allow changes now.')
  expect(refusalHeading(edit('move', { count: 5 }, { refusals: two }))).toBe('2 of 5 people were not moved')
  expect(reasonLine(refusal('Ada'), lists)).toBe('The server does not allow changes now.')
})

it('speaks of the group where a group was refused', () => {
  const group = { name: 'Night shift', problem: { code: 'not-allowed' } } as const
  const say = (kind: Kind, more: Partial<EditStatus> = {}, refusals = [group]) =>
    plainText(refusalSentence(edit(kind, { count: 4, ...night }, { refusals, ...more }), lists))
  const why = ': the server does not allow changes now.'
  expect(say('create-group')).toBe(`Group Night shift was not made${why}`)
  expect(say('rename-group')).toBe(`Night shift keeps its name${why}`)
  expect(say('delete-group')).toBe(`Group Night shift was not deleted${why}`)
  expect(say('rename-group', { isUndo: true })).toBe(`Group Night shift was not changed back${why}`)
  expect(say('import', {}, [group, group])).toBe(`2 groups were not made${why}`)
})
