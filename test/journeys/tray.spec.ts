// The tray follows the app, and the window may be closed while there is one.
import { Variant } from '@jellybrick/dbus-next'
import { connection, expect, signedIn, test, type RunningApp } from '../helpers/journey'
import { all, expectIcon, labels, marked, often, tooltip } from '../helpers/tray'

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
