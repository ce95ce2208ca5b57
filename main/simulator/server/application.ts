// One running application of the user: its addresses, its event channel, its subscriptions.
import { randomUUID } from 'node:crypto'
import type { Document, Refusal } from '../wire/answers'
import type { Clock } from '../clock'
import { createEventChannel, type EventChannel } from '../events/event-channel'
import { listSubscriptionEnding, type Audience } from '../events/catalogue'
import { createHrefs, type Hrefs } from '../wire/hrefs'
import { createListSubscription, type ListSubscription } from '../events/list-subscription'
import type { Quirks, SimulatorLimits } from '../options'
import type { Edition } from '../wire/documents'
import { createSubscriptionBook, type SubscriptionBook } from '../events/subscription-book'

/** As the client wished them when it made the application (reference 4.1). */
export interface ApplicationTraits {
  readonly culture: string
  readonly userAgent: string
  readonly endpointId: string
  readonly instanceId?: string
  readonly type?: string
}

export interface Application {
  readonly id: string
  readonly registrationId: string
  /** Under this name groups carry their PUT token; no other application knows it. */
  readonly putTokenName: string
  readonly traits: ApplicationTraits
  readonly hrefs: Hrefs
  readonly channel: EventChannel
  readonly subscriptions: SubscriptionBook
  readonly lists: ListSubscription
  readonly audience: Audience
  readonly alive: boolean
  /** What the user can be reached by; undefined before makeMeAvailable. */
  readonly modalities: readonly string[] | undefined
  makeAvailable(modalities: readonly string[]): void
  /** Parked polls get this answer. */
  end(refusal: Refusal): void
  /** The server has lost patience with the channel: subscriptions are gone, the client is told by `resume`. */
  loseSubscriptions(): void
}

export interface ApplicationOptions {
  readonly id: string
  readonly traits: ApplicationTraits
  readonly clock: Clock
  readonly edition: Edition
  readonly limits: SimulatorLimits
  readonly quirks: Quirks
  readonly onSilence: () => void
}

export function createApplication(options: ApplicationOptions): Application {
  const { id, traits, clock, edition, limits, quirks, onSilence } = options
  const hrefs = createHrefs(id)
  const withResources = quirks.bareEvents !== true
  const channel = createEventChannel({ clock, href: hrefs.below('events'), withResources, onSilence })
  const announce = channel.push
  const subscriptions = createSubscriptionBook({ clock, hrefs, limits, announce })
  const lists = createListSubscription(clock, () =>
    announce([listSubscriptionEnding(hrefs, listSubscriptionDocument(hrefs, true))])
  )
  let modalities: readonly string[] | undefined
  let alive = true

  return {
    id,
    registrationId: randomUUID(),
    putTokenName: randomUUID(),
    traits,
    hrefs,
    channel,
    subscriptions,
    lists,
    audience: {
      hrefs,
      edition,
      get available() {
        return modalities !== undefined
      },
      get hearsOfLists() {
        return lists.active
      },
      covers: subscriptions.covers
    },
    get alive() {
      return alive
    },
    get modalities() {
      return modalities
    },
    makeAvailable(wanted) {
      modalities = wanted
    },
    end(refusal) {
      alive = false
      subscriptions.drop()
      lists.stop()
      channel.close(refusal)
    },
    loseSubscriptions() {
      subscriptions.drop()
      lists.stop()
      channel.forget()
    }
  }
}

/** myContactsAndGroupsSubscription (reference 13.6). */
export function listSubscriptionDocument(hrefs: Hrefs, active: boolean): Document {
  return {
    rel: 'myContactsAndGroupsSubscription',
    state: active ? 'Connected' : 'Disconnected',
    _links: {
      self: { href: hrefs.contactsAndGroups },
      startOrRefreshSubscriptionToContactsAndGroups: { href: `${hrefs.contactsAndGroups}/startOrRefresh` },
      stopSubscriptionToContactsAndGroups: { href: `${hrefs.contactsAndGroups}/stop` }
    }
  }
}
