import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { WatchHow, WatchLasts, WatchTarget } from '../../../preload/contract'
import { at, click, entry, item, labels, menuOf, press } from '../contacts-page'
import { settled, showApp } from '../page'
import { lena, picture, tomasz, yuki } from '../pictures'
import { any, asked, choice, night, of, once, watchOn, watched } from './watching-page'

afterEach(cleanup)

const until: WatchLasts = { kind: 'until', at: new Date().setHours(17, 5, 0, 0) }

it('marks rows under Watching with how, elsewhere with a bell, and says both', async () => {
  await showApp(watched([watchOn(of(lena)), watchOn(of(tomasz), { kind: 'always' }), watchOn(of(yuki), until)]))
  const told = labels().map((label) => label?.replace(/0?5:05\sPM/, '17:05'))
  expect(told.slice(1, 4).map((label) => label?.split(', ').at(-1))).toEqual([
    'watched once',
    'watched always',
    'watched until 17:05'
  ])
  const marks = [...document.querySelectorAll('.marks')].map((mark) => mark.textContent.replace(/0?5:05\sPM/, '17:05'))
  expect(marks.slice(0, 3)).toEqual(['once', 'always', 'until 17:05'])
  expect(told.slice(5).filter((label) => label?.endsWith(', watched'))).toHaveLength(4)
  expect(document.querySelectorAll('.marks use[href="#bell"]')).toHaveLength(4)
})

it('marks the header of a watched group', async () => {
  await showApp(watched([watchOn(night)]))
  expect(item(/^Night shift/).getAttribute('aria-label')).toBe('Night shift, 1 of 2 available, watched')
  expect(item(/^Night shift/).querySelector('use[href="#bell"]')).not.toBeNull()
  expect(item(/^Favourites/).querySelector('use[href="#bell"]')).toBeNull()
  // Its people stand where they stood.
  expect(labels()[0]).toMatch(/^Favourites/)
})

it('marks nobody who is only looked at', async () => {
  await showApp(picture({ watching: [yuki.uri] }))
  expect(labels().filter((label) => label?.includes('watched'))).toEqual([])
})

it.each<[string, string, string, WatchTarget, WatchHow | null]>([
  ['a person', 'Lena', 'Once', of(lena), { on: ['available'], lasts: once }],
  ['a person', 'Lena', 'Always', of(lena), { on: ['available'], lasts: { kind: 'always' } }],
  ['a person', 'Tomasz', 'Off', of(tomasz), null],
  ['a group', 'Night shift', 'Always', night, { on: ['available'], lasts: { kind: 'always' } }]
])('sets the watch of %s (%s) to %s from the menu', async (_, name, label, target, how) => {
  const bridge = await showApp(watched([watchOn(of(tomasz))]))
  await menuOf(screen.getAllByRole('treeitem', { name: new RegExp(`^${name}`) }).at(-1) ?? document.body)
  await click(entry('Watch'))
  await click(choice(new RegExp(`^${label}`)))
  expect(asked(bridge)).toEqual([[target, how]])
  expect(screen.queryByRole('menu')).toBeNull()
})

