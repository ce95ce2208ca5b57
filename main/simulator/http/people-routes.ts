// The routes of people, their details, and the subscriptions to them.
import * as contacts from '../resources/contacts'
import * as contactsAndGroups from '../resources/contacts-and-groups'
import * as people from '../resources/people'
import { below, type Route } from './route'
import { search } from '../resources/search'
import * as subscriptions from '../resources/presence-subscriptions'

export const peopleRoutes: readonly Route[] = [
  below('GET', '/people', 'people', people.getPeople),
  below('GET', '/people/contacts', 'groupContacts', contacts.getGroupContacts, { query: 'groupId' }),
  below('GET', '/people/contacts', 'myContacts', contacts.getMyContacts),
  below('POST', '/people/presenceSubscriptions', 'subscribeToGroupPresence', subscriptions.subscribeToGroupPresence, {
    query: 'groupId'
  }),
  below('GET', '/people/presenceSubscriptions', 'presenceSubscriptions', subscriptions.getSubscriptions),
  below('POST', '/people/presenceSubscriptions', 'presenceSubscriptions', subscriptions.createSubscription),
  below('GET', '/people/presenceSubscriptions/:subscription', 'presenceSubscription', subscriptions.getSubscription),
  below(
    'POST',
    '/people/presenceSubscriptions/:subscription',
    'presenceSubscription',
    subscriptions.prolongSubscription
  ),
  below(
    'DELETE',
    '/people/presenceSubscriptions/:subscription',
    'presenceSubscription',
    subscriptions.deleteSubscription
  ),
  below('GET', '/people/presenceSubscriptions/:subscription/memberships', 'memberships', subscriptions.getMemberships),
  below('POST', '/people/presenceSubscriptions/:subscription/memberships', 'memberships', subscriptions.addMembers),
  below('GET', '/people/presenceSubscriptionMemberships', 'memberships', subscriptions.getMemberships, {
    query: 'presenceSubscriptionId'
  }),
  below('POST', '/people/presenceSubscriptionMemberships', 'memberships', subscriptions.addMembers, {
    query: 'presenceSubscriptionId',
    alsoRel: 'addToPresenceSubscription'
  }),
  below(
    'GET',
    '/people/presenceSubscriptionMemberships',
    'presenceSubscriptionMemberships',
    subscriptions.getMemberships
  ),
  below('POST', '/people/presenceSubscriptionMemberships', 'presenceSubscriptionMemberships', subscriptions.addMembers),
  below(
    'GET',
    '/people/presenceSubscriptionMemberships/:pair',
    'presenceSubscriptionMembership',
    subscriptions.getMembership
  ),
  below(
    'DELETE',
    '/people/presenceSubscriptionMemberships/:pair',
    'presenceSubscriptionMembership',
    subscriptions.deleteMembership
  ),
  below('GET', '/people/subscribedContacts', 'subscribedContacts', subscriptions.getSubscribedContacts),
  below(
    'GET',
    '/people/contactsAndGroupsSubscription',
    'myContactsAndGroupsSubscription',
    contactsAndGroups.getContactsAndGroups
  ),
  below(
    'POST',
    '/people/contactsAndGroupsSubscription/startOrRefresh',
    'startOrRefreshSubscriptionToContactsAndGroups',
    contactsAndGroups.startOrRefresh
  ),
  below(
    'POST',
    '/people/contactsAndGroupsSubscription/stop',
    'stopSubscriptionToContactsAndGroups',
    contactsAndGroups.stop
  ),
  below('GET', '/people/search', 'search', search),
  below('GET', '/people/privacyRelationships', 'myPrivacyRelationships', people.getPrivacyRelationships),
  below('GET', '/people/:contact', 'contact', contacts.getContact),
  below('GET', '/people/:contact/presence', 'contactPresence', contacts.getContactPresence),
  below('GET', '/people/:contact/note', 'contactNote', contacts.getContactNote),
  below('GET', '/people/:contact/location', 'contactLocation', contacts.getContactLocation),
  below('GET', '/people/:contact/supportedMedia', 'contactSupportedModalities', contacts.getContactModalities),
  below('GET', '/people/:contact/privacyRelationship', 'contactPrivacyRelationship', contacts.getContactPrivacy)
]
