// Whether the screen is locked, as a Linux desktop tells it on the session bus. Several services may say so; one that
// goes away says nothing any more.

import type { Log } from '../log'
import type { SessionBus } from './session-bus'

const services = [
  { name: 'org.freedesktop.ScreenSaver', path: '/org/freedesktop/ScreenSaver' },
  { name: 'org.gnome.ScreenSaver', path: '/org/gnome/ScreenSaver' },
  { name: 'org.cinnamon.ScreenSaver', path: '/org/cinnamon/ScreenSaver' },
  { name: 'org.mate.ScreenSaver', path: '/org/mate/ScreenSaver' }
] as const
type Service = (typeof services)[number]

type Bus = Pick<SessionBus, 'hasOwner' | 'call' | 'onSignal' | 'onOwnerChange'>

/** Tells how it is at first, if it is locked, and each change; answers the function that ends the listening. */
export function watchScreenLock(bus: Bus, hear: (isLocked: boolean) => void, log: Log): () => void {
  const active = new Set<string>()
  let isStopped = false
  let wasLocked = false

  const set = (name: string, isActive: boolean): void => {
    if (isStopped) return
    if (isActive) active.add(name)
    else active.delete(name)
    const isLocked = active.size > 0
    if (isLocked === wasLocked) return
    wasLocked = isLocked
    hear(isLocked)
  }
  const read = async ({ name, path }: Service): Promise<void> => {
    // A service that runs only on demand is not started for a question.
    if (!(await bus.hasOwner(name))) return
    const [isActive] = await bus.call({ destination: name, path, interface: name, member: 'GetActive' })
    set(name, isActive === true)
  }
  const ends = services.flatMap((service) => [
    bus.onSignal({ interface: service.name, member: 'ActiveChanged' }, ([isActive]) => {
      if (typeof isActive === 'boolean') set(service.name, isActive)
    }),
    bus.onOwnerChange(service.name, (isOwned) => {
      if (!isOwned) set(service.name, false)
    })
  ])
  for (const service of services) {
    read(service).catch((error: unknown) => log(`${service.name} did not say whether it is locked`, { error }))
  }
  return () => {
    isStopped = true
    for (const end of ends) end()
  }
}
