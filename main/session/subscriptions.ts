// What the server was asked to tell us about, and until when: presence of groups, of people in none, and the lists.

import type { Roster } from '../roster/roster'
import type { GroupDocument, PeopleDocument, PresenceSubscriptionDocument, UcwaEvent } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import {
  createPresenceSubscription,
  extendPresenceSubscription,
  startContactsAndGroupsSubscription,
  subscribeToGroupPresence
} from '../ucwa/subscriptions'
import type { UcwaError } from '../ucwa/ucwa-error'
import { errand, type Errand } from './line'

const minutes = 30
const minuteMs = 60_000
/** At two thirds of the time; what is due within the next minute goes along in the same batch. */
const renewAfterMs = 20 * minuteMs
const togetherMs = minuteMs

interface Subscription {
  /** Compared href; unknown until the server answered. */
  readonly self: string
  readonly until: number
  readonly renewAt: number
  readonly covers: () => readonly string[]
  readonly renew: () => Errand
}

/** The subscriptions of one application. Its errands keep the roster's coverage right as they are answered. */
export interface Subscriptions {
  /** Starts or refreshes the subscription to the lists; `href` as the server last gave it. */
  lists(href: string): Errand
  /** Subscribes to every group that offers it (distribution groups apart: their members are not shown). */
  groups(): Errand[]
  /** Covers whom nobody reports on: again by their group, else ad hoc. Each is tried once until `retryRefused`. */
  mend(): Errand[]
  /** One group again, after it got a member. `group`: compared href. */
  group(group: string): Errand[]
  /** Takes warnings and ends out of a package; returns the renewals they call for. */
  apply(events: readonly UcwaEvent[]): Errand[]
  /** Renewals that are due. What has run out meanwhile no longer covers anybody. */
  due(): Errand[]
  /** When the next renewal is due, in milliseconds since 1970. */
  readonly nextDueAt: number
  /** True once after the subscription to the lists had run out: changes may have been missed. */
  takeListsLapsed(): boolean
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
  const { people, roster, now } = input
  const held = new Map<string, Subscription>()
  const refused = new Set<string>()
  let list: { href: string; until: number; renewAt: number } | undefined
  let listsLapsed = false

  const hold = (
    key: string,
    document: PresenceSubscriptionDocument,
    parts: Pick<Subscription, 'covers' | 'renew'>
  ): void => {
    held.set(key, {
      self: hrefKey(document.self),
      until: now() + minutes * minuteMs,
      renewAt: now() + renewAfterMs,
      ...parts
    })
    roster.cover(parts.covers())
  }
  const drop = (key: string): void => {
    const subscription = held.get(key)
    if (subscription && held.delete(key)) roster.uncover(subscription.covers(), now())
  }
  const refuse =
    (key: string) =>
    (error: UcwaError): void => {
      input.log(`presence subscription refused: ${error.code}`)
      refused.add(key)
      drop(key)
    }
  const groupErrand = (group: GroupDocument): Errand[] => {
    const key = hrefKey(group.self)
    const href = group.links.subscribeToGroupPresence
    if (href === undefined || group.rel === 'distributionGroup' || refused.has(key)) return []
    // Posting it again extends it, covers later members too, and cannot meet the misleading 404 of reference 11.6.
    const renew = (): Errand =>
      errand(
        subscribeToGroupPresence(href, minutes),
        (document) => hold(key, document, { covers: () => roster.membersOf(key), renew }),
        refuse(key)
      )
    return [renew()]
  }
  const adHocErrand = (uris: readonly string[]): Errand[] => {
    const href = people.links.presenceSubscriptions
    const wanted = uris.filter((uri) => !refused.has(uri))
    if (href === undefined || wanted.length === 0) return []
    const take = (document: PresenceSubscriptionDocument): void => {
      const key = hrefKey(document.self)
      // An ended one is dropped: whom it covered is then found by `mend`.
      const renew = (): Errand => errand(extendPresenceSubscription(document.self, minutes), take, () => drop(key))
      hold(key, document, { covers: () => wanted, renew })
    }
    return [
      errand(createPresenceSubscription(href, minutes, wanted), take, (error) => {
        input.log(`presence subscription refused: ${error.code}`)
        wanted.forEach((uri) => refused.add(uri))
      })
    ]
  }
  const listsErrand = (href: string): Errand =>
    errand(
      startContactsAndGroupsSubscription(href, minutes),
      (document) => {
        const again = document.links.startOrRefreshSubscriptionToContactsAndGroups ?? href
        list = { href: again, until: now() + minutes * minuteMs, renewAt: now() + renewAfterMs }
      },
      (error) => {
        input.log(`subscription to the lists refused: ${error.code}`)
        if (list) list = { ...list, renewAt: now() + renewAfterMs }
      }
    )
  // Whatever a server makes of `updated`, one that was just renewed is not renewed again.
  const isYoung = ({ renewAt }: { readonly renewAt: number }): boolean => renewAt - now() > renewAfterMs - togetherMs
  const dueBy = (moment: number): Errand[] => {
    for (const [key, { until }] of held) if (until <= now()) drop(key)
    if (list && list.until <= now()) listsLapsed = true
    const renewals = [...held.values()].filter(({ renewAt }) => renewAt <= moment).map(({ renew }) => renew())
    return [...(list && list.renewAt <= moment ? [listsErrand(list.href)] : []), ...renewals]
  }

  return {
    lists: listsErrand,
    groups: () => roster.groupDocuments.flatMap(groupErrand),
    mend() {
      const uncovered = new Set(roster.uncovered)
      const errands: Errand[] = []
      for (const group of uncovered.size === 0 ? [] : roster.groupDocuments) {
        const members = roster.membersOf(group.self).filter((uri) => uncovered.has(uri))
        const again = members.length === 0 ? [] : groupErrand(group)
        if (again.length > 0) members.forEach((uri) => uncovered.delete(uri))
        errands.push(...again)
      }
      return [...errands, ...adHocErrand([...uncovered])]
    },
    group: (key) => roster.groupDocuments.filter(({ self }) => hrefKey(self) === key).flatMap(groupErrand),
    apply(events) {
      const warned = new Map<string, Errand>()
      for (const { link, type } of events) {
        if (link.rel === 'myContactsAndGroupsSubscription' && type === 'updated' && list && !isYoung(list)) {
          warned.set('', listsErrand(list.href))
        } else if (link.rel === 'presenceSubscription') {
          const [key, subscription] = [...held].find(([, { self }]) => self === hrefKey(link.href)) ?? []
          if (key !== undefined && type === 'deleted') drop(key)
          else if (key !== undefined && subscription && type === 'updated' && !isYoung(subscription)) {
            warned.set(key, subscription.renew())
          }
        }
      }
      return [...warned.values()]
    },
    due: () => dueBy(now() + togetherMs),
    get nextDueAt() {
      return Math.min(now() + renewAfterMs, list?.renewAt ?? Infinity, ...[...held.values()].map((one) => one.renewAt))
    },
    takeListsLapsed() {
      const lapsed = listsLapsed
      listsLapsed = false
      return lapsed
    },
    retryRefused: () => refused.clear(),
    forget() {
      held.clear()
      list = undefined
    }
  }
}
