// Groups, contacts and memberships, read together in one batch and put into the roster as one.

import { isReadAlone, type LoadedLists } from '../roster/lists'
import type { Call } from '../ucwa/call'
import { readContact, readContacts } from '../ucwa/contacts'
import type {
  ContactDocument,
  ContactsDocument,
  GroupDocument,
  GroupMembershipsDocument,
  MyGroupsDocument
} from '../ucwa/documents'
import { readGroup, readMyGroups } from '../ucwa/groups'
import { hrefKey } from '../ucwa/links'
import { readGroupMemberships } from '../ucwa/memberships'
import type { UcwaError } from '../ucwa/ucwa-error'
import { errand, type Errand } from './line'
import { isForGood } from './retry'
import type { Stay } from './stay'

/** A reading of the lists under way. */
export interface ListsRead {
  /** To be run first, in any company. */
  readonly errands: readonly Errand[]
  /** Puts what was read into the roster; fetches what came as links only. Returns hrefs of contacts still unknown. */
  finish(): Promise<readonly string[]>
  /**
   * After `finish`: reads the members that the list of memberships leaves out, or of every group where that list is
   * withheld; `unknown` only of groups of which nobody knows any.
   */
  members(of: 'all' | 'unknown'): MembersRead
}

/** A reading of members under way. */
export interface MembersRead {
  readonly errands: readonly Errand[]
  /** Once those were run: reads the members who came as links only and are not known. */
  strangers(): Errand[]
}

type ListName = 'myGroups' | 'myContacts' | 'myGroupMemberships'

/** A list that this user may not see counts as empty, unless it could be read before; any other failure makes `finish` throw. */
export function readLists(stay: Stay): ListsRead {
  const { links } = stay.life.application.people
  let groups: MyGroupsDocument = { groups: [], linked: [] }
  let contacts: readonly ContactDocument[] = []
  let linkedContacts: readonly string[] = []
  let memberships: GroupMembershipsDocument | undefined
  let failure: UcwaError | undefined
  let isKept = false
  let isOutdated = false
  const { readable } = stay.life
  const ask = <T>(list: ListName, make: (href: string) => Call<T>, take: (read: T) => void): Errand[] => {
    const href = links[list]
    const took = (read: T): void => {
      readable.add(list)
      take(read)
    }
    const refused = (error: UcwaError): void => {
      stay.ports.log(`list not read: ${error.code}`)
      if (!isWithheld(error)) failure = error
      else stay.life.isWithheld = true
      if (!readable.has(list)) return
      // It could be read before: then it is not gone, and what is known of it holds until it can be read again.
      isOutdated = true
      isKept ||= list !== 'myGroupMemberships'
    }
    return href === undefined ? [] : [errand(make(href), took, refused)]
  }

  return {
    errands: [
      ...ask('myGroups', readMyGroups, (read) => (groups = read)),
      ...ask('myContacts', readContacts, (read) => {
        contacts = read.contacts
        linkedContacts = read.linked
      }),
      ...ask('myGroupMemberships', readGroupMemberships, (read) => (memberships = read))
    ],
    members: (of) => {
      const groups = stay.roster.groupDocuments.filter(
        (group) =>
          (memberships === undefined || isReadAlone(group)) &&
          (of === 'all' || stay.roster.membersOf(group.self).length === 0)
      )
      return readMembers(stay, groups)
    },
    async finish() {
      if (failure) throw failure
      stay.life.isOutdated = isOutdated
      if (isKept) return []
      const linked = await followLinks(stay, groups.linked, linkedContacts)
      const lists: LoadedLists = {
        groups: [...groups.groups, ...linked.groups],
        contacts: [...contacts, ...linked.contacts],
        memberships: memberships?.memberships ?? [],
        ...(memberships?.removeContactFromAllGroups && { removeFromAll: memberships.removeContactFromAllGroups })
      }
      return stay.roster.replace(lists, { keepMembers: memberships === undefined })
    }
  }
}

/** Reads who is in these groups, from the groups themselves; distribution groups apart, which somebody has to open. */
export function readMembers({ roster, ports }: Stay, groups: readonly GroupDocument[]): MembersRead {
  const unknown = new Map<string, string>()
  const refused = (error: UcwaError): void => ports.log(`members of a group not read: ${error.code}`)
  return {
    errands: groups.flatMap(({ rel, self, links: { groupContacts } }) => {
      if (groupContacts === undefined || rel === 'distributionGroup') return []
      const take = (members: ContactsDocument): void => {
        for (const href of roster.putMembers(self, members)) unknown.set(hrefKey(href), href)
      }
      return [errand(readContacts(groupContacts), take, refused)]
    }),
    strangers: () => [...unknown.values()].map((href) => errand(readContact(href), roster.putContact))
  }
}

function isWithheld(error: UcwaError): boolean {
  return error.code === 'not-found' || (isForGood(error) && error.code !== 'foreign-origin')
}

async function followLinks(
  { line }: Stay,
  groups: MyGroupsDocument['linked'],
  contacts: readonly string[]
): Promise<{ groups: GroupDocument[]; contacts: ContactDocument[] }> {
  const found: { groups: GroupDocument[]; contacts: ContactDocument[] } = { groups: [], contacts: [] }
  let failure: UcwaError | undefined
  const refused = (error: UcwaError): void => {
    if (!isWithheld(error)) failure = error
  }
  await line.run([
    ...groups.map(({ rel, href }) => errand(readGroup(rel, href), (group) => void found.groups.push(group), refused)),
    ...contacts.map((href) => errand(readContact(href), (contact) => void found.contacts.push(contact), refused))
  ])
  if (failure) throw failure
  return found
}
