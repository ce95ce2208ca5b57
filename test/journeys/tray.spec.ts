import { Variant } from '@jellybrick/dbus-next'
import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { entries } from '../helpers/desktop-bus-tray'
import { connection, expect, signedIn, test, type RunningApp } from '../helpers/journey'
import type { DesktopBus } from '../helpers/desktop-bus'
import type { SimulatorProcess } from '../helpers/simulator-process'

const images = new URL('../../assets/tray/', import.meta.url).pathname

/** The picture of that name as it lies on disk: alpha, and the colour where it is whole. */
async function pixelsOf(electron: RunningApp['electron'], name: string): Promise<string[]> {
  const png = readFileSync(`${images}${name}@3x.png`).toString('base64')
  const bytes = await electron.evaluate(
    ({ nativeImage }, file) => [...nativeImage.createFromBuffer(Buffer.from(file, 'base64')).toBitmap()],
    png
  )
  return pixels(bytes, ([blue, green, red, alpha]) => [alpha, red, green, blue])
}

/** What the panel was given. */
async function pixelsInTray(bus: DesktopBus): Promise<string[]> {
  const { icon } = await bus.tray()
  return pixels(icon?.argb ?? [], (argb) => argb)
}

/** At the edges the colour is rounded on its way, so that only its strength counts. */
function pixels(bytes: Iterable<number>, toArgb: (four: number[]) => (number | undefined)[]): string[] {
  const all = [...bytes]
  const four = Array.from({ length: all.length / 4 }, (_, i) => toArgb(all.slice(i * 4, i * 4 + 4)))
  return four.map(([alpha, ...colour]) => (alpha === 255 ? colour.join() : `${alpha}`))
}

/** Looked at often, as it is measured how long it takes. */
const often = { intervals: [50] }

const expectIcon = async (bus: DesktopBus, electron: RunningApp['electron'], name: string) => {
  const drawn = await pixelsOf(electron, name)
  await expect
    .poll(async () => (await pixelsInTray(bus)).join(' ') === drawn.join(' '), { ...often, message: name })
    .toBe(true)
}

const tooltip = async (bus: DesktopBus) => (await bus.tray()).tooltip
const labels = async (bus: DesktopBus) =>
  (await bus.menu()).map(({ label, type }) => (type === 'separator' ? '---' : label))
const all = async (bus: DesktopBus) => entries(await bus.menu())

/** The state the menu marks as mine. */
const marked = async (bus: DesktopBus) => (await all(bus)).filter(({ isOn }) => isOn).map(({ label }) => label)

async function uriOf(simulator: SimulatorProcess, name: string): Promise<string> {
  const person = (await simulator.state()).people.find((candidate) => candidate.name === name)
  if (person === undefined) throw new Error(`the organisation has no ${name}`)
  return person.uri
}

const watch = (page: Page, uri: string) =>
  page.evaluate(
    (address) =>
      window.rollcall.watch({ kind: 'person', uri: address }, { on: ['available'], lasts: { kind: 'always' } }),
    uri
  )

const isWindowThere = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length > 0)

test.beforeEach(async ({ bus }, info) => {
  if (!info.title.includes('no tray')) await bus.startTray()
})

test('icon, tooltip and menu follow my presence within a second', async ({ launch, simulator, bus }) => {
  const { electron } = await signedIn(launch, simulator)
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available')
  await expectIcon(bus, electron, 'light/available')
  await expect.poll(() => marked(bus)).toEqual(['Available'])
  const { me } = await simulator.state()
  const took: number[] = []
  for (const [availability, word, icon] of [
    ['Busy', 'Busy', 'busy'],
    ['DoNotDisturb', 'Do not disturb', 'do-not-disturb'],
    ['Away', 'Away', 'away']
  ] as const) {
    const started = performance.now()
    await simulator.changePeople({ uri: me.uri, availability })
    await expect.poll(() => tooltip(bus), often).toBe(`Rollcall: ${word}`)
    await expectIcon(bus, electron, `light/${icon}`)
    await expect.poll(() => marked(bus), often).toEqual([word])
    took.push(performance.now() - started)
    expect((await labels(bus))[0]).toBe(`${me.name} · ${word}`)
  }
  // The middle one: a machine with other journeys on it may be late once.
  expect(took.toSorted((one, other) => one - other)[1]).toBeLessThan(1000)
})

test('a state clicked in the menu is set at the server, and reset there', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  await expect.poll(() => marked(bus)).toEqual(['Available'])
  await bus.clickMenu('Busy')
  await expect.poll(async () => (await simulator.state()).me.availability).toBe('Busy')
  await expect.poll(() => marked(bus)).toEqual(['Busy'])
  await bus.clickMenu('Reset status')
  await expect.poll(async () => (await simulator.state()).me.availability).toBe('Online')
  await expect.poll(() => marked(bus)).toEqual(['Available'])
})

