// What the server shall tell us about: presence of people (reference 13.5), changes of the list (13.6).

import { ignoreBody } from './answers'
import type { Call } from './call'
import type { ContactsAndGroupsSubscriptionDocument, PresenceSubscriptionDocument } from './documents'
import { pickLinks, requireLink, resourceOf } from './links'
import { textOf, textsOf } from './properties'

export function readContactsAndGroupsSubscription(href: string): Call<ContactsAndGroupsSubscriptionDocument> {
  return {
    method: 'GET',
    href,
    read: (answer) => readContactsAndGroupsSubscriptionDocument(answer.body, answer.href)
  }
}

/** Starts or refreshes; 10 to 60 minutes, but what is left and what is added never exceed 30 together. */
export function startContactsAndGroupsSubscription(
  href: string,
  minutes: number
): Call<ContactsAndGroupsSubscriptionDocument> {
  return {
    method: 'POST',
    href,
    body: { duration: minutes },
    read: (answer) => readContactsAndGroupsSubscriptionDocument(answer.body, answer.href)
  }
}

/** For 10 to 30 minutes; `groupId` stands in the href already, so the duration joins it there. */
export function subscribeToGroupPresence(href: string, minutes: number): Call<PresenceSubscriptionDocument> {
  return postForMinutes(href, minutes)
}

/** Adds to the time left, 30 minutes at most. After expiry `application-gone`, which is not true (reference 11.6). */
export function extendPresenceSubscription(self: string, minutes: number): Call<PresenceSubscriptionDocument> {
  return postForMinutes(self, minutes)
}

/** For people in no group; `uris` are plain `sip:` addresses. */
export function createPresenceSubscription(
  href: string,
  minutes: number,
  uris: readonly string[]
): Call<PresenceSubscriptionDocument> {
  return {
    method: 'POST',
    href,
    body: { duration: minutes, uris },
    read: (answer) => readPresenceSubscriptionDocument(answer.body, answer.href)
  }
}

export function deletePresenceSubscription(self: string): Call<void> {
  return { method: 'DELETE', href: self, read: ignoreBody }
}

function readPresenceSubscriptionDocument(body: unknown, base: string): PresenceSubscriptionDocument {
  const resource = resourceOf(body)
  const self = requireLink(resource, 'self', base)
  return {
    self,
    id: textOf(resource, 'id') ?? self,
    links: pickLinks(resource, ['memberships', 'addToPresenceSubscription'], base)
  }
}

function readContactsAndGroupsSubscriptionDocument(body: unknown, base: string): ContactsAndGroupsSubscriptionDocument {
  const resource = resourceOf(body)
  return {
    self: requireLink(resource, 'self', base),
    ...textsOf(resource, ['state']),
    links: pickLinks(
      resource,
      ['startOrRefreshSubscriptionToContactsAndGroups', 'stopSubscriptionToContactsAndGroups'],
      base
    )
  }
}

/** The walkthroughs send the duration in the query, and captures are the better witness. */
function postForMinutes(href: string, minutes: number): Call<PresenceSubscriptionDocument> {
  return {
    method: 'POST',
    href,
    query: { duration: minutes },
    read: (answer) => readPresenceSubscriptionDocument(answer.body, answer.href)
  }
}
