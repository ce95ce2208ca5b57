// What the window asks and shows about watching, above the list.
import type { WatchTarget } from '../../preload/contract'

export class WatchAsking {
  /** Whom to watch, while the user is asked until when. */
  until = $state.raw<readonly WatchTarget[] | null>(null)
  /** The group whose watch the user looks at. */
  groupId = $state.raw<string | null>(null)
  /** Whether the list of what was held back is open. */
  isHeldBackShown = $state(false)

  close(): void {
    this.until = null
    this.groupId = null
    this.isHeldBackShown = false
  }
}
