// What runs beside the poll as long as a stay lasts: renewing subscriptions, and reading notes once.

import { UcwaError } from '../ucwa/ucwa-error'
import { completePeople, reloadLists } from './follow'
import { noteErrands } from './load'
import { isPassing, persist, waitMs } from './retry'
import type { Stay } from './stay'

/** Renews subscriptions in time until the stay is over. Rejects with what ends the stay, if a renewal meets that. */
export async function keepSubscribed(stay: Stay): Promise<void> {
  const { life, line, ports } = stay
  let failures = 0
  while (!line.signal.aborted) {
    const pauseMs = failures > 0 ? waitMs(failures, ports.random) : life.subscriptions.nextDueAt - ports.now()
    await ports.sleep(Math.max(1_000, pauseMs), line.signal)
    if (line.signal.aborted) return
    try {
      await line.run(life.subscriptions.due())
      await completePeople(stay)
      if (life.subscriptions.takeListsLapsed()) await reloadLists(stay)
      failures = 0
    } catch (error) {
      if (!(error instanceof UcwaError) || !isPassing(error) || error.code === 'application-gone') throw error
      failures += 1
    }
    stay.tell()
  }
}

/** Reads everybody's note, quietly: nothing waits for it. */
export async function readNotes(stay: Stay): Promise<void> {
  const { line, roster, ports } = stay
  await persist(() => line.run(noteErrands(stay, roster.contacts)), ports, line.signal)
  stay.tell()
}
