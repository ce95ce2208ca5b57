// The routing table: method and path to handler. Addresses have the form of captures (reference 13.1); clients
// follow links and know none of them.
import * as application from '../resources/application'
import { postBatch } from '../resources/batch'
import * as communication from '../resources/communication'
import * as contacts from '../resources/contacts'
import * as discovery from '../resources/discovery'
import { poll } from '../resources/events'
import { listRoutes } from './list-routes'
import * as me from '../resources/me'
import * as passive from '../resources/passive'
import { peopleRoutes } from './people-routes'
import { below, open, type Route, user } from './route'
import { postToken } from '../resources/token'
import { applicationsPath } from '../wire/hrefs'

export const routes: readonly Route[] = [
  open('GET', discovery.paths.root, 'root', discovery.getRoot),
  open('GET', discovery.paths.redirect, 'redirect', discovery.getRedirect),
  open('GET', discovery.paths.frame, 'xframe', discovery.getFrame),
  open('POST', discovery.paths.token, 'token', postToken, { rawBody: true }),
  open('GET', discovery.paths.signInPage, 'passiveauth', passive.getForm),
  open('POST', discovery.paths.signInPage, 'passiveauth', passive.postForm, { rawBody: true }),
  open('GET', discovery.paths.signedInPage, 'passiveauth', passive.getDone),
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

  // Fixed names below `people` stand before those of contacts.
  ...listRoutes,
  ...peopleRoutes
]
