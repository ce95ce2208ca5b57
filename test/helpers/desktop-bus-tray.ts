// A panel with a tray: takes the items that register, reads what they show, opens and clicks their menu.
import { Variant } from '@jellybrick/dbus-next'
import type { RawBus } from './desktop-bus'

const watcher = 'org.kde.StatusNotifierWatcher'
const item = 'org.kde.StatusNotifierItem'
const menuInterface = 'com.canonical.dbusmenu'

/** What the panel shows of an item. */
export interface TrayPicture {
  readonly id: string
  readonly title: string
  readonly status: string
  readonly tooltip: string
  /** The largest picture, its pixels as alpha, red, green, blue. */
  readonly icon: { readonly width: number; readonly height: number; readonly argb: Buffer } | null
  readonly menuPath: string
}

export interface MenuItem {
  readonly id: number
  readonly label: string
  readonly isEnabled: boolean
  readonly isVisible: boolean
  /** `standard` or `separator`. */
  readonly type: string
  /** `radio`, `checkmark` or empty. */
  readonly toggle: string
  readonly isOn: boolean
  readonly children: readonly MenuItem[]
}

interface Item {
  readonly service: string
  readonly path: string
}

export function createTrayHost(bus: RawBus, tell: (name: string, value: Variant) => void) {
  const items: Item[] = []
  const changed = () =>
    tell(
      'RegisteredStatusNotifierItems',
      new Variant(
        'as',
        items.map((one) => one.service + one.path)
      )
    )
  const register = (sender: string, argument: string) => {
    const added = argument.startsWith('/')
      ? { service: sender, path: argument }
      : { service: argument, path: '/StatusNotifierItem' }
    if (items.some((one) => one.service === added.service && one.path === added.path)) return
    items.push(added)
    changed()
    bus.signal('/StatusNotifierWatcher', watcher, 'StatusNotifierItemRegistered', 's', [added.service + added.path])
  }
  bus.hear((message) => {
    if (message.member !== 'NameOwnerChanged' || message.body[2] !== '') return
    const gone = items.findIndex((one) => one.service === message.body[0])
    if (gone >= 0) items.splice(gone, 1)
    changed()
  })
  const first = (): Item => {
    const [only] = items
    if (only === undefined) throw new Error('there is no item in the tray')
    return only
  }
  const tray = async (): Promise<TrayPicture> => {
    const { service, path } = first()
    const [all] = await bus.call(service, path, 'org.freedesktop.DBus.Properties', 'GetAll', 's', [item])
    return pictureOf(record(all))
  }
  const menu = async (): Promise<readonly MenuItem[]> => {
    const { service } = first()
    const { menuPath } = await tray()
    // Chromium answers an error for the root, and shows it all the same.
    await bus.call(service, menuPath, menuInterface, 'AboutToShow', 'i', [0]).catch(() => undefined)
    const [, layout] = await bus.call(service, menuPath, menuInterface, 'GetLayout', 'iias', [0, -1, []])
    return menuItem(layout).children
  }

  return {
    /** The items in the tray. */
    items,
    /** Takes the name, so that programs find a tray. */
    startTray() {
      tell('IsStatusNotifierHostRegistered', new Variant('b', true))
      tell('ProtocolVersion', new Variant('i', 0))
      changed()
      bus.serve(watcher, (message) => {
        if (message.member === 'RegisterStatusNotifierItem') register(message.sender, String(message.body[0]))
        return { signature: '', body: [] }
      })
      return bus.own(watcher)
    },
    /** The panel goes; with it everything in the tray. */
    async stopTray() {
      items.splice(0)
      await bus.release(watcher)
    },
    tray,
    menu,
    /** Clicks the first entry of that label, however deep it is; `inside` names the submenu to look in. */
    async clickMenu(label: string, inside?: string) {
      const whole = entries(await menu())
      const within = inside === undefined ? whole : (whole.find((one) => one.label === inside)?.children ?? [])
      const found = entries(within).find((one) => one.label === label)
      if (found === undefined) throw new Error(`the menu of the tray has no entry "${label}"`)
      const body = [found.id, 'clicked', new Variant('i', 0), 0]
      await bus.call(first().service, (await tray()).menuPath, menuInterface, 'Event', 'isvu', body)
    },
    /** Clicks the item itself, as the left button does. */
    async activate() {
      const { service, path } = first()
      await bus.call(service, path, item, 'Activate', 'ii', [0, 0])
    }
  }
}

/** A menu's entries and those of its submenus, in the order seen. */
export const entries = (menu: readonly MenuItem[]): readonly MenuItem[] =>
  menu.flatMap((one) => [one, ...entries(one.children)])

function pictureOf(all: Readonly<Record<string, unknown>>): TrayPicture {
  const [, , title, text] = list(all.ToolTip)
  const sizes = list(all.IconPixmap).map(list)
  const [largest] = sizes.toSorted((one, other) => Number(other[0]) - Number(one[0]))
  return {
    id: words(all.Id),
    title: words(all.Title),
    status: words(all.Status),
    tooltip: words(title) || words(text),
    icon:
      largest === undefined
        ? null
        : { width: Number(largest[0]), height: Number(largest[1]), argb: Buffer.from(bytes(largest[2])) },
    menuPath: words(all.Menu)
  }
}

function menuItem(node: unknown): MenuItem {
  const [id, told, children] = list(node)
  const properties = record(told)
  return {
    id: Number(id),
    // A single underscore marks the letter of the keyboard.
    label: words(properties.label).replaceAll(/_(.?)/g, '$1'),
    isEnabled: properties.enabled !== false,
    isVisible: properties.visible !== false,
    type: words(properties.type) || 'standard',
    toggle: words(properties['toggle-type']),
    isOn: properties['toggle-state'] === 1,
    children: list(children).map(menuItem)
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const record = (value: unknown): Readonly<Record<string, unknown>> => ({ ...Object(value) })
const words = (value: unknown): string => (typeof value === 'string' ? value : '')
const bytes = (value: unknown): Uint8Array =>
  value instanceof Uint8Array ? value : Uint8Array.from(list(value).map(Number))
