// Notifications as the app wants them shown, whoever shows them here: one at a time, never waited for, and after a
// failure none for a while, so that a desktop without notifications costs nothing.

import type { NativeImage } from 'electron'
import type { AlertsState, Instant } from '../../preload/contract'
import type { Log } from '../log'
import type { Told } from '../telling'

export interface Notification extends Omit<Told, 'sign'> {
  /** One of our own: what a server sends is not decoded in this process. Without one the app's icon stands there. */
  readonly picture?: NativeImage
}

/** A way to show notifications. */
export interface NotificationTransport {
  /** Rejects when nobody shows it; settles within seconds. */
  show(note: Notification): Promise<void>
  /** Tells when there may be somebody again. */
  onAppear(listen: () => void): void
  stop(): void
}

export interface Notifications {
  readonly state: AlertsState['notifications']
  /** Whether it was shown. `isTest`: the user waits for it, so that it is tried even right after a failure. */
  show(note: Notification, isTest?: boolean): Promise<boolean>
  /** Answers the function that ends the listening. */
  onChange(listen: () => void): () => void
  stop(): void
}

export interface NotificationsPorts {
  readonly transport: NotificationTransport
  /** Milliseconds since 1970; may jump either way. */
  readonly now: () => Instant
  readonly log: Log
}

/** How long nothing is tried after a failure. */
const restMs = 60_000

export function createNotifications({ transport, now, log }: NotificationsPorts): Notifications {
  const listeners = new Set<() => void>()
  let state: AlertsState['notifications'] = 'untried'
  let failedAt: Instant | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const become = (next: AlertsState['notifications']) => {
    if (state === next) return
    state = next
    for (const listen of listeners) listen()
  }
  const isResting = () => failedAt !== null && now() >= failedAt && now() - failedAt < restMs
  const attempt = async (note: Notification, isTest: boolean) => {
    if (isResting() && !isTest) return false
    try {
      await transport.show(note)
      failedAt = null
      become('working')
      return true
    } catch (error) {
      log('a notification could not be shown', { error })
      failedAt = now()
      become('absent')
      return false
    }
  }
  transport.onAppear(() => {
    failedAt = null
    if (state === 'absent') become('untried')
  })

  return {
    get state() {
      return state
    },
    show(note, isTest = false) {
      const turn = queue.then(() => attempt(note, isTest))
      queue = turn
      return turn
    },
    onChange(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    stop: () => transport.stop()
  }
}
