// What is told: every kind of watch, everything that can happen to somebody, every kind of quiet.

import { expect, it } from 'vitest'
import type { Availability, QuietReason, Settings, Watch, WatchEvent, WatchHow } from '../../../preload/contract'
import { defaultSettings } from '../../../main/settings'
import { always, live, minute, once, person, signedIn, sip, stage, start, type Stage } from './stage'

const gatherMs = 300

type Way = readonly [Availability, Availability]

/** What each change is, of those that can be asked for; nothing else may be told. */
const changes: readonly (readonly [...Way, readonly WatchEvent[]])[] = [
  ['available', 'available', []],
  ['busy', 'available', ['available', 'not-busy', 'every-change']],
  ['busy-inactive', 'available', ['available', 'not-busy', 'every-change']],
  ['do-not-disturb', 'available', ['available', 'not-busy', 'every-change']],
  ['busy', 'inactive', ['not-busy', 'every-change']],
  ['busy', 'away', ['every-change']],
  ['busy', 'busy-inactive', ['every-change']],
  ['inactive', 'available', ['available', 'every-change']],
  ['away', 'available', ['available', 'every-change']],
  ['be-right-back', 'available', ['available', 'every-change']],
  ['offline', 'available', ['available', 'every-change']],
  ['off-work', 'available', ['available', 'every-change']],
  ['unknown', 'available', ['available']],
  ['available', 'unknown', []],
  ['available', 'inactive', ['every-change']],
  ['available', 'busy', ['every-change']],
  ['available', 'offline', ['offline', 'every-change']],
  ['busy', 'off-work', ['offline', 'every-change']],
  ['off-work', 'offline', ['every-change']],
  ['unknown', 'offline', []],
  ['offline', 'away', ['every-change']]
]
const events: readonly WatchEvent[] = ['available', 'not-busy', 'offline', 'note', 'every-change']

it.each(
  changes.flatMap(([was, is, happens]) =>
    events.map((event) => [event, was, is, happens.includes(event) ? 1 : 0] as const)
  )
)('watched for %s, from %s to %s: told %i times', (event, was, is, times) => {
  const { alerts, news, are, pass } = signedIn({ rita: was })
  alerts.watch(person('rita'), always(event))
  are({ rita: is })
  pass(2 * minute)
  expect(news.map(({ items }) => items)).toEqual(
    times === 0
      ? []
      : [
          [
            {
              uri: sip('rita'),
              name: 'rita',
              event,
              availability: is,
              was: { availability: was },
              isOver: false,
              target: person('rita')
            }
          ]
        ]
  )
})

const kinds: Readonly<Record<string, WatchHow['lasts']>> = {
  once: { kind: 'once' },
  always: { kind: 'always' },
  until: { kind: 'until', at: start + 60 * minute }
}
const happenings: Readonly<Record<WatchEvent, Way>> = {
  available: ['away', 'available'],
  'not-busy': ['busy', 'inactive'],
  offline: ['away', 'offline'],
  note: ['busy', 'busy'],
  'every-change': ['away', 'busy']
}
const dnd = { me: { presence: live('do-not-disturb') } }
const presenting = { me: { presence: live('busy', { activity: 'presenting' }) } }
const settings = (change: Partial<Settings>) => ({ settings: { ...defaultSettings, ...change } })
const lunch = { isOn: true, from: 11 * 60, to: 13 * 60, days: [3 as const] }

const quiets: Readonly<Record<string, readonly [Partial<Stage>, QuietReason | null]>> = {
  nothing: [{}, null],
  'told nothing': [settings({ notify: false }), 'off'],
  'do not disturb': [dnd, 'do-not-disturb'],
  'do not disturb as of a while ago': [
    { me: { presence: { kind: 'stale', availability: 'do-not-disturb', asOf: 0 } } },
    'do-not-disturb'
  ],
  'do not disturb, but told': [{ ...dnd, ...settings({ notifyWhileDoNotDisturb: true }) }, null],
  presenting: [presenting, 'presenting'],
  'presenting, but told': [{ ...presenting, ...settings({ notifyWhileDoNotDisturb: true }) }, null],
  busy: [{ me: { presence: live('busy') } }, null],
  'quiet hours': [settings({ quietHours: lunch }), 'quiet-hours'],
  'quiet hours, switched off': [settings({ quietHours: { ...lunch, isOn: false } }), null],
  'quiet hours of another day': [settings({ quietHours: { ...lunch, days: [2, 4] } }), null],
  system: [{ isSystemQuiet: true }, 'system']
}

it.each(
  Object.keys(kinds).flatMap((kind) =>
    events.flatMap((event) => Object.keys(quiets).map((quiet) => [kind, event, quiet] as const))
  )
)('%s, %s, quiet by %s', (kind, event, quiet) => {
  const [was, is] = happenings[event]
  const [world, reason] = quiets[quiet] ?? [{}, null]
  const scene = signedIn({ rita: { presence: live(was), note: 'Here' } })
  scene.alerts.watch(person('rita'), { on: [event], lasts: kinds[kind] ?? { kind: 'once' } })
  Object.assign(scene, world)
  scene.are({ rita: { presence: live(is), note: event === 'note' ? 'Gone fishing' : 'Here' } })
  scene.pass(gatherMs)
  expect(scene.alerts.state.quiet).toBe(reason)
  expect(scene.told).toEqual(reason === null ? [`rita ${event}`] : [])
  expect(scene.alerts.state.heldBack).toEqual(
    reason === null ? [] : [{ id: 1, at: scene.now(), uri: sip('rita'), name: 'rita', event, availability: is, reason }]
  )
  expect(scene.alerts.state.watches).toHaveLength(kind === 'once' ? 0 : 1)
})

