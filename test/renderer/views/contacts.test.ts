import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState, Connection, Presence } from '../../../preload/contract'
import { fakeBridge } from '../fake-bridge'
import { group, lena, live, person, picture, tomasz, yuki } from '../pictures'
import { settled, showApp } from '../page'

afterEach(cleanup)

const labels = (): (string | null)[] => screen.getAllByRole('treeitem').map((item) => item.getAttribute('aria-label'))
const item = (name: RegExp): HTMLElement => screen.getAllByRole('treeitem', { name })[0] ?? screen.getByText(name)
const search = (): HTMLInputElement => screen.getByRole('searchbox', { name: 'Search' })
const press = (key: string, init: KeyboardEventInit = {}): Promise<boolean> =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })
const type = (field: HTMLInputElement, value: string): Promise<boolean> => fireEvent.input(field, { target: { value } })
const asOf = new Date().setHours(10, 42, 0, 0)
const reconnecting: Connection = {
  kind: 'reconnecting',
  attempt: 1,
  nextTryAt: 0,
  asOf,
  problem: { code: 'server-unreachable' }
}
const remembered = (presence: Presence): Presence =>
  presence.kind === 'live' ? { kind: 'stale', availability: presence.availability, asOf } : presence
const lost = (more: Partial<AppState> = {}): AppState =>
  picture({
    number: 2,
    connection: reconnecting,
    people: picture().people.map((one) => ({ ...one, presence: remembered(one.presence) })),
    ...more
  })

it('shows groups and people with their presence in words, those who are here first', async () => {
  await showApp(picture())
  expect(screen.getByRole('tree', { name: 'Contacts' })).toBeTruthy()
  expect(labels()).toEqual([
    'Favourites, 1 of 2 available',
    'Lena Fischer, Available',
    'Tomasz Wójcik, Busy, in a meeting, Budget until three',
    'Night shift, 1 of 2 available',
    'Lena Fischer, Available',
    'Yuki Tanaka, Away'
  ])
  expect(screen.getByRole('status', { name: 'Connection' }).textContent).toBe('Connected')
  expect(document.title).toBe('Rollcall: Available')
})

it('tells level, position and size of every row', async () => {
  await showApp(picture())
  const row = item(/^Tomasz/)
  expect(['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => row.getAttribute(name))).toEqual(['2', '2', '2'])
  const header = item(/^Night shift/)
  expect(['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => header.getAttribute(name))).toEqual([
    '1',
    '2',
    '2'
  ])
})

it('shows a change of presence in the row and the count', async () => {
  const bridge = await showApp(picture())
  bridge.send(picture({ number: 2, people: [{ ...lena, presence: live('busy') }, tomasz, yuki] }))
  await settled()
  expect(labels()).toContain('Lena Fischer, Busy')
  expect(labels()[0]).toBe('Favourites, 0 of 2 available')
})

it('leaves the rows of unchanged people alone', async () => {
  const bridge = await showApp(picture())
  const row = item(/^Tomasz/)
  let changes = 0
  const watch = new MutationObserver((records) => (changes += records.length))
  watch.observe(row, { subtree: true, childList: true, attributes: true, characterData: true })
  bridge.send(picture({ number: 2, people: [{ ...lena, presence: live('busy') }, tomasz, yuki] }))
  await settled()
  expect(item(/^Tomasz/)).toBe(row)
  expect(changes).toBe(0)
})

it('never shows a memory as the truth', async () => {
  const bridge = await showApp(picture())
  bridge.send(lost())
  await settled()
  expect(labels()[0]).toBe('Favourites')
  expect(labels()[1]).toMatch(/^Lena Fischer, Available as of 10[:.]42/)
  expect(labels()[2]).toMatch(/^Tomasz Wójcik, Busy as of 10[:.]42[^,]*$/)
  expect(screen.getByText(/^Presence as of 10[:.]42/)).toBeTruthy()
  expect(screen.getByRole('status', { name: 'Connection' }).textContent).toBe('Reconnecting')
  await fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  expect(bridge.asked).toEqual([['connectNow']])
})

it('says why a session ended and offers to connect again', async () => {
  const bridge = await showApp(lost({ connection: { kind: 'ended', asOf, problem: { code: 'taken-over' } } }))
  expect(screen.getByRole('alert').textContent).toContain('Another program took over.')
  await fireEvent.click(screen.getByRole('button', { name: 'Connect again' }))
  expect(bridge.asked).toEqual([['connectNow']])
})

it('asks for the password again where only that helps, and leads back to the list', async () => {
  await showApp(lost({ connection: { kind: 'ended', asOf, problem: { code: 'sign-in-expired' } } }))
  await fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
  expect(screen.getByRole('textbox', { name: 'Sign-in address' })).toHaveProperty('value', 'ines@corvo.example')
  await fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }))
  expect(screen.getByRole('tree', { name: 'Contacts' })).toBeTruthy()
})

