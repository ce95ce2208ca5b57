import { expect, it } from 'vitest'
import type { Group, Person } from '../../../preload/contract'
import { noRanks } from '../../../renderer/list/order'
import { groupSections, withNaming, type Section } from '../../../renderer/list/sections'
import { words } from '../../../renderer/words/en'
import { listWords } from '../../../renderer/words/list'
import { group, lena, person, picture, tomasz, yuki } from '../pictures'

const { settings } = picture()
const sectionsOf = (
  groups: Group[],
  people: Person[],
  more: {
    isLive?: boolean
    isDragging?: boolean
    watching?: string[]
    waits?: string[]
    collapsedGroups?: string[]
    unread?: string[]
  } = {}
): Section[] =>
  groupSections({
    groups,
    watching: more.watching ?? [],
    waits: more.waits ?? [],
    people: new Map(people.map((one) => [one.uri, one])),
    ranks: noRanks,
    settings: { ...settings, collapsedGroups: more.collapsedGroups ?? [] },
    isLive: more.isLive ?? true,
    isDragging: more.isDragging ?? false,
    unread: more.unread
  })
const team = (name: string, members: Person[], inside?: Group['inside'], more: Partial<Group> = {}): Group =>
  group(name, members, { kind: 'distribution', ...(inside && { inside }), ...more })

it.each<[Group['kind'], string, string | null]>([
  ['favourites', 'Favourites', null],
  ['own', 'named by the server', null],
  ['other', 'Other contacts', null],
  ['delegates', 'Delegates', null],
  ['delegators', 'Delegators', 'lock'],
  ['organisation', 'My organisation', 'lock'],
  ['distribution', 'named by the server', 'people']
])('a group of kind %s is called "%s"', (kind, title, mark) => {
  expect(sectionsOf([group('named by the server', [lena], { kind })], [lena])).toMatchObject([{ title, mark }])
})

it('counts only who is available now', () => {
  const inactive = person('Ann', 'inactive')
  const asking = person('Bob', { kind: 'asking' })
  const [section] = sectionsOf([group('g', [lena, tomasz, inactive, asking])], [lena, tomasz, inactive, asking])
  expect(section?.count).toEqual({ long: '1 of 4 available', short: '1/4' })
})

it('gives no count while presence is a memory', () => {
  expect(sectionsOf([group('g', [lena])], [lena], { isLive: false })[0]?.count).toBeNull()
})

it.each<Group['kind']>(['own', 'other', 'organisation'])(
  'does not call a group of kind %s empty whose members cannot be read',
  (kind) => {
    const [section] = sectionsOf([group('g', [], { kind })], [], { unread: ['g'] })
    expect(section).toMatchObject({ count: null, text: words.list.unreadGroup })
  }
)

it('goes on showing the members of a group that cannot be read again', () => {
  const [section] = sectionsOf([group('g', [lena])], [lena], { unread: ['g'] })
  expect(section).toMatchObject({ members: [lena.uri], text: '' })
})

it('gives no count of a group in which everybody is a memory, though there is a connection', () => {
  const ann = person('Ann', { kind: 'stale', availability: 'available', asOf: 5 })
  expect(sectionsOf([group('g', [ann])], [ann])[0]?.count).toBeNull()
  expect(sectionsOf([group('g', [ann, lena])], [ann, lena])[0]?.count).toMatchObject({ short: '1/2' })
})

it('says so where nobody is in a group, and leaves out whom it does not know', () => {
  expect(sectionsOf([group('g', [yuki])], [])).toMatchObject([
    { members: [], text: listWords.section.nobodyYet, count: { long: 'empty' } }
  ])
  expect(sectionsOf([group('g', [], { kind: 'organisation' })], [])).toMatchObject([{ text: 'Nobody here yet.' }])
})

it('does not call a distribution group empty, whose members were never asked for', () => {
  expect(sectionsOf([group('g', [], { kind: 'distribution' })], [])).toMatchObject([{ text: '', count: null }])
})

it('folds the groups that the settings name', () => {
  const groups = [group('a', [lena]), group('b', [lena])]
  expect(sectionsOf(groups, [lena], { collapsedGroups: ['b'] }).map(({ isOpen }) => isOpen)).toEqual([true, false])
})

it('shows the people watched first, as a section of its own, which can be folded', () => {
  const [watching, own] = sectionsOf([group('g', [lena])], [lena, yuki], { watching: [yuki.uri, 'sip:gone@a.example'] })
  expect(watching).toMatchObject({
    id: '@watching',
    title: listWords.section.watching,
    members: [yuki.uri]
  })
  expect(own).toMatchObject({ id: 'g' })
  const folded = sectionsOf([], [yuki], { watching: [yuki.uri], collapsedGroups: ['@watching'] })
  expect(folded[0]?.isOpen).toBe(false)
})

