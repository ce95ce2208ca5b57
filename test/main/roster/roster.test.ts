// The roster: what a package changes, what has to be read, and what the lists show.

import { expect, it } from 'vitest'
import { createRoster } from '../../../main/roster/roster'
import type { GroupRel } from '../../../main/ucwa/documents'
import {
  base,
  contactHref,
  groupHref,
  uriOf,
  contact,
  group,
  membership,
  event,
  presenceUpdated,
  loaded,
  presence,
  members
} from './sample'

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
  roster.putMembers(groupHref('team'), { contacts: [contact('bo'), contact('ada')], linked: [] })
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

const watching = (name: string) => ({ uri: uriOf(name), name })

it('shows somebody watched by name until they are described, and then as themselves', () => {
  const roster = loaded()
  roster.setWatched([watching('zoe'), { uri: 'SIP:BO@corvo.example', name: 'Bo' }])
  expect(roster.people.at(-1)).toEqual({ uri: uriOf('zoe'), name: 'zoe', presence: { kind: 'asking' } })
  expect(roster.watching).toEqual([uriOf('zoe'), uriOf('bo')])
  expect(roster.uncovered).toEqual([uriOf('zoe')])
  roster.putContact(contact('zoe', { title: 'Pilot' }))
  expect(roster.people.at(-1)).toMatchObject({ title: 'Pilot' })
  expect(roster.unread.map(({ name }) => name)).toEqual(['zoe'])
})

it('keeps whom the user watches over loads, and forgets addresses with the application they belong to', () => {
  const roster = loaded()
  roster.setWatched([watching('zoe')])
  roster.putContact(contact('zoe', { title: 'Pilot' }))
  roster.putPresence(uriOf('zoe'), { availability: 'Busy' }, 100)
  const lists = { groups: [group('day')], contacts: [], memberships: [] }
  roster.replace(lists)
  expect(roster.people).toMatchObject([{ name: 'zoe', title: 'Pilot' }])
  roster.startAnew()
  expect(roster.contacts).toEqual([])
  expect(roster.people).toMatchObject([{ name: 'zoe', presence: { availability: 'busy' } }])
  roster.setWatched([])
  expect(roster.people).toEqual([])
})

it('knows the address of a membership until the person leaves, by whatever told it', () => {
  const roster = loaded()
  expect(roster.membershipHref('SIP:ADA@corvo.example', groupHref('night'))).toBe(membership('ada', 'night').self)
  expect(roster.membershipHref(uriOf('ada'), groupHref('day'))).toBeUndefined()
  roster.putMembershipHref({ ...membership('zoe', 'day'), self: `${base}/m/1` }, uriOf('zoe'))
  expect(roster.membershipHref(uriOf('zoe'), groupHref('day'))).toBe(`${base}/m/1`)
  expect(members(roster, 'day')).toEqual([uriOf('bo')])
  roster.apply([event('deleted', 'contact', contactHref('ada'), ['group', groupHref('night')])], 200)
  expect(roster.membershipHref(uriOf('ada'), groupHref('night'))).toBeUndefined()
})

it('shows own changes at once, leaves the truth as it is, and counts the contacts that are shown', () => {
  const roster = loaded()
  expect(roster.contactCount).toBe(2)
  roster.setChanges([{ kind: 'join', person: watching('zoe'), groupId: 'day' }])
  expect(members(roster, 'day')).toEqual([uriOf('bo'), uriOf('zoe')])
  expect(roster.truth.groups.find(({ id }) => id === 'day')?.members).toEqual([uriOf('bo')])
  expect(roster.contactCount).toBe(3)
  roster.setChanges([{ kind: 'leave-all', uri: uriOf('ada') }])
  expect(roster.contactCount).toBe(1)
  roster.setChanges([])
  expect(roster.people).toBe(roster.truth.people)
})

it.each([
  ['left the last group but not the list', ['deleted', 'ada', 'group', 'night']],
  ['left the list but no group', ['deleted', 'ada', 'myContacts', 'contacts']],
  ['came to the list but to no group', ['added', 'cy', 'myContacts', 'contacts']],
  ['came to a group but not to the list', ['added', 'cy', 'group', 'night']]
] as const)('reads the lists when somebody %s', (_what, [type, name, rel, place]) => {
  const container = rel === 'group' ? groupHref(place) : `${base}/${place}`
  const { toRead } = loaded().apply([event(type, 'contact', contactHref(name), [rel, container])], 200)
  expect(toRead.map(({ kind }) => kind)).toContain('lists')
})

it('needs no reading of somebody who was found before they were added', () => {
  const roster = loaded()
  roster.remember([contact('cy')])
  expect(roster.people).toHaveLength(2)
  const into = (rel: string, href: string) => event('added', 'contact', contactHref('cy'), [rel, href])
  const { toRead } = roster.apply([into('group', groupHref('day')), into('myContacts', `${base}/contacts`)], 200)
  expect(toRead).toEqual([])
  expect(members(roster, 'day')).toContain(uriOf('cy'))
})

it('remembers the last people found only, and never forgets who is shown', () => {
  const roster = loaded()
  roster.remember([contact('cy'), contact('ada')])
  roster.remember(Array.from({ length: 60 }, (_, index) => contact(`p${index}`)))
  expect(roster.uriAt(contactHref('cy'))).toBeUndefined()
  expect(roster.uriAt(contactHref('p0'))).toBe(uriOf('p0'))
  expect(roster.people).toHaveLength(2)
})

it('lays own changes anew only when the lists change, and leaves everybody alone whose presence stays', () => {
  const roster = loaded()
  roster.setChanges([
    { kind: 'join', person: watching('zoe'), groupId: 'day' },
    { kind: 'leave-all', uri: uriOf('bo') }
  ])
  const before = { people: roster.people, groups: roster.groups }
  expect([before.people.map(({ uri }) => uri), roster.contactCount]).toEqual([[uriOf('ada'), uriOf('zoe')], 2])
  roster.apply([presenceUpdated('ada', { availability: 'Busy' }), presenceUpdated('bo', { availability: 'Away' })], 200)
  expect(roster.groups).toBe(before.groups)
  expect(presence(roster, 'ada')).toMatchObject({ availability: 'busy' })
  expect(roster.people.map(({ uri }) => uri)).toEqual([uriOf('ada'), uriOf('zoe')])
  expect(roster.people[1]).toBe(before.people[1])
  roster.apply([event('deleted', 'contact', contactHref('ada'), ['group', groupHref('night')])], 300)
  expect(roster.groups).not.toBe(before.groups)
  expect([members(roster, 'night'), members(roster, 'day')]).toEqual([[], [uriOf('zoe')]])
  roster.putContact(contact('zoe', { name: 'Zoe Zander' }))
  roster.apply([event('added', 'contact', contactHref('zoe'), ['group', groupHref('day')])], 400)
  roster.setChanges([])
  expect(roster.people.map(({ name }) => name)).toContain('Zoe Zander')
})

it('tells all about somebody who was found once they are watched', () => {
  const roster = loaded()
  roster.setWatched([watching('cy')])
  expect(roster.contact(uriOf('cy'))).toBeUndefined()
  roster.remember([contact('cy', { title: 'Pilot' })])
  expect(roster.contact('SIP:CY@corvo.example')).toMatchObject({ title: 'Pilot' })
  expect(roster.people.find(({ uri }) => uri === uriOf('cy'))).toMatchObject({ title: 'Pilot' })
})
