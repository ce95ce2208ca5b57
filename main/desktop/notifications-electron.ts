// Notifications of macOS and Windows, as Electron shows them. Not for Linux: there it waits for the notification server
// in the main process, 25 seconds for one that does not answer.

import { Notification as SystemNotification } from 'electron'
import type { Notification, NotificationTransport } from './notifications'

/** No word in this time is taken for success: not every system says that it shows one. */
const answerLimitMs = 2000

export function createElectronNotifications(): NotificationTransport {
  /** By key. Also keeps them from being collected, which would lose their events. */
  const shown = new Map<string, SystemNotification>()

  return {
    async show(note) {
      if (!SystemNotification.isSupported()) throw new Error('this system shows no notifications')
      shown.get(note.key)?.close()
      const made = make(note)
      shown.set(note.key, made)
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

function make(note: Notification): SystemNotification {
  const made = new SystemNotification({
    title: note.title,
    body: note.body,
    silent: note.isSilent,
    timeoutType: note.isUrgent === true ? 'never' : 'default',
    actions: note.actions.map(({ label }) => ({ type: 'button', text: label }))
  })
  made.on('click', () => note.onClick())
  made.on('action', (_event, index) => {
    const action = note.actions[index]
    if (action !== undefined) note.onAction(action.id)
  })
  return made
}

function shownOrFailed(notification: SystemNotification): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, answerLimitMs)
    notification.once('show', () => {
      clearTimeout(timer)
      resolve()
    })
    notification.once('failed', (_event, error) => {
      clearTimeout(timer)
      reject(new Error(error))
    })
    notification.show()
  })
}
