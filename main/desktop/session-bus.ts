// The session bus of a Linux desktop. Nothing here waits for ever or throws out of a listener: whoever asks a service
// that is not there, or is silent, learns so; a bus that was lost is connected to anew by the next call.

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../log'

export interface BusCall {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  /** Types of the body, such as `su`; a `v` in it takes a `Typed`. */
  readonly signature?: string
  readonly body?: readonly unknown[]
}

export interface BusSignal {
  /** The unique name of whoever sent it, such as `:1.4`. */
  readonly sender: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly body: readonly unknown[]
}

export interface SessionBus {
  /** Whether somebody has the name now; one that could be started on demand may have none. */
  hasOwner(name: string): Promise<boolean>
  /** Tells each change from now on; `true` also when it goes from one to another. Answers what ends the listening. */
  onOwnerChange(name: string, listen: (isOwned: boolean) => void): () => void
  /** The answer's body, `v` unpacked. Rejects when the bus or the service is not there, refuses, or is silent for 2 s. */
  call(ask: BusCall): Promise<readonly unknown[]>
  /** Rejects as `call` does. */
  readProperty(destination: string, path: string, of: string, name: string): Promise<unknown>
  /** Answers what ends the listening. */
  onSignal(
    match: { readonly interface: string; readonly member: string; readonly path?: string },
    listen: (body: readonly unknown[], sender: string) => void
  ): () => void
  close(): void
}

/** A connection that stands. */
export interface BusWire {
  call(ask: BusCall): Promise<readonly unknown[]>
  close(): void
}

export interface SessionBusPorts {
  readonly connect: (ports: { hear: (signal: BusSignal) => void; lost: (error: unknown) => void }) => Promise<BusWire>
  readonly log: Log
}

interface Subscription {
  /** What the bus is told to pass on. */
  readonly rule: string
  /** The connection it was told on. */
  on: BusWire | null
  readonly fits: (signal: BusSignal) => boolean
  readonly hear: (signal: BusSignal) => void
}

const answerLimitMs = 2000
const daemon = 'org.freedesktop.DBus'

/** The bus of this session, connected to when it is first used; null where there is none. */
export function openSessionBus(log: Log): SessionBus | null {
  const address = process.platform === 'linux' ? addressOf(process.env) : null
  if (address === null) return null
  const connect: SessionBusPorts['connect'] = async (ports) =>
    (await import('./session-bus-wire')).connectWire(address, ports)
  return createSessionBus({ connect, log })
}

/** What the session names, else where systemd puts the socket. */
function addressOf(env: NodeJS.ProcessEnv): string | null {
  if (env.DBUS_SESSION_BUS_ADDRESS) return env.DBUS_SESSION_BUS_ADDRESS
  const socket = env.XDG_RUNTIME_DIR ? path.join(env.XDG_RUNTIME_DIR, 'bus') : ''
  return socket !== '' && existsSync(socket) ? `unix:path=${socket}` : null
}

export function createSessionBus({ connect, log }: SessionBusPorts): SessionBus {
  const subscriptions = new Set<Subscription>()
  let wire: Promise<BusWire> | null = null

  const hear = (signal: BusSignal) => {
    for (const subscription of [...subscriptions].filter(({ fits }) => fits(signal))) {
      try {
        subscription.hear(signal)
      } catch (error) {
        log('a signal of the desktop could not be dealt with', { member: signal.member, error })
      }
    }
  }
  const tellBus = (to: BusWire, member: 'AddMatch' | 'RemoveMatch', rule: string) =>
    to.call(askDaemon(member, rule)).catch((error: unknown) => log('the session bus refused a rule', { rule, error }))

  const listenOn = (to: BusWire, subscription: Subscription) => {
    if (subscription.on === to || !subscriptions.has(subscription)) return
    subscription.on = to
    void tellBus(to, 'AddMatch', subscription.rule)
  }

  const connected = (): Promise<BusWire> => {
    if (wire !== null) return wire
    const forget = () => {
      if (wire === attempt) wire = null
    }
    const lost = (error: unknown) => {
      log('the session bus was lost', { error })
      forget()
    }
    const attempt = withinLimit(connect({ hear, lost }), 'connecting').then((made) => {
      for (const subscription of subscriptions) listenOn(made, subscription)
      return made
    })
    wire = attempt
    attempt.catch(forget)
    return attempt
  }
  /** A bus that went away says nothing: it is missed when not even the bus itself answers. */
  const isGone = (to: BusWire, silent: BusCall) =>
    silent.destination === daemon ||
    withinLimit(to.call(askDaemon('NameHasOwner', daemon)), 'looking for the bus').then(
      () => false,
      () => true
    )
  const call = async (ask: BusCall) => {
    const from = connected()
    const to = await from
    return withinLimit(to.call(ask), ask.member).catch(async (error: unknown) => {
      if (error instanceof SilenceError && (await isGone(to, ask)) && wire === from) {
        wire = null
        to.close()
      }
      throw error
    })
  }
  const subscribe = (subscription: Subscription) => {
    subscriptions.add(subscription)
    connected()
      .then((to) => listenOn(to, subscription))
      .catch((error: unknown) => log('there is no session bus to listen to', { error }))
    return () => {
      subscriptions.delete(subscription)
      if (subscription.on !== null) void tellBus(subscription.on, 'RemoveMatch', subscription.rule)
      subscription.on = null
    }
  }

  return {
    call,
    hasOwner: async (name) => (await call(askDaemon('NameHasOwner', name)))[0] === true,
    async readProperty(destination, at, of, name) {
      const properties = 'org.freedesktop.DBus.Properties'
      const ask = { destination, path: at, interface: properties, member: 'Get', signature: 'ss', body: [of, name] }
      return (await call(ask))[0]
    },
    onOwnerChange: (name, listen) =>
      subscribe({
        on: null,
        rule: `type='signal',sender='${daemon}',interface='${daemon}',member='NameOwnerChanged',arg0='${name}'`,
        fits: ({ sender, member, body }) => sender === daemon && member === 'NameOwnerChanged' && body[0] === name,
        hear: ({ body }) => listen(body[2] !== '')
      }),
    onSignal: (match, listen) =>
      subscribe({
        on: null,
        rule: ruleOf(match),
        fits: (signal) =>
          signal.interface === match.interface &&
          signal.member === match.member &&
          (match.path === undefined || signal.path === match.path),
        hear: ({ body, sender }) => listen(body, sender)
      }),
    close() {
      subscriptions.clear()
      void wire?.then((to) => to.close()).catch(() => undefined)
      wire = null
    }
  }
}

const ruleOf = (match: { interface: string; member: string; path?: string }): string =>
  ["type='signal'", ...Object.entries(match).map(([key, value]) => `${key}='${value}'`)].join(',')

const askDaemon = (member: string, text: string): BusCall => ({
  destination: daemon,
  path: '/org/freedesktop/DBus',
  interface: daemon,
  member,
  signature: 's',
  body: [text]
})

class SilenceError extends Error {
  override readonly name = 'SilenceError'
}

/** Rejects when there is no answer in time; what comes later is for nobody. */
function withinLimit<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SilenceError(`no answer to ${what} in ${answerLimitMs} ms`)), answerLimitMs)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}
