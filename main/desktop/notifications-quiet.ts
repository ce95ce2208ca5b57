// Whether the desktop asks for quiet, where it says so on the session bus: KDE's "Do not disturb" and dunst's pause.
// GNOME keeps its switch in a database that only a program of its own reads, Windows and macOS tell nobody: there the
// system itself holds back what we show.

import type { Instant } from '../../preload/contract'
import type { SessionBus } from './session-bus'

const service = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'

/** Each is true while nothing is to be shown. */
const switches = [
  { interface: service, name: 'Inhibited' },
  { interface: 'org.dunstproject.cmd0', name: 'paused' }
] as const

/** Not every version says when it changes. */
const lookAgainMs = 30_000

export interface SystemQuiet {
  /** As it was read last; a reading that is old is renewed by the way. */
  isQuiet(): boolean
  /** Answers the function that ends the listening. */
  onChange(listen: () => void): () => void
}

interface SystemQuietPorts {
  /** Null where there is no such bus: then it is never quiet. */
  readonly bus: Pick<SessionBus, 'hasOwner' | 'readProperty' | 'onOwnerChange' | 'onSignal'> | null
  readonly now: () => Instant
}

export function watchSystemQuiet({ bus, now }: SystemQuietPorts): SystemQuiet {
  const listeners = new Set<() => void>()
  let isQuiet = false
  let readAt: Instant = Number.NEGATIVE_INFINITY

  const become = (next: boolean) => {
    if (isQuiet === next) return
    isQuiet = next
    for (const listen of listeners) listen()
  }
  const read = async (): Promise<void> => {
    readAt = now()
    if (bus === null) return
    // A service that runs only on demand is not started for a question.
    const isThere = await bus.hasOwner(service).catch(() => false)
    const asked = isThere ? switches.map((one) => bus.readProperty(service, path, one.interface, one.name)) : []
    const answers = await Promise.allSettled(asked)
    become(answers.some((answer) => answer.status === 'fulfilled' && answer.value === true))
  }
  const isOld = () => now() < readAt || now() - readAt >= lookAgainMs

  bus?.onOwnerChange(service, () => void read())
  bus?.onSignal({ interface: 'org.freedesktop.DBus.Properties', member: 'PropertiesChanged', path }, () => void read())
  void read()
  return {
    isQuiet() {
      if (isOld()) void read()
      return isQuiet
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    }
  }
}
