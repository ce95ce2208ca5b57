// Groups: every kind, embedded or linked.

import { expect, it } from 'vitest'
import { readGroup, readGroupIfChanged, readMyGroups } from '../../../main/ucwa/groups'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const call = readMyGroups(`${origin}/groups`)

const group = (id: string, change: object = {}) => ({
  id,
  name: `Group ${id}`,
  _links: { self: { href: `/groups/${id}` }, groupContacts: { href: `/contacts?groupId=${id}` } },
  ...change
})

it('reads every kind, one or many, under the relation it stands', () => {
  const body = {
    _embedded: {
      group: [group('a'), group('b', { rel: 'defaultGroup' })],
      defaultGroup: group('dflt'),
      pinnedGroup: [group('pinned')],
      delegatesGroup: group('delegates'),
      delegatorsGroup: group('delegators'),
      myOrganizationGroup: group('org'),
      distributionGroup: [group('dl', { uri: 'sip:dl@contoso.example' })],
      surpriseGroup: group('surprise')
    }
  }
  const { groups, linked } = readWith(call, body)
  expect(Object.fromEntries(groups.map(({ id, rel }) => [id, rel]))).toEqual({
    a: 'group',
    b: 'group',
    dflt: 'defaultGroup',
    pinned: 'pinnedGroup',
    delegates: 'delegatesGroup',
    delegators: 'delegatorsGroup',
    org: 'myOrganizationGroup',
    dl: 'distributionGroup'
  })
  expect(groups.find(({ id }) => id === 'dl')?.uri).toBe('sip:dl@contoso.example')
  expect(linked).toEqual([])
})

it('tells which groups came as links only', () => {
  const body = {
    _links: {
      self: { href: '/groups' },
      defaultGroup: { href: '/groups/dflt' },
      group: [{ href: '/groups/a' }, { href: '/groups/b' }, { href: 'data:,x' }]
    },
    _embedded: { group: [group('a')], distributionGroup: [] }
  }
  const { groups, linked } = readWith(call, body)
  expect(groups.map(({ id }) => id)).toEqual(['a'])
  expect(linked).toEqual([
    { rel: 'defaultGroup', href: `${origin}/groups/dflt` },
    { rel: 'group', href: `${origin}/groups/b` }
  ])
})

it('skips the broken ones and takes a group that comes twice once, under its special kind', () => {
  const body = {
    _embedded: {
      group: [group('pinned'), group('', {}), { name: 'no id' }, null, group('a', { name: 7 }), group('a')],
      pinnedGroup: group('pinned')
    }
  }
  expect(readWith(call, body).groups.map(({ rel, id, name }) => [rel, id, name])).toEqual([
    ['pinnedGroup', 'pinned', 'Group pinned'],
    ['group', 'a', '']
  ])
})

it('reads one group under the relation that led to it', () => {
  const body = group('kQ7x=', { rel: 'group2', etag: '1', '5b1d': 'please pass this in a PUT request' })
  expect(readWith(readGroup('pinnedGroup', `${origin}/groups/x`), body)).toEqual({
    rel: 'pinnedGroup',
    self: `${origin}/groups/kQ7x=`,
    id: 'kQ7x=',
    name: 'Group kQ7x=',
    etag: '"1"',
    links: { groupContacts: `${origin}/contacts?groupId=kQ7x=` }
  })
})

it.each([
  [undefined, 'unreadable'],
  [{ id: 5, _links: { self: { href: '/x' } } }, 'unreadable'],
  [{ id: 'a' }, 'missing-link']
])('refuses the group %j', async (body, code) => {
  expect(await codeOf(() => readWith(readGroup('group', `${origin}/x`), body))).toBe(code)
})

it('reads where a distribution group is opened, put on the list and taken off it, one link or several', () => {
  const links = {
    self: { href: '//v1/applications/833/groups/all' },
    expandDistributionGroup: { href: 'https://WEB.contoso.example:443/expand' },
    addToContactList: [{ href: '/add' }, { href: '/add2' }],
    removeFromContactList: { href: '/remove', title: 'x' }
  }
  const call = readGroup('distributionGroup', `${origin}/x`)
  const { self, links: read } = readWith(call, { id: 'all', name: 'All', _links: links })
  expect(self).toBe(`${origin}//v1/applications/833/groups/all`)
  expect(read).toEqual({
    expandDistributionGroup: `${origin}/expand`,
    addToContactList: `${origin}/add`,
    removeFromContactList: `${origin}/remove`
  })
})

it('asks for a known group with what was seen of it, and takes a 304 for unchanged', () => {
  const known = readWith(readGroup('group', `${origin}/x`), group('a', { etag: '7' }))
  const call = readGroupIfChanged(known)
  expect([call.method, call.href, call.headers]).toEqual(['GET', `${origin}/groups/a`, { 'If-None-Match': '"7"' }])
  expect(call.read({ status: 304, headers: new Headers(), body: undefined, href: call.href })).toBe('unchanged')
  const headers = new Headers({ etag: 'e5d7baae' })
  const read = call.read({ status: 200, headers, body: group('a', { name: 'Renamed' }), href: call.href })
  expect(read).toMatchObject({ rel: 'group', name: 'Renamed', etag: 'e5d7baae' })
})

it('asks for a group without a tag as if nothing was known', () => {
  const known = readWith(readGroup('group', `${origin}/x`), group('a'))
  expect(readGroupIfChanged(known).headers).toEqual({})
})
