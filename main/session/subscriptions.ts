// What the server was asked to tell us about, and until when: presence of groups, of people in none, and the lists.

import type { Roster } from '../roster/roster'
import type { GroupDocument, PeopleDocument, PresenceSubscriptionDocument, UcwaEvent } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { createPresenceSubscription, extendPresenceSubscription, subscribeToGroupPresence } from '../ucwa/subscriptions'
import type { UcwaError } from '../ucwa/ucwa-error'
import { errand, type Errand } from './line'
import { createListSubscription, type ListSubscription } from './list-subscription'
import { isForGood } from './retry'
import { isDue, isYoung, newTerm, subscriptionMinutes, type Term } from './terms'

interface Held extends Term {
  /** Compared href. */
  readonly self: string
  readonly covers: () => readonly string[]
  readonly renew: () => Errand
}

/** The subscriptions of one application. Its errands keep the roster's coverage right as they are answered. */
export interface Subscriptions {
  readonly lists: Pick<ListSubscription, 'start' | 'takeLapsed'>
  /** Subscribes to every group that offers it (distribution groups apart: their members are not shown). */
  groups(): Errand[]
  /** Covers whom nobody reports on: again by their group, else ad hoc. Who was refused is left out. */
  mend(): Errand[]
  /** One group again, after it got a member. `group`: compared href. */
  group(group: string): Errand[]
  /** Takes warnings and ends out of a package; returns the renewals they call for. */
  apply(events: readonly UcwaEvent[]): Errand[]
  /** Renewals that are due. What has run out meanwhile no longer covers anybody. */
  due(): Errand[]
  /** Forgets refusals that may pass; with `all`, every refusal. */
  retryRefused(all: boolean): void
  /** The server has dropped them all (`resume`). */
  forget(): void
}

export function createSubscriptions(input: {
  people: PeopleDocument
  roster: Roster
  now: () => number
  log: (line: string) => void
}): Subscriptions {
  const { people, roster, now } = input
  const lists = createListSubscription(now, input.log)
  const held = new Map<string, Held>()
  /** Groups (compared hrefs) and uris, with whether the refusal is for good. */
  const refused = new Map<string, boolean>()

  const hold = (key: string, { self }: PresenceSubscriptionDocument, parts: Pick<Held, 'covers' | 'renew'>): void => {
    held.set(key, { self: hrefKey(self), ...newTerm(now()), ...parts })
    roster.cover(parts.covers())
  }
  const drop = (key: string): void => {
    const subscription = held.get(key)
    if (subscription && held.delete(key)) roster.uncover(subscription.covers(), now())
  }
  const refuse = (keys: readonly string[], error: UcwaError): void => {
    input.log(`presence subscription refused: ${error.code}`)
    for (const key of keys) refused.set(key, isForGood(error))
  }
  const forGroup = (group: GroupDocument): Errand[] => {
    const key = hrefKey(group.self)
    const href = group.links.subscribeToGroupPresence
    if (href === undefined || group.rel === 'distributionGroup' || refused.has(key)) return []
    // Posting it again extends it, covers later members too, and cannot meet the misleading 404 of reference 11.6.
    const renew = (): Errand =>
      errand(
        subscribeToGroupPresence(href, subscriptionMinutes),
        (document) => hold(key, document, { covers: () => roster.membersOf(key), renew }),
        (error) => {
          refuse([key], error)
          drop(key)
        }
      )
    return [renew()]
  }
  const forPeople = (uris: readonly string[]): Errand[] => {
    const href = people.links.presenceSubscriptions
    const wanted = uris.filter((uri) => !refused.has(uri))
    if (href === undefined || wanted.length === 0) return []
    const take = (document: PresenceSubscriptionDocument): void => {
      const key = hrefKey(document.self)
      // An ended one is dropped: whom it covered is then found by `mend`.
      const renew = (): Errand =>
        errand(extendPresenceSubscription(document.self, subscriptionMinutes), take, () => drop(key))
      hold(key, document, { covers: () => wanted, renew })
    }
    const create = createPresenceSubscription(href, subscriptionMinutes, wanted)
    return [errand(create, take, (error) => refuse(wanted, error))]
  }
  /** Renewals that a package calls for, and whether one of ours ended in it. */
  const heed = (events: readonly UcwaEvent[]): { warned: Errand[]; isEnded: boolean } => {
    const warned = new Map<string, Errand>()
    let isEnded = false
    for (const { link, type } of events) {
      if (link.rel !== 'presenceSubscription') continue
      const [key, subscription] = [...held].find(([, { self }]) => self === hrefKey(link.href)) ?? []
      if (key === undefined || !subscription) continue
      if (type === 'deleted') drop(key)
      else if (type === 'updated' && !isYoung(subscription, now())) warned.set(key, subscription.renew())
      isEnded ||= type === 'deleted'
    }
    return { warned: [...warned.values()], isEnded }
  }

  return {
    lists,
    groups: () => roster.groupDocuments.flatMap(forGroup),
    group: (key) => roster.groupDocuments.filter(({ self }) => hrefKey(self) === key).flatMap(forGroup),
    mend() {
      const uncovered = new Set(roster.uncovered)
      const errands: Errand[] = []
      for (const group of uncovered.size === 0 ? [] : roster.groupDocuments) {
        const members = roster.membersOf(group.self).filter((uri) => uncovered.has(uri))
        const again = members.length === 0 ? [] : forGroup(group)
        if (again.length > 0) members.forEach((uri) => uncovered.delete(uri))
        errands.push(...again)
      }
      return [...errands, ...forPeople([...uncovered])]
    },
    apply(events) {
      const { warned, isEnded } = heed(events)
      // Nobody tells the end of the subscription to the lists: when another one ended early, it may have as well.
      return [...lists.apply(events, isEnded), ...warned]
    },
    due() {
      for (const [key, { until }] of held) if (until <= now()) drop(key)
      const renewals = [...held.values()].filter((one) => isDue(one, now())).map(({ renew }) => renew())
      return [...lists.due(), ...renewals]
    },
    retryRefused(all) {
      for (const [key, forGood] of refused) if (all || !forGood) refused.delete(key)
    },
    forget() {
      held.clear()
      lists.forget()
    }
  }
}
