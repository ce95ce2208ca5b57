// Presence of everybody whom no group's subscription covers: one subscription, refilled rather than made again
// (reference 13.5). Told what is wanted, it says step by step what has to be asked; each answer leads to the next step.

import { personKey } from '../roster/person-key'
import type { Roster } from '../roster/roster'
import type { PeopleDocument, PresenceSubscriptionDocument } from '../ucwa/documents'
import { addToPresenceSubscription } from '../ucwa/presence-memberships'
import {
  createPresenceSubscription,
  deletePresenceSubscription,
  extendPresenceSubscription
} from '../ucwa/subscriptions'
import { hrefKey } from '../ucwa/links'
import type { UcwaError } from '../ucwa/ucwa-error'
import type { HeldSubscriptions } from './held-subscriptions'
import { errand, type Errand } from './line'
import { createPoolMembers, type Pooled } from './pool-members'
import { subscriptionMinutes } from './terms'

export interface PresencePool {
  /** The next step: takes out who is not shown any more, describes who was put in, covers `uncovered` (uris). */
  next(uncovered: readonly string[]): Errand[]
  /** Why somebody could not be covered, until that is forgotten. */
  refusalOf(uri: string): UcwaError | undefined
  /** Why people could not be covered or described. */
  refusals(): readonly UcwaError[]
  /** Forgets every refusal. */
  retryRefused(): void
  /** Forgets the refusals of these people. */
  retry(uris: readonly string[]): void
  forget(): void
}

export function createPresencePool(input: {
  people: PeopleDocument
  roster: Roster
  held: HeldSubscriptions
  now: () => number
  log: (line: string) => void
}): PresencePool {
  const { people, roster, held, now, log } = input
  const pool = new Map<string, Pooled>()
  const members = createPoolMembers(people, roster, now)
  const refused = new Map<string, UcwaError>()
  let mostAtOnce = Infinity
  /** What makes room for one more subscription, once it was found that there is none. */
  let room: 'untried' | 'wanted' | 'tried' = 'untried'
  /** Its people are in another one by now. */
  let merged: Pooled | undefined

  const running = (): Pooled[] => {
    for (const key of pool.keys()) if (!held.has(key)) pool.delete(key)
    return [...pool.values()]
  }
  const refuse = (uris: readonly string[], error: UcwaError): void => {
    log(`presence subscription refused: ${error.code}`)
    for (const uri of uris) refused.set(personKey(uri), error)
  }
  const drop = ({ key }: Pooled): void => {
    pool.delete(key)
    held.drop(key)
  }
  const hold = (pooled: Pooled): void => {
    // An ended one is dropped: whom it covered is then covered anew. An empty one is left to run out.
    const renew = (): Errand[] => {
      const extend = extendPresenceSubscription(pooled.document.self, subscriptionMinutes)
      const renewal = errand(
        extend,
        () => hold(pooled),
        () => drop(pooled)
      )
      return pooled.people.size === 0 ? [] : [renewal]
    }
    held.hold(pooled.key, pooled.document, { covers: () => [...pooled.people.values()], renew })
  }
  const create = (href: string, uris: readonly string[]): Errand => {
    const some = uris.slice(0, mostAtOnce)
    const take = (document: PresenceSubscriptionDocument): void => {
      const key = hrefKey(document.self)
      const pooled = { key, document, people: new Map<string, string>(), isFull: false, isRead: false }
      pool.set(key, pooled)
      members.enter(pooled, some, [])
      hold(pooled)
    }
    return errand(createPresenceSubscription(href, subscriptionMinutes, some), take, (error) => {
      if (!isLimit(error)) return refuse(some, error)
      if (room === 'untried') room = 'wanted'
      // Too many subscriptions, or too many people for one: the answer does not tell which.
      else if (some.length > 1) mostAtOnce = Math.ceil(some.length / 2)
      else refuse(uris, error)
    })
  }
  const add = (pooled: Pooled, href: string, uris: readonly string[]): Errand => {
    const some = uris.slice(0, mostAtOnce)
    return errand(
      addToPresenceSubscription(href, some),
      (memberships) => members.enter(pooled, some, memberships),
      (error) => {
        if (error.code === 'not-found') drop(pooled)
        else if (isLimit(error)) pooled.isFull = true
        else refuse(some, error)
      }
    )
  }
  const cover = (uncovered: readonly string[]): Errand[] => {
    const uris = uncovered.filter((uri) => !refused.has(personKey(uri)))
    if (uris.length === 0) return []
    for (const pooled of running()) {
      const href = addressOf(pooled)
      if (href !== undefined && !pooled.isFull) return [add(pooled, href, uris)]
    }
    const href = people.links.presenceSubscriptions
    return href === undefined ? [] : [create(href, uris)]
  }

  const left = (pooled: Pooled, uris: readonly string[]): void => {
    pooled.isFull = false
    room = 'untried'
    for (const [key, error] of refused) if (isLimit(error)) refused.delete(key)
    held.release(uris)
  }
  const end = (pooled: Pooled): Errand => {
    drop(pooled)
    return errand(deletePresenceSubscription(pooled.document.self), () => undefined)
  }
  const makeRoom = (): Errand[] => {
    room = 'tried'
    const [smallest, next] = running()
      .filter((pooled) => pooled.people.size > 0)
      .sort((one, other) => one.people.size - other.people.size)
    const empty = running().filter(({ people }) => people.size === 0)
    const href = next && addressOf(next)
    if (!smallest || !next || href === undefined) return empty.map(end)
    const uris = [...smallest.people.values()]
    const merge = errand(
      addToPresenceSubscription(href, uris),
      (memberships) => {
        members.enter(next, uris, memberships)
        merged = smallest
      },
      () => (next.isFull = true)
    )
    return [...empty.map(end), merge]
  }

  return {
    next(uncovered) {
      if (merged) {
        const old = merged
        merged = undefined
        return [end(old)]
      }
      const errands = room === 'wanted' ? makeRoom() : []
      if (errands.length > 0) return errands
      const pooled = running()
      if (pooled.length === 0) return cover(uncovered)
      const described = new Set(roster.contacts.map(({ uri }) => personKey(uri)))
      const shown = new Set([...described, ...roster.truth.watching.map(personKey)])
      return [
        ...pooled.flatMap((one) => members.trim(one, shown, (uris) => left(one, uris))),
        ...pooled.flatMap((one) => members.describe(one, described)),
        ...cover(uncovered)
      ]
    },
    refusalOf: (uri) => refused.get(personKey(uri)),
    refusals: () => [...refused.values(), ...members.refusals()],
    retryRefused() {
      refused.clear()
      room = 'untried'
      members.retry()
    },
    retry(uris) {
      for (const uri of uris) refused.delete(personKey(uri))
    },
    forget() {
      pool.clear()
      members.clear()
      merged = undefined
      room = 'untried'
    }
  }
}

const addressOf = ({ document: { links } }: Pooled): string | undefined =>
  links.addToPresenceSubscription ?? links.memberships

const isLimit = ({ details }: UcwaError): boolean => details.status === 403 && details.subcode === 'LimitExceeded'
