// The roster: what a package changes, what has to be read, and what may be called live.

import { expect, it } from 'vitest'
import { createRoster, type Roster } from '../../../main/roster/roster'
import type { ContactDocument, GroupDocument, GroupRel, UcwaEvent, UcwaEventType } from '../../../main/ucwa/documents'

const base = 'https://pool.corvo.example/app/1'
const me = { rel: 'people', href: `${base}/people` }

const contactHref = (name: string): string => `${base}/people/${name}@corvo.example`
const groupHref = (id: string): string => `${base}/people/groups/${id}`
const uriOf = (name: string): string => `sip:${name}@corvo.example`

function contact(name: string, rest: Partial<ContactDocument> = {}): ContactDocument {
  const self = contactHref(name)
  const links = { contactPresence: `${self}/presence`, contactNote: `${self}/note` }
  return { self, uri: uriOf(name), name, emailAddresses: [], links, ...rest }
}

function group(id: string, name = id, rel: GroupRel = 'group'): GroupDocument {
  return { rel, self: groupHref(id), id, name, links: {} }
}

const membership = (name: string, id: string) => ({
  contact: contactHref(name),
  group: { rel: 'group' as const, href: groupHref(id) }
})

function event(type: UcwaEventType, rel: string, href: string, into?: [string, string], embedded?: unknown): UcwaEvent {
  return {
    sender: me,
    type,
    link: { rel, href },
    ...(into && { in: { rel: into[0], href: into[1] } }),
    ...(embedded !== undefined && { embedded })
  }
}

const presenceUpdated = (name: string, embedded?: unknown): UcwaEvent =>
  event('updated', 'contactPresence', `${contactHref(name)}/presence`, ['contact', contactHref(name)], embedded)

/** Ada and Bo in "night", Bo in "day" too; both live and available, as read at moment 100. */
function loaded(): Roster {
  const roster = createRoster()
  roster.replace({
    groups: [group('night'), group('day')],
    contacts: [contact('ada'), contact('bo')],
    memberships: [membership('ada', 'night'), membership('bo', 'night'), membership('bo', 'day')]
  })
  roster.cover([uriOf('ada'), uriOf('bo')])
  roster.putPresence(uriOf('ada'), { availability: 'Online' }, 100)
  roster.putPresence(uriOf('bo'), { availability: 'Online' }, 100)
  return roster
}

const presence = (roster: Roster, name: string) => roster.people.find(({ uri }) => uri === uriOf(name))?.presence
const members = (roster: Roster, id: string) => roster.groups.find((one) => one.id === id)?.members

it('asks for what a bare link names, each once', () => {
  const roster = loaded()
  const { toRead, changed } = roster.apply([presenceUpdated('ada'), presenceUpdated('bo'), presenceUpdated('ada')], 200)
  expect(toRead).toEqual([
    { kind: 'presence', uri: uriOf('ada'), href: `${contactHref('ada')}/presence` },
    { kind: 'presence', uri: uriOf('bo'), href: `${contactHref('bo')}/presence` }
  ])
  expect(changed).toBe(false)
})

it('takes an embedded presence at once and asks for a damaged one', () => {
  const roster = loaded()
  const { toRead } = roster.apply(
    [presenceUpdated('ada', { availability: 'Busy' }), presenceUpdated('bo', { availability: 7 })],
    200
  )
  expect(presence(roster, 'ada')).toEqual({ kind: 'live', availability: 'busy', since: 200 })
  expect(toRead.map(({ kind }) => kind)).toEqual(['presence'])
})

it.each([
  ['a stranger', presenceUpdated('nobody')],
  [
    'an unknown relation',
    event('updated', 'contactMood', `${contactHref('ada')}/mood`, ['contact', contactHref('ada')])
  ],
  ['a detail that is gone', event('deleted', 'contactPresence', 'x', ['contact', contactHref('ada')])],
  ['a location nobody looked at', event('updated', 'contactLocation', 'x', ['contact', contactHref('ada')])],
  ['a contact in an unknown place', event('added', 'contact', contactHref('cy'), ['myFriends', 'x'])],
  ['a contact nowhere', event('added', 'contact', contactHref('cy'))]
])('is not moved by %s', (_what, happening) => {
  const roster = loaded()
  const before = [roster.people, roster.groups]
  expect(roster.apply([happening], 200)).toMatchObject({ changed: false, toRead: [] })
  expect([roster.people, roster.groups]).toEqual(before)
})

it('finds the contact of an event in any letter case', () => {
  const roster = loaded()
  const shouted = event('updated', 'contactPresence', 'x', ['contact', contactHref('ADA')], { availability: 'Away' })
  roster.apply([shouted], 200)
  expect(presence(roster, 'ada')).toMatchObject({ availability: 'away' })
})

