import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { afterEach, expect, it } from 'vitest'
import type { AppState, HeldBack, Watch, WatchHow, WatchLasts, WatchTarget } from '../../../preload/contract'
import { item, labels, press } from '../contacts-page'
import type { FakeBridge } from '../fake-bridge'
import { oddNames } from '../odd-names'
import { settled, showApp } from '../page'
import { group, lena, person, picture, tomasz, yuki } from '../pictures'

afterEach(cleanup)

const { alerts } = picture()
const once = { kind: 'once' } as const
const until: WatchLasts = { kind: 'until', at: new Date().setHours(17, 5, 0, 0) }
const of = ({ uri }: { uri: string }): WatchTarget => ({ kind: 'person', uri })
const night: WatchTarget = { kind: 'group', groupId: 'Night shift' }
const any: WatchTarget = { kind: 'any', uris: [lena.uri, yuki.uri] }
const watchOn = (target: WatchTarget, lasts: WatchLasts = once): Watch => ({ target, on: ['available'], lasts })

/** The picture in which these watches are set, and whoever they are about stands under Watching. */
const watched = (watches: Watch[], more: Partial<AppState> = {}): AppState => {
  const watching = watches.flatMap(({ target }) => (target.kind === 'person' ? [target.uri] : []))
  return picture({ watching, alerts: { ...alerts, watches }, ...more })
}
const asked = (bridge: FakeBridge): unknown[] =>
  bridge.asked.filter(([name]) => name === 'watch').map(([, ...rest]) => rest)
const click = async (element: HTMLElement): Promise<void> => {
  await fireEvent.click(element)
  await settled()
}
const menuOf = async (element: HTMLElement): Promise<void> => {
  await fireEvent.contextMenu(element)
  await settled()
}
const entry = (name: string): HTMLElement => screen.getByRole('menuitem', { name })
const choice = (name: RegExp): HTMLElement => screen.getByRole('menuitemradio', { name })
const at = async (element: HTMLElement, key: string, init: KeyboardEventInit = {}): Promise<void> => {
  element.focus()
  await press(key, init)
  await settled()
}

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

it.each(oddNames)('shows %j literally in a wait and in what was held back', async (name) => {
  const odd = person(name, 'available', { uri: 'sip:odd@corvo.example' })
  const wait = watchOn({ kind: 'any', uris: [odd.uri, lena.uri] })
  const one = heldBack(1, { uri: odd.uri, name })
  await showApp(
    picture({
      people: [odd, lena],
      groups: [group('G', [lena])],
      alerts: { ...alerts, watches: [wait], heldBack: [one] }
    })
  )
  expect(document.querySelector('.wait .row-line')?.textContent).toBe(`${name} and Lena Fischer`)
  await click(screen.getByRole('button', { name: 'Show' }))
  expect(document.querySelector('.line b')?.textContent).toBe(name)
  expect(document.querySelector('img, script')).toBeNull()
})

const heldBack = (id: number, more: Partial<HeldBack> = {}): HeldBack => ({
  id,
  at: new Date(2026, 10, 22, 10, id).getTime(),
  uri: lena.uri,
  name: lena.name,
  event: 'available',
  availability: 'available',
  reason: 'presenting',
  ...more
})

it('lists what was held back, the newest first, and opens the person', async () => {
  const changes = [
    heldBack(1),
    heldBack(2, { uri: tomasz.uri, name: tomasz.name, event: 'every-change', availability: 'busy' })
  ]
  await showApp(picture({ alerts: { ...alerts, heldBack: changes } }))
  expect(screen.queryByText('2 changes while you were not disturbed')).not.toBeNull()
  await click(screen.getByRole('button', { name: 'Show' }))
  const dialog = screen.getByRole('dialog', { name: 'While you were not disturbed' })
  const lines = within(dialog).getAllByRole('listitem')
  expect(lines[0]?.textContent).toMatch(/Tomasz Wójcik\s*Busy\s*.*10:02/)
  expect(lines[1]?.textContent).toMatch(/Lena Fischer\s*Became available\s*.*10:01/)
  await click(within(dialog).getByRole('button', { name: /^Lena/ }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Lena Fischer' })).not.toBeNull()
})

it('names whoever is on no list any more, without a way to open them', async () => {
  const gone = heldBack(1, { uri: 'sip:gone@corvo.example', name: 'Ann Gone' })
  await showApp(picture({ alerts: { ...alerts, heldBack: [gone] } }))
  await click(screen.getByRole('button', { name: 'Show' }))
  expect(screen.queryByText('Ann Gone')).not.toBeNull()
  expect(screen.queryByRole('button', { name: /Ann Gone/ })).toBeNull()
})

it('forgets what was held back when it is dismissed, from the line or from the list', async () => {
  const bridge = await showApp(picture({ alerts: { ...alerts, heldBack: [heldBack(1)] } }))
  expect(screen.queryByText('1 change while you were not disturbed')).not.toBeNull()
  await click(screen.getByRole('button', { name: 'Dismiss' }))
  await click(screen.getByRole('button', { name: 'Show' }))
  await click(screen.getByRole('button', { name: 'Dismiss all' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(bridge.asked).toEqual([['dismissHeldBack'], ['dismissHeldBack']])
})

it('closes what is open about a group or about changes that are there no more, for good', async () => {
  const changes = { ...alerts, heldBack: [heldBack(1)] }
  const bridge = await showApp(picture({ alerts: changes }))
  await click(screen.getByRole('button', { name: 'Show' }))
  bridge.send(picture({ number: 2 }))
  await settled()
  bridge.send(picture({ number: 3, alerts: changes }))
  await settled()
  expect(screen.queryByRole('dialog')).toBeNull()
  await menuOf(item(/^Night shift/))
  await click(entry('Watch'))
  await click(entry('More…'))
  expect(screen.queryByRole('dialog')).not.toBeNull()
  bridge.send(picture({ number: 4, groups: [] }))
  await settled()
  bridge.send(picture({ number: 5 }))
  await settled()
  expect(screen.queryByRole('dialog')).toBeNull()
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

it('leaves the keyboard in the list when what was held back is dismissed', async () => {
  const one: HeldBack = {
    id: 1,
    at: Date.now(),
    uri: lena.uri,
    name: lena.name,
    event: 'available',
    availability: 'available',
    reason: 'paused'
  }
  const bridge = await showApp(picture({ alerts: { ...alerts, heldBack: [one] } }))
  const dismiss = screen.getByRole('button', { name: 'Dismiss' })
  dismiss.focus()
  await click(dismiss)
  bridge.send(picture({ number: 2 }))
  await settled()
  expect(document.activeElement?.getAttribute('role')).toBe('treeitem')
})
