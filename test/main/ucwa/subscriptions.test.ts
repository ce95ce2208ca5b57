// Subscriptions: where the minutes go, and what comes back.

import { expect, it } from 'vitest'
import {
  createPresenceSubscription,
  deletePresenceSubscription,
  extendPresenceSubscription,
  readContactsAndGroupsSubscription,
  startContactsAndGroupsSubscription,
  subscribeToGroupPresence
} from '../../../main/ucwa/subscriptions'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const href = `${origin}/subscriptions?groupId=a`
const uris = ['sip:lena@contoso.example']

it.each([
  ['a group', subscribeToGroupPresence(href, 30), { duration: 30 }, undefined],
  ['more time', extendPresenceSubscription(href, 20), { duration: 20 }, undefined],
  ['some people', createPresenceSubscription(href, 30, uris), undefined, { duration: 30, uris }],
  ['the list', startContactsAndGroupsSubscription(href, 60), undefined, { duration: 60 }]
])('asks for %s', (_, call, query, body) => {
  expect([call.method, call.href, call.query, call.body]).toEqual(['POST', href, query, body])
})

it('reads a presence subscription of the user and one of the system', () => {
  const self = { self: { href: '/subscriptions/4f' } }
  const add = { addToPresenceSubscription: { href: '/add' }, memberships: { href: '/add' } }
  const call = subscribeToGroupPresence(href, 30)
  expect(readWith(call, { id: '4f', _links: { ...self, ...add } })).toEqual({
    self: `${origin}/subscriptions/4f`,
    id: '4f',
    links: { addToPresenceSubscription: `${origin}/add`, memberships: `${origin}/add` }
  })
  expect(readWith(call, { _links: self })).toEqual({
    self: `${origin}/subscriptions/4f`,
    id: `${origin}/subscriptions/4f`,
    links: {}
  })
})

it('reads the subscription of the list', () => {
  const start = { startOrRefreshSubscriptionToContactsAndGroups: { href: '/start' } }
  const body = { state: 'Disconnected', _links: { self: { href: '/list' }, ...start } }
  expect(readWith(readContactsAndGroupsSubscription(href), body)).toEqual({
    self: `${origin}/list`,
    state: 'Disconnected',
    links: { startOrRefreshSubscriptionToContactsAndGroups: `${origin}/start` }
  })
})

it('refuses answers without self', async () => {
  expect(await codeOf(() => readWith(subscribeToGroupPresence(href, 30), { id: 'a' }))).toBe('missing-link')
  expect(await codeOf(() => readWith(readContactsAndGroupsSubscription(href), undefined))).toBe('unreadable')
})

it('is ended by its own address', () => {
  const call = deletePresenceSubscription(`${origin}/subscriptions/4f`)
  expect([call.method, call.href]).toEqual(['DELETE', `${origin}/subscriptions/4f`])
})
