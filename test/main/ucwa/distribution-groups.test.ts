// Distribution groups: what is inside, and their place on the list.

import { expect, it } from 'vitest'
import {
  addToContactList,
  expandDistributionGroup,
  removeFromContactList
} from '../../../main/ucwa/distribution-groups'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const call = expandDistributionGroup(`${origin}/groups/all/expand`)

const lena = { uri: 'sip:lena@contoso.example', name: 'Lena', _links: { self: { href: '/people/lena' } } }
const board = {
  id: 'board',
  name: 'Board',
  uri: 'sip:board@contoso.example',
  _links: { self: { href: `${origin}/groups/board` }, expandDistributionGroup: { href: '/groups/board/expand' } }
}

it('reads the people and the groups inside a group', () => {
  const body = {
    rel: 'distributionGroup',
    id: 'all',
    _links: { self: { href: '/groups/all' } },
    _embedded: { contact: [lena], distributionGroup: [board] }
  }
  expect([call.method, readWith(call, body)]).toEqual([
    'GET',
    {
      contacts: [{ self: `${origin}/people/lena`, uri: lena.uri, name: 'Lena', emailAddresses: [], links: {} }],
      linked: [],
      groups: [
        {
          rel: 'distributionGroup',
          self: `${origin}/groups/board`,
          id: 'board',
          name: 'Board',
          uri: board.uri,
          links: { expandDistributionGroup: `${origin}/groups/board/expand` }
        }
      ],
      linkedGroups: []
    }
  ])
})

it('tells what came as links only, and each once', () => {
  const body = {
    _links: {
      contact: [{ href: '/people/LENA' }, { href: '/people/omar' }],
      distributionGroup: [{ href: '/groups/board' }, { href: '//v1/groups/staff' }, { href: 'data:,x' }]
    },
    _embedded: { contact: lena, distributionGroup: [board, board, { name: 'no id' }, null] }
  }
  const read = readWith(call, body)
  expect([read.contacts.length, read.groups.length]).toEqual([1, 1])
  expect([read.linked, read.linkedGroups]).toEqual([[`${origin}/people/omar`], [`${origin}//v1/groups/staff`]])
})

it('reads a group with nothing inside, and refuses what is no document', async () => {
  expect(readWith(call, {})).toEqual({ contacts: [], linked: [], groups: [], linkedGroups: [] })
  expect(await codeOf(() => readWith(call, undefined))).toBe('unreadable')
})

it.each([
  [
    'put on the list',
    addToContactList(`${origin}/add`, { displayName: 'Board', smtpAddress: 'board@contoso.example' }),
    { displayName: 'Board', smtpAddress: 'board@contoso.example' }
  ],
  ['taken off it', removeFromContactList(`${origin}/add`, 'board'), { groupId: 'board' }]
])('is %s with all that the server asks for', (_, made, body) => {
  expect([made.method, made.href, made.body]).toEqual(['POST', `${origin}/add`, body])
})
