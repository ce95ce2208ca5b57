// The whole client against the simulated server, in one process: two readings of the documentation that must agree.

import { expect, it, vi } from 'vitest'
import { createClock } from '../../../main/simulator/clock'
import type { Quirks } from '../../../main/simulator/options'
import { sampleOrganisation } from '../../../main/simulator/sample/sample-organisation'
import { createSimulator } from '../../../main/simulator/simulator'
import { deleteApplication, readApplication } from '../../../main/ucwa/application'
import { readContacts } from '../../../main/ucwa/contacts'
import { locate } from '../../../main/ucwa/discovery'
import { openEventChannel } from '../../../main/ucwa/events'
import type { Fetch } from '../../../main/ucwa/http'
import { readGroup, readMyGroups } from '../../../main/ucwa/groups'
import { makeMeAvailable, readNote, readPresence, setNote } from '../../../main/ucwa/me'
import { readGroupMemberships } from '../../../main/ucwa/memberships'
import { search } from '../../../main/ucwa/search'
import { Secret } from '../../../main/ucwa/secret'
import {
  extendPresenceSubscription,
  readContactsAndGroupsSubscription,
  startContactsAndGroupsSubscription,
  subscribeToGroupPresence
} from '../../../main/ucwa/subscriptions'
import { requestToken } from '../../../main/ucwa/token'
import { codeOf } from './fake-server'
import { href, sendAll, signIn } from './signed-in'

it.each<[string, Quirks, 'current' | '2015']>([
  ['as it is', {}, 'current'],
  ['of the older edition', {}, '2015'],
  ['that redirects the root', { redirect: 'root' }, 'current'],
  ['that redirects the user', { redirect: 'user' }, 'current'],
  ['with absolute addresses', { absoluteHrefs: true }, 'current'],
  ['with byte-order marks in batches', { batchByteOrderMark: true }, 'current'],
  ['that links instead of embedding', { linksOnly: true }, 'current']
])('reads the whole list and every presence from a server %s', async (_, quirks, edition) => {
  const signedIn = await signIn(quirks, edition)
  const { http, application, simulator } = signedIn
  const { links } = application.people
  const listed = await http.send(readMyGroups(href(links.myGroups)))
  const linked = await sendAll(
    signedIn,
    listed.linked.map((link) => readGroup(link.rel, link.href))
  )
  const { contacts, linked: bare } = await http.send(readContacts(href(links.myContacts)))
  const truth = simulator.state()
  const ids = [...listed.groups, ...linked].map(({ id }) => id)
  const own = truth.groups.filter(({ kind }) => kind === 'group')
  expect(ids).toEqual(expect.arrayContaining(own.map(({ id }) => id)))
  expect(truth.groups.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
  expect(contacts.length + bare.length).toBeGreaterThan(100)
  const presences = await sendAll(
    signedIn,
    contacts.flatMap((contact) => contact.links.contactPresence ?? []).map((link) => readPresence(link))
  )
  const shown = contacts.map(({ uri }, index) => [uri, presences[index]?.availability])
  const availabilityOf = new Map(truth.people.map(({ uri, availability }) => [uri, availability]))
  expect(shown).toEqual(contacts.map(({ uri }) => [uri, availabilityOf.get(uri)]))
})

it('joins memberships with contacts and groups by their addresses', async () => {
  const { http, application } = await signIn()
  const { links } = application.people
  const { groups } = await http.send(readMyGroups(href(links.myGroups)))
  const { contacts } = await http.send(readContacts(href(links.myContacts)))
  const { memberships } = await http.send(readGroupMemberships(href(links.myGroupMemberships)))
  expect(memberships.length).toBeGreaterThan(100)
  for (const { contact, group } of memberships) {
    expect(groups.some(({ self, rel }) => self === group.href && rel === group.rel)).toBe(true)
    expect(contacts.some(({ self }) => self === contact)).toBe(true)
  }
})

it('hears a change of presence after subscribing to the group, and its own note after becoming available', async () => {
  const { http, application, simulator, clock } = await signIn()
  const end = new AbortController()
  const packages = openEventChannel({ http, href: application.events, signal: end.signal }).packages()
  const next = packages.next()
  await http.send(makeMeAvailable(href(application.me.links.makeMeAvailable), { supportedModalities: ['Messaging'] }))
  const { me } = await http.send(readApplication(application.self))
  const { groups } = await http.send(readMyGroups(href(application.people.links.myGroups)))
  const full = groups.find(({ id }) =>
    simulator.state().groups.some((group) => group.id === id && group.members.length)
  )
  const uri = simulator.state().groups.find(({ id }) => id === full?.id)?.members[0] ?? ''
  const subscription = await http.send(subscribeToGroupPresence(href(full?.links.subscribeToGroupPresence), 30))
  await http.send(extendPresenceSubscription(subscription.self, 30))
  await http.send(setNote(href(me.links.note), 'In Oslo'))
  expect((await http.send(readNote(href(me.links.note)))).message).toBe('In Oslo')
  simulator.world.changePeople([{ uri, availability: 'DoNotDisturb' }])
  await clock.advance(6000)
  const heard = (await next).value.events.map(({ link }) => link.rel)
  while (!heard.includes('contactPresence') || !heard.includes('note')) {
    const following = packages.next()
    await clock.advance(6000)
    heard.push(...(await following).value.events.map(({ link }) => link.rel))
  }
  expect(heard).toContain('presence')
  end.abort()
})

it('starts the subscription of the list, finds people and signs out', async () => {
  const { http, application, simulator } = await signIn()
  const { links } = application.people
  const list = await http.send(readContactsAndGroupsSubscription(href(links.myContactsAndGroupsSubscription)))
  const start = href(list.links.startOrRefreshSubscriptionToContactsAndGroups)
  expect((await http.send(startContactsAndGroupsSubscription(start, 30))).state).toBe('Connected')
  const [person] = simulator.state().people
  const found = await http.send(search(href(links.search), { query: person?.name ?? '', limit: 10 }))
  expect(found.contacts.map(({ uri }) => uri)).toContain(person?.uri)
  await http.send(deleteApplication(application.self))
  expect(await codeOf(() => http.send(readApplication(application.self)))).toBe('application-gone')
})

it('is told of a takeover, a resume and a lost application on the channel', async () => {
  const { http, application, simulator } = await signIn()
  const end = new AbortController()
  const open = (from: string) => openEventChannel({ http, href: from, signal: end.signal })
  const first = open(application.events)
  const replaced = codeOf(() => first.packages().next())
  const second = open(first.position)
  const packages = second.packages()
  const resumed = packages.next()
  expect(await replaced).toBe('poll-replaced')
  simulator.expire('channel')
  expect((await resumed).value.continuation).toBe('resume')
  const lost = codeOf(() => packages.next())
  await vi.waitFor(() => expect(simulator.state().applications[0]?.polling).toBe(true))
  simulator.expire('application')
  expect(await lost).toBe('application-gone')
})

it('is refused with the wrong password', async () => {
  const clock = createClock()
  const organisation = sampleOrganisation({ people: 5, groups: 1, seed: 1, now: clock.now() })
  const simulator = createSimulator({ organisation, clock })
  const fetch: Fetch = (url, init) => simulator.fetch(new Request(url, init))
  const { signInAddress, userName } = simulator.signIn
  const result = locate({
    fetch,
    signInAddress,
    authorize: async (challenge) => {
      const grant = { kind: 'password', userName, password: new Secret('wrong') } as const
      return (await requestToken({ fetch, challenge, grant, now: clock.now })).accessToken
    }
  })
  expect(await codeOf(() => result)).toBe('bad-credentials')
})
