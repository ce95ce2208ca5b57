// Presence memberships: pairs of a contact and a presence subscription.

import { expect, it } from 'vitest'
import {
  addToPresenceSubscription,
  readPresenceMemberships,
  removeFromPresenceSubscription
} from '../../../main/ucwa/presence-memberships'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const href = `${origin}/memberships?presenceSubscriptionId=4f`
const app = '/ucwa/v1/applications/192'

/** As the documentation's own sample has it. */
const sample = {
  rel: 'presenceSubscriptionMemberships',
  _links: { self: { href: `${app}/presenceSubscriptionMemberships` } },
  _embedded: {
    presenceSubscriptionMembership: [
      {
        rel: 'presenceSubscriptionMembership',
        _links: {
          self: { href: `${app}/presenceSubscriptionMemberships/ads-bes2asd,john@contoso.com` },
          contact: { href: `${app}/people/282` },
          presenceSubscription: { href: `${app}/presenceSubscription` }
        }
      }
    ]
  }
}
const john = {
  self: `${origin}${app}/presenceSubscriptionMemberships/ads-bes2asd,john@contoso.com`,
  contact: `${origin}${app}/people/282`,
  subscription: `${origin}${app}/presenceSubscription`
}

const pair = (id: string, links: object = {}) => ({
  _links: {
    self: { href: `${origin}/m/${id}` },
    contact: [{ href: `/people/${id}` }],
    presenceSubscription: { href: '//v1/s' },
    ...links
  }
})
const list = (items: unknown) => ({ _embedded: { presenceSubscriptionMembership: items } })

it('reads the pairs of one subscription or of all', () => {
  expect(readWith(readPresenceMemberships(href), sample)).toEqual([john])
})

it('reads one pair that is no list, with links of any spelling', () => {
  expect(readWith(readPresenceMemberships(href), list(pair('lena')))).toEqual([
    { self: `${origin}/m/lena`, contact: `${origin}/people/lena`, subscription: `${origin}//v1/s` }
  ])
})

it('tells each pair once and skips what is none', () => {
  const broken = ['self', 'contact', 'presenceSubscription'].map((rel) => pair(`no ${rel}`, { [rel]: undefined }))
  const items = [pair('a'), pair('A'), ...broken, pair('b', { contact: { href: 'javascript:x' } }), null, 5, pair('c')]
  expect(readWith(readPresenceMemberships(href), list(items)).map(({ self }) => self)).toEqual([
    `${origin}/m/a`,
    `${origin}/m/c`
  ])
})

it('reads an empty list, and refuses what is no document', async () => {
  expect(readWith(readPresenceMemberships(href), {})).toEqual([])
  expect(await codeOf(() => readWith(readPresenceMemberships(href), undefined))).toBe('unreadable')
})

it('adds people by their plain addresses and reads the pairs that come back', () => {
  const uris = ['sip:john@contoso.com', 'sip:lena@contoso.example']
  const call = addToPresenceSubscription(href, uris)
  expect([call.method, call.href, call.body]).toEqual(['POST', href, { contactUris: uris }])
  expect(readWith(call, sample)).toEqual([john])
})

it.each([undefined, [], 'text'])('takes people for added though the answer is %j', (body) => {
  expect(readWith(addToPresenceSubscription(href, ['sip:john@contoso.com']), body)).toEqual([])
})

it('takes somebody out by the address of the pair', () => {
  const call = removeFromPresenceSubscription(john.self)
  expect([call.method, call.href, call.body]).toEqual(['DELETE', john.self, undefined])
})
