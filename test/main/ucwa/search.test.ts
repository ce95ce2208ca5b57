// Search in the directory.

import { expect, it } from 'vitest'
import { search } from '../../../main/ucwa/search'
import { codeOf, readWith } from './fake-server'

const call = search('https://web.contoso.example/search', { query: 'Lena & co', limit: 20 })
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
