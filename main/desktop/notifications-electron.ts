// Notifications of macOS and Windows, as Electron shows them. Not for Linux: there it waits for the notification server
// in the main process, 25 seconds for one that does not answer.

import type { NotificationConstructorOptions } from 'electron'
import type { Notification, NotificationTransport } from './notifications'

/** What is used of Electron's. */
interface SystemNotification {
  show(): void
  close(): void
  on(event: 'click' | 'close' | 'show', listen: () => void): unknown
  on(event: 'action', listen: (event: unknown, index: number) => void): unknown
  on(event: 'failed', listen: (event: unknown, error: string) => void): unknown
}

export interface SystemNotifications {
  isSupported(): boolean
  make(options: NotificationConstructorOptions): SystemNotification
}

/** No word in this time is taken for success: not every system says that it shows one. */
const answerLimitMs = 2000

export function createElectronNotifications(system: SystemNotifications): NotificationTransport {
  /** By key. Also keeps them from being collected, which would lose their events. */
  const shown = new Map<string, SystemNotification>()

  return {
    async show(note) {
      if (!system.isSupported()) throw new Error('this system shows no notifications')
      shown.get(note.key)?.close()
      const made = system.make(optionsOf(note))
      shown.set(note.key, made)
      made.on('click', () => note.onClick())
      // Electron 33 and 45 agree on the second argument only.
      made.on('action', (_event, index) => {
        const action = note.actions[index]
        if (action !== undefined) note.onAction(action.id)
      })
      made.on('close', () => {
        if (shown.get(note.key) === made) shown.delete(note.key)
      })
      await shownOrFailed(made)
    },
    // Whether there are notifications does not change while the app runs.
    onAppear: () => undefined,
    stop: () => shown.clear()
  }
}

const optionsOf = (note: Notification): NotificationConstructorOptions => ({
  title: note.title,
  body: note.body,
  silent: note.isSilent,
  ...(note.picture && { icon: note.picture }),
  timeoutType: note.isUrgent === true ? 'never' : 'default',
  actions: note.actions.map(({ label }) => ({ type: 'button', text: label }))
})

function shownOrFailed(notification: SystemNotification): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, answerLimitMs)
    const settle = (done: () => void) => {
      clearTimeout(timer)
      done()
    }
    notification.on('show', () => settle(resolve))
    notification.on('failed', (_event, error) => settle(() => reject(new Error(error))))
    notification.show()
  })
}
