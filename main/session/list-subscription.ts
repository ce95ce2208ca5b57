// The subscription to changes of the lists (reference 13.6): started with a load, refreshed in time. When it ran out
// changes may have been missed without a word.

import type { UcwaEvent } from '../ucwa/documents'
import { startContactsAndGroupsSubscription } from '../ucwa/subscriptions'
import type { UcwaError } from '../ucwa/ucwa-error'
import { errand, type Errand } from './line'
import { minutesUntilAgain } from './retry'
import { isDue, isYoung, newTerm, refusedTerm, subscriptionMinutes, type Term } from './terms'

export interface ListSubscription {
  /** Starts or refreshes it; `href` as the server last gave it. */
  start(href: string): Errand
  /** The refresh, if it is due. */
  due(): Errand[]
  /** The refresh, if the package warns of the end or gives reason to doubt that it still runs. */
  apply(events: readonly UcwaEvent[], isDoubtful: boolean): Errand[]
  /** True once after it had run out: the lists have to be read again. */
  takeLapsed(): boolean
  forget(): void
}

export function createListSubscription(now: () => number, log: (line: string) => void): ListSubscription {
  let held: (Term & { readonly href: string }) | undefined
  let lapsed = false
  let refusals = 0

  const start = (href: string): Errand =>
    errand(
      startContactsAndGroupsSubscription(href, subscriptionMinutes),
      ({ links }) => {
        refusals = 0
        held = { href: links.startOrRefreshSubscriptionToContactsAndGroups ?? href, ...newTerm(now()) }
      },
      (error: UcwaError) => {
        log(`subscription to the lists refused: ${error.code}`)
        refusals += 1
        held = { href, ...refusedTerm(now(), minutesUntilAgain(error, refusals)) }
      }
    )
  return {
    start,
    due() {
      if (!held || !isDue(held, now())) return []
      if (held.until <= now()) lapsed = true
      return [start(held.href)]
    },
    apply(events, isDoubtful) {
      const isWarned = events.some(
        ({ link, type }) => link.rel === 'myContactsAndGroupsSubscription' && type === 'updated'
      )
      if (isDoubtful && held) lapsed = true
      return held && (isDoubtful || (isWarned && !isYoung(held, now()))) ? [start(held.href)] : []
    },
    takeLapsed() {
      const was = lapsed
      lapsed = false
      return was
    },
    forget() {
      held = undefined
    }
  }
}
