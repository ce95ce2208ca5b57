// Notifications of a Linux desktop, spoken directly over the session bus (Desktop Notifications Specification 1.2): so
// that actions work, nothing ever blocks, and what a name holds is shown as it is.

import type { NativeImage } from 'electron'
import { Typed } from './bus-values'
import type { Notification, NotificationTransport } from './notifications'
import type { SessionBus } from './session-bus'

export interface BusNotificationsPorts {
  readonly bus: Pick<SessionBus, 'call' | 'onOwnerChange' | 'onSignal'>
  readonly appName: string
  /** Name of our desktop file without its ending: where the desktop finds the icon and the user's choices for us. */
  readonly desktopEntry: string
}

const service = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications'
} as const

/** What a click on the whole notification is called on the bus. */
const click = 'default'

/** A server that never says that one was closed must not make us remember all of them. */
const rememberedNotes = 50

export function createBusNotifications({ bus, appName, desktopEntry }: BusNotificationsPorts): NotificationTransport {
  const shown = new Map<number, Notification>()
  const appear = new Set<() => void>()
  let capabilities: ReadonlySet<unknown> | null = null

  const forgetServer = () => {
    capabilities = null
    shown.clear()
  }
  const withServer = async () => {
    const [told] = await bus.call({ ...service, member: 'GetCapabilities' })
    return (capabilities = new Set(Array.isArray(told) ? told : []))
  }
  const idOf = (key: string) => [...shown].find(([, note]) => note.key === key)?.[0] ?? 0
  const remember = (id: number, note: Notification) => {
    shown.delete(id)
    shown.set(id, note)
    const [oldest] = shown.keys()
    if (shown.size > rememberedNotes && oldest !== undefined) shown.delete(oldest)
  }
  const ends = [
    bus.onOwnerChange(service.destination, (isOwned) => {
      forgetServer()
      if (isOwned) for (const listen of appear) listen()
    }),
    bus.onSignal({ ...matching, member: 'ActionInvoked' }, ([id, action]) => {
      const note = shown.get(Number(id))
      if (action === click) note?.onClick()
      else if (note?.actions.some((one) => one.id === action) === true) note.onAction(String(action))
    }),
    bus.onSignal({ ...matching, member: 'NotificationClosed' }, ([id]) => void shown.delete(Number(id)))
  ]

  return {
    async show(note) {
      const can = capabilities ?? (await withServer())
      const [id] = await bus.call({
        ...service,
        member: 'Notify',
        signature: 'susssasa{sv}i',
        body: [
          appName,
          idOf(note.key),
          desktopEntry,
          onTheBus(note.title),
          can.has('body-markup') ? escaped(onTheBus(note.body)) : onTheBus(note.body),
          can.has('actions') ? actionsOf(note) : [],
          hintsOf(note, desktopEntry),
          // How long it stays is the desktop's own choice.
          -1
        ]
      })
      if (typeof id !== 'number') throw new TypeError('the notification server gave no id')
      remember(id, note)
    },
    onAppear: (listen) => void appear.add(listen),
    stop() {
      for (const end of ends) end()
    }
  }
}

const matching = { interface: service.interface, path: service.path }

const actionsOf = ({ actions }: Notification): readonly string[] => [
  click,
  'Open',
  ...actions.flatMap(({ id, label }) => [id, label])
]

function hintsOf(note: Notification, desktopEntry: string): Readonly<Record<string, Typed>> {
  return {
    ...(note.picture && { 'image-data': imageData(note.picture) }),
    urgency: new Typed('y', note.isUrgent === true ? 2 : 1),
    'desktop-entry': new Typed('s', desktopEntry),
    ...(note.isSilent
      ? { 'suppress-sound': new Typed('b', true) }
      : { 'sound-name': new Typed('s', 'message-new-instant') })
  }
}

/** Width, height, bytes of a row, whether it has alpha, bits of a channel, channels, pixels as red, green, blue, alpha. */
function imageData(picture: Pick<NativeImage, 'getSize' | 'toBitmap'>): Typed {
  const { width, height } = picture.getSize()
  const pixels = Buffer.from(picture.toBitmap())
  // Electron gives them as blue, green, red, alpha.
  for (let at = 0; at + 3 < pixels.length; at += 4) pixels.subarray(at, at + 3).reverse()
  return new Typed('(iiibiiay)', [width, height, width * 4, true, 8, 4, pixels])
}

/** A text the bus takes: it ends the connection of whoever sends a NUL. Half a character becomes a sign for one by itself. */
const onTheBus = (text: string): string => text.replaceAll('\0', '')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
