// What runs beside the poll as long as a stay lasts: renewing subscriptions, and reading notes once.

import type { ContactsAndGroupsSubscriptionDocument } from '../ucwa/documents'
import { UcwaError } from '../ucwa/ucwa-error'
import { completeNewcomers, doubtfulNotes, noteErrands } from './complete'
import { reloadLists } from './follow'
import { subscriptionErrand } from './load'
import { isPassing, persist, waitMs } from './retry'
import type { Stay } from './stay'

/** How often it is looked whether something is due; nothing is asked of the server unless it is. */
const lookMs = 60_000
const wholeLists = 'list whole'
const coverage = 'subscription coverage'

/**
 * Renews subscriptions in time and asks again what was refused, when it is due, until the stay is over. Rejects with
 * what ends the stay, if a renewal meets that.
 */
export async function keepSubscribed(stay: Stay): Promise<void> {
  const { line, ports, bell } = stay
  let failures = 0
  if (!areListsDue(stay)) await bell.wait(lookMs, line.signal)
  while (!line.signal.aborted) {
    try {
      await look(stay)
      failures = 0
    } catch (error) {
      if (!(error instanceof UcwaError) || !isPassing(error) || error.code === 'application-gone') throw error
      failures += 1
    }
    await bell.wait(failures > 0 ? waitMs(failures, ports.random) : lookMs, line.signal)
  }
}

/** Asks now for everything that was refused, if there is a stay to ask in; answers whether there is. */
export function askNow(stay: Stay | null): boolean {
  if (!stay) return false
  stay.life.missed.hurry()
  stay.bell.ring()
  return true
}

async function look(stay: Stay): Promise<void> {
  const { life, line, roster, tell } = stay
  const { missed, subscriptions } = life
  const isCoverageDue = missed.isDue('subscription')
  if (isCoverageDue) subscriptions.retryRefused()
  const before = new Set(roster.contacts.map(({ uri }) => uri))
  const errands = [...subscriptions.due(), ...missed.again()]
  await line.run(errands)
  if (subscriptions.lists.takeLapsed()) missed.want(wholeLists)
  const isReading = areListsDue(stay)
  if (isReading) await readListsAgain(stay)
  const isComplete = roster.uncovered.length === 0 && roster.unread.length === 0 && doubtfulNotes(stay).length === 0
  if (errands.length > 0 || isReading || isCoverageDue || !isComplete) {
    await completeNewcomers(stay, before)
    tell()
  }
  const { refusal } = subscriptions
  if (!refusal) missed.had(coverage)
  else if (isCoverageDue || !missed.has(coverage)) missed.refused(coverage, refusal)
}

const areListsDue = ({ life: { missed } }: Stay): boolean => missed.isDue('list') || missed.isDue('members')

/** Rights come back, too: that to hear of changes is asked for with the lists. */
async function readListsAgain(stay: Stay): Promise<void> {
  const { life, line } = stay
  let startHref: string | undefined
  let failure: UcwaError | undefined
  const take = ({ links }: ContactsAndGroupsSubscriptionDocument): void => {
    startHref = links.startOrRefreshSubscriptionToContactsAndGroups
  }
  if (life.missed.has('list news')) await line.run(subscriptionErrand(stay, take, (error) => (failure = error)))
  if (failure) throw failure
  if (startHref !== undefined) await line.run([life.subscriptions.lists.start(startHref)])
  await reloadLists(stay)
  life.missed.had(wholeLists)
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
