import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { afterEach, expect, it, vi } from 'vitest'
import { item, labels, press, search, type } from '../contacts-page'
import { group, lena, live, person, picture, tomasz, yuki } from '../pictures'
import { preparePage, settled, showApp } from '../page'

afterEach(cleanup)

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

it('rings the current row only while the search box has the focus, and selects whom it opened', async () => {
  const bridge = await showApp(picture(), undefined, 900)
  const marked = (): (string | null)[] =>
    screen.getAllByRole('treeitem', { selected: true }).map((row) => row.getAttribute('aria-label'))
  const ringed = (): number => document.querySelectorAll('.person.current').length
  search().focus()
  await type(search(), 'n')
  await press('ArrowDown')
  await settled()
  const current = marked()
  expect(ringed()).toBe(1)
  await press('Enter')
  await settled()
  expect(screen.getByRole('region', { name: 'Details' }).contains(document.activeElement)).toBe(true)
  expect(ringed()).toBe(0)
  expect(marked()).toEqual(current)
  bridge.send(picture({ number: 2, people: [{ ...lena, presence: live('busy') }, tomasz, yuki] }))
  await settled()
  search().focus()
  await settled()
  expect(marked()).toEqual(current)
  expect(ringed()).toBe(1)
})

it('reaches what was found by F6 and Tab too, where the keys of the list work', async () => {
  await showApp(picture())
  search().focus()
  await type(search(), 'n')
  await press('F6')
  await settled()
  const first = document.activeElement
  expect(first?.getAttribute('role')).toBe('treeitem')
  await press('ArrowDown')
  await settled()
  expect(document.activeElement?.getAttribute('role')).toBe('treeitem')
  expect(document.activeElement).not.toBe(first)
})

it('says so when nobody matches', async () => {
  await showApp(picture())
  await type(search(), 'quokka')
  expect(labels()).toEqual(['In your list, none'])
  expect(screen.queryByText(/^Nobody in your list matches “quokka”/)).not.toBeNull()
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

/** Idle moments that come when the test says so. */
function heldIdle(): () => Promise<void> {
  const waiting: (() => void)[] = []
  vi.spyOn(window, 'requestIdleCallback').mockImplementation((run) =>
    waiting.push(() => run({ didTimeout: false, timeRemaining: () => 10 }))
  )
  return async () => {
    for (const run of waiting.splice(0)) run()
    await settled()
  }
}

it('has rows for what is seen at once, and for those beyond when there is time, at a letter and at its end', async () => {
  preparePage()
  const idle = heldIdle()
  const many = Array.from({ length: 200 }, (_, index) => person(`Mara ${String(index).padStart(3, '0')}`))
  await showApp(picture({ people: many, groups: [group('All', many)] }))
  const rows = (): number => screen.getAllByRole('treeitem', { name: /^Mara/ }).length
  const usual = rows()
  await type(search(), 'ma')
  await settled()
  const seen = rows()
  expect(seen).toBe(15)
  await idle()
  expect(rows()).toBe(usual)
  expect(usual).toBeGreaterThan(seen)
  await type(search(), '')
  await settled()
  expect(rows()).toBe(seen)
  await idle()
  expect(rows()).toBe(usual)
  vi.restoreAllMocks()
})

it('has rows wherever one scrolls before there was time for more', async () => {
  preparePage()
  heldIdle()
  const many = Array.from({ length: 200 }, (_, index) => person(`Mara ${String(index).padStart(3, '0')}`))
  await showApp(picture({ people: many, groups: [group('All', many)] }))
  await type(search(), 'ma')
  await settled()
  const tree = screen.getByRole('tree', { name: 'Contacts' })
  tree.scrollTop = 36 + 100 * 48
  await fireEvent.scroll(tree)
  await settled()
  expect(labels()).toEqual(expect.arrayContaining(['Mara 100, Available', 'Mara 114, Available']))
  expect(labels()).not.toContain('Mara 050, Available')
  vi.restoreAllMocks()
})
