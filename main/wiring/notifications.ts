// Wiring of the notifications: what the alerts and the app itself have to say on one side, the desktop on the other.

import { app, nativeImage, nativeTheme, Notification, type NativeImage } from 'electron'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Asked, Availability, WatchTarget } from '../../preload/contract'
import type { AppStates } from '../app-state'
import { createNotifications, type NotificationTransport } from '../desktop/notifications'
import { createBusNotifications } from '../desktop/notifications-bus'
import { createElectronNotifications } from '../desktop/notifications-electron'
import { watchSystemQuiet } from '../desktop/notifications-quiet'
import type { SessionBus } from '../desktop/session-bus'
import type { Store } from '../desktop/store'
import type { Log } from '../log'
import { createNotices } from '../notices'
import { mailHref } from '../reach'
import { createTelling } from '../telling'
import { openOutside } from './outside'

interface AppNotificationsPorts {
  /** Folder of the built app. */
  readonly folder: string
  /** Null where there is no such bus. */
  readonly bus: SessionBus | null
  readonly store: Store
  /** There when `begin` is called. */
  readonly states: () => AppStates
  readonly log: Log
  /** Shows the window, and this in it. */
  readonly ask: (view: Asked['view']) => void
  readonly showWindow: () => void
  readonly isWindowShown: () => boolean
  readonly stopWatching: (target: WatchTarget) => void
}

export function createAppNotifications(ports: AppNotificationsPorts) {
  const { bus, store, log } = ports
  const picture = () => ports.states().current()
  const now = () => Date.now()
  // Windows shows only those of programs that say who they are.
  if (process.platform === 'win32') app.setAppUserModelId('example.rollcall.Rollcall')
  const notifications = createNotifications({ transport: transportOf(bus), now, log })
  const quiet = watchSystemQuiet({ bus, now })
  const mail = (uri: string) => {
    const person = picture().people.find((one) => one.uri === uri)
    const href = person === undefined ? null : mailHref([person])
    if (href === null) return
    openOutside(href).catch((error: unknown) => log('the mail app could not be opened', { error }))
  }
  const telling = createTelling({
    show: ({ sign, ...note }, isTest) =>
      notifications.show({ ...note, ...(sign && { picture: signOf(ports.folder, sign) }) }, isTest),
    settings: () => picture().settings,
    people: () => picture().people,
    ask: ports.ask,
    showWindow: ports.showWindow,
    stopWatching: ports.stopWatching,
    mail
  })
  const notices = createNotices({
    isWindowShown: ports.isWindowShown,
    isNoTrayTold: () => store.get('told') !== undefined,
    keepNoTrayTold: () => void store.set('told', { noTray: true }),
    later: setTimeout,
    say: telling.say
  })
  return {
    tell: telling.tell,
    testNotification: telling.testNotification,
    isSystemQuiet: quiet.isQuiet,
    windowFails: notices.windowFails,
    state: () => notifications.state,
    begin() {
      const states = ports.states()
      states.listen(notices.see)
      notifications.onChange(states.changed)
      quiet.onChange(states.changed)
    }
  }
}

/** Drawn as for the tray, whose ground is that of the bubbles mostly. By its bytes: the name alone would make it a third of its size. */
function signOf(folder: string, availability: Availability): NativeImage {
  const ground = nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
  const file = path.join(folder, '..', 'assets', 'tray', ground, `${availability}@3x.png`)
  return nativeImage.createFromBuffer(readFileSync(file))
}

function transportOf(bus: SessionBus | null): NotificationTransport {
  if (bus !== null) return createBusNotifications({ bus, appName: 'Rollcall', desktopEntry: 'rollcall' })
  if (process.platform === 'linux') return nobody
  return createElectronNotifications({
    isSupported: () => Notification.isSupported(),
    make: (options) => new Notification(options)
  })
}

/** A Linux session without a bus has nobody to show them. */
const nobody: NotificationTransport = {
  show: () => Promise.reject(new Error('this session has no bus')),
  onAppear: () => undefined,
  stop: () => undefined
}
