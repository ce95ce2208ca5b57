// Whose presence we hear of (reference 13.5): pairs of a contact and a presence subscription.

import { ignoreBody } from './answers'
import type { Answer, Call } from './call'
import type { PresenceMembershipDocument } from './documents'
import { embeddedOf, hrefKey, readEach, requireLink, resourceOf, uniqueBy } from './links'

/** `memberships` of one subscription, or `presenceSubscriptionMemberships` of all. */
export function readPresenceMemberships(href: string): Call<readonly PresenceMembershipDocument[]> {
  return { method: 'GET', href, read: readPresenceMembershipsDocument }
}

/**
 * `href` is `addToPresenceSubscription` or else `memberships` of a subscription; `uris` are `sip:` addresses. Whether
 * the answer tells only the new pairs or all is not documented: merge by `self`. Empty if it tells none in a readable
 * way; the people are added all the same.
 */
export function addToPresenceSubscription(
  href: string,
  uris: readonly string[]
): Call<readonly PresenceMembershipDocument[]> {
  return {
    method: 'POST',
    href,
    body: { contactUris: uris },
    read: (answer) => readEach([answer], readPresenceMembershipsDocument).flat()
  }
}

/** `self` of a membership. An empty subscription lives on until its end. */
export function removeFromPresenceSubscription(self: string): Call<void> {
  return { method: 'DELETE', href: self, read: ignoreBody }
}

/** Each once; one without contact or subscription is left out. */
function readPresenceMembershipsDocument({ body, href }: Answer): PresenceMembershipDocument[] {
  const items = embeddedOf(resourceOf(body), 'presenceSubscriptionMembership')
  return uniqueBy(
    readEach(items, (item) => readPresenceMembership(item, href)),
    ({ self }) => hrefKey(self)
  )
}

function readPresenceMembership(body: unknown, base: string): PresenceMembershipDocument {
  const resource = resourceOf(body)
  return {
    self: requireLink(resource, 'self', base),
    contact: requireLink(resource, 'contact', base),
    subscription: requireLink(resource, 'presenceSubscription', base)
  }
}
