// What runs beside the poll as long as a stay lasts: renewing subscriptions, and reading notes once.

import type { ContactsAndGroupsSubscriptionDocument } from '../ucwa/documents'
import { UcwaError } from '../ucwa/ucwa-error'
import { completePeople, noteErrands, presenceErrand } from './complete'
import { reloadLists } from './follow'
import { subscriptionErrand } from './load'
import { isPassing, persist, waitMs } from './retry'
import type { Stay } from './stay'

/** How often it is looked whether something is due; nothing is asked of the server unless it is. */
const lookMs = 60_000
/** What was refused for the moment is tried again with every fifth look, what was refused for good with the twentieth. */
const looksPerRetry = 5
const looksPerLastingRetry = 20

/**
 * Renews subscriptions in time and tries again what was refused for the moment, until the stay is over. Rejects with
 * what ends the stay, if a renewal meets that.
 */
export async function keepSubscribed(stay: Stay): Promise<void> {
  const { line, ports } = stay
  let failures = 0
  let looks = 0
  while (!line.signal.aborted) {
    await ports.sleep(failures > 0 ? waitMs(failures, ports.random) : lookMs, line.signal)
    if (line.signal.aborted) return
    looks += 1
    const isLongAgo = looks % looksPerLastingRetry === 0
    if (looks % looksPerRetry === 0) {
      stay.life.subscriptions.retryRefused(isLongAgo)
      stay.life.unreadable.clear()
    }
    try {
      if (isLongAgo) await askAgain(stay)
      if (looks % looksPerRetry === 0) await readMissed(stay, isLongAgo)
      await renew(stay)
      failures = 0
    } catch (error) {
      if (!(error instanceof UcwaError) || !isPassing(error) || error.code === 'application-gone') throw error
      failures += 1
    }
  }
}

/** Rights come back, too: what was refused for good is asked for once more. */
async function askAgain(stay: Stay): Promise<void> {
  const { life, line, roster } = stay
  const { isWithheld, refused } = life
  const uris = [...refused]
  refused.clear()
  life.isWithheld = false
  let startHref: string | undefined
  const take = ({ links }: ContactsAndGroupsSubscriptionDocument): void => {
    startHref = links.startOrRefreshSubscriptionToContactsAndGroups
  }
  await line.run([
    ...uris.flatMap((uri) => presenceErrand(stay, uri, roster.contact(uri)?.links.contactPresence)),
    ...(isWithheld ? subscriptionErrand(stay, take, () => (life.isWithheld = true)) : [])
  ])
  if (!isWithheld) return
  if (startHref !== undefined) await line.run([life.subscriptions.lists.start(startHref)])
  await reloadLists(stay)
}

async function readMissed({ life, line, tell }: Stay, isLongAgo: boolean): Promise<void> {
  const errands = [life.missed, life.missedNotes].flatMap((missed) => missed.again(isLongAgo))
  if (errands.length === 0) return
  await line.run(errands)
  tell()
}

async function renew(stay: Stay): Promise<void> {
  const { life, line, roster, tell } = stay
  const due = life.subscriptions.due()
  const isComplete = roster.uncovered.length === 0 && roster.unread.length === 0
  if (due.length === 0 && isComplete && !life.isOutdated) return
  await line.run(due)
  if (life.subscriptions.lists.takeLapsed() || life.isOutdated) await reloadLists(stay)
  await completePeople(stay)
  tell()
}

/** A moment of rest for the server and the line after everybody's presence was read. */
const restMs = 1000

/** Reads everybody's note and lets photos follow, quietly: nothing waits for it. */
export async function readNotes(stay: Stay): Promise<void> {
  const { life, line, roster, ports } = stay
  try {
    await ports.sleep(restMs, line.signal)
    if (line.signal.aborted) return
    await persist(() => line.run(noteErrands(stay, roster.contacts)), ports, line.signal)
    life.areNotesRead = true
    stay.tell()
  } finally {
    // Also when the stay is over: whoever waits for a photo then learns that there is none to be had now.
    life.photos.begin()
  }
}
