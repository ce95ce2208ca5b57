// The presence subscriptions of one application (reference 13.5): whom they cover, when they end, and the events
// that tell of it.
import { applicationNotFound, notFound, Refusal } from '../wire/answers'
import type { Clock } from '../clock'
import { createDeadline, prolonged, type Deadline } from './deadline'
import type { SimEvent } from './event-queue'
import { contactPresenceUpdated, subscribedContact, subscriptionEvent } from './catalogue'
import type { Hrefs } from '../wire/hrefs'
import type { SubscriptionIdentity } from '../wire/documents'
import { decodedOnceMore } from '../wire/twice-encoded'

export interface PresenceSubscription extends SubscriptionIdentity {
  readonly uris: ReadonlySet<string>
  readonly deadline: Deadline
}

export interface SubscriptionBook {
  all(): readonly PresenceSubscription[]
  /** Throws a Refusal: 404, with the misleading subcode if it has expired (reference 11.6). */
  find(id: string): PresenceSubscription
  covers(uri: string): boolean
  covered(): readonly string[]
  open(uris: readonly string[], minutes: number): PresenceSubscription
  /** One per group; asking again prolongs it and takes in whoever has joined. */
  openForGroup(groupId: string, uris: readonly string[], minutes: number): PresenceSubscription
  prolong(id: string, minutes: number): PresenceSubscription
  add(id: string, uris: readonly string[]): PresenceSubscription
  remove(id: string, uri: string): void
  close(id: string): void
  /** All of them, with the events of an expiry. */
  expireAll(): void
  /** All of them, without a word. */
  drop(): void
}

export interface SubscriptionBookOptions {
  readonly clock: Clock
  readonly hrefs: Hrefs
  readonly limits: { readonly subscriptions: number; readonly contactsPerSubscription: number }
  readonly announce: (events: readonly SimEvent[]) => void
}

type Entry = PresenceSubscription & { readonly uris: Set<string> }

export function createSubscriptionBook({ clock, hrefs, limits, announce }: SubscriptionBookOptions): SubscriptionBook {
  const entries = new Map<string, Entry>()
  const expired = new Set<string>()
  let lastNumber = 0

  const covers = (uri: string): boolean => [...entries.values()].some((entry) => entry.uris.has(uri))

  const find = (id: string): Entry => {
    const entry = entries.get(id) ?? entries.get(decodedOnceMore(id))
    if (entry) return entry
    throw expired.has(id) ? applicationNotFound() : notFound('presence subscription')
  }

  const checkRoom = (contacts: number): void => {
    if (contacts > limits.contactsPerSubscription) throw limitExceeded('Too many contacts in one subscription.')
  }

  /** Answers who was not covered by anything before. */
  const cover = (entry: Entry, uris: readonly string[]): string[] => {
    const gained = [...new Set(uris)].filter((uri) => !covers(uri) && !entry.uris.has(uri))
    for (const uri of uris) entry.uris.add(uri)
    return gained
  }

  const create = (id: string, kind: Entry['kind'], uris: readonly string[], minutes: number): Entry => {
    const warn = (): void => announce([subscriptionEvent(hrefs, 'updated', entry)])
    const deadline = createDeadline(clock, clock.now() + minutes * 60_000, warn, () => expire(entry))
    const entry: Entry = { id, kind, uris: new Set(), deadline }
    const gained = cover(entry, uris)
    entries.set(id, entry)
    expired.delete(id)
    announce([
      ...gained.map((uri) => subscribedContact(hrefs, 'added', uri)),
      subscriptionEvent(hrefs, 'added', entry),
      ...[...entry.uris].map((uri) => contactPresenceUpdated(hrefs, uri))
    ])
    return entry
  }

  const join = (entry: Entry, uris: readonly string[]): Entry => {
    const gained = cover(entry, uris)
    announce([
      ...gained.map((uri) => subscribedContact(hrefs, 'added', uri)),
      ...gained.map((uri) => contactPresenceUpdated(hrefs, uri))
    ])
    return entry
  }

  const end = (entry: Entry): void => {
    entry.deadline.cancel()
    entries.delete(entry.id)
    const lost = [...entry.uris].filter((uri) => !covers(uri))
    announce([
      ...lost.map((uri) => subscribedContact(hrefs, 'deleted', uri)),
      subscriptionEvent(hrefs, 'deleted', entry)
    ])
  }

  const expire = (entry: Entry): void => {
    expired.add(entry.id)
    end(entry)
  }

  const prolong = (entry: Entry, minutes: number): Entry => {
    entry.deadline.set(prolonged(entry.deadline.at, minutes, clock.now()))
    return entry
  }

  return {
    all: () => [...entries.values()],
    find,
    covers,
    covered: () => [...new Set([...entries.values()].flatMap((entry) => [...entry.uris]))],
    open(uris, minutes) {
      if (entries.size >= limits.subscriptions) throw limitExceeded('Too many subscriptions.')
      checkRoom(new Set(uris).size)
      lastNumber += 1
      return create(`s${lastNumber}${clock.now().toString(36)}`, 'presence', uris, minutes)
    },
    openForGroup(groupId, uris, minutes) {
      const entry = entries.get(groupId)
      return entry ? join(prolong(entry, minutes), uris) : create(groupId, 'group', uris, minutes)
    },
    prolong: (id, minutes) => prolong(find(id), minutes),
    add(id, uris) {
      const entry = find(id)
      checkRoom(new Set([...entry.uris, ...uris]).size)
      return join(entry, uris)
    },
    remove(id, uri) {
      const entry = find(id)
      if (!entry.uris.delete(uri)) throw notFound('such member')
      if (!covers(uri)) announce([subscribedContact(hrefs, 'deleted', uri)])
    },
    close: (id) => end(find(id)),
    expireAll() {
      for (const entry of [...entries.values()]) expire(entry)
    },
    drop() {
      for (const entry of entries.values()) {
        entry.deadline.cancel()
        expired.add(entry.id)
      }
      entries.clear()
    }
  }
}

function limitExceeded(message: string): Refusal {
  return new Refusal(403, { subcode: 'LimitExceeded', message })
}
