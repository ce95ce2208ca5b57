// What the control interface may see and hurry along: the whole truth, and the end of things.
import { applicationNotFound, Refusal } from '../wire/answers'
import type { Application } from './application'
import type { Server } from './call'
import { isInEdition } from '../wire/documents'
import type { SimAvailability, SimGroupKind, SimNote } from '../world/organisation'

/** What can be ended from outside. */
export type Expirable = 'token' | 'application' | 'subscriptions' | 'channel'

/** As `GET /simulator/state` tells it. */
export interface SimulatorState {
  readonly me: PersonState
  readonly people: readonly PersonState[]
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly kind: SimGroupKind
    readonly members: readonly string[]
    /** Whether the user's list shows it; only distribution groups can be missing there. */
    readonly listed: boolean
  }[]
  readonly subscriptions: readonly SubscriptionState[]
  readonly applications: readonly { readonly id: string; readonly alive: boolean; readonly polling: boolean }[]
}

interface PersonState {
  readonly uri: string
  readonly name: string
  readonly availability: SimAvailability
  readonly activity?: string
  readonly note?: SimNote
}

interface SubscriptionState {
  readonly id: string
  readonly kind: 'presence' | 'group' | 'contactsAndGroups'
  readonly uris: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export function expire({ applications, tokens }: Server, what: Expirable): void {
  if (what === 'token') tokens.revokeAll()
  for (const application of applications.running()) {
    switch (what) {
      case 'token':
        application.channel.interrupt(new Refusal(401))
        break
      case 'application':
        applications.end(application, applicationNotFound())
        break
      case 'subscriptions':
        // What came and went within one package is told in none: what is held back of their beginning goes out first.
        application.channel.release()
        application.subscriptions.expireAll()
        application.lists.stop()
        break
      case 'channel':
        application.loseSubscriptions()
        break
    }
  }
}

export function stateOf({ world, organisation, applications, edition }: Server): SimulatorState {
  const { uri, name } = organisation.me
  return {
    me: personState({ ...world.me, uri, name }),
    people: world.people().map(personState),
    groups: world
      .groups()
      .filter(({ kind }) => isInEdition(kind, edition))
      .map(({ id, name, kind, members, listed = true }) => ({ id, name, kind, members, listed })),
    subscriptions: applications.running().flatMap(subscriptionStates),
    applications: applications.all().map(({ id, alive, channel }) => ({ id, alive, polling: channel.polling }))
  }
}

/** Of whatever else is known about them, only this. */
function personState(person: PersonState): PersonState {
  const { uri, name, availability, activity, note } = person
  return { uri, name, availability, ...(activity !== undefined && { activity }), ...(note && { note }) }
}

function subscriptionStates({ id, subscriptions, lists }: Application): SubscriptionState[] {
  const presence = subscriptions.all().map((one): SubscriptionState => ({
    id: one.id,
    kind: one.kind,
    uris: [...one.uris],
    expiresAt: one.deadline.at
  }))
  if (lists.expiresAt === undefined) return presence
  return [...presence, { id, kind: 'contactsAndGroups', uris: [], expiresAt: lists.expiresAt }]
}
