import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { AppState, DirectoryResults, Outcome } from '../../../preload/contract'
import { item, labels, press, search, type } from '../contacts-page'
import { fakeBridge, type FakeBridge } from '../fake-bridge'
import { group, lena, picture, yuki } from '../pictures'
import { settled, showApp } from '../page'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const malin = { uri: 'sip:malin@corvo.example', name: 'Malin Sjöström', title: 'Legal counsel', office: 'Stockholm' }
const facilities = { name: 'Facilities Malmö', mail: 'facilities@corvo.example' }
const results: DirectoryResults = {
  people: [malin, { uri: lena.uri, name: lena.name }],
  lists: [facilities],
  more: false
}

const withOther = (more: Partial<AppState> = {}): AppState =>
  picture({ groups: [...picture().groups, group('', [yuki], { id: 'o', kind: 'other' })], ...more })

/** The app after `query` was typed and the directory has answered. */
async function searched(
  query: string,
  answer: Outcome<DirectoryResults> = { ok: true, value: results },
  first = withOther()
): Promise<FakeBridge> {
  const bridge = fakeBridge(first, { searchDirectory: () => answer })
  await showApp(first, bridge)
  search().focus()
  await type(search(), query)
  vi.advanceTimersByTime(300)
  await settled()
  return bridge
}

const current = (): string | null =>
  document.getElementById(search().getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? null
const lastEdit = (bridge: FakeBridge): unknown => bridge.asked.filter(([name]) => name === 'edit').at(-1)?.[1]
const addMalin = { kind: 'add', people: [{ uri: malin.uri, name: malin.name }], to: 'o' }

it('shows who is no contact below those of the list, and whom the directory alone knows to match among those', async () => {
  await searched('mal')
  expect(labels()).toEqual([
    'In your list, 1 found',
    'Lena Fischer, Available',
    'In the directory, 2 found',
    'Malin Sjöström, Legal counsel, Stockholm',
    expect.stringMatching(/^Facilities Malmö/)
  ])
})

it.each([
  ['Enter', {}],
  ['Enter', { ctrlKey: true }]
])('moves through both sections from the box and adds with %s %j', async (key, init) => {
  const bridge = await searched('mal')
  expect(current()).toBe('Lena Fischer, Available')
  await press('ArrowDown')
  await settled()
  expect(current()).toMatch(/^Malin/)
  expect(document.activeElement).toBe(search())
  await press(key, init)
  await settled()
  expect(lastEdit(bridge)).toEqual(addMalin)
})

it('stands on the first of the directory when nobody of the list is found', async () => {
  await searched('malin', { ok: true, value: { ...results, people: [malin] } })
  expect(current()).toMatch(/^Malin/)
})

it('adds by the button, and a distribution group as one', async () => {
  const bridge = await searched('mal')
  await fireEvent.click(screen.getByRole('button', { name: 'Add Malin Sjöström' }))
  expect(lastEdit(bridge)).toEqual(addMalin)
  await fireEvent.click(screen.getByRole('button', { name: 'Add Facilities Malmö' }))
  expect(lastEdit(bridge)).toEqual({ kind: 'add-list', list: facilities })
})

it('opens a menu at what the directory found', async () => {
  const bridge = await searched('mal')
  await fireEvent.contextMenu(item(/^Malin/))
  await settled()
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Watch presence' }))
  expect(lastEdit(bridge)).toEqual({ kind: 'watch', people: addMalin.people })
})

it('offers an address nobody has, and adds it as it is', async () => {
  const bridge = await searched('pilot@harbour.example', { ok: true, value: { people: [], lists: [], more: false } })
  expect(current()).toMatch(/^pilot@harbour\.example/)
  await press('Enter', { ctrlKey: true })
  const people = [{ uri: 'sip:pilot@harbour.example', name: 'pilot@harbour.example' }]
  expect(lastEdit(bridge)).toEqual({ kind: 'add', people, to: 'o' })
})

it('adds somebody who is shown and no contact yet, but nobody twice', async () => {
  const stranger = { ...lena, uri: 'sip:stranger@corvo.example', name: 'Stranger' }
  const first = withOther({ people: [...picture().people, stranger], watching: [stranger.uri] })
  const bridge = await searched('stranger', { ok: true, value: { people: [], lists: [], more: false } }, first)
  await press('Enter', { ctrlKey: true })
  expect(lastEdit(bridge)).toEqual({ kind: 'add', people: [{ uri: stranger.uri, name: 'Stranger' }], to: 'o' })
  await type(search(), 'lena')
  await press('Enter', { ctrlKey: true })
  expect(bridge.asked.filter(([name]) => name === 'edit')).toHaveLength(1)
})

it('says that there are more, and why the directory could not be asked', async () => {
  await searched('mal', { ok: true, value: { ...results, more: true } })
  expect(labels()).toContain('In the directory, more than 2')
  expect(screen.queryByText('Showing the first 2. Type more to narrow it down.')).not.toBeNull()
  cleanup()
  await searched('mal', { ok: false, problem: { code: 'search-not-allowed' } })
  expect(screen.queryByText('The directory cannot be searched.')).not.toBeNull()
})