it.each<[Group['kind'], boolean, number]>([
  ['favourites', false, 0],
  ['other', false, 0],
  ['favourites', true, 1],
  ['other', true, 1],
  ['own', false, 1],
  ['delegates', false, 1]
])('an empty group of kind %s is shown while dragging (%s) %i times', (kind, isDragging, count) => {
  expect(sectionsOf([group('g', [], { kind })], [], { isDragging })).toHaveLength(count)
})

it.each<[Group['inside'], Partial<Section>]>([
  [undefined, { isOpen: false, text: '', count: { long: '2 members', short: '2' } }],
  [{ kind: 'closed' }, { isOpen: false, text: '', count: { long: '2 members', short: '2' } }],
  [
    { kind: 'open', nested: [] },
    { isOpen: true, text: '', count: { long: '1 of 2 available', short: '1/2' } }
  ],
  [{ kind: 'asking' }, { isOpen: true, text: '' }]
])('a distribution group with members whose inside is %j', (inside, expected) => {
  expect(sectionsOf([team('t', [lena, tomasz], inside)], [lena, tomasz])).toMatchObject([expected])
})

it.each<[Group['inside'], string]>([
  [{ kind: 'asking' }, 'Asking…'],
  [{ kind: 'open', nested: [] }, 'Nobody here yet.'],
  [{ kind: 'refused', problem: { code: 'members-hidden' } }, 'The people in this group are hidden.']
])('a distribution group without members whose inside is %j says so', (inside, text) => {
  const [section] = sectionsOf([team('t', [], inside)], [])
  expect(section).toMatchObject({ isOpen: true, count: null })
  expect(section?.text).toContain(text)
})

it('shows the groups inside an opened group below its people, one step further in, and nowhere else', () => {
  const inner = team('inner', [yuki], { kind: 'closed' }, { isNested: true })
  const outer = team('outer', [lena], { kind: 'open', nested: ['inner'] })
  const sections = sectionsOf([outer, inner], [lena, yuki])
  expect(sections.map(({ groupId, depth }) => [groupId, depth])).toEqual([
    ['outer', 0],
    ['inner', 1]
  ])
  expect(sectionsOf([{ ...outer, inside: { kind: 'closed' } }, inner], [lena, yuki])).toHaveLength(1)
})

it('shows a group inside itself without opening it, and the same group in two others twice', () => {
  const one = team('one', [], { kind: 'open', nested: ['two', 'shared'] })
  const two = team('two', [], { kind: 'open', nested: ['one', 'shared'] })
  const shared = team('shared', [lena], { kind: 'open', nested: [] }, { isNested: true })
  const sections = sectionsOf([one, two, shared], [lena])
  expect(sections.map(({ groupId, depth, canOpen }) => `${groupId} ${depth} ${canOpen}`)).toEqual([
    'one 0 true',
    'two 1 true',
    'one 2 false',
    'shared 2 true',
    'shared 1 true',
    'two 0 true',
    'one 1 true',
    'two 2 false',
    'shared 2 true',
    'shared 1 true'
  ])
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length)
})

it('names a group in its place, and a new one where own groups begin', () => {
  const groups = [group('f', [lena], { kind: 'favourites' }), group('own', [lena])]
  const sections = sectionsOf(groups, [lena], { watching: [lena.uri] })
  const named = (naming: { groupId: string | null } | null): string[] =>
    withNaming(sections, naming).map(({ id, isNamed }) => `${id}${isNamed ? ' named' : ''}`)
  expect(named(null)).toEqual(['@watching', 'f', 'own'])
  expect(named({ groupId: 'own' })).toEqual(['@watching', 'f', 'own named'])
  expect(named({ groupId: null })).toEqual(['@watching', 'f', '@new named', 'own'])
  expect(withNaming([], { groupId: null })).toHaveLength(1)
})

it('shows waits above those who are watched, and counts only people', () => {
  const [both] = sectionsOf([], [lena, yuki], { watching: [yuki.uri, lena.uri], waits: ['any a b'] })
  expect(both).toMatchObject({ members: ['any a b', yuki.uri, lena.uri], count: { long: '1 of 2 available' } })
  const [alone] = sectionsOf([], [lena], { waits: ['any a b'] })
  expect(alone).toMatchObject({ id: '@watching', members: ['any a b'], count: null, text: '' })
})
