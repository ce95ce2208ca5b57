// Builds the window's whole API from two functions, so that the same API runs over Electron and over a test's fake.

import { commandNames, eventNames, type Bridge, type Outcome } from './contract'

export interface Transport {
  /** Sends a command by name and answers its outcome. */
  invoke(name: string, args: readonly unknown[]): Promise<Outcome<unknown>>
  /** Hears an event by name; returns the function that ends the listening. */
  subscribe(name: string, listen: (payload: unknown) => void): () => void
}

export function createBridge(transport: Transport): Bridge {
  const commands = Object.fromEntries(
    Object.keys(commandNames).map((name) => [name, (...args: unknown[]) => transport.invoke(name, args)])
  )
  const on = (name: string, listen: (payload: unknown) => void) => {
    // Only names of the contract reach Electron: a page cannot listen to anything else.
    if (!Object.hasOwn(eventNames, name)) throw new TypeError(`there is no event "${name}"`)
    return transport.subscribe(name, listen)
  }
  // The object is made from the contract's own name lists, which the compiler holds complete.
  return Object.freeze({ ...commands, on }) as unknown as Bridge
}
