// Contacts, groups, memberships and search, read only.
import { expect, it } from 'vitest'
import { at, listAt, organisation, signIn, startClient, textAt, type TestClient } from '../plain-client'

function embedded(value: unknown, rel: string, field: string): unknown[] {
  return listAt(value, `_embedded.${rel}`).map((one) => at(one, field))
}

async function people(client: TestClient): Promise<unknown> {
  return (await client.get(`${client.app}/people`)).body
}

it('lists every contact once, inline or as links', async () => {
  const client = await signIn(startClient())
  const href = textAt(await people(client), '_links.myContacts.href')
  const names = embedded((await client.get(href)).body, 'contact', 'name')
  expect(names).toEqual(['Lena', 'Tomasz', 'Yuki', 'Chidi', 'Priya'])
  const links = (await client.get(`${href}?expand=false`)).body
  expect(at(links, '_embedded')).toBeUndefined()
  expect(listAt(links, '_links.contact')).toHaveLength(5)
})

it('embeds groups of every kind, with an id that looks like base64', async () => {
  const client = await signIn(startClient())
  const { body } = await client.get(textAt(await people(client), '_links.myGroups.href'))
  expect(Object.keys(Object(at(body, '_embedded')))).toEqual([
    'defaultGroup',
    'pinnedGroup',
    'delegatesGroup',
    'delegatorsGroup',
    'myOrganizationGroup',
    'group',
    'distributionGroup'
  ])
  expect(at(body, '_embedded.group.0')).toEqual({
    rel: 'group',
    id: 'bmlnaHQ=',
    name: 'Night shift',
    _links: {
      self: { href: `${client.app}/people/groups/bmlnaHQ=` },
      groupContacts: { href: `${client.app}/people/contacts?groupId=bmlnaHQ=` },
      subscribeToGroupPresence: { href: `${client.app}/people/presenceSubscriptions?groupId=bmlnaHQ=` }
    }
  })
  expect(embedded(body, 'distributionGroup', 'name')).toEqual(['Release council'])
})

it('has no delegates groups but links to memberships in the older edition', async () => {
  const client = await signIn(startClient({ edition: '2015' }))
  const { body } = await client.get(`${client.app}/people/groups`)
  expect(at(body, '_embedded.delegatesGroup')).toBeUndefined()
  const memberships = await client.get(textAt(body, '_embedded.group.0._links.groupMemberships.href'))
  expect(memberships.body).toMatchObject({ rel: 'groupMemberships' })
  expect(listAt(memberships.body, '_embedded.myGroupMembership')).toHaveLength(3)
  expect((await client.get(`${client.app}/people/groups/ZGVs`)).status).toBe(404)
})

it('lists the contacts of one group', async () => {
  const client = await signIn(startClient())
  const { body } = await client.get(`${client.app}/people/contacts?groupId=bmlnaHQ=`)
  expect(body).toMatchObject({ rel: 'groupContacts' })
  expect(embedded(body, 'contact', 'uri')).toEqual(
    ['lena', 'tomasz', 'yuki'].map((name) => `sip:${name}@corvo.example`)
  )
  expect((await client.get(`${client.app}/people/contacts?groupId=none`)).status).toBe(404)
})

it('answers a group with its entity tag', async () => {
  const client = await signIn(startClient())
  const { body, headers } = await client.get(`${client.app}/people/groups/ZGZsdA==`)
  expect(body).toMatchObject({ rel: 'defaultGroup', id: 'ZGZsdA==' })
  const held = { 'If-None-Match': headers.get('etag') ?? '' }
  expect((await client.get(`${client.app}/people/groups/ZGZsdA==`, held)).status).toBe(304)
})

it('gives every membership exactly one group link', async () => {
  const client = await signIn(startClient())
  const { body } = await client.get(`${client.app}/people/groupMemberships`)
  const kinds = listAt(body, '_embedded.myGroupMembership').map((one) =>
    Object.keys(Object(at(one, '_links'))).filter((rel) => rel !== 'self' && rel !== 'contact')
  )
  expect(kinds).toEqual([['pinnedGroup'], ['group'], ['group'], ['group'], ['defaultGroup'], ['delegatesGroup']])
  const one = textAt(body, '_embedded.myGroupMembership.1._links.self.href')
  expect((await client.get(one)).body).toEqual(at(body, '_embedded.myGroupMembership.1'))
})

it.each([
  ['bmlnaHQ=', 200, undefined],
  ['ZGVycw==', 403, 'OperationNotSupported'],
  ['b3Jn', 403, 'OperationNotSupported'],
  ['ZGcx', 403, undefined],
  ['none', 404, undefined]
])('answers the memberships of %s with %i', async (groupId, status, subcode) => {
  const client = await signIn(startClient())
  const told = await client.get(`${client.app}/people/groupMemberships?groupid=${groupId}`)
  expect([told.status, at(told.body, 'subcode')]).toEqual([status, subcode])
})

