// Contacts: the list, the members of one group, one card and its details, pictures (reference 13.2).
import { notFound, ok, type Answer, type Document } from '../wire/answers'
import type { ApplicationCall } from '../server/call'
import { holdsTag, okUnlessHeld, tagOf } from '../wire/entity-tag'
import { sameAddress } from '../world/address'
import { isCollapsed, knownGroup } from './groups'
import type { Hrefs } from '../wire/hrefs'
import type { SimPerson } from '../world/organisation'
import {
  contactDocument,
  contactLocationDocument,
  contactModalitiesDocument,
  contactNoteDocument,
  contactPresenceDocument,
  contactPrivacyDocument
} from '../wire/documents'

export function getMyContacts(call: ApplicationCall): Answer {
  const { server, application } = call
  return ok(collection(call, 'myContacts', application.hrefs.contacts, server.world.contacts()))
}

export function getGroupContacts(call: ApplicationCall): Answer {
  const group = knownGroup(call, String(call.input.get('groupid')))
  return ok(collection(call, 'groupContacts', call.application.hrefs.groupContacts(group.id), group.members))
}

/** With the cards inline, or their links alone if `expand=false` was asked for. */
function collection(call: ApplicationCall, rel: string, href: string, uris: readonly string[]): Document {
  const { hrefs } = call.application
  const self = { href }
  if (isCollapsed(call)) {
    return { rel, _links: { self, contact: uris.map((uri) => ({ href: hrefs.contact(uri) })) } }
  }
  const contact = uris.map((uri) => contactDocument(hrefs, call.server.world.acquaint(uri)))
  return { rel, _links: { self }, ...(contact.length > 0 && { _embedded: { contact } }) }
}

export function getContact(call: ApplicationCall): Answer {
  return okUnlessHeld(call.request.headers, contactDocument(call.application.hrefs, personOf(call)))
}

function detail(document: (hrefs: Hrefs, person: SimPerson) => Document) {
  return (call: ApplicationCall): Answer => ok(document(call.application.hrefs, personOf(call)))
}

export const getContactPresence = detail(contactPresenceDocument)
export const getContactNote = detail(contactNoteDocument)
export const getContactLocation = detail(contactLocationDocument)
export const getContactModalities = detail(contactModalitiesDocument)

export function getContactPrivacy(call: ApplicationCall): Answer {
  return okUnlessHeld(call.request.headers, contactPrivacyDocument(call.application.hrefs, personOf(call)))
}

function personOf({ server, params }: ApplicationCall): SimPerson {
  const { me } = server.organisation
  const person = server.world.person(params['contact'] ?? '')
  if (person) return person
  // The user may look up their own card: a search or a distribution group can lead there.
  if (sameAddress(params['contact'] ?? '', me.uri)) return { ...me, ...server.world.me }
  throw notFound('contact')
}

const photoLifeMs = 24 * 60 * 60_000

/**
 * JPEG; every size gets the one there is (reference 12.7). Pictures need the token like everything else: the cookie
 * of reference 3.3, for browsers that cannot send it, is not offered.
 */
export function getPhoto(call: ApplicationCall): Answer {
  const person = personOf(call)
  const picture = person.hasPortrait ? call.server.portrait(person.uri) : undefined
  if (picture === undefined) throw notFound('photo')
  const etag = tagOf(Buffer.from(picture).toString('latin1'))
  const headers = {
    'Cache-Control': 'private',
    Expires: new Date(call.server.clock.now() + photoLifeMs).toUTCString()
  }
  if (holdsTag(call.request.headers, etag)) return { status: 304, etag, headers }
  return { status: 200, etag, headers, content: { type: 'image/jpeg', body: Uint8Array.from(picture) } }
}
