// Presence subscriptions of whole groups: one request covers everybody in it.

import { personKey } from '../roster/person-key'
import type { Roster } from '../roster/roster'
import type { GroupDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { deletePresenceSubscription, subscribeToGroupPresence } from '../ucwa/subscriptions'
import type { UcwaError } from '../ucwa/ucwa-error'
import type { HeldSubscriptions, Parts } from './held-subscriptions'
import { errand, type Errand } from './line'
import { subscriptionMinutes } from './terms'

export interface GroupSubscriptions {
  /** Subscribes to every group that offers it; of distribution groups to those that are open. */
  all(): Errand[]
  /** One group again, after it got a member. `group`: compared href. */
  group(group: string): Errand[]
  /** Those groups again of which somebody is among `uncovered` (person keys); takes out of it whom they will cover. */
  mend(uncovered: Map<string, string>): Errand[]
  /** Ends those of distribution groups that are not open any more. */
  trim(): Errand[]
  /** Why groups could not be subscribed to, until that is forgotten. */
  refusals(): readonly UcwaError[]
  retryRefused(): void
  forget(): void
}

export function createGroupSubscriptions(input: {
  roster: Roster
  held: HeldSubscriptions
  log: (line: string) => void
}): GroupSubscriptions {
  const { roster, held, log } = input
  /** By compared href of the group. */
  const refused = new Map<string, UcwaError>()
  /** Own addresses of the subscriptions to distribution groups, by compared href of the group. */
  const opened = new Map<string, { readonly groupId: string; readonly self: string }>()

  const isShut = ({ rel, id }: GroupDocument): boolean => rel === 'distributionGroup' && roster.insideOf(id) !== 'open'
  const covering = (key: string, { rel }: GroupDocument): Parts['covers'] => {
    // Whom a closed group covered is not known afterwards.
    const members = roster.membersOf(key)
    return rel === 'distributionGroup' ? () => members : () => roster.membersOf(key)
  }
  const forGroup = (group: GroupDocument): Errand[] => {
    const key = hrefKey(group.self)
    const href = group.links.subscribeToGroupPresence
    if (href === undefined || refused.has(key) || isShut(group)) return []
    // Posting it again extends it, covers later members too, and cannot meet the misleading 404 of reference 11.6.
    const take = (document: Parameters<HeldSubscriptions['hold']>[1]): void => {
      if (group.rel === 'distributionGroup') opened.set(key, { groupId: group.id, self: document.self })
      held.hold(key, document, { covers: covering(key, group), renew: () => forGroup(group) })
    }
    const refuse = (error: UcwaError): void => {
      log(`presence of a group refused: ${error.code}`)
      refused.set(key, error)
      held.drop(key)
    }
    return [errand(subscribeToGroupPresence(href, subscriptionMinutes), take, refuse)]
  }

  return {
    all: () => roster.groupDocuments.flatMap(forGroup),
    group: (key) => roster.groupDocuments.filter(({ self }) => hrefKey(self) === key).flatMap(forGroup),
    mend(uncovered) {
      const errands: Errand[] = []
      for (const group of uncovered.size === 0 ? [] : roster.groupDocuments) {
        const members = roster.membersOf(group.self).map(personKey)
        const again = members.some((key) => uncovered.has(key)) ? forGroup(group) : []
        if (again.length > 0) members.forEach((key) => uncovered.delete(key))
        errands.push(...again)
      }
      return errands
    },
    trim() {
      const closed = [...opened].filter(([, { groupId }]) => roster.insideOf(groupId) !== 'open')
      return closed.map(([key, { self }]) => {
        opened.delete(key)
        held.drop(key)
        // Some servers let nobody end what they made themselves (reference 13.5): then it runs out.
        return errand(deletePresenceSubscription(self), () => undefined)
      })
    },
    refusals: () => [...refused.values()],
    retryRefused: () => refused.clear(),
    forget: () => opened.clear()
  }
}
