// Who is in which subscription of the pool, and where each such membership stands.

import { personKey } from '../roster/person-key'
import type { Roster } from '../roster/roster'
import type { PresenceMembershipDocument, PresenceSubscriptionDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'

/** One subscription of the pool. `key`: compared href. */
export interface Pooled {
  readonly key: string
  readonly document: PresenceSubscriptionDocument
  /** Uris by person. */
  readonly people: Map<string, string>
  /** It took nobody more the last time. */
  isFull: boolean
  /** Whether its memberships were read since somebody was put in, or cannot be read at all. */
  isRead: boolean
}

/** The memberships that answers told, by their own address. */
export interface PoolBook {
  put(memberships: readonly PresenceMembershipDocument[]): void
  /** Own address of somebody's membership, as far as their contact is described. */
  find(pooled: Pooled, uri: string): PresenceMembershipDocument | undefined
  /** Hrefs of contacts in it whom nobody described. */
  strangers(pooled: Pooled): readonly string[]
  forget(membership: PresenceMembershipDocument): void
  clear(): void
}

export function createPoolBook(roster: Roster): PoolBook {
  const memberships = new Map<string, PresenceMembershipDocument>()
  const within = ({ key }: Pooled): PresenceMembershipDocument[] =>
    [...memberships.values()].filter(({ subscription }) => hrefKey(subscription) === key)

  return {
    put(documents) {
      for (const one of documents) memberships.set(hrefKey(one.self), one)
    },
    find: (pooled, uri) =>
      within(pooled).find(({ contact }) => personKey(roster.uriAt(contact) ?? '') === personKey(uri)),
    strangers: (pooled) =>
      within(pooled).flatMap(({ contact }) => (roster.uriAt(contact) === undefined ? contact : [])),
    forget: ({ self }) => void memberships.delete(hrefKey(self)),
    clear: () => memberships.clear()
  }
}
