// Memberships: pairs of a contact and a group, read and changed.

import { expect, it } from 'vitest'
import {
  addToGroup,
  readGroupMemberships,
  readMembershipsOfGroup,
  removeFromAllGroups,
  removeFromGroup
} from '../../../main/ucwa/memberships'
import { versionTwo } from '../../../main/ucwa/version'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const href = `${origin}/memberships`
const call = readGroupMemberships(href)

const membership = (id: string, links: object) => ({ _links: { self: { href: `/memberships/${id}` }, ...links } })
const lena = { contact: { href: '/people/lena' } }
const list = (...items: unknown[]) => ({ _embedded: { myGroupMembership: items } })
const read = (body: unknown) => readWith(call, body).memberships

it('reads each pair with the kind of its group', () => {
  const body = list(
    membership('1', { ...lena, group: { href: '/groups/a' } }),
    membership('2', { ...lena, pinnedGroup: { href: '/groups/pinned' } })
  )
  expect(read(body)).toEqual([
    {
      self: `${origin}/memberships/1`,
      contact: `${origin}/people/lena`,
      group: { rel: 'group', href: `${origin}/groups/a` }
    },
    {
      self: `${origin}/memberships/2`,
      contact: `${origin}/people/lena`,
      group: { rel: 'pinnedGroup', href: `${origin}/groups/pinned` }
    }
  ])
})

it('takes several groups on one membership for several memberships', () => {
  const body = list(membership('1', { ...lena, group: { href: '/groups/a' }, defaultGroup: { href: '/groups/dflt' } }))
  expect(read(body).map(({ group }) => group.rel)).toEqual(['defaultGroup', 'group'])
})

it('skips what is no pair and tells each pair once', () => {
  const whole = membership('1', { ...lena, group: { href: '/groups/a' } })
  const body = list(
    whole,
    membership('2', { group: { href: '/groups/a' } }),
    membership('3', lena),
    { _links: { ...lena, group: { href: '/groups/a' } } },
    'odd',
    null,
    whole
  )
  expect(read(body).map(({ self }) => self)).toEqual([`${origin}/memberships/1`])
})

it('reads an empty list, and refuses what is no document', async () => {
  expect(readWith(call, { rel: 'myGroupMemberships' })).toEqual({ memberships: [] })
  for (const body of [undefined, {}]) expect(await codeOf(() => readWith(call, body))).toBe('unreadable')
})

it('tells the way to take somebody out of all groups, where the list shows one', () => {
  const body = { _links: { removeContactFromAllGroups: { href: '/memberships/off' } } }
  expect(readWith(call, body)).toEqual({ memberships: [], removeContactFromAllGroups: `${origin}/memberships/off` })
})

it('reads the memberships of one group by its id', () => {
  const { method, query, read: take } = readMembershipsOfGroup(href, 'kQ7x+/=')
  expect([method, query]).toEqual(['GET', { groupId: 'kQ7x+/=' }])
  const body = list(membership('1', { ...lena, group: { href: '/groups/a' } }))
  expect(take({ status: 200, headers: new Headers(), body, href }).memberships).toHaveLength(1)
})

const add = addToGroup(href, { contactUri: 'sip:lena@contoso.example', groupId: 'a' })

it('adds somebody to a group in the body, and gives the new pair', () => {
  expect(add).toMatchObject({ method: 'POST', href, headers: versionTwo })
  expect([add.query, add.body]).toEqual([undefined, { contactUri: 'sip:lena@contoso.example', groupId: 'a' }])
  expect(readWith(add, membership('1', { ...lena, delegatesGroup: [{ href: `${origin}/groups/d` }] }))).toEqual({
    self: `${origin}/memberships/1`,
    contact: `${origin}/people/lena`,
    group: { rel: 'delegatesGroup', href: `${origin}/groups/d` }
  })
})

it.each([undefined, null, 'text', {}, membership('1', lena), membership('1', { group: { href: '/groups/a' } })])(
  'takes somebody for added though the answer is %j',
  (body) => {
    expect(readWith(add, body)).toBeUndefined()
  }
)

it.each([
  ['out of a group', removeFromGroup(`${href}/1`), 'DELETE', `${href}/1`, undefined],
  [
    'out of all groups',
    removeFromAllGroups(`${href}/off`, 'sip:lena@contoso.example'),
    'POST',
    `${href}/off`,
    { contactUri: 'sip:lena@contoso.example' }
  ]
])('takes somebody %s', (_, made, method, at, body) => {
  expect([made.method, made.href, made.body, made.headers]).toEqual([method, at, body, versionTwo])
})
