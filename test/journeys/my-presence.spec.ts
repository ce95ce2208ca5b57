import type { ElectronApplication, Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { connection, expect, signedIn, test } from '../helpers/journey'
import type { SimulatorProcess } from '../helpers/simulator-process'

const minuteMs = 60_000
const status = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const shown = { timeout: 15_000 }

const mine = async (simulator: SimulatorProcess) => (await simulator.state()).me.availability

/** The app's clock goes on from a later moment, as after a sleep: it wakes up to it. */
async function wakeLater(electron: ElectronApplication, byMs: number): Promise<void> {
  await electron.evaluate(({ powerMonitor }, by) => {
    const real = Date.now.bind(Date)
    Date.now = () => real() + by
    powerMonitor.emit('suspend')
    powerMonitor.emit('resume')
  }, byMs)
}

async function busyForHalfAnHour(page: Page): Promise<void> {
  await status(page, /^My presence: /).click()
  await page.getByRole('menuitemradio', { name: '30 min' }).click()
  await page.getByRole('menuitemradio', { name: 'Busy' }).click()
  await expect(status(page, /^My presence: Busy until \d/)).toBeVisible(shown)
}

test('a state for half an hour says until when, and is reset then on the server', async ({ launch, simulator }) => {
  const { electron, page } = await signedIn(launch, simulator)
  await busyForHalfAnHour(page)
  expect(await mine(simulator)).toBe('Busy')
  await wakeLater(electron, 31 * minuteMs)
  await expect.poll(() => mine(simulator), shown).toBe('Online')
  await expect(status(page, 'My presence: Available')).toBeVisible(shown)
})

test('it is reset as well when the app was not running at that time', async ({ launch, simulator }) => {
  const first = await signedIn(launch, simulator)
  await busyForHalfAnHour(first.page)
  await first.electron.close()
  const { electron, page } = await launch()
  await connection(page, 'Connected').waitFor(shown)
  await expect(status(page, /^My presence: Busy until \d/)).toBeVisible(shown)
  await wakeLater(electron, 31 * minuteMs)
  await expect.poll(() => mine(simulator), shown).toBe('Online')
})

test('the menu of my status is worked by keys, and by those who do not see it', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await status(page, /^My presence: /).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('menuitemradio', { name: 'No end' })).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitem', { name: /^Later, / })).toBeFocused()
  const report = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(report.violations).toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(status(page, /^My presence: Do not disturb until \d/)).toBeVisible(shown)
})

test('where I am is written in place beside the note, kept by the server, and cleared', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  const location = page.getByRole('textbox', { name: 'My location' })
  await expect(location).toHaveValue('Lisbon')
  await location.fill('Porto, room 4')
  await location.press('Enter')
  await page.reload()
  await expect(location).toHaveValue('Porto, room 4', shown)
  const { uri } = (await simulator.state()).me
  await simulator.changePeople({ uri, location: 'Canteen' })
  await expect(location).toHaveValue('Canteen', shown)
  await location.fill('')
  await location.press('Enter')
  await page.reload()
  await expect(location).toHaveValue('', shown)
})
