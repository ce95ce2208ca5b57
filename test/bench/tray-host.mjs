// A panel with a place for tray icons, as little of one as makes a program believe in it.
import { once } from 'node:events'
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next'

const watcher = 'org.kde.StatusNotifierWatcher'
const properties = {
  IsStatusNotifierHostRegistered: new Variant('b', true),
  ProtocolVersion: new Variant('i', 0),
  RegisteredStatusNotifierItems: new Variant('as', [])
}

/**
 * @param {NodeJS.ProcessEnv} env of a session with a bus of its own
 * @returns {Promise<{ close(): void }>}
 */
export async function startTrayHost(env) {
  const bus = sessionBus({ busAddress: env.DBUS_SESSION_BUS_ADDRESS })
  await once(bus, 'connect')
  bus.addMethodHandler((message) => {
    const answer = answerTo(message)
    if (answer) bus.send(Message.newMethodReturn(message, answer.signature, answer.body))
    return answer !== undefined
  })
  await bus.requestName(watcher, 0)
  return { close: () => bus.disconnect() }
}

function answerTo({ interface: of, member, body }) {
  if (of === watcher) return { signature: '', body: [] }
  if (of !== 'org.freedesktop.DBus.Properties') return undefined
  if (member === 'GetAll') return { signature: 'a{sv}', body: [properties] }
  const value = properties[body[1]]
  return value && { signature: 'v', body: [value] }
}
