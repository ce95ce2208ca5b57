// What the alerts remember of each user over restarts; the file behind it is somebody else's.

import type { Availability, Instant, Watch } from '../../preload/contract'

export interface KeptAlerts {
  readonly watches: readonly Watch[]
  /**
   * How people were when they were last seen, by `personKey`: only of those whose watch ends when it comes true. Such a
   * watch waits across restarts for a change from this.
   */
  readonly lastSeen: Readonly<Record<string, Availability>>
  readonly pausedUntil: Instant | null
}

/** Of a user of whom nothing is kept. */
export const nothingKept: KeptAlerts = { watches: [], lastSeen: {}, pausedUntil: null }

/** By sign-in address; reading never fails: what is damaged is left out. */
export interface KeptWatches {
  read(signInAddress: string): KeptAlerts
  write(signInAddress: string, kept: KeptAlerts): void
}
