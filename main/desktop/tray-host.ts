// Whether this desktop has a place for tray icons. On Linux that is a program on the session bus, which may be missing
// for good (plain GNOME), come late (a login), go away and come back (a panel that starts anew).

import type { Log } from '../log'
import type { SessionBus } from './session-bus'

const watcher = 'org.kde.StatusNotifierWatcher'

export type HostBus = Pick<SessionBus, 'hasOwner' | 'readProperty' | 'onOwnerChange' | 'onSignal'>

/**
 * Tells whether there is a host, once it is known (never at once) and at each change. Nobody would see the icon where only the watcher
 * runs, so it counts only with a host. Without an answer there is none: a window too many can be closed, an app without
 * window and icon cannot be reached. Answers the function that ends the watching.
 */
export function watchTrayHost(bus: HostBus | null, hear: (isThere: boolean) => void, log: Log): () => void {
  if (bus === null) {
    const telling = setImmediate(() => hear(false))
    return () => clearImmediate(telling)
  }
  let newest = 0
  const look = async () => {
    const mine = ++newest
    const isThere = await isHostThere(bus).catch((error: unknown) => {
      log('the desktop does not say whether it has a tray', { error })
      return false
    })
    // A slower answer to an earlier question is worth nothing.
    if (mine === newest) hear(isThere)
  }
  const ends = [
    bus.onOwnerChange(watcher, () => void look()),
    ...['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered'].map((member) =>
      bus.onSignal({ interface: watcher, member }, () => void look())
    )
  ]
  void look()
  return () => {
    newest++
    for (const end of ends) end()
  }
}

async function isHostThere(bus: HostBus): Promise<boolean> {
  if (!(await bus.hasOwner(watcher))) return false
  return (await bus.readProperty(watcher, '/StatusNotifierWatcher', watcher, 'IsStatusNotifierHostRegistered')) === true
}
