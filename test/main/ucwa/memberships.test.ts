// Memberships: pairs of a contact and a group.

import { expect, it } from 'vitest'
import { readGroupMemberships } from '../../../main/ucwa/memberships'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const call = readGroupMemberships(`${origin}/memberships`)

const membership = (id: string, links: object) => ({ _links: { self: { href: `/memberships/${id}` }, ...links } })
const lena = { contact: { href: '/people/lena' } }
const list = (...items: unknown[]) => ({ _embedded: { myGroupMembership: items } })

it('reads each pair with the kind of its group', () => {
  const body = list(
    membership('1', { ...lena, group: { href: '/groups/a' } }),
    membership('2', { ...lena, pinnedGroup: { href: '/groups/pinned' } })
  )
  expect(readWith(call, body)).toEqual([
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
  expect(readWith(call, body).map(({ group }) => group.rel)).toEqual(['defaultGroup', 'group'])
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
  expect(readWith(call, body).map(({ self }) => self)).toEqual([`${origin}/memberships/1`])
})

it('reads an empty list, and refuses what is no document', async () => {
  expect(readWith(call, {})).toEqual([])
  expect(await codeOf(() => readWith(call, undefined))).toBe('unreadable')
})