test('a state set for a while says until when', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  const { me } = await simulator.state()
  await expect.poll(() => marked(bus)).toEqual(['Available'])
  await bus.clickMenu('Do not disturb', 'For 30 minutes')
  await expect.poll(async () => (await simulator.state()).me.availability).toBe('DoNotDisturb')
  await expect.poll(async () => (await labels(bus))[0]).toMatch(new RegExp(`^${me.name} · Do not disturb until \\d`))
  await expect.poll(() => marked(bus)).toEqual(['Do not disturb'])
  await expect.poll(() => tooltip(bus)).toMatch(/^Rollcall: Do not disturb until \d/)
})

test('a state the server refuses is not marked', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  await expect.poll(() => marked(bus)).toEqual(['Available'])
  await simulator.fault({ path: 'presence', method: 'POST', action: 'status', status: 403, times: 3 })
  await bus.clickMenu('Do not disturb')
  await expect.poll(async () => (await simulator.requests()).some(({ status }) => status === 403)).toBe(true)
  expect(await marked(bus)).toEqual(['Available'])
})

test('watched people and favourites stand in the menu, and a click opens them', async ({ launch, simulator, bus }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.changePeople({ uri: await uriOf(simulator, 'Chidi Eze'), availability: 'Online' })
  await expect.poll(() => labels(bus)).toContain('Chidi Eze · Available')
  expect(await labels(bus)).toContain('Favourites')
  const lena = await uriOf(simulator, 'Lena Fischer')
  await simulator.changePeople({ uri: lena, availability: 'Busy', activity: 'in-a-meeting' })
  await watch(page, lena)
  await expect.poll(() => labels(bus)).toContain('Lena Fischer · Busy, in a meeting')
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available. 0 of 1 watched are available')
  const menu = await labels(bus)
  expect(menu.slice(0, 4)).toEqual([
    expect.stringContaining(' · Available'),
    '---',
    'Watching',
    'Lena Fischer · Busy, in a meeting'
  ])
  expect(menu.slice(-7)).toEqual([
    'Tell me once when free',
    '---',
    'Pause notifications',
    'Open Rollcall',
    'Settings',
    'Sign out',
    'Quit'
  ])

  await bus.clickMenu('Lena Fischer · Busy, in a meeting')
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible()
})

test('who is not free is waited for from the menu, and let be there', async ({ launch, simulator, bus }) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.changePeople({ uri: await uriOf(simulator, 'Chidi Eze'), availability: 'Busy' })
  await expect.poll(() => labels(bus)).toContain('Chidi Eze · Busy')
  await bus.clickMenu('Chidi Eze', 'Tell me once when free')
  await expect.poll(() => tooltip(bus)).toContain('0 of 1 watched')
  await expect(page.getByRole('treeitem', { name: /^Chidi Eze, Busy.*once/ })).toBeVisible()
  await bus.clickMenu('Chidi Eze', 'Tell me once when free')
  await expect.poll(() => tooltip(bus)).not.toContain('watched')
})

test('names are shown literally', async ({ launch, simulator, bus }) => {
  const { people, groups } = await simulator.state()
  const pinned = groups.find(({ kind }) => kind === 'pinnedGroup')?.members ?? []
  const favourites = people.filter(({ uri }) => pinned.includes(uri))
  const names = ['R&D _desk_ & more', '<img onerror=x>', '\u202Eنور حداد', 'x'.repeat(256), '👩‍👩‍👧‍👦 Bell']
  await simulator.changePeople(...names.map((name, i) => ({ uri: favourites[i]?.uri, name, availability: 'Online' })))
  await signedIn(launch, simulator)
  for (const shown of [
    'R&D _desk_ & more',
    '<img onerror=x>',
    '\u2068نور حداد\u2069',
    `${'x'.repeat(47)}…`,
    '👩‍👩‍👧‍👦 Bell'
  ]) {
    await expect.poll(() => labels(bus)).toContain(`${shown} · Available`)
  }
})

test('notifications are paused from the menu, which says until when', async ({ launch, simulator, bus }) => {
  await signedIn(launch, simulator)
  await expect.poll(() => labels(bus)).toContain('Pause notifications')
  await bus.clickMenu('Until tomorrow')
  await expect.poll(() => labels(bus)).toContainEqual(expect.stringMatching(/^Notifications paused until tomorrow, /))
  await bus.clickMenu('Resume')
  await expect.poll(() => labels(bus)).toContain('Pause notifications')
})

test('it is dimmed at once when the server is lost, and offers to try now', async ({ launch, simulator, bus }) => {
  const { electron, page } = await signedIn(launch, simulator)
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available')
  await simulator.stop()
  await connection(page, 'Reconnecting').waitFor()
  await expectIcon(bus, electron, 'light/available-not-connected')
  await expect.poll(() => tooltip(bus)).toMatch(/^Rollcall: offline, as of \d/)
  const menu = await bus.menu()
  expect(menu.slice(0, 3).map(({ label }) => label)).toEqual([
    expect.stringMatching(/ · Available as of \d/),
    expect.stringMatching(/^Offline/),
    'Try now'
  ])
  expect((await all(bus)).find(({ label }) => label === 'Busy')?.isEnabled).toBe(false)
})

