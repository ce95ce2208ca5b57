// The moments of a connection at which something can go wrong, each with the requests that belong to it and what makes
// them be sent.

import type { AskedRequest } from '../../../main/simulator/options'
import type { Scene } from './scene'

export interface Phase {
  readonly name: string
  /** Whether the user is online with everything shown before it begins. */
  readonly isOnline: boolean
  readonly isMeant: (asked: AskedRequest) => boolean
  /** Makes its requests be sent, after `prepare` has come close to them. */
  readonly begin: (scene: Scene) => void
  readonly prepare?: (scene: Scene) => Promise<void>
}

const minuteMs = 60_000
/** A token of twenty minutes is renewed after eighteen. */
export const tokenLifetimeSeconds = 1200
const renewsTokenMs = 18 * minuteMs
const renewsSubscriptionsMs = 19 * minuteMs

const lists = ['myGroups', 'myContacts', 'myGroupMemberships']
const subscriptions = [
  'presenceSubscription',
  'presenceSubscriptions',
  'subscribeToGroupPresence',
  'startOrRefreshSubscriptionToContactsAndGroups'
]

const signIn = (scene: Scene): void => scene.signIn()

/** Somebody of the list, and another one: what is told of them comes as bare links. */
function somebodyChanges({ simulator, session }: Scene): void {
  const uris = session.people.slice(0, 2).map(({ uri }) => uri)
  simulator.world.changePeople(
    uris.map((uri) => ({ uri, availability: 'DoNotDisturb' as const })),
    { releaseNow: true }
  )
}

export const editedGroup = 'Made in a storm'

export const phases: readonly Phase[] = [
  {
    name: 'discovery',
    isOnline: false,
    isMeant: ({ rel }) => rel === 'root' || rel === 'user' || rel === 'redirect',
    begin: signIn
  },
  { name: 'token', isOnline: false, isMeant: ({ rel }) => rel === 'token', begin: signIn },
  { name: 'creating the application', isOnline: false, isMeant: ({ rel }) => rel === 'applications', begin: signIn },
  {
    name: 'first load',
    isOnline: false,
    isMeant: ({ method, rel = '' }) => method === 'GET' && lists.includes(rel),
    begin: signIn
  },
  { name: 'batch', isOnline: true, isMeant: ({ rel }) => rel === 'batch', begin: somebodyChanges },
  { name: 'poll', isOnline: true, isMeant: ({ rel }) => rel === 'events', begin: somebodyChanges },
  { name: 'reading presence', isOnline: true, isMeant: ({ rel }) => rel === 'contactPresence', begin: somebodyChanges },
  {
    name: 'own edit',
    isOnline: true,
    isMeant: ({ method, rel }) => method === 'POST' && rel === 'myGroups',
    begin: ({ session }) => void session.edit({ kind: 'create-group', name: editedGroup, people: [], leave: [] })
  },
  {
    name: 'renewing the token',
    isOnline: true,
    isMeant: ({ rel }) => rel === 'token',
    prepare: ({ time }) => time.advance(renewsTokenMs - 2 * minuteMs),
    begin: () => undefined
  },
  {
    name: 'renewing subscriptions',
    isOnline: true,
    isMeant: ({ method, rel = '' }) => method === 'POST' && subscriptions.includes(rel),
    prepare: ({ time }) => time.advance(renewsSubscriptionsMs - 2 * minuteMs),
    begin: () => undefined
  },
  {
    name: 'sign-out',
    isOnline: true,
    isMeant: ({ method, rel }) => method === 'DELETE' && rel === 'application',
    begin: ({ session }) => void session.signOut()
  }
]
