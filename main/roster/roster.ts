// Everybody the user sees: cards, groups, presence. Changed by loads, events and readings; gives whole pictures in
// which whatever did not change is still the same object.

import type { ContactDocument } from '../ucwa/documents'
import { hrefKey } from '../ucwa/links'
import { applyEvent, onlyOfShown, type ToRead } from './apply'
import { closeInside, groupById, insideOf, keepInsides, openInside } from './insides'
import {
  dropUnlisted,
  emptyLists,
  isContradictory,
  isStranded,
  keepContacts,
  listsFrom,
  remember,
  setMembers,
  strand
} from './lists'
import { createMembershipHrefs } from './membership-hrefs'
import type { ListChange, Shown } from './list-change'
import { createLaid } from './laid'
import { personKey } from './person-key'
import { createPicture } from './picture'
import type { Roster } from './roster-shape'
import { createVouching } from './vouching'

export type { Roster } from './roster-shape'

/** An empty roster. */
export function createRoster(): Roster {
  let lists = emptyLists()
  const picture = createPicture()
  const { vouching, ...book } = createVouching({ person: picture.personChanged, everybody: picture.everythingChanged })
  const hrefs = createMembershipHrefs()
  const laid = createLaid()
  let removeFromAllHref: string | undefined
  let changes: readonly ListChange[] = []
  let listEvents = 0
  let isMoved = false

  const truth: Shown = {
    get people() {
      return picture.people(lists, book.of, book.suspendedAt())
    },
    get groups() {
      return picture.groups(lists)
    },
    get watching() {
      return picture.watching(lists)
    }
  }
  const inReach = (documents: readonly ContactDocument[]): readonly ContactDocument[] =>
    isMoved ? documents.filter((document) => !isStranded(lists, document)) : documents
  const contactsOf = (uri: string): readonly ContactDocument[] => inReach(picture.contactsOf(lists, personKey(uri)))
  const listsChanged = (): void => {
    listEvents += 1
    picture.listsChanged()
  }

  const roster: Roster = {
    ...vouching,
    truth,
    get people() {
      return laid.shown(truth, changes).people
    },
    get groups() {
      return laid.shown(truth, changes).groups
    },
    get watching() {
      return laid.shown(truth, changes).watching
    },
    setChanges: (to) => (changes = to),
    get listEvents() {
      return listEvents
    },
    get groupDocuments() {
      return isMoved ? [] : [...lists.groups.values(), ...lists.nested.values()]
    },
    groupDocument: (groupId) => (isMoved ? undefined : groupById(lists, groupId)),
    get isMoved() {
      return isMoved
    },
    get contacts() {
      return inReach(picture.contacts(lists))
    },
    contact: (uri) => contactsOf(uri)[0],
    uriAt: (href) => lists.contacts.get(hrefKey(href))?.uri,
    get contactCount() {
      const listed = () => [...lists.listed].flatMap((key) => personKey(lists.contacts.get(key)?.uri ?? ''))
      return laid.countContacts(truth, changes, listed)
    },
    get uncovered() {
      const uris = new Map([...lists.watched].map(([key, { uri }]) => [key, uri]))
      for (const { uri } of roster.contacts) uris.set(personKey(uri), uri)
      return [...uris.values()].filter((uri) => !book.of(uri).covered)
    },
    get unread() {
      return roster.contacts.filter(({ uri }) => !book.of(uri).fresh)
    },
    get doubtfulNotes() {
      return roster.contacts.filter(({ uri }) => book.of(uri).covered && book.of(uri).isNoteDoubtful)
    },
    membersOf: (group) =>
      [...(lists.members.get(hrefKey(group)) ?? [])].flatMap((key) => lists.contacts.get(key)?.uri ?? []),

    replace(loaded, options) {
      const keepMembers = options?.keepMembers ?? false
      const before = isMoved ? emptyLists(lists.watched) : lists
      isMoved = false
      lists = listsFrom(loaded, before, keepMembers)
      keepInsides(lists, before)
      keepContacts(lists, before)
      if (!keepMembers) hrefs.clear()
      for (const membership of loaded.memberships) hrefs.put(membership)
      removeFromAllHref = loaded.removeFromAll ?? (keepMembers ? removeFromAllHref : undefined)
      picture.listsChanged()
      picture.everythingChanged()
      const named = new Map(loaded.memberships.map(({ contact }) => [hrefKey(contact), contact]))
      return [...named].flatMap(([key, href]) => (lists.contacts.has(key) ? [] : href))
    },
    apply(events, at) {
      const before = picture.version
      const toRead = new Map<string, ToRead>()
      const grown = new Set<string>()
      const moved = new Set<string>()
      const read = (what: ToRead): void =>
        void toRead.set(`${what.kind} ${'href' in what ? hrefKey(what.href) : ''}`, what)
      for (const event of events) {
        applyEvent(event, {
          lists,
          person: (href) => lists.contacts.get(hrefKey(href)),
          presence: (uri, document) => roster.putPresence(uri, document, at),
          note: roster.putNote,
          contact: roster.putContact,
          cover: (uri, covered) => {
            if (covered) roster.cover([uri], at)
            else roster.uncover([uri], at)
          },
          knowsLocation: (uri) => book.of(uri).location !== undefined,
          read,
          grown: (group) => grown.add(group),
          moved: (contact) => moved.add(hrefKey(contact)),
          left: (group, contact) => hrefs.forget(roster.uriAt(contact), contact, group),
          listsChanged
        })
      }
      if (isContradictory(lists, moved)) read({ kind: 'lists' })
      const wanted = onlyOfShown(lists, [...toRead.values()])
      return { changed: picture.version !== before, toRead: wanted, grown: [...grown] }
    },
    putContact(document) {
      lists.contacts.set(hrefKey(document.self), document)
      lists.stranded.delete(hrefKey(document.self))
      picture.personChanged(document.uri)
      picture.listsChanged()
    },
    remember(documents) {
      remember(lists, documents)
      picture.listsChanged()
    },
    putGroup(document) {
      // It would stand beside itself, under the address that it had before.
      if (isMoved) return
      const among = lists.nested.has(hrefKey(document.self)) ? lists.nested : lists.groups
      among.set(hrefKey(document.self), document)
      picture.listsChanged()
    },
    putMembers(group, members) {
      setMembers(lists, group, members)
      picture.listsChanged()
      return members.linked.filter((href) => !lists.contacts.has(hrefKey(href)))
    },

    membershipHref(uri, group) {
      const addresses = contactsOf(uri).map(({ self }) => self)
      return hrefs.find(uri, addresses, group)
    },
    putMembershipHref: hrefs.put,
    get removeFromAllHref() {
      return removeFromAllHref
    },
    setWatched(people) {
      lists.watched.clear()
      for (const one of people) if (!lists.watched.has(personKey(one.uri))) lists.watched.set(personKey(one.uri), one)
      picture.listsChanged()
    },
    openInside(groupId, inside) {
      const unknown = openInside(lists, groupId, inside)
      picture.listsChanged()
      return unknown
    },
    closeInside(groupId) {
      closeInside(lists, groupId)
      picture.listsChanged()
    },
    insideOf(groupId) {
      const group = groupById(lists, groupId)
      return group && insideOf(lists, group)?.kind
    },
    startAnew() {
      isMoved = true
      removeFromAllHref = undefined
      hrefs.clear()
      for (const groupId of [...lists.insides.keys()]) closeInside(lists, groupId)
      dropUnlisted(lists)
      strand(lists)
      picture.listsChanged()
      picture.everythingChanged()
    },
    clear() {
      lists = emptyLists()
      changes = []
      isMoved = false
      removeFromAllHref = undefined
      hrefs.clear()
      book.clear()
      picture.listsChanged()
    }
  }
  return roster
}
