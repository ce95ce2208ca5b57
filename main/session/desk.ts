// What every run of a session works on: the people shown, the user, and the ears of whoever shows them.

import type { SettableAvailability } from '../../preload/contract'
import type { Roster } from '../roster/roster'
import type { Happening } from './connection'
import type { ListStand } from './list-stand'
import type { OwnPresence } from './own-presence'
import type { Kept, SessionPorts } from './ports'
import type { Stay } from './stay'

/** What a run changes and tells; it outlives the run. */
export interface Desk {
  readonly ports: SessionPorts
  readonly roster: Roster
  readonly own: OwnPresence
  readonly lists: ListStand
  readonly chosen: () => SettableAvailability | null
  /** Last moment at which the server answered; `null` before the first time. */
  asOf: number | null
  /** Last moment at which everything shown was known to be so: read, or told by the event channel. */
  freshAt: number | null
  readonly happen: (happening: Happening) => void
  readonly tell: () => void
  readonly onSecrets: (kept: Kept) => void
  /** Sends what waits for a connection, as long as the stay lasts; rejects with what has to end it. */
  readonly serve: (stay: Stay) => Promise<void>
}
