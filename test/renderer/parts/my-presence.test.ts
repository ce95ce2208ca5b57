import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Instant, Presence } from '../../../preload/contract'
import MyPresence from '../../../renderer/parts/MyPresence.svelte'
import { preparePage, settled } from '../page'
import { live } from '../pictures'

const noon = new Date(2026, 2, 3, 12).getTime()
const minutes = (count: number) => count * 60_000

beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(noon))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

async function open(presence: Presence = live('available'), until?: Instant) {
  preparePage()
  const asked: unknown[][] = []
  const ask = (...words: unknown[]) => {
    asked.push(words)
    return Promise.resolve(true)
  }
  render(MyPresence, { props: { presence, until, now: noon, platform: 'Linux', isOpen: false, ask } })
  await fireEvent.click(screen.getByRole('button', { name: /^My presence/ }))
  await settled()
  return asked
}

const press = async (key: string): Promise<void> => {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key })
  await settled()
}
const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim()
const choose = async (role: 'menuitem' | 'menuitemradio', name: string | RegExp): Promise<void> => {
  await fireEvent.click(screen.getByRole(role, { name }))
  await settled()
}

it('chooses a state without end at first', async () => {
  const asked = await open()
  expect(screen.getByRole('menuitemradio', { name: 'No end' }).getAttribute('aria-checked')).toBe('true')
  await choose('menuitemradio', /^Busy/)
  expect(asked).toEqual([['setMyAvailability', 'busy']])
})

it.each([
  ['30 min', minutes(30)],
  ['1 h', minutes(60)],
  ['Until…', minutes(5 * 60)]
])('chooses a state for %s, counted from the choice, and the menu stays open in between', async (length, long) => {
  const asked = await open()
  await choose('menuitemradio', length)
  expect(screen.getByRole('menuitemradio', { name: length }).getAttribute('aria-checked')).toBe('true')
  await choose('menuitemradio', /^Busy/)
  expect(asked).toEqual([['setMyAvailability', 'busy', noon + long]])
  expect(screen.queryByRole('menu')).toBeNull()
})

it('steps to another time by quarters of an hour', async () => {
  const asked = await open()
  await choose('menuitemradio', 'Until…')
  await choose('menuitem', /^Earlier/)
  await choose('menuitem', /^Earlier/)
  await choose('menuitem', /^Later/)
  await choose('menuitemradio', /^Away/)
  expect(asked).toEqual([['setMyAvailability', 'away', noon + minutes(4 * 60 + 45)]])
})

it('begins without end each time it is opened', async () => {
  await open()
  await choose('menuitemradio', '1 h')
  await press('Escape')
  await fireEvent.click(screen.getByRole('button', { name: /^My presence/ }))
  await settled()
  expect(screen.getByRole('menuitemradio', { name: 'No end' }).getAttribute('aria-checked')).toBe('true')
})

it('is worked by keys alone: what stands side by side is one stop, and ← and → choose there', async () => {
  const asked = await open()
  expect(focused()).toMatch(/^Available/)
  for (let down = 0; down < 6; down += 1) await press('ArrowDown')
  expect(focused()).toBe('No end')
  await press('ArrowLeft')
  expect(focused()).toBe('Until…')
  await press('ArrowDown')
  expect(focused()).toMatch(/^Later/)
  await press('ArrowRight')
  await press('ArrowLeft')
  await press('ArrowLeft')
  expect(focused()).toMatch(/^Earlier/)
  await press('ArrowDown')
  expect(focused()).toMatch(/^Reset status/)
  await press('ArrowUp')
  await press('ArrowUp')
  expect(focused()).toBe('Until…')
  await press('Home')
  await press('ArrowDown')
  await press('Enter')
  expect(asked).toEqual([['setMyAvailability', 'busy', noon + minutes(4 * 60 + 45)]])
})

it('resets', async () => {
  const asked = await open(live('busy'))
  await choose('menuitem', /^Reset status/)
  expect(asked).toEqual([['resetMyAvailability']])
})

it('says until when, on the button and beside the state', async () => {
  await open(live('busy', { activity: 'in-a-meeting' }), noon + minutes(90))
  expect(screen.queryByRole('button', { name: /^My presence: Busy until .*1:30.*, in a meeting$/ })).not.toBeNull()
  expect(within(screen.getByRole('menuitemradio', { name: /^Busy/ })).queryByText(/^until .*1:30/)).not.toBeNull()
})

it.each([
  ['a state that is over', live('busy'), noon - 1, 'My presence: Busy'],
  ['a memory', { kind: 'stale', availability: 'busy', asOf: noon } as const, noon + minutes(90), /Busy as of/]
])('says no end of %s', async (_what, presence, until, name) => {
  await open(presence, until)
  expect(screen.queryByRole('button', { name })).not.toBeNull()
  expect(screen.queryByRole('button', { name: /^My presence.*until/ })).toBeNull()
  expect(within(screen.getByRole('menuitemradio', { name: /^Busy/ })).queryByText(/^until/)).toBeNull()
})

it('steps neither into the past nor further than a day', async () => {
  await open()
  await choose('menuitemradio', 'Until…')
  // Looked up once: to find an element by its role takes far longer than to press it.
  const [earlier, later] = [/^Earlier/, /^Later/].map((name) => screen.getByRole('menuitem', { name }))
  const step = async (button: HTMLElement | undefined, times: number) => {
    for (let steps = 0; steps < times; steps += 1) await fireEvent.click(button ?? document.body)
    await settled()
  }
  await step(earlier, 20)
  expect(screen.queryByRole('group', { name: /^until .*12:15/ })).not.toBeNull()
  await step(later, 100)
  expect(screen.queryByRole('group', { name: /^until .*12:00/ })).not.toBeNull()
}, 20_000)
