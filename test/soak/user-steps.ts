// What the user does in a soaked day: edits, watches, their own presence, a look at somebody. Each answers in a few words
// what it was; what comes of it, the day shows.

import type { Edit, Named, SettableAvailability, WatchEvent } from '../../preload/contract'
import type { SeededRandom } from '../../main/simulator/sample/seeded-random'
import type { Day } from './scene'

const minuteMs = 60_000

const chosen: readonly SettableAvailability[] = [
  'available',
  'busy',
  'do-not-disturb',
  'be-right-back',
  'away',
  'off-work'
]
const watchEvents: readonly WatchEvent[] = ['available', 'not-busy', 'offline', 'note', 'every-change']

export function edit(day: Day, random: SeededRandom): string {
  const wished = someEdit(day, random)
  if (wished === null) return 'no edit comes to mind'
  day.witness.hurried()
  return `edit ${JSON.stringify(wished)}: ${day.ledger.make(day.app.session, wished)}`
}

function someEdit({ app: { session }, simulator }: Day, random: SeededRandom): Edit | null {
  const own = session.groups.filter(({ kind }) => kind === 'own')
  const changeable = session.groups.filter(({ kind }) => ['own', 'favourites', 'other'].includes(kind))
  const group = own.length === 0 ? null : random.pick(own)
  const to = changeable.length === 0 ? null : random.pick(changeable)
  const from = changeable.filter(({ members }) => members.length > 0)
  const place = () => {
    const { id, members } = random.pick(from)
    return { uri: random.pick(members), groupId: id }
  }
  const someone = (): Named => {
    const { uri, name } = random.pick(simulator.world.people())
    return { uri, name }
  }
  const name = `Mine ${random.between(1, 40)}`
  switch (
    random.pick([
      'create',
      'rename',
      'delete',
      'add',
      'add',
      'move',
      'move',
      'remove',
      'take off',
      'watch',
      'unwatch'
    ] as const)
  ) {
    case 'create':
      return own.length > 12 ? null : { kind: 'create-group', name, people: [someone(), someone()], leave: [] }
    case 'rename':
      return group && { kind: 'rename-group', groupId: group.id, name }
    case 'delete':
      return group && own.length > 2 ? { kind: 'delete-group', groupId: group.id } : null
    case 'add':
      return to && { kind: 'add', people: [someone()], to: to.id }
    case 'move':
      return to && from.length > 0 ? { kind: 'move', places: [place()], to: to.id } : null
    case 'remove':
      return from.length > 0 ? { kind: 'remove', places: [place(), place()] } : null
    case 'take off':
      return from.length > 0 && session.people.length > 12 ? { kind: 'remove-contacts', uris: [place().uri] } : null
    case 'watch':
      return { kind: 'watch', people: [someone()] }
    case 'unwatch':
      return session.watching.length > 0 ? { kind: 'unwatch', uris: [random.pick(session.watching)] } : null
  }
}

export function undo(day: Day, random: SeededRandom): string {
  const offered = day.app.session.edits.filter(({ undoUntil }) => undoUntil !== null)
  if (offered.length === 0) return 'nothing to undo'
  const { id } = random.pick(offered)
  day.witness.hurried()
  day.ledger.takeBack(day.app.session, id)
  return `undo ${id}`
}

export function watch({ app, witness }: Day, random: SeededRandom): string {
  const { people, groups } = app.session
  if (people.length === 0 || groups.length === 0) return 'nobody to watch'
  const { uri } = random.pick(people)
  const target = random.chance(0.8)
    ? ({ kind: 'person', uri } as const)
    : ({ kind: 'group', groupId: random.pick(groups).id } as const)
  const how = {
    on: [random.pick(watchEvents), 'available'] as const,
    lasts: { kind: random.chance(0.6) ? 'always' : 'once' }
  } as const
  witness.hurried()
  const { ok } = app.watching.watch(target, random.chance(0.2) ? null : how)
  return `watch ${JSON.stringify(target)} ${JSON.stringify(how)}: ${ok ? 'ok' : 'refused'}`
}

export function iChange({ app, witness, timeline }: Day, random: SeededRandom): string {
  const to = random.pick(chosen)
  witness.hurried()
  const what = random.pick(['set', 'set', 'until', 'reset', 'note', 'place'] as const)
  // The answer comes when it comes: a step of the day does not wait for it.
  if (what === 'set') void app.mine.setMyAvailability(to)
  else if (what === 'until')
    void app.mine.setMyAvailability(to, timeline.computer.now() + random.between(1, 60) * minuteMs)
  else if (what === 'reset') void app.mine.resetMyAvailability()
  else if (what === 'note') void app.session.setMyNote(random.chance(0.3) ? '' : `mine ${random.between(1, 99)}`)
  else void app.session.setMyLocation(`room ${random.between(1, 99)}`)
  return `I ${what} ${to}`
}

export function lookInside({ app: { session }, witness }: Day, random: SeededRandom): string {
  const lists = session.groups.filter(({ kind }) => kind === 'distribution')
  if (lists.length === 0) return 'no distribution group is there'
  const { id, name } = random.pick(lists)
  const isOpening = random.chance(0.5)
  witness.hurried()
  if (isOpening) void session.openGroup(id)
  else void session.closeGroup(id)
  return `${isOpening ? 'open' : 'close'} ${name}`
}

export function lookSomebodyUp({ app: { session }, witness }: Day, random: SeededRandom): string {
  witness.hurried()
  if (random.chance(0.4) || session.people.length === 0) {
    void session.searchDirectory(random.pick(['ana', 'porto', 'e']))
    return 'search'
  }
  const { uri } = random.pick(session.people)
  if (random.chance(0.5)) void session.readDetails(uri)
  else void session.readPhoto(uri)
  return `look at ${uri}`
}