it('answers a contact and the details that its links lead to', async () => {
  const client = await signIn(startClient())
  const { body } = await client.get(`${client.app}/people/TOMASZ@corvo.example`)
  expect(body).toMatchObject({ rel: 'contact', uri: 'sip:tomasz@corvo.example', type: 'User' })
  const detail = async (rel: string) => (await client.get(textAt(body, `_links.${rel}.href`))).body
  expect(await detail('contactPresence')).toMatchObject({
    availability: 'Busy',
    activity: 'in-a-meeting',
    deviceType: 'PC',
    lastActive: '/Date(1700000000000)/'
  })
  expect(await detail('contactNote')).toMatchObject({ message: '', type: 'Personal' })
  expect(await detail('contactLocation')).toMatchObject({ location: '' })
  expect(await detail('contactSupportedModalities')).toMatchObject({ modalities: ['Messaging', 'Audio'] })
  expect(await detail('contactPrivacyRelationship')).toMatchObject({ relationshipLevel: 'Colleagues' })
})

it('escapes the slashes of dates on the wire', async () => {
  const client = await signIn(startClient())
  const request = new Request(`https://web.corvo.example${client.app}/people/tomasz@corvo.example/presence`, {
    headers: { Authorization: `Bearer ${client.token}` }
  })
  const text = await (await client.simulator.fetch(request)).text()
  expect(text).toContain(String.raw`"lastActive":"\/Date(1700000000000)\/"`)
})

it('answers a contact with 304 until the card changes', async () => {
  const client = await signIn(startClient())
  const path = `${client.app}/people/lena@corvo.example`
  const held = { 'If-None-Match': (await client.get(path)).headers.get('etag') ?? '' }
  expect((await client.get(path, held)).status).toBe(304)
  client.simulator.world.changePeople([{ uri: 'sip:lena@corvo.example', name: 'Lena Fischer' }])
  expect((await client.get(path, held)).status).toBe(200)
})

it('does not know a stranger', async () => {
  const client = await signIn(startClient())
  expect((await client.get(`${client.app}/people/nobody@corvo.example`)).status).toBe(404)
  expect((await client.get(`${client.app}/people/%E0%A4%A`)).status).toBe(404)
})

it('serves a portrait with tag and expiry, and 404 for people without one', async () => {
  const client = await signIn(startClient({ portrait: () => new Uint8Array([255, 216, 255]) }))
  const path = `${client.app}/photos/lena@corvo.example?size=HR96X96`
  const { status, headers } = await client.get(path)
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'image/jpeg', 'private'])
  expect(Date.parse(headers.get('expires') ?? '')).toBeGreaterThan(client.clock.now())
  expect((await client.get(path, { 'If-None-Match': headers.get('etag') ?? '' })).status).toBe(304)
  expect((await client.get(`${client.app}/photos/yuki@corvo.example`)).status).toBe(404)
})

it('expands a distribution group and the ones inside it', async () => {
  const client = await signIn(startClient())
  const { body } = await client.get(`${client.app}/people/groups/ZGcx`)
  expect(body).toMatchObject({ rel: 'distributionGroup', uri: 'sip:release@corvo.example' })
  const expanded = (await client.get(textAt(body, '_links.expandDistributionGroup.href'))).body
  expect(embedded(expanded, 'contact', 'name')).toEqual(['Mateo'])
  expect(embedded(expanded, 'distributionGroup', 'name')).toEqual(['Release leads'])
})

it('does not expand a distribution group that is too big', async () => {
  const client = await signIn(startClient({ limits: { expandableMembers: 0 } }))
  expect(await client.get(`${client.app}/people/groups/ZGcx/expand`)).toMatchObject({
    status: 403,
    body: { subcode: 'TooManyContacts' }
  })
})

it.each([
  ['query=tom', ['Tomasz'], []],
  ['query=ADEBAYO', ['Adébáyọ'], []],
  ['query=release', [], ['Release council', 'Release leads']],
  ['mail=yuki@corvo.example', ['Yuki'], []],
  ['mail=release@corvo.example', [], ['Release council']],
  ['query=nothing+at+all', [], []]
])('finds by %s', async (query, contacts, groups) => {
  const client = await signIn(startClient())
  const { status, body } = await client.get(`${client.app}/people/search?${query}`)
  expect(status).toBe(200)
  expect(embedded(body, 'contact', 'name')).toEqual(contacts)
  expect(embedded(body, 'distributionGroup', 'name')).toEqual(groups)
  expect(at(body, 'moreResultsAvailable')).toBe(false)
})

it('says when a search has more results than its limit', async () => {
  const client = await signIn(startClient())
  const { body } = await client.get(`${client.app}/people/search?query=corvo.example&limit=2`)
  expect(listAt(body, '_embedded.contact')).toHaveLength(2)
  expect(at(body, 'moreResultsAvailable')).toBe(true)
})

it.each(['', '?query=x&limit=0', '?query=x&limit=101', '?limit=5', `?query=${'x'.repeat(257)}`])(
  'refuses the search "%s"',
  async (query) => {
    const client = await signIn(startClient())
    const told = await client.get(`${client.app}/people/search${query}`)
    expect(told).toMatchObject({ status: 400, body: { subcode: 'ParameterValidationFailure' } })
  }
)

it('does not change the organisation it was given', async () => {
  const client = await signIn(startClient())
  client.simulator.world.changePeople([{ uri: 'sip:lena@corvo.example', availability: 'Away' }])
  expect(organisation.people[0]?.availability).toBe('Online')
})
