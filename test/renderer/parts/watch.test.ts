import { cleanup, fireEvent, render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Watch as WatchState, WatchEvent, WatchHow, WatchLasts } from '../../../preload/contract'
import { writeTimesAs } from '../../../preload/words/times'
import Segments from '../../../renderer/parts/Segments.svelte'
import TimeField from '../../../renderer/parts/TimeField.svelte'
import Watch from '../../../renderer/parts/Watch.svelte'
import { settled } from '../page'
import { lena } from '../pictures'

beforeEach(() => writeTimesAs(() => 'en-GB'))
afterEach(() => writeTimesAs(() => 'system'))
afterEach(cleanup)

const once: WatchLasts = { kind: 'once' }
const now = new Date(2026, 10, 22, 9).getTime()

function show(on?: readonly WatchEvent[], lasts = once, isDone = true): (WatchHow | null)[] {
  const asked: (WatchHow | null)[] = []
  const watch: WatchState | undefined = on && { target: { kind: 'person', uri: lena.uri }, on, lasts }
  const onchange = (how: WatchHow | null): Promise<boolean> => {
    asked.push(how)
    return Promise.resolve(isDone)
  }
  render(Watch, { watch, about: 'Tell me when', now, onchange })
  return asked
}

const radio = (name: string): HTMLElement => screen.getByRole('radio', { name })
const box = (name: string): HTMLInputElement => screen.getByRole('checkbox', { name })
const boxes = ['Becomes available', 'Goes offline', 'Stops being busy', 'Changes the note', 'Changes in any way']

it('shows Off with what would be told, out of reach', () => {
  show()
  expect(radio('Off').getAttribute('aria-checked')).toBe('true')
  expect(boxes.map((name) => [box(name).checked, box(name).disabled])).toEqual([
    [true, true],
    [false, true],
    [false, true],
    [false, true],
    [false, true]
  ])
})

it.each<[string, WatchHow | null]>([
  ['Off', null],
  ['Always', { on: ['note', 'offline'], lasts: { kind: 'always' } }],
  ['Until…', { on: ['note', 'offline'], lasts: { kind: 'until', at: new Date(2026, 10, 22, 17).getTime() } }]
])('%s holds at once, and keeps what is told', async (name, how) => {
  const asked = show(['note', 'offline'])
  await fireEvent.click(radio(name))
  expect(asked).toEqual([how])
})

it('asks for nothing when what is chosen is chosen again', async () => {
  const asked = show(['available'])
  await fireEvent.click(radio('Once'))
  expect(asked).toEqual([])
})

it('tells of more and of less, in one order', async () => {
  const asked = show(['note', 'available'])
  await fireEvent.click(box('Goes offline'))
  await fireEvent.click(box('Changes the note'))
  expect(asked).toEqual([
    { on: ['available', 'offline', 'note'], lasts: once },
    { on: ['available'], lasts: once }
  ])
})

it('shows what is when a change is refused', async () => {
  show(['available'], once, false)
  await fireEvent.click(box('Goes offline'))
  await settled()
  expect(box('Goes offline').checked).toBe(false)
})

it('keeps the last thing that is told', async () => {
  const asked = show(['offline'])
  await fireEvent.click(box('Goes offline'))
  expect([box('Goes offline').checked, asked]).toEqual([true, []])
})

it('changes the time, and means its next coming', async () => {
  const asked = show(['available'], { kind: 'until', at: new Date(2026, 10, 22, 17).getTime() })
  const field = screen.getByLabelText<HTMLInputElement>('Until')
  expect(field.value).toBe('17:00')
  await fireEvent.change(field, { target: { value: '18:15' } })
  const [how] = asked
  const end = how?.lasts.kind === 'until' ? new Date(how.lasts.at) : new Date(0)
  expect([end.getHours(), end.getMinutes(), end.getTime() > Date.now()]).toEqual([18, 15, true])
})

const options = [
  { value: 'a', label: 'Ann' },
  { value: 'b', label: 'Bob' },
  { value: 'c', label: 'Cleo' }
]

it.each([
  ['ArrowRight', 'c'],
  ['ArrowDown', 'c'],
  ['ArrowLeft', 'a'],
  ['ArrowUp', 'a']
])('%s among segments chooses and takes the focus along', async (key, expected) => {
  const asked: string[] = []
  render(Segments, { label: 'Who', options, value: 'b', onchange: (value: string) => asked.push(value) })
  expect(screen.getAllByRole('radio').map((one) => one.tabIndex)).toEqual([-1, 0, -1])
  radio('Bob').focus()
  await fireEvent.keyDown(radio('Bob'), { key })
  expect(asked).toEqual([expected])
  expect(document.activeElement).toBe(radio(expected === 'c' ? 'Cleo' : 'Ann'))
})

it('goes round at the ends of segments, and leaves keys with Ctrl alone', async () => {
  const asked: string[] = []
  render(Segments, { label: 'Who', options, value: 'c', onchange: (value: string) => asked.push(value) })
  radio('Cleo').focus()
  await fireEvent.keyDown(radio('Cleo'), { key: 'ArrowRight', ctrlKey: true })
  await fireEvent.keyDown(radio('Cleo'), { key: 'ArrowRight' })
  expect(asked).toEqual(['a'])
})

it('keeps a time that is being typed from an answer to what was typed before', async () => {
  const asked: number[] = []
  const { rerender } = render(TimeField, { label: 'From', value: 60, onchange: (to: number) => asked.push(to) })
  const field = screen.getByLabelText<HTMLInputElement>('From')
  field.focus()
  await fireEvent.change(field, { target: { value: '17:00' } })
  await fireEvent.change(field, { target: { value: '' } })
  await rerender({ value: 120 })
  expect([field.value, asked]).toEqual(['', [1020]])
  await fireEvent.blur(field)
  expect(field.value).toBe('02:00')
})
