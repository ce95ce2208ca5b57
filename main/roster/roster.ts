// Everybody the user sees: cards, groups, presence. Changed by loads, events and readings; gives whole pictures in
// which whatever did not change is still the same object.

import type { Group, Instant, Person } from '../../preload/contract'
import type {
  ContactDocument,
  ContactsDocument,
  GroupDocument,
  LocationDocument,
  NoteDocument,
  PresenceDocument,
  UcwaEvent
} from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { applyEvent, type ToRead } from './apply'
import { noteFrom, presenceFrom } from './from-ucwa'
import { outdated, unasked, withNote, withValue, type Known } from './known'
import { emptyLists, listsFrom, setMembers, shownContacts, type LoadedLists } from './lists'
import { createPicture, personKey } from './picture'

/** What a package did. `grown`: groups (compared hrefs) whose subscription may miss a member. */
interface Applied {
  readonly changed: boolean
  readonly toRead: readonly ToRead[]
  readonly grown: readonly string[]
}

/** One user's people and groups. */
export interface Roster {
  readonly people: readonly Person[]
  readonly groups: readonly Group[]
  /** The groups as the server described them. */
  readonly groupDocuments: readonly GroupDocument[]
  /** Contacts of everybody who is shown. */
  readonly contacts: readonly ContactDocument[]
  contact(uri: string): ContactDocument | undefined
  /** Whom no presence subscription covers. */
  readonly uncovered: readonly string[]
  /** Whose presence was not read since it last became doubtful. */
  readonly unread: readonly ContactDocument[]
  /** Uris in a group, by any spelling of its href. */
  membersOf(group: string): readonly string[]
  /** Takes a whole load (`keepMembers`: it says nothing of memberships); returns the hrefs of contacts that a membership names and nobody described. */
  replace(loaded: LoadedLists, options?: { readonly keepMembers: boolean }): readonly string[]
  apply(events: readonly UcwaEvent[], at: Instant): Applied
  putPresence(uri: string, document: PresenceDocument, at: Instant): void
  putNote(uri: string, document: NoteDocument): void
  putLocation(uri: string, document: LocationDocument): void
  putContact(document: ContactDocument): void
  putGroup(document: GroupDocument): void
  /** Who is in a group, read from the group itself; returns the hrefs of those whom nobody described. */
  putMembers(group: string, members: ContactsDocument): readonly string[]
  /** A presence subscription reports on these people from now on. */
  cover(uris: readonly string[]): void
  /** Nobody reports on them any more: their presence is stale as of `asOf`, until it is read and covered again. */
  uncover(uris: readonly string[], asOf: Instant): void
  /** Their value changed in a way that could not be read: it is stale as of `asOf` until it is. */
  doubt(uris: readonly string[], asOf: Instant): void
  /** The connection is lost: everything live is stale as of `asOf`, until `goLive`. */
  goStale(asOf: Instant): void
  /** The connection stands again and nothing was missed. */
  goLive(): void
  /** Something may have been missed: every value counts as stale until it is read again. */
  startOver(asOf: Instant): void
  clear(): void
}

/** An empty roster. */
export function createRoster(): Roster {
  let lists = emptyLists()
  const known = new Map<string, Known>()
  let suspendedAt: Instant | null = null
  const picture = createPicture()

  const knownOf = (uri: string): Known => known.get(personKey(uri)) ?? unasked
  const change = (uri: string, to: Known): void => {
    known.set(personKey(uri), to)
    picture.personChanged(uri)
  }
  const changeAll = (to: (known: Known) => Known): void => {
    for (const [key, value] of known) known.set(key, to(value))
    picture.everythingChanged()
  }
  const contactOf = (uri: string): ContactDocument | undefined =>
    shownContacts(lists).find((contact) => personKey(contact.uri) === personKey(uri))

  const roster: Roster = {
    get people() {
      return picture.people(lists, knownOf, suspendedAt)
    },
    get groups() {
      return picture.groups(lists)
    },
    get groupDocuments() {
      return [...lists.groups.values()]
    },
    get contacts() {
      return shownContacts(lists)
    },
    contact: contactOf,
    get uncovered() {
      return shownContacts(lists).flatMap(({ uri }) => (knownOf(uri).covered ? [] : uri))
    },
    get unread() {
      return shownContacts(lists).filter(({ uri }) => !knownOf(uri).fresh)
    },
    membersOf: (group) =>
      [...(lists.members.get(hrefKey(group)) ?? [])].flatMap((key) => lists.contacts.get(key)?.uri ?? []),

    replace(loaded, options) {
      lists = listsFrom(loaded, lists, options?.keepMembers ?? false)
      picture.listsChanged()
      picture.everythingChanged()
      const named = new Map(loaded.memberships.map(({ contact }) => [hrefKey(contact), contact]))
      return [...named].flatMap(([key, href]) => (lists.contacts.has(key) ? [] : href))
    },
    apply(events, at) {
      const before = picture.version
      const toRead = new Map<string, ToRead>()
      const grown = new Set<string>()
      for (const event of events) {
        applyEvent(event, {
          lists,
          person: (href) => lists.contacts.get(hrefKey(href)),
          presence: (uri, document) => roster.putPresence(uri, document, at),
          note: roster.putNote,
          contact: roster.putContact,
          cover: (uri, covered) => {
            if (covered) roster.cover([uri])
            else roster.uncover([uri], at)
          },
          knowsLocation: (uri) => knownOf(uri).location !== undefined,
          read: (what) => toRead.set(`${what.kind} ${'href' in what ? hrefKey(what.href) : ''}`, what),
          grown: (group) => grown.add(group),
          listsChanged: picture.listsChanged
        })
      }
      return { changed: picture.version !== before, toRead: [...toRead.values()], grown: [...grown] }
    },
    putPresence: (uri, document, at) => change(uri, withValue(knownOf(uri), presenceFrom(document), at)),
    putNote: (uri, document) => change(uri, withNote(knownOf(uri), noteFrom(document))),
    putLocation: (uri, document) => change(uri, { ...knownOf(uri), location: document.location }),
    putContact(document) {
      lists.contacts.set(hrefKey(document.self), document)
      picture.personChanged(document.uri)
      picture.listsChanged()
    },
    putGroup(document) {
      lists.groups.set(hrefKey(document.self), document)
      picture.listsChanged()
    },
    putMembers(group, members) {
      setMembers(lists, group, members)
      picture.listsChanged()
      return members.linked.filter((href) => !lists.contacts.has(hrefKey(href)))
    },
    cover(uris) {
      for (const uri of uris) if (!knownOf(uri).covered) change(uri, { ...knownOf(uri), covered: true })
    },
    uncover(uris, asOf) {
      for (const uri of uris) change(uri, outdated(knownOf(uri), { covered: false, fresh: false }, asOf))
    },
    doubt(uris, asOf) {
      for (const uri of uris) change(uri, outdated(knownOf(uri), { fresh: false }, asOf))
    },
    goStale(asOf) {
      if (suspendedAt !== null) return
      suspendedAt = asOf
      picture.everythingChanged()
    },
    goLive() {
      if (suspendedAt === null) return
      suspendedAt = null
      picture.everythingChanged()
    },
    startOver: (asOf) => changeAll((value) => outdated(value, { fresh: false, covered: false }, asOf)),
    clear() {
      lists = emptyLists()
      known.clear()
      suspendedAt = null
      picture.listsChanged()
      picture.everythingChanged()
    }
  }
  return roster
}
