// Who listens for the end of something: listeners at the signals of every `AbortController` made from now on. Whoever
// does not stop listening when the wait is over keeps what was waited for as long as the signal lasts.

export interface Listening {
  /** How many listen now. */
  readonly count: number
  /** The most that ever listened to one signal at a time. */
  readonly mostAtOnce: number
  /** Signals made before now count no more: the process that made them is gone. */
  forget(): void
  /** Counts no more. */
  giveBack(): void
}

type Listener = Parameters<AbortSignal['addEventListener']>[1]
/** Whether it is gone after the signal; there is none at a signal that is over. */
type Heard = Map<Listener, 'once' | 'always'>

/** Counts until it is given back. Whoever took the class `AbortController` before is not counted. */
export function countListeners(): Listening {
  const real = { AbortController: globalThis.AbortController, Request: globalThis.Request }
  let isInside = false
  let heard = new Map<AbortSignal, Heard>()
  let mostAtOnce = 0

  const watch = (signal: AbortSignal, mine = heard): void => {
    const add = signal.addEventListener.bind(signal)
    const remove = signal.removeEventListener.bind(signal)
    signal.addEventListener = (type: string, listener: Listener, options?: boolean | AddEventListenerOptions): void => {
      add(type, listener, options)
      const isOnce = typeof options === 'object' && options.once === true && !signal.aborted
      const here = mine.get(signal) ?? new Map<Listener, 'once' | 'always'>()
      mine.set(signal, here.set(listener, isOnce ? 'once' : 'always'))
      mostAtOnce = Math.max(mostAtOnce, here.size)
    }
    signal.removeEventListener = (type: string, listener: Listener, options?: boolean | EventListenerOptions): void => {
      remove(type, listener, options)
      const here = mine.get(signal)
      here?.delete(listener)
      if (here?.size === 0) mine.delete(signal)
    }
  }
  const left = ([signal, here]: [AbortSignal, Heard]): number =>
    [...here.values()].filter((times) => times === 'always' || !signal.aborted).length

  globalThis.AbortController = class extends real.AbortController {
    constructor() {
      super()
      if (!isInside) watch(this.signal)
    }
  }
  // Each makes a controller of its own, and whoever listens to that one is the simulated server.
  globalThis.Request = class extends real.Request {
    constructor(...given: ConstructorParameters<typeof Request>) {
      isInside = true
      try {
        super(...given)
      } finally {
        isInside = false
      }
    }
  }
  return {
    get count() {
      return [...heard].reduce((sum, one) => sum + left(one), 0)
    },
    get mostAtOnce() {
      return mostAtOnce
    },
    forget: () => void (heard = new Map()),
    giveBack: () => void Object.assign(globalThis, real)
  }
}
