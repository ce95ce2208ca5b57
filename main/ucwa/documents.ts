// Shape of each JSON document, after it was checked: every href is absolute, every date a number, every list a list.

/** A link as the protocol knows it: relation and absolute address. */
export interface Link {
  readonly rel: string
  readonly href: string
}

/** Reference 4.2. */
export interface ApplicationDocument {
  readonly self: string
  readonly events: string
  readonly batch: string
  readonly me: MeDocument
  readonly people: PeopleDocument
}

/** Reference 12.1. The links say what is possible now: they change with makeMeAvailable. */
export interface MeDocument {
  readonly self: string
  readonly uri: string
  readonly name: string
  readonly emailAddresses: readonly string[]
  readonly title?: string
  readonly department?: string
  readonly links: {
    readonly makeMeAvailable?: string
    readonly presence?: string
    readonly note?: string
    readonly location?: string
    readonly reportMyActivity?: string
    readonly photo?: string
  }
}

/** Reference 13.1. */
export interface PeopleDocument {
  readonly self: string
  readonly links: {
    readonly myContacts?: string
    readonly myGroups?: string
    readonly myGroupMemberships?: string
    readonly myContactsAndGroupsSubscription?: string
    readonly presenceSubscriptions?: string
    readonly presenceSubscriptionMemberships?: string
    readonly subscribedContacts?: string
    readonly search?: string
    /** No page documents who offers it (reference 13.4); it is looked for here and in the memberships. */
    readonly removeContactFromAllGroups?: string
  }
  /** Version of `search` that the server offers (reference 7); 1 if it does not say. */
  readonly searchRevision: number
}

/** Reference 13.2. */
export interface ContactDocument {
  readonly self: string
  /** `sip:` address. */
  readonly uri: string
  readonly name?: string
  readonly type?: string
  readonly sourceNetwork?: string
  readonly emailAddresses: readonly string[]
  readonly company?: string
  readonly department?: string
  readonly title?: string
  readonly office?: string
  readonly workPhoneNumber?: string
  readonly mobilePhoneNumber?: string
  readonly homePhoneNumber?: string
  readonly otherPhoneNumber?: string
  readonly links: {
    readonly contactPresence?: string
    readonly contactNote?: string
    readonly contactLocation?: string
    readonly contactPhoto?: string
  }
}

/** contactPresence and my own presence (reference 12.4, 13.2). `availability` is UCWA's word, unknown words included. */
export interface PresenceDocument {
  readonly availability: string
  readonly activity?: string
  readonly deviceType?: string
  /** Milliseconds since 1970. */
  readonly lastActive?: number
}

/** contactNote and my own note (reference 12.5, 13.2). */
export interface NoteDocument {
  readonly message: string
  readonly type?: string
}

export interface LocationDocument {
  readonly location: string
}

export type GroupRel =
  | 'group'
  | 'defaultGroup'
  | 'pinnedGroup'
  | 'delegatesGroup'
  | 'delegatorsGroup'
  | 'myOrganizationGroup'
  | 'distributionGroup'

/** Reference 13.3; `rel` is the relation under which the group stood, not what its body claims. */
export interface GroupDocument {
  readonly rel: GroupRel
  readonly self: string
  readonly id: string
  readonly name: string
  readonly uri?: string
  /** In the form to send back (reference 8); absent if the server told none. */
  readonly etag?: string
  readonly links: {
    readonly groupContacts?: string
    readonly subscribeToGroupPresence?: string
    readonly groupMemberships?: string
    readonly expandDistributionGroup?: string
    readonly addToContactList?: string
    readonly removeFromContactList?: string
  }
}

/** A group as it was read to be changed: everything a PUT has to send back (reference 5, PUT token; 8). */
export interface EditableGroupDocument {
  readonly self: string
  readonly name: string
  /** For `If-Match`: the header's ETag verbatim, else the body's in double quotes; absent if the server told none. */
  readonly etag?: string
  /** The whole representation without links, with the property that asks to be passed in a PUT. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** The inside of a distribution group (reference 13.9). `linked`, `linkedGroups`: what came as links only. */
export interface ExpandedGroupDocument {
  readonly contacts: readonly ContactDocument[]
  readonly linked: readonly string[]
  readonly groups: readonly GroupDocument[]
  readonly linkedGroups?: readonly string[]
}

/** `groups` came whole; `linked` came as links only and want a GET each. */
export interface MyGroupsDocument {
  readonly groups: readonly GroupDocument[]
  readonly linked: readonly { readonly rel: GroupRel; readonly href: string }[]
}

/** myContacts and groupContacts; `linked` as above. */
export interface ContactsDocument {
  readonly contacts: readonly ContactDocument[]
  readonly linked: readonly string[]
}

/** The memberships of everyone or of one group, with the way to take somebody out of all at once if there is one. */
export interface GroupMembershipsDocument {
  readonly memberships: readonly GroupMembershipDocument[]
  readonly removeContactFromAllGroups?: string
}

/** Reference 13.4: one (contact, group) pair. */
export interface GroupMembershipDocument {
  readonly self: string
  readonly contact: string
  readonly group: { readonly rel: GroupRel; readonly href: string }
}

/** Reference 13.5. */
export interface PresenceSubscriptionDocument {
  readonly self: string
  readonly id: string
  readonly links: { readonly memberships?: string; readonly addToPresenceSubscription?: string }
}

/** One (contact, presence subscription) pair (reference 13.5); all three are hrefs. */
export interface PresenceMembershipDocument {
  readonly self: string
  readonly contact: string
  readonly subscription: string
}

/** Reference 13.6. */
export interface ContactsAndGroupsSubscriptionDocument {
  readonly self: string
  readonly state?: string
  readonly links: {
    readonly startOrRefreshSubscriptionToContactsAndGroups?: string
    readonly stopSubscriptionToContactsAndGroups?: string
  }
}

/** Reference 13.7. */
export interface SearchDocument {
  readonly contacts: readonly ContactDocument[]
  readonly groups: readonly GroupDocument[]
  readonly moreResultsAvailable: boolean
}

export type UcwaEventType = 'added' | 'updated' | 'deleted' | 'started' | 'completed'

/** One event of a package (reference 9.3). */
export interface UcwaEvent {
  readonly sender: Link
  readonly type: UcwaEventType
  readonly link: Link
  readonly in?: Link
  /** The resource itself, unchecked, when the server embedded it. */
  readonly embedded?: unknown
}

/** One answer of the event channel, in the server's order (reference 9.3, 9.4). */
export interface EventPackage {
  readonly continuation: 'next' | 'resync' | 'resume'
  readonly events: readonly UcwaEvent[]
}
