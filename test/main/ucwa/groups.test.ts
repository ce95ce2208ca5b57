// Groups: every kind, embedded or linked.

import { expect, it } from 'vitest'
import { readGroup, readMyGroups } from '../../../main/ucwa/groups'
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
