import { expect, it } from 'vitest'
import type { Group, Person } from '../../../preload/contract'
import { noRanks } from '../../../renderer/list/order'
import { foundSection, groupSections } from '../../../renderer/list/sections'
import { group, lena, person, picture, tomasz, yuki } from '../pictures'

const { settings } = picture()
const sectionsOf = (groups: Group[], people: Person[], isLive = true, collapsedGroups: string[] = []) =>
  groupSections({
    groups,
    people: new Map(people.map((one) => [one.uri, one])),
    ranks: noRanks,
    settings: { ...settings, collapsedGroups },
    isLive
  })

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
  expect(sectionsOf([group('g', [lena])], [lena], false)[0]?.count).toBeNull()
})

it('says so where nobody is in a group, and leaves out whom it does not know', () => {
  expect(sectionsOf([group('g', [yuki])], [])).toMatchObject([
    { members: [], emptyText: 'Nobody here yet.', count: { long: 'empty' } }
  ])
})

it('does not call a distribution group empty, whose members were never asked for', () => {
  expect(sectionsOf([group('g', [], { kind: 'distribution' })], [])).toMatchObject([{ emptyText: '', count: null }])
})

it('folds the groups that the settings name', () => {
  const groups = [group('a', [lena]), group('b', [lena])]
  expect(sectionsOf(groups, [lena], true, ['b']).map(({ isOpen }) => isOpen)).toEqual([true, false])
})

it('shows what was found as one section, or says that nothing was', () => {
  expect(foundSection([lena, yuki], 'x')).toMatchObject({ count: { long: '2 found', short: '2' }, emptyText: '' })
  const none = foundSection([], ' quokka ')
  expect(none.count?.long).toBe('none')
  expect(none.emptyText).toContain('Nobody in your list matches “quokka”.')
})
