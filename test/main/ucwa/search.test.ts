// Search in the directory.

import { expect, it } from 'vitest'
import { search } from '../../../main/ucwa/search'
import { codeOf, readWith } from './fake-server'

const call = search('https://web.contoso.example/search', { query: 'Lena & co', limit: 20 })
it.each([
  ['lena@contoso.example', 2, 'mail'],
  ['lena.fischer+x@mail.contoso.example', 2.5, 'mail'],
  ['lena@contoso.example', 1, 'query'],
  ['lena@contoso.example', undefined, 'query'],
  ['lena@contoso', 2, 'query'],
  ['lena@contoso.', 2, 'query'],
  ['@contoso.example', 2, 'query'],
  ['lena fischer@contoso.example', 2, 'query'],
  ['lena@fischer@contoso.example', 2, 'query']
])('asks for %j of a search of version %s as %s', (query, searchRevision, parameter) => {
  const made = search(call.href, { query, limit: 5, ...(searchRevision === undefined ? {} : { searchRevision }) })
  expect(made.query).toEqual({ [parameter]: query, limit: 5 })
})

const self = (href: string) => ({ _links: { self: { href } } })

it('asks with words and limit', () => {
  expect([call.method, call.query]).toEqual(['GET', { query: 'Lena & co', limit: 20 }])
})

it('finds people and distribution groups, each once, and says whether there is more', () => {
  const lena = { uri: 'sip:lena@contoso.example', ...self('/people/lena') }
  const all = { id: 'all', name: 'All', ...self('/groups/all') }
  const body = {
    moreResultsAvailable: true,
    _embedded: { contact: [lena, lena, {}], distributionGroup: [all, all, 5] }
  }
  const found = readWith(call, body)
  expect([found.contacts.map(({ uri }) => uri), found.groups.map(({ rel, id }) => [rel, id])]).toEqual([
    ['sip:lena@contoso.example'],
    [['distributionGroup', 'all']]
  ])
  expect(found.moreResultsAvailable).toBe(true)
})

it('finds nothing in an empty answer, and refuses none', async () => {
  expect(readWith(call, { moreResultsAvailable: 'yes' })).toEqual({
    contacts: [],
    groups: [],
    moreResultsAvailable: false
  })
  expect(await codeOf(() => readWith(call, undefined))).toBe('unreadable')
})
