// The routing table: method and path to handler. Addresses have the form of captures (reference 13.1); clients
// follow links and know none of them.
import * as application from '../resources/application'
import { postBatch } from '../resources/batch'
import type { ApplicationCall, Call, Handler } from '../server/call'
import * as communication from '../resources/communication'
import * as contacts from '../resources/contacts'
import * as contactsAndGroups from '../resources/contacts-and-groups'
import * as discovery from '../resources/discovery'
import { poll } from '../resources/events'
import * as memberships from '../resources/group-memberships'
import * as groups from '../resources/groups'
import { applicationsPath } from '../wire/hrefs'
import * as me from '../resources/me'
import * as people from '../resources/people'
import * as subscriptions from '../resources/presence-subscriptions'
import { search } from '../resources/search'
import { postToken } from '../resources/token'

interface RouteFields {
  readonly method: string
  /** Segments beginning with a colon are variable. */
  readonly path: string
  /** The relation that leads here. */
  readonly rel: string
  /** Matches only with this query parameter: one path serves a collection and a part of it. */
  readonly query?: string
  /** The handler reads the body itself. */
  readonly rawBody?: boolean
  /** Refused inside a batch (reference 10). */
  readonly notInBatch?: boolean
}

/** Who may come here: anyone, whoever has a token, or a running application. */
export type Route = RouteFields &
  (
    | { readonly access: 'anyone' | 'user'; readonly handle: Handler }
    | { readonly access: 'application'; readonly handle: Handler<ApplicationCall> }
  )

type Extra = Pick<RouteFields, 'query' | 'rawBody' | 'notInBatch'>

function open(method: string, path: string, rel: string, handle: Handler<Call>, extra: Extra = {}): Route {
  return { access: 'anyone', method, path, rel, handle, ...extra }
}

function user(method: string, path: string, rel: string, handle: Handler<Call>): Route {
  return { access: 'user', method, path, rel, handle }
}

function below(method: string, path: string, rel: string, handle: Handler<ApplicationCall>, extra: Extra = {}): Route {
  return { access: 'application', method, path: `${applicationsPath}/:application${path}`, rel, handle, ...extra }
}

export const routes: readonly Route[] = [
  open('GET', discovery.paths.root, 'root', discovery.getRoot),
  open('GET', discovery.paths.redirect, 'redirect', discovery.getRedirect),
  open('GET', discovery.paths.frame, 'xframe', discovery.getFrame),
  open('POST', discovery.paths.token, 'token', postToken, { rawBody: true }),
  user('GET', discovery.paths.user, 'user', discovery.getUser),
  user('GET', `${discovery.paths.redirect}/user`, 'user', discovery.getUser),
  user('POST', applicationsPath, 'applications', application.createOne),

  below('GET', '', 'application', application.getOne),
  below('DELETE', '', 'application', application.deleteOne),
  below('GET', '/events', 'events', poll, { notInBatch: true }),
  below('POST', '/batch', 'batch', postBatch, { rawBody: true, notInBatch: true }),
  below('GET', '/policies', 'policies', application.getPolicies),
  below('GET', '/onlineMeetings', 'onlineMeetings', application.getOnlineMeetings),
  below('GET', '/communication', 'communication', communication.getCommunication),
  below('PUT', '/communication', 'communication', communication.putCommunication),
  below('POST', '/reportMyNetwork', 'reportMyNetwork', application.reportMyNetwork),

  below('GET', '/me', 'me', me.getMe),
  below('POST', '/me/makeMeAvailable', 'makeMeAvailable', me.makeMeAvailable),
  below('POST', '/me/reportMyActivity', 'reportMyActivity', me.reportMyActivity),
  below('GET', '/me/presence', 'presence', me.getPresence),
  below('POST', '/me/presence', 'presence', me.postPresence),
  below('GET', '/me/note', 'note', me.getNote),
  below('POST', '/me/note', 'note', me.postNote),
  below('GET', '/me/location', 'location', me.getLocation),
  below('POST', '/me/location', 'location', me.postLocation),
  below('GET', '/me/phones', 'phones', me.getPhones),
  below('GET', '/me/callForwardingSettings', 'callForwardingSettings', me.getCallForwardingSettings),
  below('GET', '/photos/:contact', 'contactPhoto', contacts.getPhoto, { notInBatch: true }),

  below('GET', '/people', 'people', people.getPeople),
  below('GET', '/people/contacts', 'groupContacts', contacts.getGroupContacts, { query: 'groupId' }),
  below('GET', '/people/contacts', 'myContacts', contacts.getMyContacts),
  below('GET', '/people/groups', 'myGroups', groups.getMyGroups),
  below('GET', '/people/groups/:group', 'group', groups.getGroup),
  below('GET', '/people/groups/:group/expand', 'expandDistributionGroup', groups.expandDistributionGroup),
  below('GET', '/people/groups/:group/memberships', 'groupMemberships', memberships.getGroupMemberships),
  below('GET', '/people/groupMemberships', 'myGroupMemberships', memberships.getMyGroupMemberships),
  below('GET', '/people/groupMemberships/:pair', 'myGroupMembership', memberships.getMyGroupMembership),
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
  below('GET', '/people/presenceSubscriptionMemberships', 'memberships', subscriptions.getMemberships),
  below('POST', '/people/presenceSubscriptionMemberships', 'memberships', subscriptions.addMembers),
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
