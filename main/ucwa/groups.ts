// The groups of the list (reference 13.3): every kind, whole or as a link.

import type { Call } from './call'
import type { GroupDocument, GroupRel, MyGroupsDocument } from './documents'
import { embeddedOf, hrefKey, linksOf, pickLinks, readEach, requireLink, resourceOf, uniqueBy } from './links'
import { requireText, textOf, textsOf } from './properties'

/** Every relation under which a group can stand, the exact ones before the general. */
export const groupRels: readonly GroupRel[] = [
  'pinnedGroup',
  'defaultGroup',
  'delegatesGroup',
  'delegatorsGroup',
  'myOrganizationGroup',
  'distributionGroup',
  'group'
]

export function readMyGroups(href: string): Call<MyGroupsDocument> {
  return { method: 'GET', href, read: (answer) => readMyGroupsDocument(answer.body, answer.href) }
}

/** `rel` is the relation of the link that led to the group. */
export function readGroup(rel: GroupRel, href: string): Call<GroupDocument> {
  return { method: 'GET', href, read: (answer) => readGroupDocument(answer.body, answer.href, rel) }
}

/** Servers embed all groups or only some and link the rest: both kinds are told, each group once. */
function readMyGroupsDocument(body: unknown, base: string): MyGroupsDocument {
  const resource = resourceOf(body)
  const keyOf = (group: GroupDocument): string => hrefKey(group.self)
  const groups = uniqueBy(
    groupRels.flatMap((rel) => readEach(embeddedOf(resource, rel), (item) => readGroupDocument(item, base, rel))),
    keyOf
  )
  const whole = new Set(groups.map(keyOf))
  const links = groupRels.flatMap((rel) => linksOf(resource, rel, base).map((href) => ({ rel, href })))
  const linked = uniqueBy(links, (link) => hrefKey(link.href)).filter((link) => !whole.has(hrefKey(link.href)))
  return { groups, linked }
}

/** Throws `unreadable` without an id. A name may be missing: some kinds have one of their own in every view. */
export function readGroupDocument(body: unknown, base: string, rel: GroupRel): GroupDocument {
  const resource = resourceOf(body)
  return {
    rel,
    self: requireLink(resource, 'self', base),
    id: requireText(resource, 'id'),
    name: textOf(resource, 'name') ?? '',
    ...textsOf(resource, ['uri']),
    links: pickLinks(
      resource,
      ['groupContacts', 'subscribeToGroupPresence', 'groupMemberships', 'expandDistributionGroup'],
      base
    )
  }
}
