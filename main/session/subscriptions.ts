// What the server was asked to tell us about, and until when: presence of groups, of people in none, and the lists.

import { personKey } from '../roster/person-key'
import type { Roster } from '../roster/roster'
import type { PeopleDocument, UcwaEvent } from '../ucwa/documents'
import { createGroupSubscriptions, type GroupSubscriptions } from './group-subscriptions'
import { createHeldSubscriptions } from './held-subscriptions'
import type { UcwaError } from '../ucwa/ucwa-error'
import type { Errand } from './line'
import { createListSubscription, type ListSubscription } from './list-subscription'
import { isLasting } from './retry'
import { createPresencePool, type PresencePool } from './presence-pool'

/** The subscriptions of one application. Its errands keep the roster's coverage right as they are answered. */
export interface Subscriptions {
  readonly lists: Pick<ListSubscription, 'start' | 'takeLapsed'>
  /** Subscribes to every group that offers it; of distribution groups to those that are open. */
  groups(): Errand[]
  /** One group again, after it got a member. `group`: compared href. */
  group: GroupSubscriptions['group']
  readonly pool: Pick<PresencePool, 'refusalOf' | 'retry'>
  /**
   * The next step to cover whom nobody reports on, again by their group, else by the pool, and to let go of whom nobody
   * needs. Who was refused is left out. Nothing when all is done; else there may be more to do once it is answered.
   */
  mend(): Errand[]
  /** Takes warnings and ends out of a package; returns the renewals they call for. */
  apply(events: readonly UcwaEvent[]): Errand[]
  /** Renewals that are due. What has run out meanwhile no longer covers anybody. */
  due(): Errand[]
  /** Why somebody or some group is not covered; of several reasons one that passes by itself. */
  readonly refusal: UcwaError | undefined
  /** Forgets every refusal. */
  retryRefused(): void
  /** The server has dropped them all (`resume`). */
  forget(): void
}

export function createSubscriptions(input: {
  people: PeopleDocument
  roster: Roster
  now: () => number
  log: (line: string) => void
}): Subscriptions {
  const { roster, now, log } = input
  const lists = createListSubscription(now, log)
  const held = createHeldSubscriptions(roster, now)
  const groups = createGroupSubscriptions({ roster, held, log })
  const pool = createPresencePool({ ...input, held })

  return {
    lists,
    groups: groups.all,
    group: groups.group,
    pool,
    mend() {
      const ended = groups.trim()
      const uncovered = new Map(roster.uncovered.map((uri) => [personKey(uri), uri]))
      return [...ended, ...groups.mend(uncovered), ...pool.next([...uncovered.values()])]
    },
    apply(events) {
      const { warned, isEnded } = held.heed(events)
      // Nobody tells the end of the subscription to the lists: when another one ended early, it may have as well.
      return [...lists.apply(events, isEnded), ...warned]
    },
    due: () => [...lists.due(), ...held.due()],
    get refusal() {
      const refusals = [...groups.refusals(), ...pool.refusals()]
      return refusals.find((error) => !isLasting(error)) ?? refusals[0]
    },
    retryRefused() {
      groups.retryRefused()
      pool.retryRefused()
    },
    forget() {
      held.clear()
      groups.forget()
      pool.forget()
      lists.forget()
    }
  }
}
