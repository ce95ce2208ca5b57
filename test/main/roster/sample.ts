// What the server says in the tests of the roster: people, groups, memberships, and events about them.

import type { ContactDocument, GroupDocument, GroupRel, UcwaEvent, UcwaEventType } from '../../../main/ucwa/documents'

export const base = 'https://pool.corvo.example/app/1'
const me = { rel: 'people', href: `${base}/people` }

export const contactHref = (name: string): string => `${base}/people/${name}@corvo.example`
export const groupHref = (id: string): string => `${base}/people/groups/${id}`
export const uriOf = (name: string): string => `sip:${name}@corvo.example`

export function contact(name: string, rest: Partial<ContactDocument> = {}): ContactDocument {
  const self = contactHref(name)
  const links = { contactPresence: `${self}/presence`, contactNote: `${self}/note` }
  return { self, uri: uriOf(name), name, emailAddresses: [], links, ...rest }
}

export function group(id: string, name = id, rel: GroupRel = 'group'): GroupDocument {
  return { rel, self: groupHref(id), id, name, links: {} }
}

export const membership = (name: string, id: string) => ({
  self: `${base}/memberships/${id},${name}`,
  contact: contactHref(name),
  group: { rel: 'group' as const, href: groupHref(id) }
})

export function event(
  type: UcwaEventType,
  rel: string,
  href: string,
  into?: [string, string],
  embedded?: unknown
): UcwaEvent {
  return {
    sender: me,
    type,
    link: { rel, href },
    ...(into && { in: { rel: into[0], href: into[1] } }),
    ...(embedded !== undefined && { embedded })
  }
}

export const presenceUpdated = (name: string, embedded?: unknown): UcwaEvent =>
  event('updated', 'contactPresence', `${contactHref(name)}/presence`, ['contact', contactHref(name)], embedded)
