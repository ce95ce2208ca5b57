// The application: our seat at the server (reference 4). Everything else is reached from it.

import { ignoreBody } from './answers'
import type { Call } from './call'
import type { ApplicationDocument, PeopleDocument } from './documents'
import { embeddedOf, pickLinks, requireLink, resourceOf, revisionOf, type Resource } from './links'
import { readMeDocument } from './me'
import { UcwaError } from './ucwa-error'

/** `endpointId` stays the same per installation and user, so that a crashed run is superseded (reference 4.1). */
export function createApplication(
  applicationsHref: string,
  input: { culture: string; endpointId: string; userAgent: string }
): Call<ApplicationDocument> {
  const { culture, endpointId, userAgent } = input
  return {
    method: 'POST',
    href: applicationsHref,
    body: { culture, endpointId, userAgent },
    read: (answer) => readApplicationDocument(answer.body, answer.href)
  }
}

export function readApplication(self: string): Call<ApplicationDocument> {
  return { method: 'GET', href: self, read: (answer) => readApplicationDocument(answer.body, answer.href) }
}

export function deleteApplication(self: string): Call<void> {
  return { method: 'DELETE', href: self, read: ignoreBody }
}

/** Throws `missing-link` without self, events or batch, and `unreadable` without me or people. */
function readApplicationDocument(body: unknown, base: string): ApplicationDocument {
  const resource = resourceOf(body)
  return {
    self: requireLink(resource, 'self', base),
    events: requireLink(resource, 'events', base),
    batch: requireLink(resource, 'batch', base),
    me: readMeDocument(requireEmbedded(resource, 'me'), base),
    people: readPeopleDocument(requireEmbedded(resource, 'people'), base)
  }
}

/** Reference 13.1. */
function readPeopleDocument(body: unknown, base: string): PeopleDocument {
  const resource = resourceOf(body)
  return {
    self: requireLink(resource, 'self', base),
    links: pickLinks(
      resource,
      [
        'myContacts',
        'myGroups',
        'myGroupMemberships',
        'myContactsAndGroupsSubscription',
        'presenceSubscriptions',
        'presenceSubscriptionMemberships',
        'subscribedContacts',
        'search',
        'removeContactFromAllGroups'
      ],
      base
    ),
    searchRevision: revisionOf(resource, 'search')
  }
}

function requireEmbedded(resource: Resource, rel: string): Resource {
  const embedded = embeddedOf(resource, rel)[0]
  if (embedded === undefined) throw new UcwaError('unreadable')
  return embedded
}
