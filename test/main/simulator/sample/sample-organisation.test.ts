// The sample organisation is repeatable, complete and as large as asked for.

import { expect, it } from 'vitest'
import type { Organisation } from '../../../../main/simulator/world/organisation'
import { sampleOrganisation, type SampleSize } from '../../../../main/simulator/sample/sample-organisation'

const now = Date.UTC(2026, 4, 12, 9, 0)
const sample = (size: Partial<SampleSize> = {}): Organisation =>
  sampleOrganisation({ people: 250, groups: 10, seed: 1, now, ...size })

function listed(organisation: Organisation): Set<string> {
  const lists = organisation.groups.filter(({ kind }) => kind !== 'distributionGroup')
  return new Set(lists.flatMap(({ members }) => members))
}

it('is the same for the same seed and another for another seed', () => {
  expect(sample()).toEqual(sample())
  expect(sample({ seed: 2 })).not.toEqual(sample())
})

it.each([[0], [1], [3], [20], [250], [1000]])('has %i contacts, each in a list, and 80 strangers', (people) => {
  const organisation = sample({ people })
  expect(listed(organisation).size).toBe(people)
  expect(organisation.people).toHaveLength(people + 80)
})

it.each([[0], [1], [2], [10], [60]])('has %i own groups with names and ids of their own', (groups) => {
  const lists = sample({ groups }).groups
  expect(lists.filter(({ kind }) => kind === 'group')).toHaveLength(groups)
  expect(new Set(lists.map(({ name }) => name)).size).toBe(lists.length)
  expect(new Set(lists.map(({ id }) => id)).size).toBe(lists.length)
})

it('mentions in its lists only people who exist', () => {
  const organisation = sample()
  const known = new Set(organisation.people.map(({ uri }) => uri))
  expect(organisation.groups.flatMap(({ members }) => members).filter((uri) => !known.has(uri))).toEqual([])
})

it('has every kind of list, the system ones once', () => {
  const kinds = sample().groups.map(({ kind }) => kind)
  for (const kind of ['pinnedGroup', 'defaultGroup', 'delegatesGroup', 'delegatorsGroup', 'myOrganizationGroup']) {
    expect(kinds.filter((each) => each === kind)).toHaveLength(1)
  }
})

it('opens with the five favourites and the night shift of six', () => {
  const { groups, people } = sample()
  const names = (name: string): string[] =>
    (groups.find((group) => group.name === name)?.members ?? []).map(
      (uri) => people.find((person) => person.uri === uri)?.name ?? ''
    )
  expect(names('Pinned Contacts')).toEqual([
    'Yuki Tanaka',
    'Chidi Eze',
    'Priya Raghunathan',
    'Mateo Álvarez',
    'Nguyễn Thu Hà'
  ])
  expect(names('Night shift')).toHaveLength(6)
  expect(names('Night shift')[0]).toBe('ليلى حداد')
})

it('nests one distribution group in another', () => {
  const lists = sample().groups.filter(({ kind }) => kind === 'distributionGroup')
  expect(lists[0]?.nested).toEqual([lists[1]?.id])
})

it('nests two distribution groups in each other when asked to', () => {
  const lists = sample({ nestedCycle: true }).groups.filter(({ kind }) => kind === 'distributionGroup')
  expect(lists.map(({ nested }) => nested)).toEqual([[lists[1]?.id], [lists[0]?.id]])
})

it('gives everybody an address of their own in plain ASCII', () => {
  const addresses = sample({ people: 5000, groups: 40 }).people.map(({ mail }) => mail)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(addresses.filter((address) => !/^[a-z-]+\.[a-z-]+\d*@corvo\.example$/.test(address))).toEqual([])
})

it('is mostly at work: about a third online, some in meetings, some gone', () => {
  const { people } = sample({ people: 2000 })
  const share = (availability: string): number =>
    people.filter((person) => person.availability === availability).length / people.length
  expect(share('Online')).toBeGreaterThan(0.3)
  expect(share('Online')).toBeLessThan(0.4)
  expect(share('Busy')).toBeGreaterThan(0.15)
  expect(share('Offline')).toBeGreaterThan(0.08)
  expect(people.filter(({ hasPortrait }) => hasPortrait).length / people.length).toBeCloseTo(1 / 3, 1)
})

it('lets nobody have been active in the future', () => {
  expect(sample().people.filter(({ lastActive = 0 }) => lastActive > now)).toEqual([])
})

it('puts the manager at the head of the user’s organisation', () => {
  const { groups, people, me } = sample()
  const team = groups.find(({ kind }) => kind === 'myOrganizationGroup')?.members ?? []
  const [manager, ...peers] = team.map((uri) => people.find((person) => person.uri === uri))
  expect(manager?.title).toBe('Head of platform')
  expect(peers.length).toBeGreaterThan(10)
  expect(peers.filter((peer) => peer?.department !== me.department)).toEqual([])
})
