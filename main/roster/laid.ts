// The user's changes over the truth, laid anew only when either has changed; and what follows from it.

import { isEditable, overlay, type ListChange, type Shown } from './overlay'
import { personKey } from './person-key'

/** Lays changes anew only when they or the truth have changed. */
export function createLaid(): (truth: Shown, changes: readonly ListChange[]) => Shown {
  let last: { truth: Shown; changes: readonly ListChange[]; shown: Shown } | undefined
  return (truth, changes) => {
    const now = { people: truth.people, groups: truth.groups, watching: truth.watching }
    const isOld =
      last?.changes === changes &&
      last.truth.people === now.people &&
      last.truth.groups === now.groups &&
      last.truth.watching === now.watching
    if (last && isOld) return last.shown
    last = { truth: now, changes, shown: overlay(now, changes) }
    return last.shown
  }
}

/**
 * How many people are on the contact list, as it is shown: everybody in a group that can be edited, and whom the server
 * lists without any. `listed`: person keys.
 */
export function countContacts(shown: Shown, truth: Shown, listed: ReadonlySet<string>): number {
  const grouped = groupedIn(truth)
  const contacts = groupedIn(shown)
  for (const { uri } of shown.people) {
    const key = personKey(uri)
    if (listed.has(key) && !grouped.has(key)) contacts.add(key)
  }
  return contacts.size
}

function groupedIn({ groups }: Shown): Set<string> {
  return new Set(groups.filter(isEditable).flatMap(({ members }) => members.map(personKey)))
}
