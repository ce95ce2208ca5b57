// Notices that the computer got another network while the server cannot be reached: then it is tried at once, and not
// when the wait is over that the old network had earned.

import type { NetworkInterfaceInfo } from 'node:os'
import type { Session } from './session/session'

interface NetworkChangesPorts {
  readonly session: Pick<Session, 'connection' | 'connectNow' | 'onChange'>
  /** The network interfaces of this computer, by name. */
  readonly interfaces: () => NodeJS.Dict<NetworkInterfaceInfo[]>
  /** Calls back again and again, every so many milliseconds; answers the function that ends it. */
  readonly every: (ms: number, run: () => void) => () => void
}

/** No system tells a program of it in the same way; looked at that often, and only while there is a wait to end. */
const lookMs = 2_000

/** Begins to watch; answers the function that ends it. */
export function watchNetworkChanges({ session, interfaces, every }: NetworkChangesPorts): () => void {
  let stopLooking: (() => void) | null = null
  let known = ''

  const look = (): void => {
    const now = addressesOf(interfaces())
    if (now === known) return
    known = now
    if (now !== '') session.connectNow()
  }
  const heed = (): void => {
    const isWaiting = session.connection.kind === 'reconnecting'
    if (isWaiting && stopLooking === null) {
      known = addressesOf(interfaces())
      stopLooking = every(lookMs, look)
    } else if (!isWaiting) stop()
  }
  const stop = (): void => {
    stopLooking?.()
    stopLooking = null
  }
  const stopListening = session.onChange(heed)
  return () => {
    stopListening()
    stop()
  }
}

/** The addresses that lead out of this computer, in an order of their own; empty without a network. */
function addressesOf(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): string {
  const outside = Object.entries(interfaces).flatMap(([name, infos = []]) =>
    infos.filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`)
  )
  return outside.sort().join(', ')
}
