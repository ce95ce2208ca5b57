// The user's changes over the truth, laid anew only when they or the lists have changed; and what follows from it.

import type { Person } from '../../preload/contract'
import { memberKeys } from './member-keys'
import { isEditable, overlay, type ListChange, type Shown } from './overlay'
import { personKey } from './person-key'

/** The last picture with changes; each answers what it did before as long as nothing has changed that it depends on. */
export interface Laid {
  /** `truth`: has other groups whenever the lists have changed; else no more than how people are. */
  shown(truth: Shown, changes: readonly ListChange[]): Shown
  /**
   * How many people are on the contact list, as it is shown: everybody in a group that can be edited, and whom the
   * server lists without any. `listed`: their person keys.
   */
  countContacts(truth: Shown, changes: readonly ListChange[], listed: () => Iterable<string>): number
}

interface Last {
  readonly truth: Shown
  readonly changes: readonly ListChange[]
  readonly shown: Shown
  /** The people of another truth with the same lists, as these changes show them. */
  readonly among: (people: readonly Person[]) => readonly Person[]
  contacts?: number
}

export function createLaid(): Laid {
  let last: Last | undefined

  const lay = (truth: Shown, changes: readonly ListChange[]): Last => {
    const now = { people: truth.people, groups: truth.groups, watching: truth.watching }
    const isSame = last?.changes === changes && last.truth.groups === now.groups && last.truth.watching === now.watching
    if (!last || !isSame) {
      const shown = overlay(now, changes)
      last = { truth: now, changes, shown, among: amongOf(now, shown) }
    } else if (last.truth.people !== now.people) {
      const { groups, watching } = last.shown
      const isPlain = groups === now.groups && watching === now.watching
      const people = last.among(now.people)
      last = { ...last, truth: now, shown: isPlain && people === now.people ? now : { people, groups, watching } }
    }
    return last
  }
  return {
    shown: (truth, changes) => lay(truth, changes).shown,
    countContacts(truth, changes, listed) {
      const laid = lay(truth, changes)
      laid.contacts ??= count(laid, listed())
      return laid.contacts
    }
  }
}

// With the same lists the same people are left out and the same are new.
function amongOf(truth: Shown, shown: Shown): Last['among'] {
  if (shown.people === truth.people) return (people) => people
  const left = new Set(shown.people.map(({ uri }) => uri))
  const hidden = new Set(truth.people.flatMap(({ uri }) => (left.has(uri) ? [] : uri)))
  const added = shown.people.slice(truth.people.length - hidden.size)
  return (people) => [...people.filter(({ uri }) => !hidden.has(uri)), ...added]
}

function count({ truth, shown }: Last, listed: Iterable<string>): number {
  const grouped = groupedIn(truth)
  const contacts = shown.groups === truth.groups ? new Set(grouped) : groupedIn(shown)
  const left = shown.people === truth.people ? null : new Set(shown.people.map(({ uri }) => personKey(uri)))
  for (const key of listed) if (!grouped.has(key) && (left?.has(key) ?? true)) contacts.add(key)
  return contacts.size
}

function groupedIn({ groups }: Shown): Set<string> {
  const keys = new Set<string>()
  for (const { members } of groups.filter(isEditable)) for (const key of memberKeys(members).keys()) keys.add(key)
  return keys
}
