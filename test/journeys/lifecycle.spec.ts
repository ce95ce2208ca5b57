// How the app comes and goes: no page while it is closed to the tray, always a way back, links and second starts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { connection, expect, row, signedIn, signIn, test } from '../helpers/journey'

/** How many pages run, each in a process of its own. */
const pages = (electron: ElectronApplication) =>
  electron.evaluate(({ app }) => app.getAppMetrics().filter(({ type }) => type === 'Tab').length)

const windows = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** As the button of the window's frame does. */
const closeWindow = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.close()))

const isVisible = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))

const tray = (page: Page) =>
  page.evaluate(async () => {
    const outcome = await window.rollcall.getState()
    return outcome.ok ? outcome.value.desktop.tray : ''
  })

/** A second start ends at once: it only told the first one. Playwright may have reached it before, or not. */
async function hasEnded(start: Promise<ElectronApplication>) {
  const second = await start.catch(() => null)
  if (second) await expect.poll(() => second.process().exitCode).toBe(0)
}

test('closed to the tray no page runs; the icon stays, and a click shows the live list', async ({
  launch,
  simulator,
  bus
}) => {
  await bus.startTray()
  const { electron, page } = await signedIn(launch, simulator)
  await expect.poll(() => tray(page)).toBe('shown')
  expect(await pages(electron)).toBe(1)
  await closeWindow(electron)
  await expect.poll(() => pages(electron)).toBe(0)
  expect(bus.items).toHaveLength(1)
  expect((await simulator.state()).applications.filter(({ alive }) => alive)).toHaveLength(1)

  // Somebody changes while nobody looks.
  const [someone] = (await simulator.state()).people.filter(({ name }) => name === 'Lena Fischer')
  await simulator.changePeople({ uri: someone?.uri ?? '', availability: 'DoNotDisturb' })

  const [again] = await Promise.all([electron.waitForEvent('window'), bus.activate()])
  await expect(connection(again, 'Connected')).toBeAttached()
  await expect(row(again, 'Lena Fischer', 'Do not disturb').first()).toBeVisible()
  expect(await pages(electron)).toBe(1)
})

test('a hidden start with a tray makes no page until it is asked for one', async ({ start, bus }) => {
  await bus.startTray()
  const electron = await start('--hidden', '--demo')
  await expect.poll(() => bus.items.length).toBe(1)
  expect(await windows(electron)).toBe(0)
  await expect.poll(async () => (await bus.tray()).tooltip, { timeout: 20_000 }).toContain('Rollcall')
  expect(await pages(electron)).toBe(0)
  const [page] = await Promise.all([electron.waitForEvent('window'), bus.activate()])
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('a click on the icon puts the window away that the user looks at', async ({ launch, bus }) => {
  await bus.startTray()
  const { electron, page } = await launch()
  await expect.poll(() => tray(page)).toBe('shown')
  await expect.poll(() => isVisible(electron)).toEqual([true])
  // Journeys side by side share a display without a window manager: each takes the focus from the other.
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.isFocused = () => true
  })
  await bus.activate()
  await expect.poll(() => windows(electron)).toBe(0)
})

test('without a tray the window is never closed for good, and goes to a tray that appears', async ({ launch, bus }) => {
  const { electron, page } = await launch()
  await expect.poll(() => tray(page)).toBe('absent')
  // Without a window manager the focus may come after that, as if the user had looked at the window again.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.removeAllListeners('focus'))
  await closeWindow(electron)
  expect(await windows(electron)).toBe(1)
  expect(await isVisible(electron)).toEqual([true])
  await bus.startTray()
  await expect.poll(() => bus.items.length).toBe(1)
  await expect.poll(() => pages(electron)).toBe(0)
})

test('a hidden start without a tray shows in the task bar', async ({ start }) => {
  const electron = await start('--hidden')
  await expect.poll(() => windows(electron)).toBe(1)
})

test('when the tray goes while there is no window, one is made', async ({ launch, bus }) => {
  await bus.startTray()
  const { electron, page } = await launch()
  await expect.poll(() => tray(page)).toBe('shown')
  await closeWindow(electron)
  await expect.poll(() => windows(electron)).toBe(0)
  await bus.stopTray()
  await expect.poll(() => windows(electron)).toBe(1)
})

