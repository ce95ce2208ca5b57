// Lists, subscriptions and presence with the fewest requests (design: one batch per hundred contacts, nothing per
// contact). Subscribed before the lists are read a second time, so that nothing falls in between.

import { toPreferred } from '../roster/from-ucwa'
import type { ContactsAndGroupsSubscriptionDocument } from '../ucwa/documents'
import { makeMeAvailable, readMe } from '../ucwa/me'
import { readContactsAndGroupsSubscription } from '../ucwa/subscriptions'
import type { UcwaError } from '../ucwa/ucwa-error'
import { completePeople, contactErrand, presenceErrands } from './complete'
import { errand, type Errand } from './line'
import { readLists } from './read-lists'
import { isForGood } from './retry'
import type { Stay } from './stay'

/** Kinds of what a load reads anew; notes follow it, and what an event said of them holds. */
const readByLoad = ['presence', 'my', 'contact', 'group', 'members', 'list', 'subscription'] as const
const news = 'list news'

/**
 * Reads everything there is to show. Throws the `UcwaError` that kept a list from being read; a presence that cannot be
 * read leaves its person unknown or stale. `onLists`: the lists are there and presence is asked for.
 */
export async function load(stay: Stay, onLists: () => void): Promise<void> {
  const { line, life, own } = stay
  life.subscriptions.retryRefused()
  life.missed.forget(readByLoad)
  let startHref: string | undefined
  let failure: UcwaError | undefined
  const first = readLists(stay)
  await line.run([
    ...availableErrand(stay),
    ...subscriptionErrand(
      stay,
      ({ links }) => (startHref = links.startOrRefreshSubscriptionToContactsAndGroups),
      (error) => (failure = error)
    ),
    ...first.errands
  ])
  if (failure) throw failure
  const missing = await first.finish()
  onLists()
  stay.tell()

  const members = first.members('all')
  const opening = [
    ...(startHref === undefined ? [] : [life.subscriptions.lists.start(startHref)]),
    ...(own.document ? [errand(readMe(own.document.self), own.put)] : []),
    // Before their subscriptions, which cover whoever is known as a member by then.
    ...members.errands,
    ...life.subscriptions.groups(),
    ...missing.flatMap((href) => contactErrand(stay, href))
  ]
  await line.run([...opening, ...presenceErrands(stay, Math.max(0, 100 - opening.length))])
  stay.tell()

  const second = readLists(stay)
  await stay.inTurn(() => {
    const others = [...life.subscriptions.mend(), ...own.reads(life.missed), ...presenceErrands(stay)]
    return line.run([...second.errands, ...members.strangers(), ...others])
  })
  const late = await second.finish()
  await line.run(late.flatMap((href) => contactErrand(stay, href)))
  await completePeople(stay)
  stay.tell()
}

// Who may not be reached for messages goes on without until asked again; repeated it "already exists" (reference 11.4).
function availableErrand({ life, own, chosen }: Stay): Errand[] {
  const name = 'make me available'
  const refused = ({ details }: UcwaError): void => {
    if (details.subcode === 'AlreadyExists') life.missed.had(name)
  }
  return life.missed.noting(name, () => {
    const href = own.document?.links.makeMeAvailable
    const availability = chosen()
    const signInAs = availability === null ? {} : { signInAs: toPreferred(availability) }
    if (href === undefined) return undefined
    const call = makeMeAvailable(href, { ...signInAs, supportedModalities: ['Messaging'] })
    return errand(call, () => undefined, refused)
  })
}

/** Asks where to subscribe to changes of the lists; who may not goes without, until it is asked for again. */
export function subscriptionErrand(
  { life, ports }: Stay,
  take: (document: ContactsAndGroupsSubscriptionDocument) => void,
  failed: (error: UcwaError) => void
): Errand[] {
  const href = life.application.people.links.myContactsAndGroupsSubscription
  const refused = (error: UcwaError): void => {
    ports.log(`changes of the lists will not be told: ${error.code}`)
    if (isForGood(error)) life.missed.refused(news, error)
    else failed(error)
  }
  const took = (document: ContactsAndGroupsSubscriptionDocument): void => {
    life.missed.had(news)
    take(document)
  }
  return href === undefined ? [] : [errand(readContactsAndGroupsSubscription(href), took, refused)]
}