it.each([
  ['nothing known yet', { people: [], groups: [] }, 'true'],
  ['a list from an earlier run', {}, null]
])('while it signs in silently with %s it asks, and claims nothing', async (_, more, busy) => {
  const people = picture().people.map((one) => ({ ...one, presence: { kind: 'asking' as const } }))
  const connection: Connection = { kind: 'signing-in', step: 'find-server', took: {}, silent: true }
  await showApp(picture({ connection, people, me: null, ...more }))
  expect(screen.getByRole('tree', { name: 'Contacts' }).getAttribute('aria-busy')).toBe(busy)
  expect(screen.getByRole('button', { name: 'My presence: Asking…' })).toBeTruthy()
  expect(screen.queryByText(/Available/)).toBeNull()
})

it('folds a group by click and by keyboard, and keeps that in the settings', async () => {
  const bridge = await showApp(picture())
  await fireEvent.click(item(/^Night shift/))
  expect(bridge.asked).toEqual([['changeSettings', { collapsedGroups: ['Night shift'] }]])
  const settings = { ...picture().settings, collapsedGroups: ['Night shift'] }
  bridge.send(picture({ number: 2, settings }))
  await settled()
  expect(item(/^Night shift/).getAttribute('aria-expanded')).toBe('false')
  item(/^Night shift/).focus()
  await press('ArrowRight')
  expect(bridge.asked.at(-1)).toEqual(['changeSettings', { collapsedGroups: [] }])
})

it('moves through the tree with the keys, one tab stop in all', async () => {
  await showApp(picture())
  item(/^Favourites/).focus()
  await press('ArrowDown')
  await settled()
  expect(document.activeElement).toBe(item(/^Lena/))
  await press('End')
  await settled()
  expect(document.activeElement).toBe(item(/^Yuki/))
  await press('ArrowLeft')
  await settled()
  expect(document.activeElement).toBe(item(/^Night shift/))
  expect(screen.getAllByRole('treeitem').filter((row) => row.tabIndex === 0)).toHaveLength(1)
})