it('moves people between groups as the events say, by what they entered or left', () => {
  const roster = loaded()
  const { grown, toRead } = roster.apply(
    [
      event('added', 'contact', contactHref('ada'), ['group', groupHref('day')]),
      event('deleted', 'contact', contactHref('ada'), ['group', groupHref('night')])
    ],
    200
  )
  expect(members(roster, 'day')).toEqual([uriOf('bo'), uriOf('ada')])
  expect(members(roster, 'night')).toEqual([uriOf('bo')])
  expect(grown).toHaveLength(1)
  expect(toRead).toEqual([])
})

it.each([
  ['group first', ['group', 'myContacts']],
  ['list first', ['myContacts', 'group']]
])('takes in somebody new, %s, and asks who it is once', (_order, rels) => {
  const roster = loaded()
  const into = (rel: string): [string, string] => [rel, rel === 'group' ? groupHref('day') : `${base}/contacts`]
  const events = rels.map((rel) => event('added', 'contact', contactHref('cy'), into(rel)))
  expect(roster.apply(events, 200).toRead).toEqual([{ kind: 'contact', href: contactHref('cy') }])
  roster.putContact(contact('cy'))
  expect(presence(roster, 'cy')).toEqual({ kind: 'asking' })
  expect(members(roster, 'day')).toContain(uriOf('cy'))
  expect(roster.uncovered).toEqual([uriOf('cy')])
})

it('lets go of somebody who left the list and every group', () => {
  const roster = loaded()
  roster.apply(
    [
      event('deleted', 'contact', contactHref('ada'), ['group', groupHref('night')]),
      event('deleted', 'contact', contactHref('ada'), ['myContacts', `${base}/contacts`])
    ],
    200
  )
  expect(roster.people.map(({ name }) => name)).toEqual(['bo'])
})

it.each(['added', 'deleted'] as const)('reads the lists again after a group was %s', (type) => {
  const roster = loaded()
  const { toRead } = roster.apply([event(type, 'group', groupHref('day'), ['myGroups', `${base}/groups`])], 200)
  expect(toRead).toEqual([{ kind: 'lists' }])
  expect(members(roster, 'day') === undefined).toBe(type === 'deleted')
})

it('reads a group again that was renamed, and keeps its members', () => {
  const roster = loaded()
  const { toRead } = roster.apply([event('updated', 'group', groupHref('day'))], 200)
  expect(toRead).toEqual([{ kind: 'group', rel: 'group', href: groupHref('day') }])
  roster.putGroup(group('day', 'Early'))
  expect(roster.groups.find(({ id }) => id === 'day')).toMatchObject({ name: 'Early', members: [uriOf('bo')] })
})

it('is live only while a subscription covers the person and the value was read', () => {
  const roster = loaded()
  expect(presence(roster, 'ada')).toEqual({ kind: 'live', availability: 'available' })
  roster.uncover([uriOf('ada')], 300)
  expect(presence(roster, 'ada')).toEqual({ kind: 'stale', availability: 'available', asOf: 300 })
  expect(presence(roster, 'bo')).toMatchObject({ kind: 'live' })
  roster.cover([uriOf('ada')])
  expect(presence(roster, 'ada')).toMatchObject({ kind: 'stale' })
  roster.putPresence(uriOf('ada'), { availability: 'Busy' }, 400)
  expect(presence(roster, 'ada')).toEqual({ kind: 'live', availability: 'busy' })
})

it('loses the cover of somebody whom the server stops reporting on', () => {
  const roster = loaded()
  const lost = (type: UcwaEventType) => event(type, 'contact', contactHref('ada'), ['subscribedContacts', 'x'])
  roster.apply([lost('deleted')], 300)
  expect(presence(roster, 'ada')).toMatchObject({ kind: 'stale', asOf: 300 })
  roster.apply([lost('deleted'), lost('added')], 400)
  expect(roster.uncovered).toEqual([])
  expect(roster.unread.map(({ uri }) => uri)).toEqual([uriOf('ada')])
})

it('makes everything live stale at once, and live again if nothing was missed', () => {
  const roster = loaded()
  roster.goStale(500)
  expect(presence(roster, 'ada')).toEqual({ kind: 'stale', availability: 'available', asOf: 500 })
  roster.goStale(600)
  expect(presence(roster, 'ada')).toMatchObject({ asOf: 500 })
  roster.goLive()
  expect(presence(roster, 'ada')).toEqual({ kind: 'live', availability: 'available' })
})

it('brings people back one by one after it started over', () => {
  const roster = loaded()
  roster.goStale(500)
  roster.startOver(500)
  roster.goLive()
  roster.cover([uriOf('ada'), uriOf('bo')])
  roster.putPresence(uriOf('ada'), { availability: 'Away' }, 700)
  expect(presence(roster, 'ada')).toEqual({ kind: 'live', availability: 'away' })
  expect(presence(roster, 'bo')).toEqual({ kind: 'stale', availability: 'available', asOf: 500 })
})

