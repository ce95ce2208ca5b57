// What a notification says of people: a title that can stand alone, and below it what makes it worth reading.

import type { Availability } from '../../preload/contract'
import { activityWords } from '../../preload/words/presence-line'
import { duration, number } from '../../preload/words/times'
import type { News, NewsItem } from '../alerts/news'
import { literal } from './literal'

export interface NewsWords {
  readonly title: string
  /** Empty, or up to a few lines. */
  readonly body: string
}

/** What somebody did, after one name, after several, and as a heading before names. */
interface Change {
  readonly one: string
  readonly several: string
  readonly heading: string
}

/** The states as what people do. */
const becoming: Record<Availability, Change> = {
  available: { one: 'is available', several: 'are available', heading: 'Available' },
  inactive: { one: 'is inactive', several: 'are inactive', heading: 'Inactive' },
  busy: { one: 'is busy', several: 'are busy', heading: 'Busy' },
  'busy-inactive': { one: 'is busy and inactive', several: 'are busy and inactive', heading: 'Busy, inactive' },
  'do-not-disturb': {
    one: 'does not want to be disturbed',
    several: 'do not want to be disturbed',
    heading: 'Do not disturb'
  },
  'be-right-back': { one: 'will be right back', several: 'will be right back', heading: 'Be right back' },
  away: { one: 'is away', several: 'are away', heading: 'Away' },
  'off-work': { one: 'is off work', several: 'are off work', heading: 'Off work' },
  offline: { one: 'is offline', several: 'are offline', heading: 'Offline' },
  unknown: { one: 'has no known presence', several: 'have no known presence', heading: 'Presence unknown' }
}

const notBusy: Change = { one: 'is no longer busy', several: 'are no longer busy', heading: 'No longer busy' }
const newNote: Change = { one: 'changed the note', several: 'changed their notes', heading: 'New note' }

/** Names that are written out; of more, all but the last of these are. */
const namesShown = 4
const noteLimit = 200

export function newsWords({ items }: News): NewsWords {
  const [only, second] = items
  if (only !== undefined && second === undefined) return oneWords(only)
  const [change, ...others] = new Set(items.map(changeOf))
  if (change !== undefined && others.length === 0) {
    return {
      title: `${number(items.length)} people you watch ${change.several}`,
      body: lines(names(items), overWords(items))
    }
  }
  return {
    title: `${number(items.length)} people you watch have changed`,
    body: lines(...byChange(items), overWords(items))
  }
}

function oneWords(item: NewsItem): NewsWords {
  const note = item.note === undefined ? '' : literal(item.note, noteLimit)
  const before = changeOf(item) === notBusy ? wasWords(item) : ''
  return {
    title: `${literal(item.name)} ${changeOf(item).one}`,
    body: lines(before, item.event === 'every-change' ? activityNow(item) : '', note, overWords([item]))
  }
}

function changeOf(item: NewsItem): Change {
  if (item.event === 'note') return newNote
  return item.event === 'not-busy' && item.availability !== 'offline' ? notBusy : becoming[item.availability]
}

/** `Was in a meeting for 42 min`, `Was busy`; empty when it is not known. */
function wasWords({ was }: NewsItem): string {
  if (was === undefined) return ''
  const activity = activityWords({ kind: 'live', ...was })
  const state = activity || (was.availability === 'do-not-disturb' ? 'not to be disturbed' : 'busy')
  const long = duration(was.forMs ?? 0)
  return `Was ${literal(state)}${long && ` for ${long}`}`
}

/** `In a meeting`; empty when there is nothing that the title does not say. */
function activityNow({ availability, activity }: NewsItem): string {
  const words = activityWords({ kind: 'live', availability, ...(activity !== undefined && { activity }) })
  return literal(words.slice(0, 1).toLocaleUpperCase() + words.slice(1))
}

/** `Available: Lena Fischer and Yuki Tanaka`, a line for each change, in the order it happened. */
function byChange(items: readonly NewsItem[]): readonly string[] {
  const together = new Map<Change, NewsItem[]>()
  for (const item of items) together.set(changeOf(item), [...(together.get(changeOf(item)) ?? []), item])
  return [...together].map(([{ heading }, some]) => `${heading}: ${names(some)}`)
}

/** That nobody waits any more, where this is so for all of them. */
function overWords(items: readonly NewsItem[]): string {
  if (!items.every(({ isOver }) => isOver)) return ''
  if (items.some(({ target }) => target.kind === 'any')) return 'You waited for the first of them. The watch has ended.'
  const end = items.length === 1 ? 'The watch has ended.' : 'The watches have ended.'
  return `You asked to be told once. ${end}`
}

/** `Lena Fischer, Yuki Tanaka and Nguyễn Thu Hà`; long lists end with `and 4 more`. */
function names(items: readonly NewsItem[]): string {
  const all = items.map(({ name }) => literal(name, 32))
  const shown = all.length > namesShown ? all.slice(0, namesShown - 1) : all.slice(0, -1)
  const last = all.length > namesShown ? `${number(all.length - shown.length)} more` : (all.at(-1) ?? '')
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`
}

const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n')
