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
import { contactErrand } from './complete'
import { errand, type Errand } from './line'
import { isLasting } from './retry'
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

/**
 * A list that is refused for itself is not empty. Without the groups, or without contacts that could be read before,
 * what was known stays (`withheld`); contacts and members that are refused otherwise are found through the groups. Any
 * other failure makes `finish` throw.
 */
export function readLists(stay: Stay): ListsRead {
  const { life, lists, roster, ports } = stay
  const { links } = life.application.people
  let groups: MyGroupsDocument | undefined
  let contacts: ContactsDocument | undefined
  let memberships: GroupMembershipsDocument | undefined
  let failure: UcwaError | undefined
  const ask = <T>(list: ListName, make: (href: string) => Call<T>, take: (read: T) => void): Errand[] => {
    const href = links[list]
    const took = (read: T): void => {
      life.missed.had(`list ${list}`)
      take(read)
    }
    const refused = (error: UcwaError): void => {
      ports.log(`list not read: ${error.code}`)
      life.missed.refused(`list ${list}`, error)
      if (!isAnswer(error)) failure = error
    }
    return href === undefined ? [] : [errand(make(href), took, refused)]
  }
  const isWithheld = (): boolean =>
    (groups === undefined && links.myGroups !== undefined) || (contacts === undefined && life.hadContacts)

  return {
    errands: [
      ...ask('myGroups', readMyGroups, (read) => (groups = read)),
      ...ask('myContacts', readContacts, (read) => {
        contacts = read
        life.hadContacts = true
      }),
      ...ask('myGroupMemberships', readGroupMemberships, (read) => (memberships = read))
    ],
    members: (of) => {
      const isOpen = memberships === undefined
      const alone = roster.groupDocuments.filter((group) => isOpen || isReadAlone(group))
      const missed = onlyOf(stay, alone)
      const isTold = ({ self }: GroupDocument): boolean =>
        !missed.has(hrefKey(self)) && roster.membersOf(self).length > 0
      return readMembers(stay, isOpen || of === 'all' ? alone : alone.filter((group) => !isTold(group)))
    },
    async finish() {
      if (failure) throw failure
      if (isWithheld()) {
        lists.withhold()
        return []
      }
      const linked = await followLinks(stay, groups?.linked ?? [], contacts?.linked ?? [])
      const loaded: LoadedLists = {
        groups: [...(groups?.groups ?? []), ...linked.groups],
        contacts: [...(contacts?.contacts ?? []), ...linked.contacts],
        memberships: memberships?.memberships ?? [],
        ...(memberships?.removeContactFromAllGroups && { removeFromAll: memberships.removeContactFromAllGroups })
      }
      lists.read(ports.now())
      return roster.replace(loaded, { keepMembers: memberships === undefined })
    }
  }
}

/** Whether this one thing was refused, and not all of them with whatever lies between. */
function isAnswer(error: UcwaError): boolean {
  return isLasting(error) && error.code !== 'foreign-origin'
}

/** Those of these groups (compared hrefs) whose members could not be read; any other is told elsewhere, or gone. */
function onlyOf({ life }: Stay, groups: readonly GroupDocument[]): ReadonlySet<string> {
  const known = new Set(groups.map(({ self }) => hrefKey(self)))
  for (const key of life.missed.about('members')) if (!known.has(key)) life.missed.had(`members ${key}`)
  return life.missed.about('members')
}

/** Reads who is in these groups, from the groups themselves; distribution groups apart, which somebody has to open. */
export function readMembers(stay: Stay, groups: readonly GroupDocument[]): MembersRead {
  const { life, roster, ports } = stay
  const unknown = new Map<string, string>()
  return {
    errands: groups.flatMap(({ rel, self, links: { groupContacts } }) => {
      if (groupContacts === undefined || rel === 'distributionGroup') return []
      const name = `members ${hrefKey(self)}`
      const take = (members: ContactsDocument): void => {
        life.missed.had(name)
        for (const href of roster.putMembers(self, members)) unknown.set(hrefKey(href), href)
      }
      const refused = (error: UcwaError): void => {
        ports.log(`members of a group not read: ${error.code}`)
        life.missed.refused(name, error)
      }
      return [errand(readContacts(groupContacts), take, refused)]
    }),
    strangers: () => [...unknown.values()].flatMap((href) => contactErrand(stay, href))
  }
}

/** What came as a link only. A part that is refused for itself is missing until the lists are read again. */
async function followLinks(
  { line, life }: Stay,
  groups: MyGroupsDocument['linked'],
  contacts: readonly string[]
): Promise<{ groups: GroupDocument[]; contacts: ContactDocument[] }> {
  const found: { groups: GroupDocument[]; contacts: ContactDocument[] } = { groups: [], contacts: [] }
  let failure: UcwaError | undefined
  const part = <T>(href: string, call: Call<T>, into: T[]): Errand => {
    const name = `list ${hrefKey(href)}`
    const take = (read: T): void => {
      life.missed.had(name)
      into.push(read)
    }
    const refused = (error: UcwaError): void => {
      life.missed.refused(name, error)
      if (!isAnswer(error)) failure = error
    }
    return errand(call, take, refused)
  }
  await line.run([
    ...groups.map(({ rel, href }) => part(href, readGroup(rel, href), found.groups)),
    ...contacts.map((href) => part(href, readContact(href), found.contacts))
  ])
  if (failure) throw failure
  return found
}
