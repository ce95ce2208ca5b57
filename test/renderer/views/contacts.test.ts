import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState, Connection, Presence } from '../../../preload/contract'
import { item, labels, press, search, type } from '../contacts-page'
import { group, lena, lists, live, person, picture, tomasz, yuki } from '../pictures'
import { settled, showApp } from '../page'

afterEach(cleanup)

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
  expect(screen.queryByRole('tree', { name: 'Contacts' })).not.toBeNull()
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

it('takes the keyboard on in the list when what was pressed to get there is gone', async () => {
  await showApp(picture())
  const tree = screen.getByRole('tree', { name: 'Contacts' })
  expect(document.activeElement).toBe(tree)
  await fireEvent.keyDown(tree, { key: 'ArrowDown' })
  await settled()
  expect(document.activeElement).toBe(item(/^Lena/))
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
  expect(screen.queryByText(/^Presence as of 10[:.]42/)).not.toBeNull()
  expect(screen.getByRole('status', { name: 'Connection' }).textContent).toBe('Reconnecting')
  await fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  expect(bridge.asked).toEqual([['connectNow']])
})

it('says why a session ended and offers to connect again', async () => {
  const bridge = await showApp(lost({ connection: { kind: 'ended', asOf, problem: { code: 'taken-over' } } }))
  expect(screen.getByRole('alert').textContent).toContain('You are signed in with Rollcall elsewhere.')
  await fireEvent.click(screen.getByRole('button', { name: 'Connect again' }))
  expect(bridge.asked).toEqual([['connectNow']])
})

it('asks for the password again where only that helps, and leads back to the list', async () => {
  await showApp(lost({ connection: { kind: 'ended', asOf, problem: { code: 'sign-in-expired' } } }))
  await fireEvent.click(screen.getByRole('button', { name: 'Sign in again' }))
  expect(screen.getByRole('textbox', { name: 'Sign-in address' })).toHaveProperty('value', 'ines@corvo.example')
  await fireEvent.click(screen.getByRole('button', { name: 'Back to the list' }))
  expect(screen.queryByRole('tree', { name: 'Contacts' })).not.toBeNull()
})

it.each([
  ['nothing known yet', { people: [], groups: [] }, 'true'],
  ['a list from an earlier run', {}, null]
])('while it signs in silently with %s it asks, and claims nothing', async (_, more, busy) => {
  const people = picture().people.map((one) => ({ ...one, presence: { kind: 'asking' as const } }))
  const connection: Connection = { kind: 'signing-in', step: 'find-server', took: {}, silent: true }
  await showApp(picture({ connection, people, me: null, ...more }))
  expect(screen.getByRole('tree', { name: 'Contacts' }).getAttribute('aria-busy')).toBe(busy)
  expect(screen.queryByRole('button', { name: 'My presence: Asking…' })).not.toBeNull()
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

it.each([
  ['beside the list', 900, 'Inês Carvalho', 2],
  ['in its place', 380, 'Tomasz Wójcik', 1]
])('has one heading of the first level with details %s', async (_, width, heading, level) => {
  await showApp(picture(), undefined, width)
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Inês Carvalho')
  await fireEvent.click(item(/^Tomasz/))
  await settled()
  const reached = screen.getAllByRole('heading', { level: 1 }).filter((found) => !found.closest('.covered'))
  expect(reached.map((found) => found.textContent)).toEqual([heading])
  expect(screen.queryByRole('heading', { level, name: 'Tomasz Wójcik' })).not.toBeNull()
})

it('opens details beside a wide list and in place of a narrow one', async () => {
  const bridge = await showApp(picture())
  item(/^Tomasz/).focus()
  await press('Enter')
  await settled()
  const details = screen.getByRole('region', { name: 'Details' })
  expect(within(details).queryByRole('heading', { name: 'Tomasz Wójcik' })).not.toBeNull()
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

it.each([
  ['no groups', []],
  [
    'only the groups that everybody has',
    [group('Pinned', [], { kind: 'favourites' }), group('', [], { kind: 'other' })]
  ]
])('shows an empty list with %s as empty, not as broken', async (_, groups) => {
  await showApp(picture({ people: [], groups }))
  expect(screen.queryByRole('heading', { name: 'Your list is empty' })).not.toBeNull()
  await type(search(), 'lena')
  expect(labels()).toEqual(['In your list, none'])
})

it('does not show a list as empty that the server does not let be read', async () => {
  await showApp(picture({ people: [], groups: [], lists: { ...lists, withheld: { asOf: null } } }))
  expect(screen.getByRole('alert').textContent).toContain('Your list cannot be read.')
  expect(screen.queryByRole('heading', { name: 'Nothing to show yet' })).not.toBeNull()
  expect(screen.queryByText('Your list is empty')).toBeNull()
})

it('shows own groups though nobody is in them yet', async () => {
  await showApp(picture({ people: [], groups: [group('Night shift', [])] }))
  expect(labels()).toEqual(['Night shift, empty'])
})

it('shows names literally, whatever is in them', async () => {
  const odd = person('<b>Bold</b>')
  await showApp(picture({ people: [odd], groups: [group('<script>', [odd])] }))
  expect(screen.queryByText('<b>Bold</b>')).not.toBeNull()
  expect(screen.queryByText('<script>')).not.toBeNull()
  expect(document.querySelector('[role=tree] :is(b, script)')).toBeNull()
})
