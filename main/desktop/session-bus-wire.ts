// The bus library behind one small interface: everything that knows it stands here, and is loaded when first needed.

import type { EventEmitter } from 'node:events'
import { DBusError, Message, MessageType, sessionBus, Variant } from '@jellybrick/dbus-next'
import { forTheBus, plain } from './bus-values'
import type { BusCall, BusSignal, BusWire } from './session-bus-messages'

interface WirePorts {
  readonly hear: (signal: BusSignal) => void
  /** The connection is gone, and nothing more will come. */
  readonly lost: (error: unknown) => void
}

/** @throws Error when there is no bus at that address, or it does not take us. */
export async function connectWire(address: string, ports: WirePorts): Promise<BusWire> {
  const bus = sessionBus({ busAddress: address })
  bus.on('message', (message) => {
    if (message.type === MessageType.SIGNAL) ports.hear({ ...signalOf(message), body: bodyOf(message) })
  })
  const lost = (error: unknown) => {
    bus.disconnect()
    ports.lost(error)
  }
  await new Promise<void>((resolve, reject) => {
    onError(bus, reject)
    bus.once('connect', resolve)
  })
  onError(bus, lost)
  return {
    async call(ask) {
      try {
        const answer = await bus.call(messageOf(ask))
        return answer === null ? [] : bodyOf(answer)
      } catch (error) {
        // Anything but an answer of the service: the connection cannot be written to any more.
        if (!(error instanceof DBusError)) lost(error)
        throw error
      }
    },
    close: () => bus.disconnect()
  }
}

/** The library's types leave out this event; without a listener it would end the process. */
function onError(bus: EventEmitter, listen: (error: unknown) => void): void {
  bus.on('error', listen)
}

const messageOf = ({ destination, path, interface: of, member, signature = '', body = [] }: BusCall): Message =>
  new Message({
    destination,
    path,
    interface: of,
    member,
    signature,
    body: body.map((value) => forTheBus(value, (type, held) => new Variant(type, held)))
  })

const bodyOf = (message: Message): readonly unknown[] => message.body.map((value) => plain(value, Variant))

const signalOf = ({ sender, path, interface: of, member }: Message) => ({ sender, path, interface: of, member })
