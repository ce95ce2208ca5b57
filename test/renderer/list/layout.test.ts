import { expect, it } from 'vitest'
import { layout, measures, scrollTo, visibleMembers } from '../../../renderer/list/layout'
import { bareSection, type Section } from '../../../renderer/list/sections'
import { shownSections } from '../../../renderer/list/shown'

const sizes = measures.comfortable
const section = (id: string, count: number, isOpen = true): Section => ({
  ...bareSection(id),
  isOpen,
  members: Array.from({ length: count }, (_, index) => `${id}${index}`),
  text: count === 0 ? 'Nobody' : ''
})

it('stacks sections by their header and rows; a folded one has no rows', () => {
  const { tops, height } = layout([section('a', 2), section('b', 5, false), section('c', 0), section('d', 1)], sizes)
  expect(tops).toEqual([0, 132, 168, 232])
  expect(height).toBe(316)
})

it.each([
  [
    { from: 0, to: 720 },
    { from: 0, to: 15 }
  ],
  [
    { from: 1000, to: 1100 },
    { from: 20, to: 23 }
  ],
  [
    { from: 84, to: 84 },
    { from: 1, to: 1 }
  ],
  [
    { from: -500, to: -1 },
    { from: 0, to: 0 }
  ],
  [
    { from: 90_000, to: 91_000 },
    { from: 1000, to: 1000 }
  ]
])('of 1,000 people %j pixels show %j', (view, rows) => {
  expect(visibleMembers(section('a', 1000), 0, view, sizes)).toEqual(rows)
})

it.each([
  ['a row above', { from: 36, to: 84 }, 8],
  ['a row in view', { from: 600, to: 648 }, 500],
  ['a row under the stuck header', { from: 510, to: 558 }, 482],
  ['a row below', { from: 1000, to: 1048 }, 648]
])('scrolls no more than needed to show %s', (_, target, top) => {
  expect(scrollTo(target, { from: 500, to: 900 }, sizes)).toBe(top)
})

it('keeps every header and the row with the focus in the page, however far they are', () => {
  const sections = [section('a', 1000), section('b', 1000)]
  const shown = shownSections({
    sections,
    ...layout(sections, sizes),
    near: { from: 0, to: 100 },
    standing: { group: 'b', uri: 'b999' },
    sizes
  })
  expect(shown.map(({ members }) => members.map(({ uri, at }) => [uri, at]))).toEqual([
    [
      ['a0', 0],
      ['a1', 1]
    ],
    [['b999', 999]]
  ])
})

it('leaves room for a text of several lines, and for what stands below a name that is typed', () => {
  const said = { ...section('a', 1), text: 'x'.repeat(40) }
  const named: Section = { ...section('b', 1), isNamed: true }
  const measured = { ...sizes, name: 80 }
  expect(layout([said, named, section('c', 1)], measured)).toEqual({ tops: [0, 128, 256], height: 340 })
})
