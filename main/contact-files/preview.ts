// What importing a file would change: compared with the lists as they are, so that an edit holds only what is missing.
// Nothing is ever taken away.

import type { Group, ImportPreview, Named } from '../../preload/contract'
import { bareAddress } from '../../preload/words/address'
import { longestList } from '../edit-arguments'
import { personKey } from '../roster/person-key'
import { isListed, type FileContents, type Unreadable } from './contact-list'
import { createDestinations, type Destination } from './destinations'

const mostUnreadable = 1000

/** Null if the file holds more than any list, of what can be read or of what cannot: then it is none. */
export function previewOf(file: string, contents: FileContents, groups: readonly Group[]): ImportPreview | null {
  const destinationFor = createDestinations(groups)
  const destinations = new Set<Destination>()
  const names = new Map<string, string>()
  const unreadable: Unreadable[] = []
  let count = 0
  let skipped = 0
  for (const entry of contents) {
    const destination = 'kind' in entry ? destinationFor(entry) : null
    if (destination === null) {
      skipped += 1
      if (skipped <= mostUnreadable) unreadable.push({ at: entry.at, text: entry.text })
    } else {
      count += 1
      destinations.add(destination)
      if ('member' in entry) put(destination, entry.member, names)
    }
    if (Math.max(count, skipped) > longestList) return null
  }
  return { file, ...changesOf([...destinations], groups, names), unreadable }
}

/** The first name that is one counts, in whichever group it stands. */
function put({ present, known, added }: Destination, { uri, name }: Named, names: Map<string, string>): void {
  const key = personKey(uri)
  if (present.has(key)) known.add(key)
  else if (!added.has(key)) added.set(key, uri)
  if (name.trim() !== '' && !names.has(key)) names.set(key, name)
}

type Changes = Pick<ImportPreview, 'edit' | 'newContacts' | 'newGroups' | 'additions' | 'known'>

function changesOf(
  destinations: readonly Destination[],
  groups: readonly Group[],
  names: ReadonlyMap<string, string>
): Changes {
  const contacts = new Set(groups.filter(isListed).flatMap(({ members }) => members.map(personKey)))
  const added = destinations.flatMap((destination) => [...destination.added.keys()])
  const named = ([key, uri]: readonly [string, string]) => ({ uri, name: names.get(key) ?? bareAddress(uri) })
  const parts = destinations
    .filter((destination) => 'newGroup' in destination.to || destination.added.size > 0)
    .map((destination) => ({ to: destination.to, people: [...destination.added].map(named) }))
  return {
    edit: { kind: 'import', parts },
    newContacts: new Set(added.filter((key) => !contacts.has(key))).size,
    newGroups: parts.flatMap(({ to }) => ('newGroup' in to ? [to.newGroup] : [])),
    additions: added.length,
    known: destinations.reduce((sum, destination) => sum + destination.known.size, 0)
  }
}