it('is paused until the time the user said, and not a moment longer', () => {
  const scene = signedIn({ rita: 'busy', sam: 'busy' })
  const { alerts, are, pass, now } = scene
  alerts.watch(person('rita'), always())
  alerts.watch(person('sam'), always())
  alerts.pause(now() + 30 * minute)
  expect(alerts.state).toMatchObject({ quiet: 'paused', pausedUntil: now() + 30 * minute })
  are({ rita: 'available' })
  pass(30 * minute)
  expect(alerts.state).toMatchObject({ quiet: null, pausedUntil: null })
  expect(alerts.state.heldBack.map(({ name, reason }) => `${name} ${reason}`)).toEqual(['rita paused'])
  are({ sam: 'available' })
  pass(gatherMs)
  expect(scene.told).toEqual(['sam available'])
})

it('holds nothing back once the user resumes', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), always())
  scene.alerts.pause(scene.now() + 30 * minute)
  scene.alerts.pause(null)
  scene.are({ rita: 'available' })
  scene.pass(gatherMs)
  expect(scene.told).toEqual(['rita available'])
})

it('keeps the last hundred that were held back, until the user has read them', () => {
  const names = Array.from({ length: 130 }, (_, n) => `p${n}`)
  const all = (availability: Availability) => Object.fromEntries(names.map((name) => [name, availability]))
  const { alerts, are, pass, now } = signedIn(all('busy'))
  for (const name of names) alerts.watch(person(name), always())
  alerts.pause(now() + 30 * minute)
  are(all('available'))
  pass(gatherMs)
  expect(alerts.state.heldBack.map(({ name }) => name)).toEqual(names.slice(-100))
  expect(new Set(alerts.state.heldBack.map(({ id }) => id)).size).toBe(100)
  alerts.dismissHeldBack()
  expect(alerts.state.heldBack).toEqual([])
})

it('tells what somebody was and for how long, what they do and their note', () => {
  const { alerts, news, are, pass, now } = signedIn({ rita: 'away' })
  const since = now()
  are({ rita: { presence: live('busy', { activity: 'in-a-meeting', since }), note: 'Back at 3' } })
  pass(42 * minute)
  alerts.watch(person('rita'), always('not-busy'))
  are({ rita: { presence: live('inactive', { activity: 'on-the-phone', since: now() }), note: 'Back at 3' } })
  pass(gatherMs)
  expect(news[0]?.items[0]).toMatchObject({
    event: 'not-busy',
    activity: 'on-the-phone',
    note: 'Back at 3',
    was: { availability: 'busy', activity: 'in-a-meeting', forMs: 42 * minute }
  })
})

it('tells the note that is shown, also before everybody else’s was read', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.unreadNotes = null
  scene.connection('loading')
  scene.signIn()
  scene.alerts.watch(person('rita'), always())
  scene.are({ rita: { presence: live('available'), note: 'Back' } })
  scene.pass(gatherMs)
  expect(scene.news[0]?.items[0]).toMatchObject({ event: 'available', note: 'Back' })
})

it('tells the most telling of what happened at once, for all who asked', () => {
  const scene = signedIn({ rita: 'busy' })
  scene.alerts.watch(person('rita'), always('every-change', 'not-busy'))
  scene.groups = [{ id: 'g', kind: 'own', name: 'Team', members: [sip('rita')] }]
  scene.show()
  scene.alerts.watch({ kind: 'group', groupId: 'g' }, once('available'))
  scene.are({ rita: 'available' })
  scene.pass(2 * minute)
  expect(scene.told).toEqual(['rita available'])
  expect(scene.news[0]?.items[0]).toMatchObject({ isOver: false, target: person('rita') })
  expect(scene.alerts.state.watches.map(({ target }: Watch) => target.kind)).toEqual(['person'])
})

it('waits for the next time when somebody is available already', () => {
  const scene = signedIn({ rita: 'available' })
  const { alerts, are, pass } = scene
  alerts.watch(person('rita'), once())
  pass(minute)
  expect(alerts.state.watches).toHaveLength(1)
  are({ rita: 'busy' })
  pass(minute)
  are({ rita: 'available' })
  pass(gatherMs)
  expect(scene.told).toEqual(['rita available'])
})

it('tells nothing while nobody is signed in, and refuses to watch', () => {
  const { alerts } = stage()
  expect(alerts.watch(person('rita'), always())).toEqual({ ok: false, problem: { code: 'not-connected' } })
})

it('lists what nobody shows, as long as the same user is there', async () => {
  const world = signedIn({ rita: 'busy' })
  const { alerts, are, pass } = world
  const seen: number[] = []
  alerts.onChange(() => seen.push(alerts.state.heldBack.length))
  world.isShowable = false
  alerts.watch(person('rita'), once())
  are({ rita: 'available' })
  pass(gatherMs)
  await Promise.resolve()
  expect(alerts.state.heldBack).toMatchObject([{ name: 'rita', event: 'available', reason: 'system' }])
  expect(alerts.state).toMatchObject({ quiet: null, watches: [] })
  expect(seen.at(-1)).toBe(1)
})
