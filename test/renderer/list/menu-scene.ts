// A list with every kind of group, and menus over it as text.
import type { AppState, Place, Watch } from '../../../preload/contract'
import { createActions, type Actions } from '../../../renderer/list/actions'
import type { MenuEntry } from '../../../renderer/parts/menu-entry'
import { group, lena, lists, picture, tomasz, yuki } from '../pictures'

export const favourites = group('Pinned', [lena, tomasz], { id: 'f', kind: 'favourites' })
export const night = group('Night shift', [yuki, lena])
export const early = group('Early birds', [])
const other = group('Other', [yuki], { id: 'o', kind: 'other' })
const delegates = group('Delegates', [], { id: 'g', kind: 'delegates' })
export const company = group('Company', [lena, tomasz, yuki], { id: 'c', kind: 'organisation' })
export const facilities = group('Facilities', [], { id: 'd', kind: 'distribution', inside: { kind: 'closed' } })
const { alerts } = picture()
const always: Watch = {
  target: { kind: 'person', uri: tomasz.uri },
  on: ['available', 'note'],
  lasts: { kind: 'always' }
}
/** Tomasz is watched always. */
export const all = picture({
  groups: [favourites, night, early, other, delegates, company, facilities],
  watching: [tomasz.uri],
  alerts: { ...alerts, watches: [always] }
})
/** The same list with these watches only. */
export const watched = (...watches: Watch[]): AppState => ({ ...all, alerts: { ...alerts, watches } })
export const readOnly = { ...all, lists: { ...lists, editing: 'moving' } } as const satisfies AppState

export const at = ({ uri }: { uri: string }, groupId: string): Place => ({ uri, groupId })
export const malin = { uri: 'sip:malin@corvo.example', name: 'Malin Sjöström' }

/** The actions of a window that writes down everything it is asked. */
export function recorded(state: AppState, calls: unknown[][] = []): Actions {
  return createActions({
    ask: (name, ...args) => {
      calls.push([name, ...args])
      return Promise.resolve(true)
    },
    picture: () => state,
    name: (of) => calls.push(['name', of]),
    confirmDelete: () => undefined,
    open: (...to) => calls.push(['open', ...to]),
    askUntil: (targets) => calls.push(['askUntil', targets]),
    askWatch: (groupId) => calls.push(['askWatch', groupId]),
    found: () => new Map([[malin.uri, malin]])
  })
}

/** `Label` · `Label (disabled)` · `✓ Label` · `—`, with ` > ` before the entries of submenus. */
export function written(entries: readonly MenuEntry[], before = ''): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'line') return [`${before}—`]
    // The menus of the list have no others.
    if (entry.kind !== 'item' && entry.kind !== 'submenu') return []
    const text = [entry.label, entry.kind === 'item' && entry.after].filter(Boolean).join(', ')
    const check = entry.kind === 'item' && entry.isChecked ? '✓ ' : ''
    const row = `${before}${check}${text}${entry.isDisabled ? ' (disabled)' : ''}`
    return entry.kind === 'submenu' && !entry.isDisabled ? [row, ...written(entry.entries, ' > ')] : [row]
  })
}

export const linux = 'Linux x86_64'
/** The entry of this name; through a submenu where two are given. */
export function chosen(entries: readonly MenuEntry[], label: string, inside?: string): MenuEntry | undefined {
  const entry = entries.find((one) => 'label' in one && one.label === label)
  return entry?.kind === 'submenu' && inside !== undefined ? chosen(entry.entries, inside) : entry
}

export const shortcuts = (entries: readonly MenuEntry[]): string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'submenu') return shortcuts(entry.entries)
    return entry.kind === 'item' && entry.shortcut !== undefined ? [entry.shortcut] : []
  })
