// The user's groups and who is in them. A contact is whoever is in at least one group that is not a distribution
// group; removing the last membership takes the contact off the list (reference 13.4).
import type { Organisation, SimGroup, SimGroupKind, SimPerson } from './organisation'
import { isSipAddress, sameAddress } from './address'
import { WorldError } from './world-error'

export type ListChange =
  | {
      readonly kind: 'contact-added' | 'contact-removed'
      readonly uri: string
      /** The groups it entered or left. */
      readonly groupIds: readonly string[]
      /** Whether it entered or left the contact list as a whole. */
      readonly listed: boolean
    }
  | { readonly kind: 'group-added' | 'group-renamed' | 'group-deleted'; readonly groupId: string }

export interface WorldLimits {
  /** People on the contact list. */
  readonly contacts: number
  readonly delegates: number
  /** Groups the user has made. */
  readonly groups: number
}

export const defaultWorldLimits: WorldLimits = { contacts: 250, delegates: 25, groups: 64 }

export interface ContactLists {
  groups(): readonly SimGroup[]
  group(id: string): SimGroup | undefined
  /** Addresses of everybody on the contact list, each once. */
  contacts(): readonly string[]
  /** Into the default group if none is named. Answers who it was. Throws WorldError. */
  addContact(uri: string, groupId?: string): SimPerson
  /** Out of one group, or off the whole list. Throws WorldError. */
  removeContact(uri: string, groupId?: string): void
  /** Answers the id of the new group. Throws WorldError. */
  createGroup(name: string): string
  renameGroup(id: string, name: string): void
  /** Members who are in no other group go to the default group, so that deleting a group loses nobody. */
  deleteGroup(id: string): void
  /** Puts a distribution group on the list or takes it off; the directory keeps it. Throws WorldError. */
  setListed(id: string, listed: boolean): void
}

interface Surroundings {
  acquaint(uri: string): SimPerson
  tell(change: ListChange): void
}

const longestName = 256
const fixedMembership: readonly SimGroupKind[] = ['delegatorsGroup', 'myOrganizationGroup', 'distributionGroup']

export function createContactLists(organisation: Organisation, limits: WorldLimits, world: Surroundings): ContactLists {
  const groups = new Map(organisation.groups.map(withListing).map((group) => [group.id, group]))
  let lastNumber = 0

  const contactLists = (): SimGroup[] => [...groups.values()].filter((group) => group.kind !== 'distributionGroup')

  const ownGroups = (): SimGroup[] => [...groups.values()].filter((group) => group.kind === 'group')

  const contacts = (): string[] => [...new Set(contactLists().flatMap((group) => group.members))]

  const groupsOf = (uri: string): SimGroup[] => contactLists().filter((group) => isMember(group, uri))

  const known = (id: string): SimGroup => {
    const group = groups.get(id)
    if (group === undefined) throw new WorldError('unknown-group', `No group has the id ${id}`)
    return group
  }

  const own = (id: string): SimGroup => {
    const group = known(id)
    if (group.kind !== 'group') throw new WorldError('not-allowed', `A ${group.kind} is made by the system`)
    return group
  }

  const editable = (id: string): SimGroup => {
    const group = known(id)
    if (fixedMembership.includes(group.kind)) throw new WorldError('not-allowed', `Nobody edits a ${group.kind}`)
    return group
  }

  const defaultGroup = (): SimGroup => {
    const group = contactLists().find(({ kind }) => kind === 'defaultGroup')
    if (group === undefined) throw new WorldError('unknown-group', 'There is no default group')
    return group
  }

  const setMembers = (group: SimGroup, members: readonly string[]): void => {
    groups.set(group.id, { ...group, members })
  }

  const addContact: ContactLists['addContact'] = (uri, groupId) => {
    const group = groupId === undefined ? defaultGroup() : editable(groupId)
    if (!isSipAddress(uri)) throw new WorldError('bad-address', `Not a sip: address: ${uri}`)
    if (isMember(group, uri)) throw new WorldError('already-there', `${uri} is in ${group.name} already`)
    if (group.kind === 'delegatesGroup' && group.members.length >= limits.delegates) {
      throw new WorldError('delegate-limit', `There are ${limits.delegates} delegates already`)
    }
    const listed = groupsOf(uri).length === 0
    if (listed && contacts().length >= limits.contacts) {
      throw new WorldError('contact-limit', `There are ${limits.contacts} contacts already`)
    }
    const person = world.acquaint(uri)
    setMembers(group, [...group.members, person.uri])
    world.tell({ kind: 'contact-added', uri: person.uri, groupIds: [group.id], listed })
    return person
  }

  const removeContact: ContactLists['removeContact'] = (uri, groupId) => {
    const all = groupsOf(uri).filter((group) => groupId !== undefined || !fixedMembership.includes(group.kind))
    const left = groupId === undefined ? all : all.filter((group) => group === editable(groupId))
    if (groupId !== undefined) known(groupId)
    if (left.length === 0) throw new WorldError('not-there', `${uri} is not in that list`)
    for (const group of left) {
      setMembers(
        group,
        group.members.filter((member) => !sameAddress(member, uri))
      )
    }
    const listed = groupsOf(uri).length === 0
    world.tell({ kind: 'contact-removed', uri: world.acquaint(uri).uri, groupIds: left.map(({ id }) => id), listed })
  }

  const setListed: ContactLists['setListed'] = (id, listed) => {
    const group = known(id)
    if (group.kind !== 'distributionGroup') throw new WorldError('not-allowed', `A ${group.kind} is always listed`)
    if (group.listed === listed) return
    groups.set(id, { ...group, listed })
    world.tell({ kind: listed ? 'group-added' : 'group-deleted', groupId: id })
  }

  const newId = (): string => {
    lastNumber += 1
    // Servers hand out ids that look like base64, padding included; clients must not trip over them.
    const id = Buffer.from(`own-${lastNumber}`.padEnd(7, '.')).toString('base64')
    return groups.has(id) ? newId() : id
  }

  return {
    groups: () => [...groups.values()],
    group: (id) => groups.get(id),
    contacts,
    addContact,
    removeContact,
    createGroup(name) {
      checkName(name)
      if (ownGroups().length >= limits.groups) {
        throw new WorldError('group-limit', `There are ${limits.groups} groups already`)
      }
      const id = newId()
      groups.set(id, { id, kind: 'group', name, members: [] })
      world.tell({ kind: 'group-added', groupId: id })
      return id
    },
    renameGroup(id, name) {
      const group = own(id)
      checkName(name)
      groups.set(id, { ...group, name })
      world.tell({ kind: 'group-renamed', groupId: id })
    },
    deleteGroup(id) {
      const group = own(id)
      for (const uri of group.members.filter((member) => groupsOf(member).length === 1)) {
        addContact(uri, defaultGroup().id)
      }
      groups.delete(id)
      world.tell({ kind: 'group-deleted', groupId: id })
    },
    setListed
  }
}

/** A distribution group that is only known as a part of another is not on the list. */
function withListing(group: SimGroup, index: number, all: readonly SimGroup[]): SimGroup {
  if (group.kind !== 'distributionGroup' || group.listed !== undefined) return group
  return { ...group, listed: !all.slice(0, index).some(({ nested }) => nested?.includes(group.id)) }
}

function isMember(group: SimGroup, uri: string): boolean {
  return group.members.some((member) => sameAddress(member, uri))
}

function checkName(name: string): void {
  if (name.trim() === '' || name.length > longestName) {
    throw new WorldError('bad-name', `A group's name has 1 to ${longestName} characters`)
  }
}
