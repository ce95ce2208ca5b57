// The people resource, the table of contents for everything about others (reference 13.1), and what it links to
// that has no file of its own.
import { ok, type Answer, type Document } from '../wire/answers'
import { newestRevision } from '../options'
import type { Application } from '../server/application'
import type { ApplicationCall, Server } from '../server/call'

export function peopleDocument({ quirks }: Server, { hrefs }: Application): Document {
  const newest = newestRevision(quirks)
  return {
    rel: 'people',
    _links: {
      self: { href: hrefs.people },
      presenceSubscriptions: { href: hrefs.subscriptions },
      subscribedContacts: { href: hrefs.subscribedContacts },
      presenceSubscriptionMemberships: { href: hrefs.memberships },
      myGroups: { href: hrefs.groups, ...newest },
      myGroupMemberships: { href: hrefs.groupMemberships, ...newest },
      myContacts: { href: hrefs.contacts },
      myPrivacyRelationships: { href: hrefs.privacyRelationships },
      myContactsAndGroupsSubscription: { href: hrefs.contactsAndGroups },
      search: { href: hrefs.search, ...newest }
    }
  }
}

export function getPeople({ server, application }: ApplicationCall): Answer {
  return ok(peopleDocument(server, application))
}

export function getPrivacyRelationships({ server, application }: ApplicationCall): Answer {
  const { hrefs } = application
  const levels = new Map<string, { href: string }[]>([
    ['Colleagues', []],
    ['External', []]
  ])
  for (const uri of server.world.contacts()) {
    const level = server.world.person(uri)?.sourceNetwork === 'SameEnterprise' ? 'Colleagues' : 'External'
    levels.get(level)?.push({ href: hrefs.contact(uri) })
  }
  const myPrivacyRelationship = [...levels].map(([relationshipLevel, contact]) => ({
    rel: 'myPrivacyRelationship',
    relationshipLevel,
    _links: { self: { href: `${hrefs.privacyRelationships}/${relationshipLevel}` }, contact }
  }))
  const self = { href: hrefs.privacyRelationships }
  return ok({ rel: 'myPrivacyRelationships', _links: { self }, _embedded: { myPrivacyRelationship } })
}
