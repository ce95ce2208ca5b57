// What one stay on an application works with: handed to everything that reads, subscribes and follows.

import type { SettableAvailability } from '../../preload/contract'
import type { Roster } from '../roster/roster'
import type { ApplicationDocument } from '../ucwa/documents'
import type { Found } from './found'
import type { Line } from './line'
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
  /** People whose presence the server failed to tell; asked again with the next load or event. */
  readonly unreadable: Set<string>
  /** People whose presence the server will not tell, or knows nothing of; asked again after a long while. */
  readonly refused: Set<string>
  /** What an event named and the server did not let be read: it may be old. */
  readonly missed: Missed
  /** People (`personKey`) whose note was never read. */
  readonly missedNotes: Missed
  /** A list was withheld, or the news of all of them; asked for again after a long while. */
  isWithheld: boolean
  /** The lists (by relation) that could be read at some time. */
  readonly readable: Set<string>
  /** One of them could not be read the last time: what is shown of it may be old. */
  isOutdated: boolean
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
  readonly ports: SessionPorts
  /** What the user last chose to be, told again to each new application; `null` leaves it to the server. */
  readonly chosen: () => SettableAvailability | null
  /** Last moment at which the server answered. */
  readonly asOf: () => number
  /** What looks for people who lack something and asks for it, one after the other. */
  readonly inTurn: InTurn
  /** There is a new picture. */
  readonly tell: () => void
}
