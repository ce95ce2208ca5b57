// Who is in which group (reference 13.4): pairs of a contact and a group, known by their addresses only.

import type { Call } from './call'
import type { GroupMembershipDocument } from './documents'
import { groupRels } from './groups'
import { embeddedOf, hrefKey, linksOf, readEach, requireLink, resourceOf, uniqueBy } from './links'

/** `myGroupMemberships` of everyone, or `groupMemberships` of one group. */
export function readGroupMemberships(href: string): Call<readonly GroupMembershipDocument[]> {
  return { method: 'GET', href, read: (answer) => readGroupMembershipsDocument(answer.body, answer.href) }
}

/** Each pair once; a membership without a contact or without a group is left out. */
function readGroupMembershipsDocument(body: unknown, base: string): GroupMembershipDocument[] {
  const items = embeddedOf(resourceOf(body), 'myGroupMembership')
  return uniqueBy(readEach(items, (item) => readPairs(item, base)).flat(), keyOf)
}

/** One membership; the samples hang several groups on one, each of which then counts (reference 13.4). */
function readPairs(body: unknown, base: string): GroupMembershipDocument[] {
  const resource = resourceOf(body)
  const self = requireLink(resource, 'self', base)
  const contact = requireLink(resource, 'contact', base)
  return groupRels.flatMap((rel) =>
    linksOf(resource, rel, base).map((href) => ({ self, contact, group: { rel, href } }))
  )
}

function keyOf(pair: GroupMembershipDocument): string {
  return `${hrefKey(pair.self)} ${hrefKey(pair.group.href)}`
}
