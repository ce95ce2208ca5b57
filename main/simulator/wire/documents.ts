// The documents of people, groups and subscriptions as one application sees them (reference 13). Pure: from what is
// true and the application's addresses to a document.
import type { Document } from './answers'
import { entityTag } from './entity-tag'
import type { Hrefs } from './hrefs'
import type { SimGroup, SimGroupKind, SimPerson } from '../world/organisation'
import { ucwaDate } from './rendering'

export type Edition = 'current' | '2015'

export interface SubscriptionIdentity {
  readonly id: string
  /** `group`: made by the system through subscribeToGroupPresence. */
  readonly kind: 'presence' | 'group'
}

interface Link {
  readonly href: string
}

export function contactDocument(hrefs: Hrefs, person: SimPerson): Document {
  const { uri, name, mail, type, sourceNetwork, company, department, title, office, workPhone, mobilePhone } = person
  const document = {
    rel: 'contact',
    uri,
    name,
    type,
    sourceNetwork,
    emailAddresses: [mail],
    ...(company !== undefined && { company }),
    ...(department !== undefined && { department }),
    ...(title !== undefined && { title }),
    ...(office !== undefined && { office }),
    ...(workPhone !== undefined && { workPhoneNumber: workPhone }),
    ...(mobilePhone !== undefined && { mobilePhoneNumber: mobilePhone }),
    _links: {
      self: { href: hrefs.contact(uri) },
      contactPhoto: { href: hrefs.photo(uri) },
      contactPresence: { href: hrefs.contactDetail(uri, 'presence') },
      contactNote: { href: hrefs.contactDetail(uri, 'note') },
      contactLocation: { href: hrefs.contactDetail(uri, 'location') },
      contactSupportedModalities: { href: hrefs.contactDetail(uri, 'supportedMedia') },
      contactPrivacyRelationship: { href: hrefs.contactDetail(uri, 'privacyRelationship') }
    }
  }
  return { ...document, etag: entityTag(document) }
}

export function contactPresenceDocument(hrefs: Hrefs, person: SimPerson): Document {
  const { uri, availability, activity, deviceType, lastActive } = person
  return {
    rel: 'contactPresence',
    availability,
    ...(activity !== undefined && { activity }),
    deviceType,
    ...(lastActive !== undefined && { lastActive: ucwaDate(lastActive) }),
    _links: { self: { href: hrefs.contactDetail(uri, 'presence') } }
  }
}

export function contactNoteDocument(hrefs: Hrefs, { uri, note }: SimPerson): Document {
  const { message, type } = note ?? { message: '', type: 'Personal' }
  return { rel: 'contactNote', message, type, _links: { self: { href: hrefs.contactDetail(uri, 'note') } } }
}

export function contactLocationDocument(hrefs: Hrefs, { uri, location }: SimPerson): Document {
  return {
    rel: 'contactLocation',
    location: location ?? '',
    _links: { self: { href: hrefs.contactDetail(uri, 'location') } }
  }
}

export function contactModalitiesDocument(hrefs: Hrefs, { uri, availability, type }: SimPerson): Document {
  const modalities = availability === 'Offline' ? [] : type === 'Phone' ? ['PhoneAudio'] : ['Messaging', 'Audio']
  return {
    rel: 'contactSupportedModalities',
    modalities,
    _links: { self: { href: hrefs.contactDetail(uri, 'supportedMedia') } }
  }
}

export function contactPrivacyDocument(hrefs: Hrefs, { uri, sourceNetwork }: SimPerson): Document {
  return {
    rel: 'contactPrivacyRelationship',
    relationshipLevel: sourceNetwork === 'SameEnterprise' ? 'Colleagues' : 'External',
    _links: { self: { href: hrefs.contactDetail(uri, 'privacyRelationship') } }
  }
}

/** Kinds the 2015 text does not know (reference 17.2). */
const laterKinds: readonly SimGroupKind[] = ['delegatesGroup', 'delegatorsGroup', 'myOrganizationGroup']

export function isInEdition(kind: SimGroupKind, edition: Edition): boolean {
  return edition === 'current' || !laterKinds.includes(kind)
}

export function groupDocument(hrefs: Hrefs, group: SimGroup, edition: Edition): Document {
  const { id, kind, name, uri } = group
  return {
    rel: kind,
    id,
    name,
    ...(kind === 'distributionGroup' && { uri: uri ?? '' }),
    _links: {
      self: { href: hrefs.group(id) },
      ...(kind === 'distributionGroup' ? distributionLinks(hrefs, group, edition) : ownGroupLinks(hrefs, id, edition)),
      subscribeToGroupPresence: { href: hrefs.groupSubscription(id) }
    }
  }
}

function ownGroupLinks(hrefs: Hrefs, id: string, edition: Edition): Record<string, Link> {
  return {
    groupContacts: { href: hrefs.groupContacts(id) },
    ...(edition === '2015' && {
      groupMemberships: { href: hrefs.groupMembershipsOf(id) },
      expandDistributionGroup: { href: hrefs.expandGroup(id) }
    })
  }
}

/** Of the two ways, onto the list and off it, only the one that is possible (reference 0, rule 2). */
function distributionLinks(hrefs: Hrefs, { id, listed }: SimGroup, edition: Edition): Record<string, Link> {
  return {
    expandDistributionGroup: { href: hrefs.expandGroup(id) },
    ...(listed === true
      ? { removeFromContactList: { href: hrefs.removeFromContactList } }
      : { addToContactList: { href: hrefs.addToContactList } }),
    ...(edition === '2015' && { groupContacts: { href: hrefs.groupContacts(id) } })
  }
}

export function groupMembershipDocument(hrefs: Hrefs, group: SimGroup, uri: string): Document {
  return {
    rel: 'myGroupMembership',
    _links: {
      self: { href: hrefs.groupMembership(group.id, uri) },
      contact: { href: hrefs.contact(uri) },
      [group.kind]: { href: hrefs.group(group.id) }
    }
  }
}

/** One made by the system cannot be added to (reference 13.5). */
export function subscriptionDocument(hrefs: Hrefs, { id, kind }: SubscriptionIdentity): Document {
  const memberships = { href: hrefs.membershipsOf(id) }
  return {
    rel: 'presenceSubscription',
    id,
    _links: {
      self: { href: hrefs.subscription(id) },
      memberships,
      ...(kind === 'presence' && { addToPresenceSubscription: memberships })
    }
  }
}

export function presenceMembershipDocument(hrefs: Hrefs, subscriptionId: string, uri: string): Document {
  return {
    rel: 'presenceSubscriptionMembership',
    _links: {
      self: { href: hrefs.membership(subscriptionId, uri) },
      contact: { href: hrefs.contact(uri) },
      presenceSubscription: { href: hrefs.subscription(subscriptionId) }
    }
  }
}
