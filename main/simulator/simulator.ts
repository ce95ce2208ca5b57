// The simulated UCWA server as a whole: one fetch function over one world, and the handles a test or the control
// interface needs to hurry things along.
import type { Clock } from './clock'
import type { RequestHook } from './options'
import type { SimAvailability, SimGroupKind, SimNote } from './organisation'
import type { World } from './world'

export type { AskedRequest, Quirks, RequestHook, SimulatorLimits, SimulatorOptions } from './options'

export type Expirable = 'token' | 'application' | 'subscriptions' | 'channel'

export interface SimulatorState {
  readonly me: PersonState
  readonly people: readonly PersonState[]
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly kind: SimGroupKind
    readonly members: readonly string[]
  }[]
  readonly subscriptions: readonly SubscriptionState[]
  readonly applications: readonly { readonly id: string; readonly alive: boolean; readonly polling: boolean }[]
}

export interface PersonState {
  readonly uri: string
  readonly name: string
  readonly availability: SimAvailability
  readonly activity?: string
  readonly note?: SimNote
}

export interface SubscriptionState {
  readonly id: string
  readonly kind: 'presence' | 'group' | 'contactsAndGroups'
  readonly uris: readonly string[]
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export interface Simulator {
  /** Answers any address of the server, whatever its host. Rejects only if the request is aborted or a hook throws. */
  fetch(request: Request): Promise<Response>
  readonly world: World
  readonly clock: Clock
  readonly signIn: { readonly signInAddress: string; readonly userName: string; readonly password: string }
  /**
   * Ends it now. `token`: parked polls get 401. `application`: 404 from here on, as after a restart of the server.
   * `subscriptions`: with the events of an expiry. `channel`: subscriptions are dropped and the poll gets `resume`.
   */
  expire(what: Expirable): void
  /** Sends off whatever low and medium events are being held back. */
  releaseEvents(): void
  state(): SimulatorState
  /** Hooks run in the order they came, the first outermost. */
  onRequest(hook: RequestHook): () => void
}
