// How long nobody has touched the computer. On Wayland only the compositor knows: GNOME's tells it on the session bus,
// and what the system's own clock says there is about old programs alone.

import type { SessionBus } from './session-bus'

export interface IdlePorts {
  /** Null where there is no such bus. */
  readonly bus: Pick<SessionBus, 'hasOwner' | 'call'> | null
  readonly isWayland: boolean
  /** What the system says, in seconds. */
  readonly systemIdleSeconds: () => number
}

const mutter = 'org.gnome.Mutter.IdleMonitor'

/** Milliseconds; null where nobody knows. Never rejects. */
export async function readIdleMs({ bus, isWayland, systemIdleSeconds }: IdlePorts): Promise<number | null> {
  if (!isWayland) return systemIdleSeconds() * 1000
  if (bus === null) return null
  try {
    if (!(await bus.hasOwner(mutter))) return null
    const ask = { destination: mutter, path: '/org/gnome/Mutter/IdleMonitor/Core', interface: mutter }
    const [told] = await bus.call({ ...ask, member: 'GetIdletime' })
    const idleMs = Number(told)
    return typeof told === 'bigint' || typeof told === 'number' ? idleMs : null
  } catch {
    // A compositor that does not answer is one that does not know.
    return null
  }
}
