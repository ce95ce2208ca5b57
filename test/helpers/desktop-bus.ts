// The other side of the session bus in a journey: a panel with a tray, a notification server, and whatever else a test
// puts there, all speaking the real protocols to the real app.
import { once } from 'node:events'
import { Message, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next'
import { createNotificationServer } from './desktop-bus-notifications'
import { createTrayHost } from './desktop-bus-tray'

/** What a service answers: a body of that signature, nothing at all, or (undefined) that it knows no such method. */
export type Answer = { readonly signature: string; readonly body: unknown[] } | 'silent' | undefined

/** The bus as the doubles use it. */
export interface RawBus {
  own(name: string): Promise<void>
  release(name: string): Promise<void>
  /** Rejects when the service refuses. The answer has its variants unpacked. */
  call(
    destination: string,
    path: string,
    of: string,
    member: string,
    signature?: string,
    body?: unknown[]
  ): Promise<unknown[]>
  /** Sends a signal to everyone who listens. */
  signal(path: string, of: string, member: string, signature: string, body: unknown[]): void
  /** Answers the calls of an interface; of two for the same, the newer. */
  serve(of: string, answer: (message: Message) => Answer): void
  hear(listen: (message: Message) => void): void
}

export type DesktopBus = Awaited<ReturnType<typeof connectDesktopBus>>

/** Properties of services by interface and name; a test adds its own, such as `Inhibited`. */
type Properties = Map<string, Record<string, Variant>>

/** On the bus at this address, and owner of nothing yet. */
export async function connectDesktopBus(address: string) {
  const bus = sessionBus({ busAddress: address })
  await once(bus, 'connect')
  const services = new Map<string, (message: Message) => Answer>()
  const properties: Properties = new Map()

  services.set('org.freedesktop.DBus.Properties', (message) => propertyAnswer(properties, message))
  bus.addMethodHandler((message) => {
    const answer = services.get(message.interface)?.(message)
    if (answer !== undefined && answer !== 'silent') {
      bus.send(Message.newMethodReturn(message, answer.signature, answer.body))
    }
    return answer !== undefined
  })

  const raw: RawBus = {
    own: async (name) => void (await bus.requestName(name, 0)),
    release: async (name) => void (await bus.releaseName(name)),
    async call(destination, path, of, member, signature = '', body = []) {
      const answer = await bus.call(new Message({ destination, path, interface: of, member, signature, body }))
      return (answer?.body ?? []).map(unpacked)
    },
    signal: (path, of, member, signature, body) => bus.send(Message.newSignal(path, of, member, signature, body)),
    serve: (of, answer) => void services.set(of, answer),
    hear: (listen) =>
      void bus.on('message', (message) => {
        if (message.type === MessageType.SIGNAL) listen(message)
      })
  }
  await raw.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'AddMatch', 's', [
    "type='signal'"
  ])

  return {
    ...raw,
    ...createTrayHost(raw, (name, value) => setProperty('org.kde.StatusNotifierWatcher', name, value)),
    ...createNotificationServer(raw),
    /** What a service tells of itself, read from now on; `at` also says so to whoever listens. */
    setProperty,
    /** Says on the bus that the property has changed. */
    changeProperty(path: string, of: string, name: string, value: Variant) {
      setProperty(of, name, value)
      raw.signal(path, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', 'sa{sv}as', [of, { [name]: value }, []])
    },
    close: () => bus.disconnect()
  }

  function setProperty(of: string, name: string, value: Variant): void {
    properties.set(of, { ...properties.get(of), [name]: value })
  }
}

function propertyAnswer(properties: Properties, message: Message): Answer {
  const [of, name] = message.body
  const all = properties.get(String(of))
  if (message.member === 'GetAll') return { signature: 'a{sv}', body: [all ?? {}] }
  const one = all?.[String(name)]
  return message.member === 'Get' && one !== undefined ? { signature: 'v', body: [one] } : undefined
}

/** The value without its variants, however deep. */
export function unpacked(value: unknown): unknown {
  if (value instanceof Variant) return unpacked(value.value)
  if (Array.isArray(value)) return value.map(unpacked)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpacked(inner)]))
}
