// People on the list: collections of contacts, one contact, where a contact is (reference 13.2).

import type { Call } from './call'
import type { ContactDocument, ContactsDocument, LocationDocument } from './documents'
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
import { requireText, textListOf, textOf, textsOf } from './properties'

/** `myContacts` and `groupContacts`. */
export function readContacts(href: string): Call<ContactsDocument> {
  return { method: 'GET', href, read: (answer) => readContactsDocument(filledBodyOf(answer), answer.href) }
}

export function readContact(href: string): Call<ContactDocument> {
  return { method: 'GET', href, read: (answer) => readContactDocument(answer.body, answer.href) }
}

/** `contactLocation` and my own `location`. */
export function readLocation(href: string): Call<LocationDocument> {
  return { method: 'GET', href, read: (answer) => readLocationDocument(filledBodyOf(answer)) }
}

/** A missing location is an empty one: servers leave out what is not set. */
export function readLocationDocument(body: unknown): LocationDocument {
  return { location: textOf(resourceOf(body), 'location') ?? '' }
}

/** A contact that cannot be read is left out; one that is only linked stands in `linked`. */
export function readContactsDocument(body: unknown, base: string): ContactsDocument {
  const resource = resourceOf(body)
  const contacts = readEmbeddedContacts(body, base)
  const whole = new Set(contacts.map((contact) => hrefKey(contact.self)))
  return { contacts, linked: linksOf(resource, 'contact', base).filter((href) => !whole.has(hrefKey(href))) }
}

/** The contacts inside a collection or a search, each once. */
export function readEmbeddedContacts(body: unknown, base: string): ContactDocument[] {
  const items = embeddedOf(resourceOf(body), 'contact')
  return uniqueBy(
    readEach(items, (item) => readContactDocument(item, base)),
    (contact) => hrefKey(contact.self)
  )
}

/** Throws `unreadable` without a `uri` and `missing-link` without self: a contact is nobody without them. */
export function readContactDocument(body: unknown, base: string): ContactDocument {
  const resource = resourceOf(body)
  return {
    self: requireLink(resource, 'self', base),
    uri: requireText(resource, 'uri'),
    emailAddresses: textListOf(resource, 'emailAddresses'),
    ...textsOf(resource, [
      'name',
      'type',
      'sourceNetwork',
      'company',
      'department',
      'title',
      'office',
      'workPhoneNumber',
      'mobilePhoneNumber',
      'homePhoneNumber',
      'otherPhoneNumber'
    ]),
    links: pickLinks(resource, ['contactPresence', 'contactNote', 'contactLocation', 'contactPhoto'], base)
  }
}
