// The roster and its events: what a package changes, and what has to be read because of it.

import { expect, it } from 'vitest'
import { loaded, presence, members } from './loaded'
import { base, contactHref, groupHref, uriOf, contact, group, event, presenceUpdated } from './sample'

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
