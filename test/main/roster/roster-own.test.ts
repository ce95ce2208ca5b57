// The roster and the user: whom they watch, and their own changes before the server has confirmed them.

import { expect, it } from 'vitest'
import { loaded, presence, members } from './loaded'
import { contactHref, groupHref, uriOf, contact, group, event, presenceUpdated } from './sample'

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

it('tells all about somebody who was found once they are watched', () => {
  const roster = loaded()
  roster.setWatched([watching('cy')])
  expect(roster.contact(uriOf('cy'))).toBeUndefined()
  roster.remember([contact('cy', { title: 'Pilot' })])
  expect(roster.contact('SIP:CY@corvo.example')).toMatchObject({ title: 'Pilot' })
  expect(roster.people.find(({ uri }) => uri === uriOf('cy'))).toMatchObject({ title: 'Pilot' })
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
