// What a roster does: the truth as events and readings tell it, and what is shown of it.

import type { Inside, Named, Problem } from '../../preload/contract'
import type {
  ContactDocument,
  ContactsDocument,
  ExpandedGroupDocument,
  GroupDocument,
  GroupMembershipDocument,
  UcwaEvent
} from '../ucwa/documents'
import type { ToRead } from './apply'
import type { ListChange, Shown } from './list-change'
import type { LoadedLists } from './lists'
import type { Vouching } from './vouching'

/** What a package did. `grown`: groups (compared hrefs) whose subscription may miss a member. */
interface Applied {
  readonly changed: boolean
  readonly toRead: readonly ToRead[]
  readonly grown: readonly string[]
}

/** One user's people and groups: the truth as the server told it, and what is shown of it. */
export interface Roster extends Vouching, Shown {
  /** What the server said, without the user's own changes; `people`, `groups` and `watching` are with them. */
  readonly truth: Shown
  /** Lays these over the truth, instead of those before. */
  setChanges(changes: readonly ListChange[]): void
  /** Grows with every event about the lists: a reading of them that began before may be older than the event. */
  readonly listEvents: number
  /** The groups as the server described them, open insides of distribution groups included. */
  readonly groupDocuments: readonly GroupDocument[]
  groupDocument(groupId: string): GroupDocument | undefined
  /** Contacts of everybody who is shown. */
  readonly contacts: readonly ContactDocument[]
  contact(uri: string): ContactDocument | undefined
  /** Whose contact stands at an address, shown or not. */
  uriAt(contactHref: string): string | undefined
  /** How many people are on the contact list, as it is shown. */
  readonly contactCount: number
  /** Whom no presence subscription covers; watched people included whom nobody described yet. */
  readonly uncovered: readonly string[]
  /** Whose presence was not read since it last became doubtful. */
  readonly unread: readonly ContactDocument[]
  /** Who is covered again, and whose note may have changed before. */
  readonly doubtfulNotes: readonly ContactDocument[]
  /** Uris in a group, by any spelling of its href. */
  membersOf(group: string): readonly string[]
  /**
   * Takes a whole load (`keepMembers`: it says nothing of memberships); returns the hrefs of contacts that a membership
   * names and nobody described.
   */
  replace(loaded: LoadedLists, options?: { readonly keepMembers: boolean }): readonly string[]
  apply(events: readonly UcwaEvent[], at: number): Applied
  /** Describes somebody; watched people need not be contacts. */
  putContact(document: ContactDocument): void
  /** Keeps the descriptions of people who were found somewhere, should they be shown before long. */
  remember(documents: readonly ContactDocument[]): void
  putGroup(document: GroupDocument): void
  /** Who is in a group, read from the group itself; returns the hrefs of those whom nobody described. */
  putMembers(group: string, members: ContactsDocument): readonly string[]
  /** Own address of a membership, where one was read; `group`: any spelling of its href. */
  membershipHref(uri: string, group: string): string | undefined
  /** Learned from an answer; says nothing about who is in which group. `uri`: whose it is, where that is known. */
  putMembershipHref(membership: GroupMembershipDocument, uri?: string): void
  /** From the last reading of the memberships. */
  readonly removeFromAllHref: string | undefined
  /** Whom the user watches without regard to the lists; kept until `clear`. */
  setWatched(people: readonly Named[]): void
  /** What is known of the inside of a distribution group; returns the hrefs of members whom nobody described. */
  openInside(groupId: string, inside: 'asking' | Problem | ExpandedGroupDocument): readonly string[]
  closeInside(groupId: string): void
  /** What is known of a distribution group's inside; `undefined` for other groups, and for those that are gone. */
  insideOf(groupId: string): Inside['kind'] | undefined
  /** A new application: the addresses of the last one lead nowhere, and nothing is told of whoever stands at one. */
  startAnew(): void
  /** Whether the lists that are shown are still those of an application that is gone. */
  readonly isMoved: boolean
  clear(): void
}
