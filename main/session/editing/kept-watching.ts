// Whom the user watches: kept on this computer for each sign-in address, and shown at once.

import type { Named } from '../../../preload/contract'
import type { ListChange } from '../../roster/overlay'
import type { Roster } from '../../roster/roster'
import type { SessionPorts } from '../ports'
import { isSamePerson } from './steps'

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
      const before = people
      for (const change of changes) {
        if (change.kind === 'watch') people = [...without(people, change.person.uri), change.person]
        if (change.kind === 'unwatch') people = without(people, change.uri)
      }
      if (people === before || address === null) return
      ports.watched.write(address, people)
      roster.setWatched(people)
    },
    clear() {
      address = null
      people = []
    }
  }
}

function without(people: readonly Named[], uri: string): readonly Named[] {
  return people.filter((person) => !isSamePerson(person.uri, uri))
}
