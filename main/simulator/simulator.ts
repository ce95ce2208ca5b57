// The simulated UCWA server as a whole: one fetch function over one world, and the handles a test or the control
// interface needs to hurry things along.
import type { Clock } from './clock'
import { expire, stateOf, type Expirable, type SimulatorState } from './server/handles'
import { dispatch } from './http/dispatch'
import type { RequestHook, SimulatorOptions } from './options'
import { createServer } from './server/server'
import type { World } from './world/world'

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

export function createSimulator(options: SimulatorOptions): Simulator {
  const { organisation, clock } = options
  const server = createServer(options)
  const hooks = new Set<RequestHook>()
  const { applications, world } = server

  return {
    fetch: (request) => dispatch(server, hooks, request),
    world,
    clock,
    signIn: {
      signInAddress: organisation.me.uri,
      userName: organisation.userName,
      password: organisation.password
    },
    expire: (what) => expire(server, what),
    releaseEvents() {
      for (const { channel } of applications.running()) channel.release()
    },
    state: () => stateOf(server),
    onRequest(hook) {
      hooks.add(hook)
      return () => void hooks.delete(hook)
    }
  }
}
