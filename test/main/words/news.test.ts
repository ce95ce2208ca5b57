import { expect, it } from 'vitest'
import type { NewsItem } from '../../../main/alerts/news'
import { newsWords } from '../../../main/words/news'

const minuteMs = 60_000

function item(name: string, change: Partial<NewsItem> = {}): NewsItem {
  return {
    uri: `sip:${name}@corvo.example`,
    name,
    event: 'available',
    availability: 'available',
    isOver: false,
    target: { kind: 'person', uri: `sip:${name}@corvo.example` },
    ...change
  }
}
const say = (...items: NewsItem[]) => newsWords({ kind: 'people', items })
const meeting = { availability: 'busy', activity: 'in-a-meeting', forMs: 42 * minuteMs } as const

it.each<[Partial<NewsItem>, string, string]>([
  [{ note: 'Release day, call if it burns' }, 'is available', 'Release day, call if it burns'],
  [{}, 'is available', ''],
  [{ event: 'not-busy', was: meeting }, 'is no longer busy', 'Was in a meeting for 42 min'],
  [{ event: 'not-busy', was: { availability: 'busy' } }, 'is no longer busy', 'Was busy'],
  [
    { event: 'not-busy', was: { availability: 'do-not-disturb', forMs: 61 * minuteMs } },
    'is no longer busy',
    'Was not to be disturbed for 1 h'
  ],
  [
    { event: 'not-busy', was: { availability: 'busy', activity: 'Digging', forMs: 5 } },
    'is no longer busy',
    'Was Digging'
  ],
  [{ event: 'not-busy' }, 'is no longer busy', ''],
  [
    { event: 'not-busy', was: meeting, note: 'Back at 3' },
    'is no longer busy',
    'Was in a meeting for 42 min\nBack at 3'
  ],
  [{ event: 'offline', availability: 'offline' }, 'is offline', ''],
  [{ event: 'offline', availability: 'off-work' }, 'is off work', ''],
  [{ event: 'note', availability: 'away', note: 'On the train' }, 'changed the note', 'On the train'],
  [{ event: 'every-change', availability: 'away' }, 'is away', ''],
  [{ event: 'every-change', availability: 'inactive' }, 'is inactive', ''],
  [{ event: 'every-change', availability: 'busy', activity: 'on-the-phone' }, 'is busy', 'On the phone'],
  [{ event: 'every-change', availability: 'busy-inactive' }, 'is busy and inactive', ''],
  [{ event: 'every-change', availability: 'do-not-disturb' }, 'does not want to be disturbed', ''],
  [{ event: 'every-change', availability: 'unknown' }, 'has no known presence', ''],
  [
    { event: 'every-change', availability: 'be-right-back', isOver: true },
    'will be right back',
    'You asked to be told once. The watch has ended.'
  ],
  [
    { isOver: true, target: { kind: 'any', uris: [] } },
    'is available',
    'You waited for the first of them. The watch has ended.'
  ]
])('tells of one, %o', (change, did, body) => {
  expect(say(item('Siobhán Ní Chonaill', change))).toEqual({ title: `Siobhán Ní Chonaill ${did}`, body })
})

it.each([
  [2, 'Ann 1 and Ann 2'],
  [3, 'Ann 1, Ann 2 and Ann 3'],
  [4, 'Ann 1, Ann 2, Ann 3 and Ann 4'],
  [5, 'Ann 1, Ann 2, Ann 3 and 2 more'],
  [7, 'Ann 1, Ann 2, Ann 3 and 4 more']
])('tells of %i at once', (count, body) => {
  const items = Array.from({ length: count }, (_, index) => item(`Ann ${index + 1}`))
  expect(say(...items)).toEqual({ title: `${count} people you watch are available`, body })
})

it('tells of several who did different things, each thing on a line', () => {
  const items = [
    item('Lena Fischer'),
    item('Tomasz Wójcik', { event: 'not-busy', was: meeting }),
    item('Yuki Tanaka'),
    item('Nguyễn Thu Hà', { event: 'note', note: 'On the train' })
  ]
  expect(say(...items)).toEqual({
    title: '4 people you watch have changed',
    body: 'Available: Lena Fischer and Yuki Tanaka\nNo longer busy: Tomasz Wójcik\nNew note: Nguyễn Thu Hà'
  })
})

it('says of several that the watches have ended only where all of them have', () => {
  const [over, goesOn] = [item('A', { isOver: true }), item('B')]
  expect(say(over, { ...over, uri: 'b', name: 'B' }).body).toBe(
    'A and B\nYou asked to be told once. The watches have ended.'
  )
  expect(say(over, goesOn).body).toBe('A and B')
})

it.each([
  ['👩‍🚀 Zoë 🎉', '👩‍🚀 Zoë 🎉 is available'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)> is available'],
  ['ليلى حداد', '\u2068ليلى حداد\u2069 is available'],
  ['Eve\u202Egnp.exe', 'Evegnp.exe is available'],
  ['Two\nlines\0', 'Two lines is available']
])('shows the name %j literally', (name, title) => expect(say(item(name)).title).toBe(title))

it('cuts a name and a note that are endless', () => {
  const { title, body } = say(item('N'.repeat(256), { note: 'n'.repeat(3000) }))
  expect(title).toBe(`${'N'.repeat(47)}… is available`)
  expect(body).toBe(`${'n'.repeat(199)}…`)
})
