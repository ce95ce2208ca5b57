// Every address below one application, in the form captures of real servers show (reference 13.1). New applications
// have new numbers, hence new addresses.

export type Hrefs = ReturnType<typeof createHrefs>

export const applicationsPath = '/ucwa/oauth/v1/applications'

export type ContactDetail = 'presence' | 'note' | 'location' | 'supportedMedia' | 'privacyRelationship'

export function createHrefs(applicationId: string) {
  const application = `${applicationsPath}/${applicationId}`
  const people = `${application}/people`
  const contact = (uri: string): string => `${people}/${mailPart(uri)}`
  const group = (id: string): string => `${people}/groups/${idPart(id)}`
  const memberships = `${people}/presenceSubscriptionMemberships`
  return {
    application,
    below: (path: string): string => `${application}/${path}`,
    me: `${application}/me`,
    myDetail: (name: string): string => `${application}/me/${name}`,
    people,
    contact,
    contactDetail: (uri: string, detail: ContactDetail): string => `${contact(uri)}/${detail}`,
    photo: (uri: string): string => `${application}/photos/${mailPart(uri)}`,
    contacts: `${people}/contacts`,
    groups: `${people}/groups`,
    group,
    addToContactList: `${people}/groups/addToContactList`,
    removeFromContactList: `${people}/groups/removeFromContactList`,
    groupContacts: (id: string): string => `${people}/contacts?groupId=${idPart(id)}`,
    groupMembershipsOf: (id: string): string => `${group(id)}/memberships`,
    expandGroup: (id: string): string => `${group(id)}/expand`,
    groupMemberships: `${people}/groupMemberships`,
    removeFromAllGroups: `${people}/groupMemberships/removeContactFromAllGroups`,
    groupMembership: (id: string, uri: string): string => `${people}/groupMemberships/${idPart(id)},${mailPart(uri)}`,
    subscriptions: `${people}/presenceSubscriptions`,
    subscription: (id: string): string => `${people}/presenceSubscriptions/${idPart(id)}`,
    groupSubscription: (id: string): string => `${people}/presenceSubscriptions?groupId=${idPart(id)}`,
    memberships,
    membershipsOf: (id: string): string => `${memberships}?presenceSubscriptionId=${idPart(id)}`,
    membership: (id: string, uri: string): string => `${memberships}/${idPart(id)},${mailPart(uri)}`,
    subscribedContacts: `${people}/subscribedContacts`,
    contactsAndGroups: `${people}/contactsAndGroupsSubscription`,
    search: `${people}/search`,
    privacyRelationships: `${people}/privacyRelationships`
  } as const
}

function mailPart(uri: string): string {
  return encodeURIComponent(uri.replace(/^sip:/i, '')).replaceAll('%40', '@')
}

/** Padding stays bare, as on a real server: a client that splits queries at `=` by hand is wrong. */
function idPart(id: string): string {
  return encodeURIComponent(id).replaceAll('%3D', '=')
}
