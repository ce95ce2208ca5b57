import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { EditStatus } from '../../../preload/contract'
import Toasts from '../../../renderer/parts/Toasts.svelte'
import { newestUndoable } from '../../../renderer/undoable'
import { edit, refusal } from '../edit-statuses'
import { preparePage } from '../page'
import { lists } from '../pictures'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const night = { group: 'Night shift' }
const moved = (id: number, more: Partial<EditStatus> = {}) => edit('move', night, { id, ...more })

function show(...edits: EditStatus[]) {
  preparePage()
  const asked: unknown[][] = []
  const props = {
    edits,
    lists,
    now: Date.now(),
    ask: (...args: unknown[]) => {
      asked.push(args)
      return Promise.resolve(true)
    }
  }
  const { rerender } = render(Toasts, props)
  const send = async (...next: EditStatus[]) => {
    await rerender({ ...props, edits: next })
    await tick()
  }
  return { asked, send }
}

const said = (): string | null => screen.getByRole('status').textContent
const undoButton = (): HTMLElement | null => screen.queryByRole('button', { name: 'Undo' })
async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
  await tick()
}

it('says what was done and takes it back', async () => {
  const { asked } = show(moved(4))
  expect(said()).toContain('Mateo Álvarez moved to Night shift.')
  await fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(asked).toEqual([['undoEdit', 4]])
})

it('offers to undo for ten seconds, though the clock of the window ticks seldom', async () => {
  show(moved(1))
  await pass(9_900)
  expect(undoButton()).not.toBeNull()
  await pass(200)
  expect(said()?.trim()).toBe('')
})

it('does not come back to an older change once the newer one has run out', async () => {
  show(moved(1, { undoUntil: Date.now() + 4_000 }), moved(2))
  await pass(10_100)
  expect(said()?.trim()).toBe('')
})

it('offers to undo what is still under way, without a time', async () => {
  show(moved(1, { stage: 'under-way', undoUntil: 'open' }))
  await pass(60_000)
  expect(undoButton()).not.toBeNull()
})

it('says how many changes wait for the connection', () => {
  show(moved(1, { stage: 'waiting', undoUntil: 'open' }), moved(2, { stage: 'waiting', undoUntil: 'open' }))
  expect(said()).toContain('2 changes will be done when the connection is back.')
})

it('says what was undone for a moment, though the window is told nothing more of it', async () => {
  const { send } = show(moved(1))
  await send(moved(2, { isUndo: true, stage: 'under-way', undoUntil: null }))
  expect(said()).toContain('Undone: Mateo Álvarez moved to Night shift.')
  expect(undoButton()).toBeNull()
  await send()
  expect(said()).toContain('Undone:')
  await pass(4_100)
  expect(said()?.trim()).toBe('')
})

it('shows the newest of several, and leaves the older ones to Ctrl Z', async () => {
  const first = moved(1)
  const second = edit('add', night, { id: 2 })
  const { send } = show(first, second)
  expect(said()).toContain('added to Night shift')
  expect(newestUndoable([first, second])?.id).toBe(2)
  await send(first)
  expect(said()).toContain('moved to Night shift')
  expect(newestUndoable([first, { ...second, undoUntil: null }])?.id).toBe(1)
  expect(newestUndoable([moved(3, { isUndo: true })])).toBeUndefined()
  expect(newestUndoable([first], Date.now() + 10_001)).toBeUndefined()
})

it('tells a refusal of an older change, until that is dismissed', async () => {
  const { asked, send } = show(moved(1, { stage: 'under-way' }), moved(2))
  await send(moved(1, { undoUntil: null, refusals: [refusal('Chidi Eze', 'list-full')] }), moved(2))
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toContain(
    'Chidi Eze was not moved: the list already holds 250 people. Remove someone first.'
  )
  expect(undoButton()).toBeNull()
  await pass(30_000)
  await fireEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Dismiss' }))
  expect(asked).toEqual([['dismissEdit', 1]])
})

it('waits with a refusal until all that was refused is known', () => {
  show(moved(1, { stage: 'under-way', undoUntil: 'open', refusals: [refusal('Chidi Eze')] }))
  expect(screen.queryByRole('alert')).toBeNull()
})

it('tells person by person who was refused and why', async () => {
  const refusals = [refusal('Ada', 'list-full'), refusal('Bo', 'not-allowed')]
  show(edit('add', { count: 5, ...night }, { refusals }))
  expect(screen.getByRole('alert').textContent).toContain('2 of 5 people were not added. The reasons differ.')
  expect(undoButton()).not.toBeNull()
  await fireEvent.click(screen.getByRole('button', { name: 'Show' }))
  await tick()
  const dialog = screen.getByRole('dialog', { name: '2 of 5 people were not added' })
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map((item) => item.textContent)
  ).toEqual(['AdaThe list already holds 250 people. Remove someone first.', 'BoThe server does not allow changes now.'])
  await fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})
