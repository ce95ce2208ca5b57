// How the app comes and goes: no page while it is closed to the tray, always a way back, links and second starts.
import { existsSync, readFileSync } from 'node:fs'
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

/** What `--hidden` and a link look like from outside: a start that ends at once, for another is running. */
const hasEnded = (start: Promise<unknown>) => expect(start).rejects.toThrow()

test('closed to the tray no page runs; the icon stays, and a click shows the live list within two seconds', async ({
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

  const opened = Date.now()
  const [again] = await Promise.all([electron.waitForEvent('window'), bus.activate()])
  await expect(connection(again, 'Connected')).toBeAttached()
  await expect(row(again, 'Lena Fischer', 'Do not disturb').first()).toBeVisible()
  expect(Date.now() - opened).toBeLessThan(2000)
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
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('blur'))
  await bus.activate()
  await expect.poll(() => windows(electron)).toBe(0)
})

test('without a tray the window is never closed for good, and goes to a tray that appears', async ({ launch, bus }) => {
  const { electron, page } = await launch()
  await expect.poll(() => tray(page)).toBe('absent')
  // Else the focus would come when the window is away, as if the user had looked at it again.
  await expect
    .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null))
    .toBe(true)
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
