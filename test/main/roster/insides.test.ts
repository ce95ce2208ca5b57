// The insides of distribution groups, as the roster keeps them.

import { expect, it } from 'vitest'
import { createRoster, type Roster } from '../../../main/roster/roster'
import type { GroupDocument } from '../../../main/ucwa/documents'
import { members } from './loaded'
import { base, contact, contactHref, event, group, groupHref, uriOf } from './sample'

const distribution = (id: string): GroupDocument => group(id, id, 'distributionGroup')
const inside = (names: readonly string[], nested: readonly string[] = []) => ({
  contacts: names.map((name) => contact(name)),
  linked: [],
  groups: nested.map(distribution)
})
const lists = { groups: [distribution('all')], contacts: [contact('ada')], memberships: [] }

function loaded(): Roster {
  const roster = createRoster()
  roster.replace(lists)
  return roster
}
const groups = (roster: Roster) =>
  roster.groups.map(({ id, inside, isNested }) => [id, inside?.kind, isNested ?? false])
const names = (roster: Roster): string[] => roster.people.map(({ name }) => name)

it('takes a member for the contact of the same address, though both stand at different hrefs', () => {
  const roster = loaded()
  roster.openInside('all', {
    ...inside(['bo']),
    contacts: [contact('bo'), contact('ada', { self: `${base}/people/1`, uri: 'SIP:Ada@corvo.example' })]
  })
  expect(members(roster, 'all')).toEqual([uriOf('bo'), uriOf('ada')])
  expect(names(roster)).toEqual(['ada', 'bo'])
})

it('names the members who came as links only', () => {
  const roster = loaded()
  const linked = [contactHref('cy'), contactHref('ada')]
  expect(roster.openInside('all', { ...inside([]), linked })).toEqual([contactHref('cy')])
})

it('keeps an open inside over a reading of the lists, nested groups too, and what is inside those', () => {
  const roster = loaded()
  roster.openInside('all', inside(['bo'], ['part']))
  roster.openInside('part', inside(['cy'], ['all', 'part']))
  roster.replace(lists)
  expect(groups(roster)).toEqual([
    ['all', 'open', false],
    ['part', 'open', true]
  ])
  expect(names(roster)).toEqual(['ada', 'bo', 'cy'])
})

it('shows a nested group as listed once it is on the list, and as nested again when it is not', () => {
  const roster = loaded()
  roster.openInside('all', inside([], ['part']))
  roster.replace({ ...lists, groups: [distribution('all'), distribution('part')] })
  expect(groups(roster).at(-1)).toEqual(['part', 'closed', false])
  roster.replace(lists)
  expect(groups(roster).at(-1)).toEqual(['part', 'closed', true])
})

it('closes whatever was reached through a group that is closed, groups that contain each other too', () => {
  const roster = loaded()
  roster.openInside('all', inside([], ['part']))
  roster.openInside('part', inside(['cy'], ['all', 'part']))
  roster.closeInside('all')
  expect(groups(roster)).toEqual([['all', 'closed', false]])
  expect(names(roster)).toEqual(['ada'])
})

it('stays open while it is read again, and empties when that is refused', () => {
  const roster = loaded()
  roster.openInside('all', inside(['bo']))
  roster.openInside('all', 'asking')
  expect(roster.insideOf('all')).toBe('open')
  roster.openInside('all', { code: 'list-too-large' })
  expect(roster.groups[0]).toMatchObject({ members: [], inside: { kind: 'refused' } })
})

it.each([
  ['open', true],
  ['closed', false]
])('takes in and lets go of a member of an %s group as the events say', (_how, isOpen) => {
  const roster = loaded()
  if (isOpen) roster.openInside('all', inside([]))
  const into: [string, string] = ['distributionGroup', groupHref('all')]
  const came = roster.apply([event('added', 'contact', contactHref('bo'), into)], 200)
  expect(came).toMatchObject({ changed: isOpen, toRead: isOpen ? [{ kind: 'contact' }] : [] })
  roster.putContact(contact('bo'))
  expect(members(roster, 'all')).toEqual(isOpen ? [uriOf('bo')] : [])
  roster.apply([event('deleted', 'contact', contactHref('bo'), into)], 300)
  expect(members(roster, 'all')).toEqual([])
})

it('opens nothing in a group of another kind or one that is gone', () => {
  const roster = loaded()
  roster.replace({ ...lists, groups: [group('night')] })
  roster.openInside('night', inside(['bo']))
  roster.openInside('all', inside(['bo']))
  expect(roster.insideOf('night')).toBeUndefined()
  expect(names(roster)).toEqual(['ada'])
})