it('asks until when, beginning with the time there is, and takes the next coming of it', async () => {
  const british = { ...picture().settings, language: 'en-GB' } as const
  const bridge = await showApp(watched([watchOn(of(lena), until)], { settings: british }))
  await menuOf(item(/^Lena/))
  await click(entry('Watch'))
  expect(choice(/^Until/).getAttribute('aria-checked')).toBe('true')
  await click(choice(/^Until/))
  const dialog = screen.getByRole('dialog', { name: 'Watch Lena Fischer until' })
  const field = within(dialog).getByLabelText<HTMLInputElement>('Until')
  expect(field.value).toBe('17:05')
  await fireEvent.change(field, { target: { value: '08:30' } })
  await click(within(dialog).getByRole('button', { name: 'Watch' }))
  expect(asked(bridge)).toMatchObject([[of(lena), { lasts: { kind: 'until' } }]])
  const [[, how]] = asked(bridge) as [[WatchTarget, WatchHow]]
  const end = how.lasts.kind === 'until' ? how.lasts.at : 0
  expect([new Date(end).getHours(), new Date(end).getMinutes()]).toEqual([8, 30])
  expect(end).toBeGreaterThan(Date.now())
  expect(end).toBeLessThan(Date.now() + 25 * 60 * 60_000)
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('leaves everything as it was when the time is not given', async () => {
  const bridge = await showApp(picture())
  await menuOf(item(/^Night shift/))
  await click(entry('Watch'))
  await click(choice(/^Until/))
  expect(screen.queryByRole('dialog', { name: 'Watch Night shift until' })).not.toBeNull()
  await press('Escape')
  await settled()
  expect([screen.queryByRole('dialog'), asked(bridge)]).toEqual([null, []])
})

it('opens the details at Watch, and says there how somebody is watched', async () => {
  await showApp(watched([watchOn(of(lena), { kind: 'always' })]))
  await menuOf(item(/^Lena/))
  await click(entry('Watch'))
  await click(entry('More…'))
  expect(screen.queryByRole('heading', { name: 'Lena Fischer' })).not.toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Always', checked: true }))
})

it('opens everything there is to choose for a group, which holds at once', async () => {
  const bridge = await showApp(watched([watchOn(night)]))
  await menuOf(item(/^Night shift/))
  await click(entry('Watch'))
  await click(entry('More…'))
  const dialog = screen.getByRole('dialog', { name: 'Watch Night shift' })
  await click(within(dialog).getByRole('checkbox', { name: 'Changes the note' }))
  expect(asked(bridge)).toEqual([[night, { on: ['available', 'note'], lasts: once }]])
  await click(within(dialog).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

it('watches those who are selected from the bar, or waits for the first of them', async () => {
  const bridge = await showApp(picture())
  await at(item(/^Yuki/), 'a', { ctrlKey: true })
  const bell = within(screen.getByRole('toolbar')).getByRole('button', { name: 'Watch' })
  bell.focus()
  await click(bell)
  await click(entry('When any of these is free'))
  expect(document.activeElement).toBe(bell)
  await click(bell)
  await click(choice(/^Once/))
  // One after the other.
  await settled()
  expect(asked(bridge)).toEqual([
    [any, { on: ['available'], lasts: once }],
    [of(lena), { on: ['available'], lasts: once }],
    [of(yuki), { on: ['available'], lasts: once }]
  ])
})

it('shows a wait at the top of Watching, and stops it by its button, by Del and by its menu', async () => {
  const bridge = await showApp(watched([watchOn(of(tomasz)), watchOn(any)]))
  expect(
    labels()
      .slice(0, 3)
      .map((label) => label?.split(', ').slice(0, 2).join(', '))
  ).toEqual(['Watching, 0 of 1 available', 'The first of Lena Fischer and Yuki Tanaka', 'Tomasz Wójcik, Busy'])
  const row = item(/^The first of/)
  expect([row.getAttribute('aria-posinset'), row.getAttribute('aria-setsize')]).toEqual(['1', '2'])
  await click(within(row).getByRole('button', { name: 'Stop waiting for the first of Lena Fischer and Yuki Tanaka' }))
  await at(item(/^Watching/), 'ArrowDown')
  expect(document.activeElement).toBe(row)
  await press('Delete')
  await settled()
  await press('F10', { shiftKey: true })
  await settled()
  await click(entry('Stop watching'))
  expect(asked(bridge)).toEqual([
    [any, null],
    [any, null],
    [any, null]
  ])
})

it('selects only people where a wait stands among them, and drags no wait', async () => {
  await showApp(watched([watchOn(of(tomasz)), watchOn(of(lena)), watchOn(any)]))
  await at(item(/^Watching/), 'a', { ctrlKey: true })
  expect(screen.getByRole('toolbar').textContent).toContain('2 selected')
  await at(item(/^The first of/), ' ')
  expect(screen.getByRole('toolbar').textContent).toContain('2 selected')
})

it('takes Enter in the time to watch until for the button, and not what is no time', async () => {
  const bridge = await showApp(picture())
  await menuOf(item(/^Lena Fischer/))
  await click(entry('Watch'))
  await click(choice(/^Until/))
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Until' })
  expect(document.activeElement).toBe(field)
  field.value = 'late'
  await fireEvent.input(field)
  await press('Enter')
  await settled()
  expect(asked(bridge)).toEqual([])
  field.value = '23:45'
  await fireEvent.input(field)
  await press('Enter')
  await settled()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(asked(bridge)).toEqual([[of(lena), { on: ['available'], lasts: { kind: 'until', at: expect.any(Number) } }]])
})
