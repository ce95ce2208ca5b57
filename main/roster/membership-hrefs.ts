// Where each membership can be deleted: its own address, by contact and group, or by person where only that is known.

import type { GroupMembershipDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { personKey } from './person-key'

type Pair = Pick<GroupMembershipDocument, 'self' | 'contact' | 'group'>

/** Says nothing about who is in which group. Group hrefs in any spelling; `contacts`: every address of the person. */
export interface MembershipHrefs {
  find(uri: string, contacts: readonly string[], group: string): string | undefined
  /** `uri`: whose it is, where that is known. */
  put(membership: Pair, uri?: string): void
  /** Somebody left: the address leads nowhere any more. */
  forget(uri: string | undefined, contact: string, group: string): void
  clear(): void
}

export function createMembershipHrefs(): MembershipHrefs {
  const byContact = createByGroup()
  const byPerson = createByGroup()

  return {
    find(uri, contacts, group) {
      const found = contacts.map((contact) => byContact.get(group, hrefKey(contact))).find((href) => href)
      return byPerson.get(group, personKey(uri)) ?? found
    },
    put({ self, contact, group }, uri) {
      byContact.set(group.href, hrefKey(contact), self)
      if (uri !== undefined) byPerson.set(group.href, personKey(uri), self)
    },
    forget(uri, contact, group) {
      byContact.delete(group, hrefKey(contact))
      if (uri !== undefined) byPerson.delete(group, personKey(uri))
    },
    clear() {
      byContact.clear()
      byPerson.clear()
    }
  }
}

/** Addresses by group and then by member: as one key, the group's own address would be kept once for each member. */
function createByGroup() {
  const groups = new Map<string, Map<string, string>>()
  return {
    get: (group: string, member: string) => groups.get(hrefKey(group))?.get(member),
    set(group: string, member: string, href: string) {
      const members = groups.get(hrefKey(group)) ?? new Map<string, string>()
      groups.set(hrefKey(group), members.set(member, href))
    },
    delete: (group: string, member: string) => groups.get(hrefKey(group))?.delete(member),
    clear: () => groups.clear()
  }
}