test('closing ends the app where the user wants that', async ({ launch, bus }) => {
  await bus.startTray()
  const { electron, page } = await launch()
  await expect.poll(() => tray(page)).toBe('shown')
  await page.evaluate(() => window.rollcall.changeSettings({ closeToTray: false }))
  const [child, ended] = [electron.process(), electron.waitForEvent('close')]
  await closeWindow(electron)
  await ended
  expect(child.exitCode).toBe(0)
})

test('a second start shows the window of the first, a hidden one does not', async ({ launch, start, bus }) => {
  await bus.startTray()
  const { electron, page } = await launch()
  await expect.poll(() => tray(page)).toBe('shown')
  await closeWindow(electron)
  await expect.poll(() => windows(electron)).toBe(0)
  await hasEnded(start('--hidden'))
  expect(await windows(electron)).toBe(0)
  const opened = electron.waitForEvent('window')
  await hasEnded(start())
  await expect((await opened).getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

/** A link to the person, whose address a person would take from elsewhere. */
const linkTo = async (
  simulator: { state(): Promise<{ people: readonly { uri: string; name: string }[] }> },
  name: string
) =>
  `rollcall:person/${(await simulator.state()).people.find((one) => one.name === name)?.uri.replace('sip:', '') ?? ''}`

test('a link opens its person in the running app, also from the tray', async ({ launch, start, simulator, bus }) => {
  await bus.startTray()
  const { electron, page } = await signedIn(launch, simulator)
  const link = await linkTo(simulator, 'Lena Fischer')
  await hasEnded(start(link.toUpperCase().replace('PERSON', 'person')))
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible()
  await expect.poll(() => tray(page)).toBe('shown')
  await closeWindow(electron)
  await expect.poll(() => windows(electron)).toBe(0)
  const opened = electron.waitForEvent('window')
  await hasEnded(start(await linkTo(simulator, 'Tomasz Wójcik')))
  await expect((await opened).getByRole('heading', { name: 'Tomasz Wójcik' })).toBeVisible()
})

test('a link at the first start waits until somebody has signed in', async ({ launch, simulator }) => {
  const { page } = await launch(`--server=${simulator.address.root}`, await linkTo(simulator, 'Lena Fischer'))
  await signIn(page, simulator)
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible({ timeout: 20_000 })
  // Asked for once, not at every picture.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toHaveCount(0)
})

test('a link to a stranger says so, and one that is none does nothing', async ({ launch, start, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const before = (await simulator.requests()).length
  await hasEnded(start('rollcall:person/stranger@elsewhere.example'))
  await expect(page.getByRole('alert')).toContainText('stranger@elsewhere.example is not in your list.')
  await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click()
  await hasEnded(start('rollcall:person/..%2F..%2Fx@corvo.example'))
  await hasEnded(start('rollcall:settings'))
  await hasEnded(start(await linkTo(simulator, 'Lena Fischer')))
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  // Nobody was asked about the stranger.
  const asked = (await simulator.requests()).slice(before)
  expect(asked.filter(({ path: asked }) => asked.includes('stranger'))).toEqual([])
})

test.describe('installed', () => {
  test.use({ isPacked: true, isAtHome: true })
  // As in packed.spec.ts.
  test.describe.configure({ retries: 2 })

  test('starting with the computer appears in the autostart folder at once, follows, is put right, and goes', async ({
    launch,
    desktop
  }) => {
    const file = path.join(desktop.env.XDG_CONFIG_HOME ?? '', 'autostart/rollcall.desktop')
    const { electron, page } = await launch()
    const change = (settings: object) => page.evaluate((change) => window.rollcall.changeSettings(change), settings)
    expect(existsSync(file)).toBe(false)
    await change({ startAtLogin: true })
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec="\/.*\/rollcall" --hidden$/m)
    await change({ startHidden: false })
    expect(readFileSync(file, 'utf8')).toMatch(/^Exec="\/.*\/rollcall"$/m)
    await electron.close()

    writeFileSync(file, '[Desktop Entry]\nType=Application\nName=Rollcall\nExec=/nowhere/rollcall\n')
    const again = await launch()
    await expect(again.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect.poll(() => readFileSync(file, 'utf8')).not.toContain('/nowhere')
    await again.page.evaluate(() => window.rollcall.changeSettings({ startAtLogin: false }))
    expect(existsSync(file)).toBe(false)
  })
})