it('filters as one types, moves and opens from the box, and gives everything back on Esc', async () => {
  await showApp(picture(), undefined, 900)
  search().focus()
  await type(search(), 'market')
  expect(labels()).toEqual(['In your list, 1 found', 'Yuki Tanaka, Away'])
  expect(screen.getByText('Market').tagName).toBe('MARK')
  await type(search(), 'n')
  const current = (): string | null =>
    document.getElementById(search().getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? null
  const before = current()
  await press('ArrowDown')
  await settled()
  expect(document.activeElement).toBe(search())
  expect(current()).not.toBe(before)
  await press('Escape')
  await settled()
  expect(search().value).toBe('')
  expect(labels()).toHaveLength(6)
})

it('says so when nobody matches', async () => {
  await showApp(picture())
  await type(search(), 'quokka')
  expect(labels()).toEqual(['In your list, none'])
  expect(screen.getByText(/^Nobody in your list matches “quokka”/)).toBeTruthy()
})

it('starts a search with letters typed in the list, and with Ctrl F', async () => {
  await showApp(picture())
  item(/^Favourites/).focus()
  await press('t')
  await settled()
  expect(search().value).toBe('t')
  expect(document.activeElement).toBe(search())
  item(/^In your list/).focus()
  await press('f', { ctrlKey: true })
  await settled()
  expect(document.activeElement).toBe(search())
})

it('opens details beside a wide list and in place of a narrow one', async () => {
  const bridge = await showApp(picture())
  item(/^Tomasz/).focus()
  await press('Enter')
  await settled()
  const details = screen.getByRole('region', { name: 'Details' })
  expect(within(details).getByRole('heading', { name: 'Tomasz Wójcik' })).toBeTruthy()
  expect(bridge.asked).toEqual([['readDetails', tomasz.uri]])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Back' }))
  await press('Escape')
  await settled()
  expect(screen.queryByRole('region', { name: 'Details' })).toBeNull()
  expect(document.activeElement).toBe(item(/^Tomasz/))
})

it('keeps the window whole with 5,000 people: only rows near the visible part exist', async () => {
  const people = Array.from({ length: 5000 }, (_, index) => person(`Person ${index}`))
  await showApp(picture({ people, groups: [group('All', people)] }))
  const rows = screen.getAllByRole('treeitem')
  expect(rows.length).toBeLessThan(60)
  expect(rows[1]?.getAttribute('aria-setsize')).toBe('5000')
})

it('chooses my presence from the menu, and gives the focus back', async () => {
  const bridge = await showApp(picture())
  const button = screen.getByRole('button', { name: 'My presence: Available' })
  await fireEvent.click(button)
  await settled()
  expect(screen.getAllByRole('menuitemradio').map((entry) => entry.getAttribute('aria-checked'))).toEqual([
    'true',
    ...Array.from({ length: 5 }, () => 'false')
  ])
  await press('ArrowDown')
  expect(document.activeElement?.textContent).toContain('Busy')
  await fireEvent.click(screen.getByRole('menuitemradio', { name: 'Do not disturb' }))
  await settled()
  expect(bridge.asked).toEqual([['setMyAvailability', 'do-not-disturb']])
  expect(screen.queryByRole('menu')).toBeNull()
  expect(document.activeElement).toBe(button)
})

it('closes a menu on Esc and on a click elsewhere', async () => {
  await showApp(picture())
  const button = screen.getByRole('button', { name: 'More' })
  await fireEvent.click(button)
  await press('Escape')
  expect(screen.queryByRole('menu')).toBeNull()
  await fireEvent.click(button)
  await fireEvent.pointerDown(search())
  expect(screen.queryByRole('menu')).toBeNull()
})

it('sets my presence with Alt and a digit, and resets it with Alt 0', async () => {
  const bridge = await showApp(picture())
  await press('3', { altKey: true, code: 'Digit3' })
  await press('0', { altKey: true, code: 'Digit0' })
  expect(bridge.asked).toEqual([['setMyAvailability', 'do-not-disturb'], ['resetMyAvailability']])
})

it('signs out and changes settings from the More menu', async () => {
  const bridge = await showApp(picture())
  await fireEvent.click(screen.getByRole('button', { name: 'More' }))
  await fireEvent.click(screen.getByRole('menuitemradio', { name: 'Compact' }))
  await fireEvent.click(screen.getByRole('button', { name: 'More' }))
  await fireEvent.click(screen.getByRole('menuitem', { name: 'Sign out' }))
  expect(bridge.asked).toEqual([['changeSettings', { density: 'compact' }], ['signOut']])
})

it('applies theme and density to the page', async () => {
  await showApp(picture({ settings: { ...picture().settings, theme: 'dark', density: 'compact' } }))
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', density: 'compact' })
})

it('saves my note on Enter, and brings the old one back on Esc', async () => {
  const note = { text: 'Lisbon', outOfOffice: false }
  const me = picture().me
  const bridge = await showApp(picture({ me: me && { ...me, note } }))
  const field: HTMLInputElement = screen.getByRole('textbox', { name: 'My note' })
  field.focus()
  await type(field, 'Porto')
  await press('Escape')
  expect(field.value).toBe('Lisbon')
  await type(field, 'Porto')
  await press('Enter')
  expect(bridge.asked).toEqual([['setMyNote', 'Porto']])
  expect(field.value).toBe('Porto')
})

it('says why something was not done, until that is dismissed', async () => {
  const refused = { ok: false, problem: { code: 'not-connected' } } as const
  await showApp(picture(), fakeBridge(picture(), { setMyAvailability: () => refused }))
  await press('2', { altKey: true, code: 'Digit2' })
  await settled()
  expect(screen.getByRole('alert').textContent).toContain('There is no connection at the moment.')
  await fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByRole('alert')).toBeNull()
})

it('shows an empty list as empty, not as broken', async () => {
  await showApp(picture({ people: [], groups: [] }))
  expect(screen.getByRole('heading', { name: 'Your list is empty' })).toBeTruthy()
})

it('shows names literally, whatever is in them', async () => {
  const odd = person('<b>Bold</b>')
  await showApp(picture({ people: [odd], groups: [group('<script>', [odd])] }))
  expect(screen.getByText('<b>Bold</b>')).toBeTruthy()
  expect(screen.getByText('<script>')).toBeTruthy()
})
