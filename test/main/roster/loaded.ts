// A small roster to try things on: Ada and Bo, the groups "night" and "day"; and what it shows of them.

import { createRoster, type Roster } from '../../../main/roster/roster'
import type { Group, Presence } from '../../../preload/contract'
import { contact, group, membership, uriOf } from './sample'

/** Ada and Bo in "night", Bo in "day" too; both live and available, as read at moment 100. */
export function loaded(): Roster {
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

export const presence = (roster: Roster, name: string): Presence | undefined =>
  roster.people.find(({ uri }) => uri === uriOf(name))?.presence
export const members = (roster: Roster, id: string): Group['members'] | undefined =>
  roster.groups.find((one) => one.id === id)?.members
