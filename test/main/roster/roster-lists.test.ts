// The roster and the lists as they were read: who is in what, in which order, and what stays the same object.

import { expect, it } from 'vitest'
import { createRoster } from '../../../main/roster/roster'
import type { GroupRel } from '../../../main/ucwa/documents'
import { loaded, members } from './loaded'
import { base, contactHref, groupHref, uriOf, contact, group, membership, event } from './sample'

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

it('remembers the last people found only, and never forgets who is shown', () => {
  const roster = loaded()
  roster.remember([contact('cy'), contact('ada')])
  roster.remember(Array.from({ length: 60 }, (_, index) => contact(`p${index}`)))
  expect(roster.uriAt(contactHref('cy'))).toBeUndefined()
  expect(roster.uriAt(contactHref('p0'))).toBe(uriOf('p0'))
  expect(roster.people).toHaveLength(2)
})