test('signing out leaves only what makes sense then', async ({ launch, simulator, bus }) => {
  const { electron, page } = await signedIn(launch, simulator)
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available')
  await bus.clickMenu('Sign out')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect.poll(() => labels(bus)).toEqual(['Signed out', 'Sign in', 'Settings', 'Quit'])
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: signed out')
  await expectIcon(bus, electron, 'light/unknown-not-connected')
})

test('nothing is said to the panel while nothing changes', async ({ launch, simulator, bus }) => {
  const { page } = await signedIn(launch, simulator)
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available')
  const said: string[] = []
  const about = ['LayoutUpdated', 'ItemsPropertiesUpdated', 'NewIcon', 'NewToolTip']
  bus.hear(({ member }) => void (about.includes(member) && said.push(member)))
  const { people, groups } = await simulator.state()
  const pinned = groups.find(({ kind }) => kind === 'pinnedGroup')?.members ?? []
  const stranger = people.find(({ uri, availability }) => !pinned.includes(uri) && availability !== 'Busy')
  // Somebody who is not in the menu changes, and the window is told.
  await simulator.changePeople({ uri: stranger?.uri, availability: 'Busy', note: 'Not in the tray' })
  const pictures = () =>
    page.evaluate(async () => {
      const outcome = await window.rollcall.getState()
      return outcome.ok ? JSON.stringify(outcome.value.people) : ''
    })
  await expect.poll(pictures).toContain('Not in the tray')
  expect(said).toEqual([])
  // The same ears do hear a change of somebody who is.
  await simulator.changePeople({ uri: pinned[0], availability: 'DoNotDisturb' })
  await expect.poll(() => said).toContain('LayoutUpdated')
  expect(said).not.toContain('NewIcon')
})

test('without a window it follows all the same, and a click brings the window back', async ({
  launch,
  simulator,
  bus
}) => {
  const app = await signedIn(launch, simulator)
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available')
  await app.page.evaluate(() => window.rollcall.closeWindow())
  await expect.poll(() => isWindowThere(app)).toBe(false)
  const { me } = await simulator.state()
  await simulator.changePeople({ uri: me.uri, availability: 'Busy' })
  await expectIcon(bus, app.electron, 'light/busy')
  const opened = app.electron.waitForEvent('window')
  await bus.activate()
  await connection(await opened, 'Connected').waitFor()
})

test('a dark window does not make the panel dark', async ({ launch, simulator, bus }) => {
  const { electron, page } = await signedIn(launch, simulator)
  await page.evaluate(() => window.rollcall.changeSettings({ theme: 'dark' }))
  await expect.poll(() => electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true)
  await simulator.changePeople({ uri: (await simulator.state()).me.uri, availability: 'Busy' })
  await expectIcon(bus, electron, 'light/busy')
})

test('the icon is drawn for the ground that the desktop tells of', async ({ launch, simulator, bus }) => {
  const [service, of] = ['org.freedesktop.portal.Desktop', 'org.freedesktop.portal.Settings']
  // As the real one answers: a value in a value.
  bus.serve(of, () => ({ signature: 'v', body: [new Variant('v', new Variant('u', 1))] }))
  await bus.own(service)
  const { electron } = await signedIn(launch, simulator)
  await expectIcon(bus, electron, 'dark/available')
  const light = ['org.freedesktop.appearance', 'color-scheme', new Variant('u', 2)]
  bus.signal('/org/freedesktop/portal/desktop', of, 'SettingChanged', 'ssv', light)
  await expectIcon(bus, electron, 'light/available')
})

test('Quit in the menu ends the app, and its icon is gone', async ({ launch, simulator, bus }) => {
  const { electron } = await signedIn(launch, simulator)
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available')
  const closed = electron.waitForEvent('close')
  // Whoever ends may be gone before the click is answered; whether they end is waited for below.
  await bus.clickMenu('Quit').catch(() => undefined)
  await closed
  await expect.poll(() => bus.items.length).toBe(0)
  const { applications } = await simulator.state()
  expect(applications.filter(({ alive }) => alive)).toEqual([])
})

test('no tray: the window stays; one that comes later is used; when it goes the window is back', async ({
  launch,
  simulator,
  bus
}) => {
  const app = await signedIn(launch, simulator)
  const tray = () =>
    app.electron.windows()[0]?.evaluate(async () => {
      const outcome = await window.rollcall.getState()
      return outcome.ok ? outcome.value.desktop.tray : ''
    })
  await expect.poll(tray).toBe('absent')
  await app.page.evaluate(() => window.rollcall.closeWindow())
  expect(await isWindowThere(app)).toBe(true)

  await bus.startTray()
  await expect.poll(() => bus.items.length).toBe(1)
  await expectIcon(bus, app.electron, 'light/available')
  await bus.clickMenu('Open Rollcall')
  await expect.poll(() => isWindowThere(app)).toBe(true)

  await bus.stopTray()
  await expect.poll(() => isWindowThere(app)).toBe(true)
  await expect.poll(tray).toBe('absent')
  await bus.startTray()
  await expect.poll(() => bus.items.length).toBe(1)
})
