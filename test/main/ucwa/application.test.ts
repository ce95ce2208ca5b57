// The application and what is embedded in it.

import { expect, it } from 'vitest'
import { createApplication, deleteApplication, readApplication } from '../../../main/ucwa/application'
import { codeOf, readWith } from './fake-server'

const origin = 'https://web.contoso.example'
const app = '/ucwa/oauth/v1/applications/117'
const applicationsHref = `${origin}/ucwa/oauth/v1/applications`
const self = (path: string) => ({ self: { href: `${app}${path}` } })

const body = {
  rel: 'application',
  culture: 'en-US',
  _links: { ...self(''), batch: { href: `${app}/batch` }, events: { href: `${app}/events?ack=1` } },
  _embedded: {
    me: {
      name: 'Lena Fischer',
      uri: 'sip:lena@contoso.example',
      emailAddresses: ['lena@contoso.example'],
      title: 'Engineer',
      _links: { ...self('/me'), makeMeAvailable: { href: `${app}/me/makeMeAvailable` }, photo: { href: '/photo' } }
    },
    people: { _links: { ...self('/people'), myGroups: { href: `${app}/people/groups` }, myContacts: { href: 5 } } },
    communication: { b1d2: 'please pass this in a PUT request' }
  }
}

const input = { culture: 'en-US', endpointId: 'a1', userAgent: 'Rollcall/1.0' }
const call = createApplication(applicationsHref, input)

it('is made with what the server must know, and no more', () => {
  expect([call.method, call.href, call.body]).toEqual(['POST', applicationsHref, input])
})

it.each([
  ['created', call],
  ['read again', readApplication(`${origin}${app}`)]
])('is understood when %s', (_, made) => {
  expect(readWith(made, body)).toEqual({
    self: `${origin}${app}`,
    events: `${origin}${app}/events?ack=1`,
    batch: `${origin}${app}/batch`,
    me: {
      self: `${origin}${app}/me`,
      name: 'Lena Fischer',
      uri: 'sip:lena@contoso.example',
      emailAddresses: ['lena@contoso.example'],
      title: 'Engineer',
      links: { makeMeAvailable: `${origin}${app}/me/makeMeAvailable`, photo: `${origin}/photo` }
    },
    people: {
      self: `${origin}${app}/people`,
      links: { myGroups: `${origin}${app}/people/groups` },
      searchRevision: 1
    }
  })
})

it('tells which search the server offers, and the way off all lists where it shows one', () => {
  const links = {
    ...self('/people'),
    search: { href: '/search', revision: '2' },
    removeContactFromAllGroups: [{ href: '/off' }]
  }
  const { people } = readWith(call, { ...body, _embedded: { ...body._embedded, people: { _links: links } } })
  expect(people.searchRevision).toBe(2)
  expect(people.links).toEqual({ search: `${origin}/search`, removeContactFromAllGroups: `${origin}/off` })
})

it.each([
  ['no body', undefined, 'unreadable'],
  ['no self', { ...body, _links: { ...body._links, self: undefined } }, 'missing-link'],
  ['no events', { ...body, _links: { ...body._links, events: [] } }, 'missing-link'],
  ['no batch', { ...body, _links: { ...body._links, batch: { href: 'javascript:x' } } }, 'missing-link'],
  ['no me', { ...body, _embedded: { ...body._embedded, me: null } }, 'unreadable'],
  ['no people', { ...body, _embedded: { ...body._embedded, people: [] } }, 'unreadable'],
  ['nothing embedded', { ...body, _embedded: undefined }, 'unreadable']
])('cannot do with %s', async (_, broken, code) => {
  expect(await codeOf(() => readWith(call, broken))).toBe(code)
})

it('is deleted by its own address', () => {
  const { method, href } = deleteApplication(`${origin}${app}`)
  expect([method, href]).toEqual(['DELETE', `${origin}${app}`])
})
