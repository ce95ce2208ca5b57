import type { ElectronApplication, Page } from '@playwright/test'
import { connection, expect, signIn, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'

const shown = { timeout: 15_000 }
const mine = async (simulator: SimulatorProcess) => (await simulator.state()).me.availability
const change = (page: Page, settings: Record<string, unknown>) =>
  page.evaluate((to) => window.rollcall.changeSettings(to), settings)

/** What the system tells of the computer; nobody has touched it for as long as `idleSeconds`. */
async function power(electron: ElectronApplication, event: string, idleSeconds = 0): Promise<void> {
  await electron.evaluate(
    ({ powerMonitor }, told) => {
      powerMonitor.getSystemIdleTime = () => told.idleSeconds
      powerMonitor.emit(told.event)
    },
    { event, idleSeconds }
  )
}

/** The clock that the app reads goes forward; nothing waits for it. */
async function fiveMinutesPass(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 5 * 60_000
  })
}

const reports = async (simulator: SimulatorProcess) =>
  (await simulator.requests()).filter(({ path }) => path.includes('reportMyActivity')).length

test('a screen saver on the session bus makes me away, and what I was before when it ends', async ({
  launch,
  simulator,
  bus
}) => {
  const { page } = await signedIn(launch, simulator)
  await change(page, { awayOnLock: true })
  await page.keyboard.press('Alt+2')
  await expect.poll(() => mine(simulator), shown).toBe('Busy')
  const tell = (isActive: boolean) =>
    bus.signal('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [isActive])
  tell(true)
  await expect.poll(() => mine(simulator), shown).toBe('Away')
  tell(false)
  await expect.poll(() => mine(simulator), shown).toBe('Busy')
})

test('a lock leaves do not disturb as it is, and changes nothing unless that is wished', async ({
  launch,
  simulator
}) => {
  const { electron, page } = await signedIn(launch, simulator)
  await power(electron, 'lock-screen')
  await power(electron, 'unlock-screen')
  await change(page, { awayOnLock: true })
  await page.keyboard.press('Alt+3')
  await expect.poll(() => mine(simulator), shown).toBe('DoNotDisturb')
  await power(electron, 'lock-screen')
  await power(electron, 'unlock-screen')
  await page.keyboard.press('Alt+2')
  await expect.poll(() => mine(simulator), shown).toBe('Busy')
  const sent = (await simulator.requests()).filter(
    ({ path, method }) => path.endsWith('/me/presence') && method === 'POST'
  )
  expect(sent).toHaveLength(2)
})

test('an end behind the lock does not leave me away', async ({ launch, simulator }) => {
  const first = await signedIn(launch, simulator)
  await change(first.page, { awayOnLock: true })
  await power(first.electron, 'lock-screen')
  await expect.poll(() => mine(simulator), shown).toBe('Away')
  await first.electron.close()
  const { page } = await launch()
  await connection(page, 'Connected').waitFor(shown)
  await expect.poll(() => mine(simulator), shown).toBe('Online')
})

test('activity is told while I am there, not behind the lock, not when idle, and not when I do not wish it', async ({
  launch,
  simulator
}) => {
  const { electron, page } = await launch(`--server=${simulator.address.root}`)
  await power(electron, 'unlock-screen', 600)
  await signIn(page, simulator)
  await connection(page, 'Connected').waitFor(shown)
  await power(electron, 'lock-screen')
  await change(page, { reportActivity: false })
  await power(electron, 'unlock-screen')
  // Whatever had been told until now would not keep it from being told after five minutes.
  await fiveMinutesPass(electron)
  await change(page, { reportActivity: true })
  await power(electron, 'unlock-screen')
  await expect.poll(() => reports(simulator), shown).toBe(1)
  // At most every four minutes, however often it is looked.
  await power(electron, 'unlock-screen')
  // What is asked next is answered after all that was asked before.
  await page.keyboard.press('Alt+2')
  await expect.poll(() => mine(simulator), shown).toBe('Busy')
  expect(await reports(simulator)).toBe(1)
})

test('sleep drops the poll, and waking up reads everything again', async ({ launch, simulator }) => {
  const { electron, page } = await signedIn(launch, simulator)
  const polling = async () => (await simulator.state()).applications.some(({ polling }) => polling)
  await power(electron, 'suspend')
  await expect(page.getByRole('button', { name: /^My presence: Available as of / })).toBeVisible(shown)
  await expect.poll(polling, shown).toBe(false)
  const { uri } = (await simulator.state()).me
  await simulator.changePeople({ uri, location: 'Canteen' })
  await power(electron, 'resume')
  await expect(page.getByRole('button', { name: 'My presence: Available' })).toBeVisible(shown)
  await expect(page.getByRole('textbox', { name: 'My location' })).toHaveValue('Canteen', shown)
})

test('when the system shuts down, the application on the server is gone within two seconds', async ({
  launch,
  simulator
}) => {
  const { electron } = await signedIn(launch, simulator)
  const ended = electron.waitForEvent('close')
  const at = Date.now()
  await electron.evaluate(({ powerMonitor }) => void setTimeout(() => powerMonitor.emit('shutdown'), 0))
  const isAlive = async () => (await simulator.state()).applications.some(({ alive }) => alive)
  await expect.poll(isAlive, { ...shown, intervals: [50] }).toBe(false)
  expect(Date.now() - at).toBeLessThan(2000)
  await ended
})
