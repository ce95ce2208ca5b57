// The groups of the list (reference 13.3), read: every kind, whole or as a link.

import type { Call } from './call'
import type { GroupDocument, GroupRel, MyGroupsDocument } from './documents'
import { etagOf, ifNoneMatch } from './etags'
import {
  embeddedOf,
  filledBodyOf,
  hrefKey,
  linksOf,
  pickLinks,
  readEach,
  requireLink,
  resourceOf,
  uniqueBy
} from './links'
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
  return { method: 'GET', href, read: (answer) => readMyGroupsDocument(filledBodyOf(answer), answer.href) }
}

/** `rel` is the relation of the link that led to the group. */
export function readGroup(rel: GroupRel, href: string): Call<GroupDocument> {
  return {
    method: 'GET',
    href,
    read: (answer) => readGroupDocument(answer.body, answer.href, rel, answer.headers)
  }
}

/** Reads a group once more; `unchanged` if the server says so, which it can only where an `etag` is known. */
export function readGroupIfChanged(known: GroupDocument): Call<GroupDocument | 'unchanged'> {
  const { rel, self, etag } = known
  const call = readGroup(rel, self)
  return {
    ...call,
    headers: ifNoneMatch(etag),
    read: (answer) => (answer.status === 304 ? 'unchanged' : call.read(answer))
  }
}

/** Servers embed all groups or only some and link the rest: both kinds are told, each group once. */
function readMyGroupsDocument(body: unknown, base: string): MyGroupsDocument {
  const resource = resourceOf(body)
  const keyOf = (group: GroupDocument): string => hrefKey(group.self)
  const groups = uniqueBy(
    groupRels.flatMap((rel) => readEmbeddedGroups(body, base, rel)),
    keyOf
  )
  const whole = new Set(groups.map(keyOf))
  const links = groupRels.flatMap((rel) => linksOf(resource, rel, base).map((href) => ({ rel, href })))
  const linked = uniqueBy(links, (link) => hrefKey(link.href)).filter((link) => !whole.has(hrefKey(link.href)))
  return { groups, linked }
}

/** The groups of one kind inside a list, a search or another group, each once; what cannot be read is left out. */
export function readEmbeddedGroups(body: unknown, base: string, rel: GroupRel): GroupDocument[] {
  const items = embeddedOf(resourceOf(body), rel)
  return uniqueBy(
    readEach(items, (item) => readGroupDocument(item, base, rel)),
    (group) => hrefKey(group.self)
  )
}

/** Throws `unreadable` without an id. A name may be missing: some kinds have one of their own in every view. */
function readGroupDocument(body: unknown, base: string, rel: GroupRel, headers?: Headers): GroupDocument {
  const resource = resourceOf(body)
  const etag = etagOf(resource, headers)
  return {
    rel,
    self: requireLink(resource, 'self', base),
    id: requireText(resource, 'id'),
    name: textOf(resource, 'name') ?? '',
    ...textsOf(resource, ['uri']),
    ...(etag === undefined ? {} : { etag }),
    links: pickLinks(
      resource,
      [
        'groupContacts',
        'subscribeToGroupPresence',
        'groupMemberships',
        'expandDistributionGroup',
        'addToContactList',
        'removeFromContactList'
      ],
      base
    )
  }
}
