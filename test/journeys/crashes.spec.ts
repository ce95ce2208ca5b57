// Ends that nobody wished for: of the page, of Chromium's own processes, and of the app itself.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { connection, expect, row, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'

const soon = { timeout: 20_000 }
/** Looked at often: most of these things take a moment, and there are many of them. */
const soonSeen = { ...soon, intervals: [100] }
const lena = 'Lena Fischer'

const applications = async (simulator: SimulatorProcess) =>
  (await simulator.state()).applications.filter(({ alive }) => alive).map(({ id }) => id)

const lenaIs = async (simulator: SimulatorProcess, availability: string) => {
  const { people } = await simulator.state()
  await simulator.changePeople({ uri: people.find(({ name }) => name === lena)?.uri, availability })
}

/** Empty as long as there was nothing to log. */
function logOf(userData: string): string {
  const file = path.join(userData, 'logs', 'rollcall.log')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** What the page shows, asked of the app: Playwright gives up a page that has crashed once. */
const inPage = (electron: ElectronApplication, script: string): Promise<unknown> =>
  electron.evaluate(async ({ BrowserWindow }, asked) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents
    if (page === undefined || page.isCrashed()) return null
    // A page that goes in this moment never answers.
    let leave: () => void = () => undefined
    const gone = new Promise<null>((resolve) => (leave = () => resolve(null)))
    page.once('render-process-gone', leave)
    const answer = await Promise.race([page.executeJavaScript(asked), gone])
    page.off('render-process-gone', leave)
    return answer
  }, script)

const crashPage = (electron: ElectronApplication) =>
  electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer()
  })

const lenaRow = (electron: ElectronApplication) =>
  inPage(
    electron,
    `document.querySelector('[role=treeitem][aria-level="2"][aria-label^="${lena}"]')?.getAttribute('aria-label') ?? null`
  )

async function killed(electron: ElectronApplication, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const ended = electron.waitForEvent('close')
  electron.process().kill(signal)
  await ended
}

/** Ends Chromium's process of this kind; answers whether there was one. */
const killProcess = (electron: ElectronApplication, kind: string) =>
  electron.evaluate(({ app }, wanted) => {
    const found = app.getAppMetrics().find(({ type, serviceName }) => type === wanted || serviceName === wanted)
    if (found) process.kill(found.pid, 'SIGKILL')
    return found !== undefined
  }, kind)

const told = (page: Page, name = 'Rollcall closed unexpectedly.') => page.getByRole('status', { name })

/** What was done to the page on purpose. */
const takeCrashes = (pageTroubles: string[]) => expect(new Set(pageTroubles.splice(0))).toEqual(new Set(['crashed']))

test('a page that crashes comes back in its window with the same list, and the connection does not notice', async ({
  launch,
  simulator,
  pageTroubles
}) => {
  const { electron } = await signedIn(launch, simulator)
  const before = await applications(simulator)
  const windowId = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id))
  const ids = await windowId()
  await simulator.clearRequests()
  await crashPage(electron)
  await expect.poll(() => lenaRow(electron), soonSeen).toContain(lena)
  await lenaIs(simulator, 'DoNotDisturb')
  await expect.poll(() => lenaRow(electron), soonSeen).toContain('Do not disturb')
  expect(await windowId()).toEqual(ids)
  expect(await applications(simulator)).toEqual(before)
  const asked = (await simulator.requests()).map(({ path: asked }) => asked)
  expect(asked.filter((one) => /token|discover|\/applications$/i.test(one))).toEqual([])
  takeCrashes(pageTroubles)
})

test('an error that nobody catches in a page is not overlooked', async ({ launch, pageTroubles }) => {
  const { page } = await launch('--demo')
  await page.evaluate(() => void setTimeout(() => void Promise.reject(new Error('nobody catches this'))))
  await expect.poll(() => pageTroubles.splice(0).join()).toContain('nobody catches this')
})

test('a page that crashes again and again is given up, with a word, until somebody asks for the window', async ({
  launch,
  simulator,
  bus,
  userData,
  pageTroubles
}) => {
  await bus.startTray()
  await bus.startNotifications()
  const { electron, page } = await signedIn(launch, simulator)
  await expect.poll(() => bus.items.length).toBe(1)
  const tray = async () => {
    const outcome = await page.evaluate(() => window.rollcall.getState())
    return outcome.ok && outcome.value.desktop.tray
  }
  await expect.poll(tray).toBe('shown')
  const windows = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
  for (let crash = 0; crash < 4; crash += 1) {
    await expect.poll(() => lenaRow(electron), soonSeen).toContain(lena)
    await crashPage(electron)
  }
  await expect.poll(windows, soonSeen).toBe(0)
  await expect.poll(() => bus.notes.map(({ title }) => title), soonSeen).toContain('Rollcall cannot show its window')
  expect(logOf(userData)).toContain('the page ended again and again')
  expect(await applications(simulator)).toHaveLength(1)
  const [again] = await Promise.all([electron.waitForEvent('window'), bus.activate()])
  await expect(row(again, lena).first()).toBeVisible(soon)
  takeCrashes(pageTroubles)
})

