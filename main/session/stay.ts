// What one stay on an application works with: handed to everything that reads, subscribes and follows.

import type { SettableAvailability } from '../../preload/contract'
import type { Roster } from '../roster/roster'
import type { ApplicationDocument } from '../ucwa/documents'
import type { Bell } from './bell'
import type { Found } from './found'
import type { Line } from './line'
import type { ListStand } from './list-stand'
import type { Missed } from './missed'
import type { OwnPresence } from './own-presence'
import type { Photos } from './photos'
import type { SessionPorts } from './ports'
import type { Subscriptions } from './subscriptions'
import type { InTurn } from './turns'

/** One application on the server, with what is lost when it is. */
export interface Life {
  readonly application: ApplicationDocument
  readonly subscriptions: Subscriptions
  readonly photos: Photos
  /** Where the poll goes on, whatever happened to the last one. */
  position: string
  /** Whether lists and presence were read and no event was missed since. */
  loaded: boolean
  /**
   * Whatever the server did not let be read, by name: `presence`, `note` and `location` of a person after an event,
   * `first-note` (never read), `my …`, `contact` and `group` by href, `members` of a group, and what the lists are made
   * of, `list …`; `subscription` if somebody or some group is not covered. Persons by `personKey`, hrefs compared.
   */
  readonly missed: Missed
  /** Whether the list of contacts could be read at some time: then a refusal does not mean that there is none. */
  hadContacts: boolean
  /** Whether everybody's note was asked for since everything was loaded: notes come last. */
  areNotesRead: boolean
  /** What the last searches found. */
  readonly found: Found
}

/** One uninterrupted time on it; `line.signal` aborts when it is over. */
export interface Stay {
  readonly life: Life
  readonly line: Line
  readonly roster: Roster
  readonly own: OwnPresence
  readonly lists: ListStand
  readonly ports: SessionPorts
  /** What the user last chose to be, told again to each new application; `null` leaves it to the server. */
  readonly chosen: () => SettableAvailability | null
  /** Last moment at which the server answered. */
  readonly asOf: () => number
  /** Ends the rest between two looks at what is due. */
  readonly bell: Bell
  /** What looks for people who lack something and asks for it, one after the other. */
  readonly inTurn: InTurn
  /** There is a new picture. */
  readonly tell: () => void
}
