// Whom the user watches: kept on this computer for each sign-in address, and shown at once.

import type { Named } from '../../../preload/contract'
import type { ListChange } from '../../roster/overlay'
import { personKey } from '../../roster/person-key'
import type { Roster } from '../../roster/roster'
import type { SessionPorts } from '../ports'

export interface KeptWatching {
  /** Shows whom this user watched before. */
  open(signInAddress: string): void
  /** Anything but `watch` and `unwatch` changes nothing. */
  apply(changes: readonly ListChange[]): void
  clear(): void
}

export function createKeptWatching(ports: Pick<SessionPorts, 'watched'>, roster: Roster): KeptWatching {
  let address: string | null = null
  let people: readonly Named[] = []

  return {
    open(signInAddress) {
      address = signInAddress
      people = ports.watched.read(signInAddress)
      roster.setWatched(people)
    },
    apply(changes) {
      const kept = new Map(people.map((person) => [personKey(person.uri), person]))
      let isChanged = false
      for (const change of changes) {
        if (change.kind !== 'watch' && change.kind !== 'unwatch') continue
        kept.delete(personKey(change.kind === 'watch' ? change.person.uri : change.uri))
        if (change.kind === 'watch') kept.set(personKey(change.person.uri), change.person)
        isChanged = true
      }
      if (!isChanged || address === null) return
      people = [...kept.values()]
      ports.watched.write(address, people)
      roster.setWatched(people)
    },
    clear() {
      address = null
      people = []
    }
  }
}
