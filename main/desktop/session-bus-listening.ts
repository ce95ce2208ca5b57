// Who listens to what on the session bus, over one connection after the other.

import type { Log } from '../log'
import type { BusCall, BusSignal, BusWire } from './session-bus-messages'

export interface Subscription {
  /** What the bus is told to pass on. */
  readonly rule: string
  readonly fits: (signal: BusSignal) => boolean
  readonly hear: (signal: BusSignal) => void
}

/** The name of the bus itself. */
export const daemon = 'org.freedesktop.DBus'

/** A call of the bus itself that takes one text. */
export const askDaemon = (member: string, text: string): BusCall => ({
  destination: daemon,
  path: '/org/freedesktop/DBus',
  interface: daemon,
  member,
  signature: 's',
  body: [text]
})

export const ownerChanges = (name: string, listen: (isOwned: boolean) => void): Subscription => ({
  rule: `type='signal',sender='${daemon}',interface='${daemon}',member='NameOwnerChanged',arg0='${name}'`,
  fits: ({ sender, member, body }) => sender === daemon && member === 'NameOwnerChanged' && body[0] === name,
  hear: ({ body }) => listen(body[2] !== '')
})

export const signalsOf = (
  match: { readonly interface: string; readonly member: string; readonly path?: string },
  listen: (body: readonly unknown[], sender: string) => void
): Subscription => ({
  rule: ["type='signal'", ...Object.entries(match).map(([key, value]) => `${key}='${value}'`)].join(','),
  fits: (signal) =>
    signal.interface === match.interface &&
    signal.member === match.member &&
    (match.path === undefined || signal.path === match.path),
  hear: ({ body, sender }) => listen(body, sender)
})

export interface BusListening {
  /** Passes a signal to everyone whom it concerns; what a listener throws is logged. */
  hear(signal: BusSignal): void
  /** Answers what ends it. Nothing comes before `moveTo`. */
  add(subscription: Subscription): () => void
  /** Tells this connection of everyone it does not know yet. */
  moveTo(wire: BusWire): void
  clear(): void
}

export function createBusListening(log: Log): BusListening {
  /** Each with the connection that knows of it. */
  const subscriptions = new Map<Subscription, BusWire | null>()
  const tell = (wire: BusWire, member: 'AddMatch' | 'RemoveMatch', rule: string) =>
    void wire.call(askDaemon(member, rule)).catch((error: unknown) => log('a rule of the bus', { member, rule, error }))

  return {
    hear(signal) {
      for (const subscription of [...subscriptions.keys()].filter(({ fits }) => fits(signal))) {
        try {
          subscription.hear(signal)
        } catch (error) {
          log('a signal of the desktop could not be dealt with', { member: signal.member, error })
        }
      }
    },
    add(subscription) {
      subscriptions.set(subscription, null)
      return () => {
        const wire = subscriptions.get(subscription)
        subscriptions.delete(subscription)
        if (wire) tell(wire, 'RemoveMatch', subscription.rule)
      }
    },
    moveTo(wire) {
      for (const [subscription, knows] of subscriptions) {
        if (knows === wire) continue
        subscriptions.set(subscription, wire)
        tell(wire, 'AddMatch', subscription.rule)
      }
    },
    clear: () => subscriptions.clear()
  }
}
