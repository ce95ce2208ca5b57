// What may be called live, since when, and what stays known of a person.

import { expect, it } from 'vitest'
import type { Roster } from '../../../main/roster/roster'
import type { UcwaEventType } from '../../../main/ucwa/documents'
import { loaded, presence } from './loaded'
import { contactHref, uriOf, contact, event } from './sample'

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

it('reads somebody again whom a subscription covers only long after they were read', () => {
  const roster = loaded()
  roster.uncover([uriOf('ada'), uriOf('bo')], 300)
  roster.putPresence(uriOf('ada'), { availability: 'Busy' }, 1_000)
  roster.putPresence(uriOf('bo'), { availability: 'Busy' }, 299_000)
  roster.cover([uriOf('ada'), uriOf('bo')], 300_000)
  expect(presence(roster, 'ada')).toEqual({ kind: 'stale', availability: 'busy', asOf: 1_000 })
  expect(presence(roster, 'bo')).toMatchObject({ kind: 'live', availability: 'busy' })
  expect(roster.unread.map(({ uri }) => uri)).toEqual([uriOf('ada')])
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

it.each<[string, (roster: Roster) => void]>([
  ['all is begun anew', (roster) => roster.startOver(900)],
  ['their subscription is gone', (roster) => roster.uncover([uriOf('ada')], 900)],
  ['a change of theirs cannot be read', (roster) => roster.doubt([uriOf('ada')], 900)]
])('shows nobody as of later than when the connection was lost because %s afterwards', (_what, happen) => {
  const roster = loaded()
  roster.goStale(500)
  happen(roster)
  roster.goLive()
  expect(presence(roster, 'ada')).toEqual({ kind: 'stale', availability: 'available', asOf: 500 })
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
