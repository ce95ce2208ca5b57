// Keeps a sample organisation alive: meetings begin and end, people phone, make coffee, go home and come back.
// It only uses the world's verbs, looks at how people are before it moves them, and is repeatable by its seed.

import type { Clock } from '../clock'
import type { SimPerson } from '../world/organisation'
import { passingNotes } from './texts'
import { type SeededRandom, seededRandom } from './seeded-random'
import { openingScenes } from './story-opening'
import type { PersonChange } from '../world/changes'
import type { World } from '../world/world'

/** How lively it is. */
export interface StoryOptions {
  readonly seed: number
  /** People who change in a minute, on average; 0 is silence. */
  readonly changesPerMinute: number
}

/** Something that was begun and has an end: a meeting, a call, a coffee. */
interface Scene {
  readonly endsAt: number
  readonly cast: readonly PersonChange[]
}

const minute = 60_000
const firstMoveMs = 2_000
/** The people a window shows without scrolling; every third scene is theirs. */
const frontRow = 24

/** Starts the story; the answer ends it and leaves no alarm behind. */
export function tellStory(world: World, clock: Clock, { seed, changesPerMinute }: StoryOptions): () => void {
  if (changesPerMinute <= 0) return () => undefined
  const random = seededRandom(seed)
  const opening = openingScenes(world)
  const running: Scene[] = []
  let cancel = clock.after(firstMoveMs, tell)

  function tell(): void {
    const first = opening.shift()
    const changes = first ?? ending(running, world, clock.now()) ?? beginning()
    if (changes.length > 0) world.changePeople(changes, { releaseNow: first !== undefined })
    // Uneven steps look alive; their mean keeps to the pace.
    const pace = (minute / changesPerMinute) * Math.max(1, changes.length)
    cancel = clock.after(Math.round(pace * (0.6 + 0.8 * random.next())), tell)
  }

  function beginning(): readonly PersonChange[] {
    const plot = random.weighted(plots)
    const actors = cast(plot, listedPeople(world), random)
    const changes = actors.map((person) => plot.moves(person, random))
    const [shortest, longest] = plot.minutes
    if (longest > 0 && changes.length > 0) {
      running.push({ cast: changes, endsAt: clock.now() + random.between(shortest * minute, longest * minute) })
    }
    return changes
  }

  return () => cancel()
}

/** A kind of scene: who can be in it, how many, what it makes of them, how long it lasts (0: for good). */
interface Plot {
  readonly suits: (person: SimPerson) => boolean
  readonly people: readonly [least: number, most: number]
  readonly minutes: readonly [shortest: number, longest: number]
  readonly moves: (person: SimPerson, random: SeededRandom) => PersonChange
}

const isOnline = ({ availability }: SimPerson): boolean => availability === 'Online'
const isGone = ({ availability, activity }: SimPerson): boolean =>
  availability === 'Offline' || (availability === 'Away' && activity === 'off-work')
const isResting = ({ availability, activity }: SimPerson): boolean =>
  activity !== 'off-work' && ['Away', 'BeRightBack', 'IdleOnline', 'IdleBusy'].includes(availability)

function becomes(availability: SimPerson['availability'], activity: string | null = null): Plot['moves'] {
  return ({ uri }) => ({ uri, availability, activity })
}

const plots: readonly (readonly [weight: number, plot: Plot])[] = [
  [12, { suits: isOnline, people: [2, 5], minutes: [3, 10], moves: becomes('Busy', 'in-a-meeting') }],
  [12, { suits: isOnline, people: [1, 2], minutes: [1, 4], moves: becomes('Busy', 'on-the-phone') }],
  [4, { suits: isOnline, people: [1, 1], minutes: [3, 8], moves: becomes('DoNotDisturb', 'presenting') }],
  [14, { suits: isOnline, people: [1, 1], minutes: [1, 5], moves: becomes('IdleOnline') }],
  [
    6,
    {
      suits: ({ availability }) => availability === 'Busy',
      people: [1, 1],
      minutes: [1, 3],
      moves: becomes('IdleBusy')
    }
  ],
  [9, { suits: isOnline, people: [1, 2], minutes: [2, 6], moves: coffee }],
  [5, { suits: isOnline, people: [2, 3], minutes: [5, 15], moves: becomes('Away') }],
  [4, { suits: isOnline, people: [1, 1], minutes: [0, 0], moves: becomes('Away', 'off-work') }],
  [3, { suits: isOnline, people: [1, 1], minutes: [0, 0], moves: becomes('Offline') }],
  [9, { suits: isGone, people: [1, 1], minutes: [0, 0], moves: becomes('Online') }],
  [14, { suits: isResting, people: [1, 2], minutes: [0, 0], moves: becomes('Online') }],
  [
    8,
    { suits: ({ availability }) => availability === 'Busy', people: [1, 3], minutes: [0, 0], moves: becomes('Online') }
  ],
  [6, { suits: ({ note }) => note === undefined, people: [1, 1], minutes: [0, 0], moves: writesNote }],
  [3, { suits: ({ note }) => note?.type === 'Personal', people: [1, 1], minutes: [0, 0], moves: clearsNote }]
]

function coffee({ uri, note }: SimPerson, random: SeededRandom): PersonChange {
  const away: PersonChange = { uri, availability: 'BeRightBack', activity: null }
  return note === undefined && random.chance(0.5) ? { ...away, note: random.pick(passingNotes) } : away
}

function writesNote({ uri }: SimPerson, random: SeededRandom): PersonChange {
  return { uri, note: random.pick(passingNotes) }
}

function clearsNote({ uri }: SimPerson): PersonChange {
  return { uri, note: null }
}

/** The user's contacts; what strangers do nobody would see. */
function listedPeople(world: World): SimPerson[] {
  return world.contacts().flatMap((uri) => world.person(uri) ?? [])
}

/** Chooses who is in a scene; a meeting prefers people of one department. */
function cast(plot: Plot, people: readonly SimPerson[], random: SeededRandom): SimPerson[] {
  const stage = random.chance(1 / 3) ? people.slice(0, frontRow) : people
  const able = stage.filter(plot.suits)
  if (able.length === 0) return []
  const lead = random.pick(able)
  const colleagues = able.filter(({ uri, department }) => uri !== lead.uri && department === lead.department)
  return [lead, ...colleagues].slice(0, random.between(...plot.people))
}

/** The first scene that is over, taken off the list, as people coming back; nothing if all go on. */
function ending(running: Scene[], world: World, now: number): readonly PersonChange[] | undefined {
  const index = running.findIndex(({ endsAt }) => endsAt <= now)
  const [scene] = index < 0 ? [] : running.splice(index, 1)
  return scene?.cast.flatMap((change) => comesBack(change, world.person(change.uri)))
}

/** Whoever has moved on since, by another scene or by somebody's hand, is left alone. */
function comesBack({ uri, availability, note }: PersonChange, person: SimPerson | undefined): PersonChange[] {
  if (person === undefined || person.availability !== availability) return []
  const wroteNote = note !== undefined && person.note?.message === note
  return [{ uri, availability: 'Online', activity: null, ...(wroteNote && { note: null }) }]
}
