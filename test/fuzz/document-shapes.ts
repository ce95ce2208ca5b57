// What a checked document looks like, written down once more and apart from the readers.

import * as v from 'valibot'

const text = v.string()
const optional = v.exactOptional(text)
const some = v.pipe(
  text,
  v.check((value) => value.trim() !== '')
)
/** Absolute, http(s), with a host and without a user. */
const href = v.pipe(text, v.regex(/^https?:\/\/[^/?#@]+\//))
const linksTo = <N extends string>(...rels: readonly N[]) =>
  v.strictObject(Object.fromEntries(rels.map((rel) => [rel, v.exactOptional(href)])))

const rel = v.picklist([
  'group',
  'defaultGroup',
  'pinnedGroup',
  'delegatesGroup',
  'delegatorsGroup',
  'myOrganizationGroup',
  'distributionGroup'
])

/** What may stand in a header. */
const etag = v.exactOptional(v.pipe(text, v.regex(/^[\x20-\x7e]+$/)))

const me = v.strictObject({
  self: href,
  uri: some,
  name: text,
  emailAddresses: v.array(text),
  title: optional,
  department: optional,
  links: linksTo('makeMeAvailable', 'presence', 'note', 'location', 'reportMyActivity', 'photo')
})

const application = v.strictObject({
  self: href,
  events: href,
  batch: href,
  me,
  people: v.strictObject({
    self: href,
    searchRevision: v.pipe(v.number(), v.finite()),
    links: linksTo(
      'myContacts',
      'myGroups',
      'myGroupMemberships',
      'myContactsAndGroupsSubscription',
      'presenceSubscriptions',
      'presenceSubscriptionMemberships',
      'subscribedContacts',
      'search',
      'removeContactFromAllGroups'
    )
  })
})

const contact = v.strictObject({
  self: href,
  uri: some,
  name: optional,
  type: optional,
  sourceNetwork: optional,
  emailAddresses: v.array(text),
  company: optional,
  department: optional,
  title: optional,
  office: optional,
  workPhoneNumber: optional,
  mobilePhoneNumber: optional,
  homePhoneNumber: optional,
  otherPhoneNumber: optional,
  links: linksTo('contactPresence', 'contactNote', 'contactLocation', 'contactPhoto')
})

const group = v.strictObject({
  rel,
  self: href,
  id: some,
  name: text,
  uri: optional,
  etag,
  links: linksTo(
    'groupContacts',
    'subscribeToGroupPresence',
    'groupMemberships',
    'expandDistributionGroup',
    'addToContactList',
    'removeFromContactList'
  )
})

const groupMembership = v.strictObject({ self: href, contact: href, group: v.strictObject({ rel, href }) })
const presenceMemberships = v.array(v.strictObject({ self: href, contact: href, subscription: href }))
const link = v.strictObject({ rel: some, href })

/** By the name of the reader. */
export const shapes = {
  application,
  me,
  presence: v.strictObject({
    availability: some,
    activity: optional,
    deviceType: optional,
    lastActive: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(-8.64e15), v.maxValue(8.64e15)))
  }),
  note: v.strictObject({ message: text, type: optional }),
  location: v.strictObject({ location: text }),
  contacts: v.strictObject({ contacts: v.array(contact), linked: v.array(href) }),
  contact,
  groups: v.strictObject({ groups: v.array(group), linked: v.array(v.strictObject({ rel, href })) }),
  group,
  editableGroup: v.strictObject({ self: href, name: text, etag, properties: v.looseObject({}) }),
  expanded: v.strictObject({
    contacts: v.array(contact),
    linked: v.array(href),
    groups: v.array(group),
    linkedGroups: v.array(href)
  }),
  groupMemberships: v.strictObject({
    memberships: v.array(groupMembership),
    removeContactFromAllGroups: v.exactOptional(href)
  }),
  newMembership: v.optional(groupMembership),
  presenceMemberships,
  listSubscription: v.strictObject({
    self: href,
    state: optional,
    links: linksTo('startOrRefreshSubscriptionToContactsAndGroups', 'stopSubscriptionToContactsAndGroups')
  }),
  presenceSubscription: v.strictObject({
    self: href,
    id: text,
    links: linksTo('memberships', 'addToPresenceSubscription')
  }),
  search: v.strictObject({
    contacts: v.array(contact),
    groups: v.array(group),
    moreResultsAvailable: v.boolean()
  }),
  events: v.strictObject({
    continuation: v.picklist(['next', 'resync', 'resume']),
    href,
    events: v.array(
      v.strictObject({
        sender: link,
        type: v.picklist(['added', 'updated', 'deleted', 'started', 'completed']),
        link,
        in: v.exactOptional(link),
        embedded: v.exactOptional(v.unknown())
      })
    )
  })
} satisfies Record<string, v.GenericSchema>
