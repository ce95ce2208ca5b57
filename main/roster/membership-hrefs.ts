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
  const byContact = new Map<string, string>()
  const byPerson = new Map<string, string>()
  const contactKey = (contact: string, group: string): string => `${hrefKey(group)} ${hrefKey(contact)}`
  const uriKey = (uri: string, group: string): string => `${hrefKey(group)} ${personKey(uri)}`

  return {
    find(uri, contacts, group) {
      const found = contacts.map((contact) => byContact.get(contactKey(contact, group))).find((href) => href)
      return byPerson.get(uriKey(uri, group)) ?? found
    },
    put({ self, contact, group }, uri) {
      byContact.set(contactKey(contact, group.href), self)
      if (uri !== undefined) byPerson.set(uriKey(uri, group.href), self)
    },
    forget(uri, contact, group) {
      byContact.delete(contactKey(contact, group))
      if (uri !== undefined) byPerson.delete(uriKey(uri, group))
    },
    clear() {
      byContact.clear()
      byPerson.clear()
    }
  }
}
