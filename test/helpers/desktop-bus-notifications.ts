// A notification server as a desktop has one: keeps what it was sent, and lets a test click it.
import type { RawBus } from './desktop-bus'
import { unpacked } from './desktop-bus'

const name = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'

/** One call of `Notify`, as it came. */
export interface Note {
  readonly id: number
  readonly app: string
  /** The id of the one it takes the place of; 0 for none. */
  readonly replaces: number
  readonly icon: string
  readonly title: string
  readonly body: string
  readonly actions: readonly { readonly key: string; readonly label: string }[]
  readonly hints: Readonly<Record<string, unknown>>
}

interface ServerOptions {
  /** What it says it can do. */
  readonly capabilities?: readonly string[]
  /** Whether it takes calls and never answers. */
  readonly isSilent?: boolean
}

export function createNotificationServer(bus: RawBus) {
  const notes: Note[] = []
  const take = ([app, replaces, icon, title, body, actions, hints]: readonly unknown[]): Note => ({
    id: Number(replaces) || notes.length + 1,
    app: String(app),
    replaces: Number(replaces),
    icon: String(icon),
    title: String(title),
    body: String(body),
    actions: pairs(actions),
    hints: { ...Object(unpacked(hints)) }
  })
  const close = (id: number, reason: number) => bus.signal(path, name, 'NotificationClosed', 'uu', [id, reason])

  return {
    /** Everything it was sent, the newest last; a replaced one stays. */
    notes,
    /** Takes the name, so that it is found. */
    startNotifications({ capabilities = ['body', 'body-markup', 'actions'], isSilent = false }: ServerOptions = {}) {
      bus.serve(name, (message) => {
        if (isSilent) return 'silent'
        if (message.member === 'GetCapabilities') return { signature: 'as', body: [[...capabilities]] }
        if (message.member === 'GetServerInformation') {
          return { signature: 'ssss', body: ['journey', 'Rollcall', '1', '1.2'] }
        }
        if (message.member === 'CloseNotification') {
          close(Number(message.body[0]), 3)
          return { signature: '', body: [] }
        }
        if (message.member !== 'Notify') return undefined
        const note = take(message.body)
        notes.push(note)
        return { signature: 'u', body: [note.id] }
      })
      return bus.own(name)
    },
    stopNotifications: () => bus.release(name),
    /** Clicks the notification, or one of its actions. */
    invoke: (id: number, key = 'default') => bus.signal(path, name, 'ActionInvoked', 'us', [id, key]),
    /** Takes it away as a user does. */
    dismiss: (id: number) => close(id, 2)
  }
}

/** Actions come as a flat list of key and label. */
function pairs(actions: unknown): Note['actions'] {
  const flat = Array.isArray(actions) ? actions.map(String) : []
  return flat.flatMap((key, index) => (index % 2 === 0 ? [{ key, label: flat[index + 1] ?? '' }] : []))
}