test('the drawing process and the network process of Chromium may end, and the app goes on', async ({
  launch,
  simulator,
  userData
}) => {
  const { electron, page } = await signedIn(launch, simulator)
  expect(await killProcess(electron, 'GPU')).toBe(true)
  await expect.poll(() => logOf(userData), soonSeen).toContain('type=GPU')
  await lenaIs(simulator, 'DoNotDisturb')
  await expect(row(page, lena, 'Do not disturb').first()).toBeVisible(soon)
  expect(await killProcess(electron, 'network.mojom.NetworkService')).toBe(true)
  await expect.poll(() => logOf(userData), soonSeen).toContain('type=Utility')
  await expect(connection(page, 'Connected')).toBeAttached(soon)
  await lenaIs(simulator, 'BeRightBack')
  await expect(row(page, lena, 'Be right back').first()).toBeVisible(soon)
  expect(await applications(simulator)).toHaveLength(1)
})

test('a network that breaks while the computer falls asleep ends nothing', async ({ launch, simulator, userData }) => {
  const { electron, page } = await signedIn(launch, simulator)
  // In the same moment: what is under way fails while nobody waits for it any more.
  await electron.evaluate(({ app, powerMonitor }) => {
    const network = app.getAppMetrics().find(({ serviceName }) => serviceName === 'network.mojom.NetworkService')
    powerMonitor.emit('suspend')
    if (network) process.kill(network.pid, 'SIGKILL')
  })
  await expect(page.getByRole('button', { name: /^My presence: Available as of / })).toBeVisible(soon)
  await lenaIs(simulator, 'BeRightBack')
  await electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect(connection(page, 'Connected')).toBeAttached(soon)
  await expect(row(page, lena, 'Be right back').first()).toBeVisible(soon)
  expect(logOf(userData)).not.toMatch(/nobody handled/)
})

test('after it was killed the next start says so once, and takes over what was left on the server', async ({
  launch,
  simulator
}) => {
  const { electron } = await signedIn(launch, simulator)
  await killed(electron)
  const second = await launch()
  await expect(told(second.page)).toBeVisible()
  await expect(connection(second.page, 'Connected')).toBeAttached(soon)
  expect(await applications(simulator)).toHaveLength(1)
  await second.page.getByRole('button', { name: 'Copy report' }).click()
  await expect(second.page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const report = await second.electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(report).toContain('The run before: killed')
  for (const secret of [simulator.address.password, simulator.address.signInAddress.replace('sip:', '')]) {
    expect(report).not.toContain(secret)
  }
  await told(second.page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(told(second.page)).toBeHidden()
  await second.electron.close()
  const third = await launch()
  await expect(connection(third.page, 'Connected')).toBeAttached(soon)
  await expect(told(third.page)).toHaveCount(0)
})

test('an error that nobody handles ends the app without a dialog, and the next start offers what it was', async ({
  launch,
  simulator,
  userData
}) => {
  const { electron } = await signedIn(launch, simulator)
  const ended = electron.waitForEvent('close')
  await electron.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('lena.fischer@corvo.example is one too many, password=s3cr3t')
    }, 0)
  })
  await ended
  const stored = readFileSync(path.join(userData, 'running.json'), 'utf8')
  expect(stored).toContain('RangeError')
  expect(stored).not.toMatch(/lena|s3cr3t/)
  const { page, electron: again } = await launch()
  await expect(told(page)).toContainText('An error in it was the cause.')
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const report = await again.evaluate(({ clipboard }) => clipboard.readText())
  expect(report).toContain('The run before ended by an error:\nRangeError: <address 1>')
  expect(report).not.toMatch(/lena|s3cr3t/i)
})

test('an app that a signal asked to end says nothing of it at the next start', async ({ launch }) => {
  const first = await launch()
  await killed(first.electron, 'SIGTERM')
  const { page } = await launch()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(told(page)).toHaveCount(0)
})
