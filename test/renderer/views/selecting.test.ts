// One and several of the list selected, and where the keyboard is when somebody leaves.
import { cleanup, screen } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { Person } from '../../../preload/contract'
import { at, chosen, click, item, labels, press } from '../contacts-page'
import { settled, showApp } from '../page'
import { group, lena, person, picture, yuki } from '../pictures'

afterEach(cleanup)

it('says that several can be selected, and shows the people watched first', async () => {
  await showApp(picture({ watching: [yuki.uri] }))
  expect(screen.getByRole('tree').getAttribute('aria-multiselectable')).toBe('true')
  expect(labels().slice(0, 2)).toEqual(['Watching, 0 of 1 available', 'Yuki Tanaka, Away'])
})

it('selects one by a click, others by Ctrl and Shift, and lets all go on Esc', async () => {
  await showApp(picture(), undefined, 900)
  await click(item(/^Lena/))
  expect(chosen()).toEqual(['Lena Fischer, Available'])
  expect(screen.queryByRole('toolbar')).toBeNull()
  await click(item(/^Yuki/), { ctrlKey: true })
  expect(chosen()).toEqual(['Lena Fischer, Available', 'Yuki Tanaka, Away'])
  expect(screen.getByRole('toolbar').textContent).toContain('2 selected')
  await click(item(/^Lena/))
  await click(item(/^Yuki/), { shiftKey: true })
  expect(chosen()).toHaveLength(4)
  await press('Escape')
  await settled()
  expect(screen.queryByRole('toolbar')).not.toBeNull()
  await press('Escape')
  await settled()
  expect(screen.queryByRole('toolbar')).toBeNull()
  expect(screen.queryAllByRole('treeitem', { selected: true })).toEqual([])
})

it('selects with the keyboard: Space, Shift with the arrows through groups, Ctrl A for a group', async () => {
  await showApp(picture())
  await at(item(/^Tomasz/), ' ')
  expect(chosen()).toHaveLength(1)
  await press('ArrowDown', { shiftKey: true })
  await settled()
  expect(chosen()).toEqual(['Tomasz Wójcik, Busy, in a meeting, Budget until three', 'Lena Fischer, Available'])
  expect(document.activeElement).toBe(screen.getAllByRole('treeitem', { name: /^Lena/ })[1])
  await press('a', { ctrlKey: true })
  await settled()
  expect(chosen()).toEqual(['Lena Fischer, Available', 'Yuki Tanaka, Away'])
})

it('keeps the keyboard where it was when the person there leaves: on the next, the one ahead, the header', async () => {
  const ann = person('Ann')
  const bridge = await showApp(picture({ people: [ann, lena, yuki], groups: [group('Team', [ann, lena, yuki])] }))
  const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label')
  item(/^Lena/).focus()
  const leave = async (number: number, members: Person[]): Promise<void> => {
    bridge.send(picture({ number, people: [ann, lena, yuki], groups: [group('Team', members)] }))
    await settled()
  }
  await leave(2, [ann, yuki])
  expect(focused()).toBe('Yuki Tanaka, Away')
  await leave(3, [ann, lena, yuki])
  expect(focused()).toBe('Yuki Tanaka, Away')
  await leave(4, [ann, lena])
  expect(focused()).toMatch(/^Lena/)
  await leave(5, [])
  expect(focused()).toMatch(/^Team/)
})

it('lets go of a place that somebody has left', async () => {
  const bridge = await showApp(picture())
  await at(item(/^Lena/), 'a', { ctrlKey: true })
  expect(chosen()).toHaveLength(2)
  bridge.send(picture({ number: 2, groups: [group('Pinned', [lena], { id: 'f', kind: 'favourites' })] }))
  await settled()
  expect(chosen()).toEqual(['Lena Fischer, Available'])
  expect(screen.queryByRole('toolbar')).toBeNull()
})

it('keeps 5,000 people quick to select', async () => {
  const people = Array.from({ length: 5000 }, (_, index) => person(`Person ${index}`))
  await showApp(picture({ people, groups: [group('All', people)] }))
  await at(item(/^Person/), 'a', { ctrlKey: true })
  expect(screen.getByRole('toolbar').textContent).toContain('5,000 selected')
})
