// The presence subscriptions that run at the moment: whom each covers, and until when.

import type { Roster } from '../roster/roster'
import { personKey } from '../roster/person-key'
import type { PresenceSubscriptionDocument, UcwaEvent } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import type { Errand } from './line'
import { isDue, isUntold, isYoung, newTerm, type Term } from './terms'

/** One subscription; `renew` may give nothing: then it is left to run out. */
export interface Parts {
  readonly covers: () => readonly string[]
  readonly renew: () => Errand[]
}

/** Keeps the roster's coverage right; somebody whom two subscriptions cover loses nothing when one ends. */
export interface HeldSubscriptions {
  hold(key: string, document: PresenceSubscriptionDocument, parts: Parts): void
  has(key: string): boolean
  /** It ended, or is to end. */
  drop(key: string): void
  /** These are not covered by one of them any more. */
  release(uris: readonly string[]): void
  /** Renewals that a package calls for, and whether one of ours ended in it. */
  heed(events: readonly UcwaEvent[]): { readonly warned: Errand[]; readonly isEnded: boolean }
  /** Renewals that are due. What has run out meanwhile no longer covers anybody. */
  due(): Errand[]
  /** The server has dropped them all without a word. */
  clear(): void
}

/** `now` in milliseconds since 1970. */
export function createHeldSubscriptions(roster: Roster, now: () => number): HeldSubscriptions {
  const held = new Map<string, Parts & Term & { readonly self: string }>()

  const release = (uris: readonly string[]): void => {
    if (uris.length === 0) return
    const covered = new Set([...held.values()].flatMap(({ covers }) => covers().map(personKey)))
    roster.uncover(
      uris.filter((uri) => !covered.has(personKey(uri))),
      now()
    )
  }
  const drop = (key: string): void => {
    const subscription = held.get(key)
    if (subscription && held.delete(key)) release(subscription.covers())
  }
  return {
    hold(key, { self }, parts) {
      held.set(key, { self: hrefKey(self), ...newTerm(now()), ...parts })
      roster.cover(parts.covers(), now())
    },
    has: (key) => held.has(key),
    drop,
    release,
    heed(events) {
      const warned = new Map<string, Errand[]>()
      let isEnded = false
      for (const { link, type } of events) {
        if (link.rel !== 'presenceSubscription') continue
        const [key, subscription] = [...held].find(([, { self }]) => self === hrefKey(link.href)) ?? []
        if (key === undefined || !subscription) continue
        if (type === 'deleted') drop(key)
        else if (type === 'updated' && !isYoung(subscription, now())) warned.set(key, subscription.renew())
        isEnded ||= type === 'deleted'
      }
      // What came and went within one package is told of in none (reference 9.2).
      for (const [key, term] of isEnded ? held : []) if (isUntold(term, now())) drop(key)
      return { warned: [...warned.values()].flat(), isEnded }
    },
    due() {
      for (const [key, { until }] of held) if (until <= now()) drop(key)
      return [...held.values()].filter((one) => isDue(one, now())).flatMap(({ renew }) => renew())
    },
    clear: () => held.clear()
  }
}
