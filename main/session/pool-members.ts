// Who is in which subscription of the pool: where each such membership stands, whom it brings, who is to be taken out.

import { personKey } from '../roster/person-key'
import type { Roster } from '../roster/roster'
import { readContact } from '../ucwa/contacts'
import type { PeopleDocument, PresenceMembershipDocument, PresenceSubscriptionDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { readPresenceMemberships, removeFromPresenceSubscription } from '../ucwa/presence-memberships'
import type { UcwaError } from '../ucwa/ucwa-error'
import { errand, type Errand } from './line'

/** One subscription of the pool. `key`: compared href. */
export interface Pooled {
  readonly key: string
  readonly document: PresenceSubscriptionDocument
  /** Uris by person. */
  readonly people: Map<string, string>
  /** It took nobody more the last time. */
  isFull: boolean
  /** Whether every membership in it was told, or there was an attempt to read them. */
  isRead: boolean
}

export interface PoolMembers {
  /** These people were put in; `memberships` is what the answer told of it. */
  enter(pooled: Pooled, uris: readonly string[], memberships: readonly PresenceMembershipDocument[]): void
  /** Takes out who is not `shown` (person keys) any more; `left` is told whom, if there is anybody. */
  trim(pooled: Pooled, shown: ReadonlySet<string>, left: (uris: readonly string[]) => void): Errand[]
  /** Reads the contacts of those who are not `described` (person keys). */
  describe(pooled: Pooled, described: ReadonlySet<string>): Errand[]
  /** Why contacts could not be read, until that is tried again. */
  refusals(): readonly UcwaError[]
  retry(): void
  clear(): void
}

/** `now` in milliseconds since 1970. */
export function createPoolMembers(people: PeopleDocument, roster: Roster, now: () => number): PoolMembers {
  const memberships = new Map<string, PresenceMembershipDocument>()
  /** Contacts (compared hrefs) that cannot be read, and people (keys) of whom there is none. */
  const unreadable = new Map<string, UcwaError>()
  const nameless = new Set<string>()

  const put = (documents: readonly PresenceMembershipDocument[]): void => {
    for (const one of documents) memberships.set(hrefKey(one.self), one)
  }
  const within = ({ key }: Pooled): PresenceMembershipDocument[] =>
    [...memberships.values()].filter(({ subscription }) => hrefKey(subscription) === key)
  const byPerson = (pooled: Pooled): Map<string, PresenceMembershipDocument> =>
    new Map(within(pooled).map((one) => [personKey(roster.uriAt(one.contact) ?? ''), one]))
  const readOnce = (pooled: Pooled): Errand[] => {
    const href = pooled.document.links.memberships ?? people.links.presenceSubscriptionMemberships
    if (pooled.isRead || href === undefined) return []
    pooled.isRead = true
    return [errand(readPresenceMemberships(href), put)]
  }

  return {
    enter(pooled, uris, told) {
      put(told)
      // The answer may tell all memberships, the new ones or none (reference 13.5).
      if (told.length < uris.length) pooled.isRead = false
      for (const uri of uris) pooled.people.set(personKey(uri), uri)
      roster.cover(uris, now())
    },
    trim(pooled, shown, left) {
      const gone = [...pooled.people].filter(([key]) => !shown.has(key))
      if (gone.length === 0) return []
      const known = byPerson(pooled)
      const read = gone.every(([key]) => known.has(key)) ? [] : readOnce(pooled)
      if (read.length > 0) return read
      for (const [key] of gone) pooled.people.delete(key)
      left(gone.map(([, uri]) => uri))
      return gone.flatMap(([key]) => {
        const membership = known.get(key)
        if (!membership) return []
        memberships.delete(hrefKey(membership.self))
        return [errand(removeFromPresenceSubscription(membership.self), () => undefined)]
      })
    },
    describe(pooled, described) {
      const unknown = [...pooled.people].filter(([key]) => !described.has(key) && !nameless.has(key))
      if (unknown.length === 0) return []
      const read = readOnce(pooled)
      if (read.length > 0) return read
      const contacts = within(pooled).map(({ contact }) => contact)
      const strangers = contacts.filter((href) => roster.uriAt(href) === undefined && !unreadable.has(hrefKey(href)))
      if (strangers.length === 0) {
        // Nobody tells where they are described, hence nobody can be asked how they are.
        for (const [key, uri] of unknown) {
          nameless.add(key)
          roster.putPresence(uri, { availability: 'Unknown' }, now())
        }
      }
      return strangers.map((href) =>
        errand(readContact(href), roster.putContact, (error) => void unreadable.set(hrefKey(href), error))
      )
    },
    refusals: () => [...unreadable.values()],
    retry() {
      unreadable.clear()
      nameless.clear()
    },
    clear: () => memberships.clear()
  }
}
