// Words of watching people: the choices, the marks of rows, and the list of what was held back.
import type { WatchEvent, WatchLasts } from '../../preload/contract'

const choice = { off: 'Off', once: 'Once', always: 'Always', until: 'Until…' }

/** What to tell of, in the order of the check boxes. */
const event: Record<WatchEvent, string> = {
  available: 'Becomes available',
  offline: 'Goes offline',
  'not-busy': 'Stops being busy',
  note: 'Changes the note',
  'every-change': 'Changes in any way'
}

/** What had happened to somebody; any other change is said by what they were then. */
const happened: Record<Exclude<WatchEvent, 'every-change'>, string> = {
  available: 'Became available',
  offline: 'Went offline',
  'not-busy': 'Stopped being busy',
  note: 'Changed the note'
}

/** The end of a row under Watching. */
function mark(lasts: WatchLasts['kind'], time: string): string {
  return lasts === 'until' ? `until ${time}` : lasts
}

/** Whom a wait is for: `Lena Fischer`, `Lena Fischer and Yuki Tanaka`, `Lena Fischer, Yuki Tanaka and 2 more`. */
function names(some: readonly string[], more: number): string {
  if (more > 0) return `${some.join(', ')} and ${more} more`
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1) ?? ''}`
}

/** The English of watching. Times are already written out. */
export const watchWords = {
  label: 'Watch',
  choice,
  event,
  tellWhen: 'Tell me when this person',
  tellWhenAny: 'Tell me when somebody of the group',
  more: 'More…',
  any: 'When any of these is free',
  stopAny: 'Stop waiting for any of these',
  mark,
  /** The mark for those who do not see it. */
  watched: (mark: string) => `watched ${mark}`,
  wait: {
    name: (count: string) => `The first of ${count} to be free`,
    names,
    label: (names: string) => `The first of ${names}`,
    stop: 'Stop',
    stopNamed: (names: string) => `Stop waiting for the first of ${names}`
  },
  until: {
    one: (name: string) => `Watch ${name} until`,
    several: (count: string) => `Watch ${count} people until`,
    time: 'Until',
    confirm: 'Watch',
    cancel: 'Cancel'
  },
  group: {
    title: (name: string) => `Watch ${name}`,
    close: 'Close'
  },
  heldBack: {
    line: (count: number, written: string) =>
      `${count === 1 ? '1 change' : `${written} changes`} while you were not disturbed`,
    show: 'Show',
    dismiss: 'Dismiss all',
    title: 'While you were not disturbed',
    close: 'Close',
    happened
  }
} as const
