// The story keeps the organisation moving, at its pace and repeatably.

import { expect, it } from 'vitest'
import { createClock, type Clock } from '../../../../main/simulator/clock'
import { sampleOrganisation } from '../../../../main/simulator/sample/sample-organisation'
import { tellStory } from '../../../../main/simulator/sample/story'
import { createWorld, type World } from '../../../../main/simulator/world/world'

const start = Date.UTC(2026, 4, 12, 9, 0)

function stage({ people = 250, seed = 1, changesPerMinute = 20 } = {}): {
  world: World
  clock: Clock
  moved: string[]
  end: () => void
} {
  const clock = createClock({ start, running: false })
  const world = createWorld(sampleOrganisation({ people, groups: 10, seed: 1, now: start }), clock)
  const moved: string[] = []
  world.onChange((change) => {
    if (change.kind === 'people') moved.push(...change.changes.map(({ uri }) => uri))
  })
  return { world, clock, moved, end: tellStory(world, clock, { seed, changesPerMinute }) }
}

it('moves a favourite within three seconds', async () => {
  const { world, clock, moved } = stage()
  await clock.advance(3_000)
  const pinned = world.groups().find(({ kind }) => kind === 'pinnedGroup')?.members ?? []
  expect(moved.length).toBeGreaterThan(0)
  expect(pinned).toContain(moved[0])
})

it.each([[6], [30], [120]])('changes about %i people a minute', async (changesPerMinute) => {
  const { clock, moved } = stage({ changesPerMinute })
  await clock.advance(20 * 60_000)
  expect(moved.length / 20).toBeGreaterThan(changesPerMinute * 0.7)
  expect(moved.length / 20).toBeLessThan(changesPerMinute * 1.4)
})

it('tells the same story for the same seed and another for another', async () => {
  const told = async (seed: number): Promise<string[]> => {
    const { clock, moved } = stage({ seed })
    await clock.advance(10 * 60_000)
    return moved
  }
  expect(await told(1)).toEqual(await told(1))
  expect(await told(1)).not.toEqual(await told(2))
})

it('is silent at no changes per minute', async () => {
  const { clock, moved } = stage({ changesPerMinute: 0 })
  await clock.advance(60 * 60_000)
  expect(moved).toEqual([])
})

it('stops when it is ended', async () => {
  const { clock, moved, end } = stage()
  await clock.advance(60_000)
  const before = moved.length
  end()
  await clock.advance(10 * 60_000)
  expect(moved.length).toBe(before)
})

it('never empties the office nor wakes everybody, however long it goes on', async () => {
  const { world, clock } = stage({ changesPerMinute: 60 })
  await clock.advance(3 * 60 * 60_000)
  const contacts = world.contacts().map((uri) => world.person(uri)?.availability)
  const online = contacts.filter((availability) => availability === 'Online').length / contacts.length
  expect(online).toBeGreaterThan(0.15)
  expect(online).toBeLessThan(0.8)
})

it('moves only contacts', async () => {
  const { world, clock, moved } = stage({ people: 30, changesPerMinute: 60 })
  await clock.advance(30 * 60_000)
  const contacts = new Set(world.contacts())
  expect(moved.filter((uri) => !contacts.has(uri))).toEqual([])
})

it.each([[0], [1], [4]])('finds something to tell, or nothing, among %i contacts', async (people) => {
  const { clock, moved, world } = stage({ people })
  await clock.advance(30 * 60_000)
  const contacts = new Set(world.contacts())
  expect(moved.length > 0).toBe(people > 0)
  expect(moved.every((uri) => contacts.has(uri))).toBe(true)
})
