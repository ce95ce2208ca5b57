// The session bus of a Linux desktop. Nothing here waits for ever or throws out of a listener: whoever asks a service
// that is not there, or is silent, learns so; a bus that was lost is connected to anew by the next call.

import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../log'
import {
  askDaemon,
  createBusListening,
  daemon,
  ownerChanges,
  signalsOf,
  type Subscription
} from './session-bus-listening'
import type { BusCall, BusSignal, BusWire } from './session-bus-messages'

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

export interface SessionBusPorts {
  readonly connect: (ports: { hear: (signal: BusSignal) => void; lost: (error: unknown) => void }) => Promise<BusWire>
  readonly log: Log
}

const answerLimitMs = 2000

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
  const listening = createBusListening(log)
  let wire: Promise<BusWire> | null = null

  const connected = (): Promise<BusWire> => {
    if (wire !== null) return wire
    const forget = () => {
      if (wire === attempt) wire = null
    }
    const lost = (error: unknown) => {
      log('the session bus was lost', { error })
      forget()
    }
    const attempt = withinLimit(connect({ hear: listening.hear, lost }), 'connecting').then((made) => {
      listening.moveTo(made)
      return made
    })
    wire = attempt
    attempt.catch(forget)
    return attempt
  }
  /** A bus that went away says nothing: it is missed when not even the bus itself answers. */
  const leaveIfGone = async (from: Promise<BusWire>, silent: BusCall) => {
    const to = await from
    const ping = () => withinLimit(to.call(askDaemon('NameHasOwner', daemon)), 'a ping')
    const isThere =
      silent.destination !== daemon &&
      (await ping()
        .then(() => true)
        .catch(() => false))
    if (isThere || wire !== from) return
    log('the session bus does not answer any more')
    wire = null
    to.close()
  }
  const call = async (ask: BusCall) => {
    const from = connected()
    const to = await from
    return withinLimit(to.call(ask), ask.member).catch((error: unknown) => {
      if (error instanceof SilenceError) void leaveIfGone(from, ask)
      throw error
    })
  }
  const listen = (subscription: Subscription) => {
    const end = listening.add(subscription)
    connected()
      .then(listening.moveTo)
      .catch((error: unknown) => log('there is no session bus to listen to', { error }))
    return end
  }

  return {
    call,
    hasOwner: async (name) => (await call(askDaemon('NameHasOwner', name)))[0] === true,
    async readProperty(destination, at, of, name) {
      const properties = 'org.freedesktop.DBus.Properties'
      const ask = { destination, path: at, interface: properties, member: 'Get', signature: 'ss', body: [of, name] }
      return (await call(ask))[0]
    },
    onOwnerChange: (name, hear) => listen(ownerChanges(name, hear)),
    onSignal: (match, hear) => listen(signalsOf(match, hear)),
    close() {
      listening.clear()
      void wire?.then((to) => to.close()).catch(() => undefined)
      wire = null
    }
  }
}

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
