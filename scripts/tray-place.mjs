// A place for tray icons on a session bus, so that a picture shows the app as it is where a desktop has one.
import { Message, sessionBus, Variant } from '@jellybrick/dbus-next'
import { once } from 'node:events'

/** Answers the function that takes the place away again. */
export async function offerTray(busAddress) {
  const bus = sessionBus({ busAddress })
  await once(bus, 'connect')
  bus.addMethodHandler((call) => {
    const isQuestion = call.member === 'Get'
    const answer = isQuestion
      ? Message.newMethodReturn(call, 'v', [new Variant('b', true)])
      : Message.newMethodReturn(call, '', [])
    bus.send(answer)
    return true
  })
  await bus.requestName('org.kde.StatusNotifierWatcher', 0)
  return () => bus.disconnect()
}
