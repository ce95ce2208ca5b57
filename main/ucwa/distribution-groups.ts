// Distribution groups (reference 13.9): what is inside one, and whether it stands on the user's list.

import { ignoreBody } from './answers'
import type { Call } from './call'
import { readContactsDocument } from './contacts'
import type { ExpandedGroupDocument } from './documents'
import { readEmbeddedGroups } from './groups'
import { hrefKey, linksOf, resourceOf } from './links'

/**
 * `href` is `expandDistributionGroup`. 403 `TooManyContacts`: too large; 403 otherwise: the members are hidden. Groups
 * can contain each other: who goes deeper has to stop at one that is open already.
 */
export function expandDistributionGroup(href: string): Call<ExpandedGroupDocument> {
  return { method: 'GET', href, read: (answer) => readExpandedGroupDocument(answer.body, answer.href) }
}

/** Puts a found group on the list. `displayName` has at most 256 characters; `smtpAddress` is its mail address. */
export function addToContactList(
  href: string,
  group: { readonly displayName: string; readonly smtpAddress: string }
): Call<void> {
  const { displayName, smtpAddress } = group
  return { method: 'POST', href, body: { displayName, smtpAddress }, read: ignoreBody }
}

/** Takes a group off the list; `href` is the group's own `removeFromContactList`. */
export function removeFromContactList(href: string, groupId: string): Call<void> {
  return { method: 'POST', href, body: { groupId }, read: ignoreBody }
}

function readExpandedGroupDocument(body: unknown, base: string): ExpandedGroupDocument {
  const groups = readEmbeddedGroups(body, base, 'distributionGroup')
  const whole = new Set(groups.map(({ self }) => hrefKey(self)))
  const links = linksOf(resourceOf(body), 'distributionGroup', base)
  return {
    ...readContactsDocument(body, base),
    groups,
    linkedGroups: links.filter((href) => !whole.has(hrefKey(href)))
  }
}