it('knows since when only if it saw the change', () => {
  const roster = loaded()
  roster.putPresence(uriOf('ada'), { availability: 'Busy' }, 200)
  roster.putPresence(uriOf('ada'), { availability: 'Busy', activity: 'in-a-meeting' }, 300)
  expect(presence(roster, 'ada')).toMatchObject({ since: 200, activity: 'in-a-meeting' })
  roster.startOver(400)
  roster.cover([uriOf('ada')])
  roster.putPresence(uriOf('ada'), { availability: 'Away' }, 500)
  expect(presence(roster, 'ada')).toEqual({ kind: 'live', availability: 'away' })
})

it('keeps the presence of known people when the lists come again, under new hrefs too', () => {
  const roster = loaded()
  const moved = { ...contact('ada'), self: 'https://pool.corvo.example/app/2/people/ada' }
  roster.startOver(300)
  roster.replace({ groups: [], contacts: [moved], memberships: [] })
  expect(roster.people).toHaveLength(1)
  expect(presence(roster, 'ada')).toEqual({ kind: 'stale', availability: 'available', asOf: 300 })
})

it('names the contacts that only a membership knows, and shows each person once', () => {
  const roster = createRoster()
  const missing = roster.replace({
    groups: [group('night')],
    contacts: [contact('ada'), { ...contact('ada'), self: contactHref('ada2'), uri: 'SIP:Ada@corvo.example' }],
    memberships: [membership('ada', 'night'), membership('ada2', 'night'), membership('cy', 'night')]
  })
  expect(missing).toEqual([contactHref('cy')])
  expect(roster.people.map(({ uri }) => uri)).toEqual([uriOf('ada')])
  expect(members(roster, 'night')).toEqual([uriOf('ada')])
})

it('keeps members that were read from the group itself when only memberships come again', () => {
  const roster = createRoster()
  const lists = {
    groups: [group('team', 'Team', 'myOrganizationGroup')],
    contacts: [contact('ada')],
    memberships: []
  }
  roster.replace(lists)
  roster.putMembers(groupHref('team'), [contact('bo'), contact('ada')])
  roster.replace(lists)
  expect(members(roster, 'team')).toEqual([uriOf('bo'), uriOf('ada')])
  expect(roster.people.map(({ name }) => name).sort()).toEqual(['ada', 'bo'])
})

it('orders groups by kind and then by name', () => {
  const roster = createRoster()
  const rels: GroupRel[] = ['distributionGroup', 'defaultGroup', 'myOrganizationGroup', 'delegatesGroup', 'pinnedGroup']
  const groups = [...rels.map((rel) => group(rel, rel, rel)), group('z', 'Zeta'), group('a', 'alpha')]
  roster.replace({ groups, contacts: [], memberships: [] })
  expect(roster.groups.map(({ name }) => name)).toEqual([
    'pinnedGroup',
    'alpha',
    'Zeta',
    'defaultGroup',
    'delegatesGroup',
    'myOrganizationGroup',
    'distributionGroup'
  ])
})

it('keeps what did not change the same object from picture to picture', () => {
  const roster = loaded()
  const [people, groups] = [roster.people, roster.groups]
  expect(roster.people).toBe(people)
  roster.putPresence(uriOf('ada'), { availability: 'Busy' }, 200)
  expect(roster.people).not.toBe(people)
  expect(roster.people[1]).toBe(people[1])
  expect(roster.people[0]).not.toBe(people[0])
  expect(roster.groups).toBe(groups)
  roster.replace({
    groups: [group('night'), group('day', 'Day')],
    contacts: [contact('ada'), contact('bo')],
    memberships: [membership('ada', 'night'), membership('bo', 'night'), membership('bo', 'day')]
  })
  expect(roster.groups.find(({ id }) => id === 'night')).toBe(groups.find(({ id }) => id === 'night'))
  expect(roster.people[1]).toBe(people[1])
})

it('shows and removes notes, and shows a location once it was read', () => {
  const roster = loaded()
  roster.putNote(uriOf('ada'), { message: 'At lunch' })
  roster.putLocation(uriOf('ada'), { location: 'Room 4' })
  expect(roster.people[0]).toMatchObject({ note: { text: 'At lunch' }, location: 'Room 4' })
  roster.putNote(uriOf('ada'), { message: '' })
  expect(roster.people[0]).not.toHaveProperty('note')
  expect(
    roster.apply([event('updated', 'contactLocation', 'x', ['contact', contactHref('ada')])], 1).toRead
  ).toHaveLength(1)
})

it('is empty again when it was cleared', () => {
  const roster = loaded()
  roster.clear()
  expect([roster.people, roster.groups, roster.uncovered]).toEqual([[], [], []])
})
