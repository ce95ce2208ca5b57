// Who is in which group (reference 13.4): pairs of a contact and a group, known by their addresses only.

import { ignoreBody } from './answers'
import type { Answer, Call } from './call'
import type { GroupMembershipDocument, GroupMembershipsDocument } from './documents'
import { groupRels } from './groups'
import { embeddedOf, hrefKey, linksOf, filledBodyOf, pickLinks, readEach, requireLink, resourceOf } from './links'
import { versionTwo } from './version'

/** `myGroupMemberships` of everyone, or `groupMemberships` of one group. */
export function readGroupMemberships(href: string): Call<GroupMembershipsDocument> {
  return { method: 'GET', href, read: (answer) => readGroupMembershipsDocument(filledBodyOf(answer), answer.href) }
}

/** The memberships of one group, for groups without a `groupMemberships` link; `href` is `myGroupMemberships`. */
export function readMembershipsOfGroup(href: string, groupId: string): Call<GroupMembershipsDocument> {
  return { ...readGroupMemberships(href), query: { groupId } }
}

/**
 * `href` is `myGroupMemberships`; `contactUri` a `sip:` address of at most 250 characters. Gives the new membership,
 * or `undefined` if the answer tells it in no readable way: the person is in the group all the same.
 */
export function addToGroup(
  href: string,
  pair: { readonly contactUri: string; readonly groupId: string }
): Call<GroupMembershipDocument | undefined> {
  const { contactUri, groupId } = pair
  return { method: 'POST', href, headers: versionTwo, body: { contactUri, groupId }, read: readNewMembership }
}

/** `self` of a membership. 404 with subcode `None`: that person is not in that group. */
export function removeFromGroup(self: string): Call<void> {
  return { method: 'DELETE', href: self, headers: versionTwo, read: ignoreBody }
}

/** Takes a person off the whole list; `href` is `removeContactFromAllGroups`, where a server offers it. */
export function removeFromAllGroups(href: string, contactUri: string): Call<void> {
  return { method: 'POST', href, headers: versionTwo, body: { contactUri }, read: ignoreBody }
}

/** Each pair once; a membership without a contact or without a group is left out. */
function readGroupMembershipsDocument(body: unknown, base: string): GroupMembershipsDocument {
  const resource = resourceOf(body)
  const items = readEach(embeddedOf(resource, 'myGroupMembership'), (item) => readPairs(item, base))
  return { memberships: eachOnce(items), ...pickLinks(resource, ['removeContactFromAllGroups'], base) }
}

function readNewMembership({ body, href }: Answer): GroupMembershipDocument | undefined {
  return readEach([body], (item) => readPairs(item, href)).flat()[0]
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

/** One key of both addresses would spell out that of the membership for each of its groups, however many. */
function eachOnce(items: readonly (readonly GroupMembershipDocument[])[]): GroupMembershipDocument[] {
  const told = new Map<string, Set<string>>()
  return items.flatMap((pairs) => {
    const self = hrefKey(pairs[0]?.self ?? '')
    const groups = told.get(self) ?? new Set()
    told.set(self, groups)
    return pairs.filter(({ group }) => {
      const before = groups.size
      return groups.add(hrefKey(group.href)).size > before
    })
  })
}
