// The settings as a person uses them: each acts at once, by the pointer and by the keyboard, and is there again after
// a restart.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Settings } from '../../preload/contract'
import { entries } from '../helpers/desktop-bus-tray'
import { connection, expect, signedIn, test } from '../helpers/journey'
import { button, choose, control, heading, openSettings, settingsOf } from '../helpers/settings-page'

/** By the keyboard alone, from wherever it is on the page. */
async function walkTo(page: Page, name: RegExp): Promise<void> {
  const focused = page.locator(':focus')
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab')
    const said = await focused.evaluate((element) => {
      const named = element.getAttribute('aria-labelledby')?.split(' ') ?? []
      const words = named.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
      return element.getAttribute('aria-label') ?? (words || (element.textContent ?? ''))
    })
    if (name.test(said)) return
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

const chosen: Partial<Settings> = {
  theme: 'dark',
  contrast: 'more',
  density: 'compact',
  sort: 'name',
  language: 'en-US',
  startHidden: false,
  closeToTray: false,
  awayOnLock: true,
  reportActivity: false,
  notifyWhileDoNotDisturb: true,
  sound: false
}
const switches = [
  'More contrast',
  'Also while I am “Do not disturb”',
  'With a sound',
  'Away while the computer is locked',
  'Tell the server that I am here',
  'Start without the window',
  'Stay in the tray when closed'
]
const choices = [
  ['Colours', 'Dark'],
  ['Rows', 'Compact'],
  ['Sort people by', 'Name'],
  ['Dates and times', 'American']
] as const

test('each setting acts at once by the pointer, and is kept over a restart', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  const { page, electron } = await signedIn(launch, simulator)
  await button(page, 'More').click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  for (const [title, value] of choices) await choose(page, title, value)
  for (const name of switches) {
    const before = await control(page, name).getAttribute('aria-checked')
    await control(page, name).click()
    await expect(control(page, name)).toHaveAttribute('aria-checked', before === 'true' ? 'false' : 'true')
  }
  await expect.poll(() => settingsOf(page)).toMatchObject(chosen)
  const root = page.locator(':root')
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await expect(root).toHaveAttribute('data-contrast', 'more')
  await button(page, 'Back').click()
  await expect(root).toHaveAttribute('data-density', 'compact')
  await expect(button(page, 'More')).toBeFocused()

  await electron.close()
  const again = await launch(`--server=${simulator.address.root}`)
  await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  expect(await settingsOf(again.page)).toMatchObject(chosen)
  await openSettings(again.page)
  for (const [title, value] of choices) await expect(button(again.page, `${title}: ${value}`)).toBeVisible()
  await expect(control(again.page, 'With a sound')).toHaveAttribute('aria-checked', 'false')
})

test('each setting acts at once by the keyboard alone, and Esc leads back', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  const { page } = await signedIn(launch, simulator)
  await page.getByRole('treeitem').first().focus()
  const stood = await page.locator(':focus').getAttribute('aria-label')
  await openSettings(page)
  await expect(button(page, 'Back')).toBeFocused()
  for (const [title, value] of choices) {
    await walkTo(page, new RegExp(`^${title}`))
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    while (!(await page.locator(':focus').textContent())?.includes(value)) await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(button(page, `${title}: ${value}`)).toBeFocused()
  }
  await button(page, 'Back').focus()
  for (const name of switches) {
    await walkTo(page, new RegExp(`^${name}$`))
    await page.keyboard.press('Space')
  }
  await expect.poll(() => settingsOf(page)).toMatchObject(chosen)
  await page.keyboard.press('Escape')
  await expect(heading(page)).toBeHidden()
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', stood ?? '')
})

test('quiet hours have their times and days', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  await choose(page, 'Dates and times', 'British')
  await button(page, 'Quiet hours: Off').click()
  await control(page, 'Tell nothing in these hours').click()
  await expect(button(page, 'Quiet hours: 22:00 to 07:00')).toBeVisible()
  await page.getByLabel('From').fill('21:30')
  await page.getByLabel('From').blur()
  await expect(button(page, 'Quiet hours: 21:30 to 07:00')).toBeVisible()
  await button(page, 'Saturday').click()
  await button(page, 'Sunday').click()
  await expect(button(page, 'Sunday')).toHaveAttribute('aria-pressed', 'false')
  await expect
    .poll(async () => (await settingsOf(page)).quietHours)
    .toEqual({ isOn: true, from: 1290, to: 420, days: [1, 2, 3, 4, 5] })
  await choose(page, 'Dates and times', 'American')
  await expect(button(page, /^Quiet hours: 9:30.PM to 7:00.AM$/)).toBeVisible()
})

test('the language of times is that of the tray as well', async ({ launch, simulator, bus }) => {
  await bus.startTray()
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  await choose(page, 'Dates and times', 'British')
  await button(page, 'Pause: Not paused').click()
  await page.getByRole('menuitem', { name: 'For 1 hour' }).click()
  await expect(button(page, /^Pause: Until (tomorrow, )?\d\d:\d\d$/)).toBeVisible()
  const paused = async () =>
    entries(await bus.menu()).find(({ label }) => label.startsWith('Notifications paused'))?.label ?? ''
  await expect.poll(paused).toMatch(/\d\d:\d\d$/)
  await choose(page, 'Dates and times', 'American')
  await expect(button(page, /^Pause: Until .*[AP]M$/)).toBeVisible()
  await expect.poll(paused).toMatch(/[AP]M$/)
  await button(page, /^Pause: Until/).click()
  await page.getByRole('menuitem', { name: 'Resume' }).click()
  await expect(button(page, 'Pause: Not paused')).toBeVisible()
})

test('without a tray what needs one is out of reach, and says why', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  for (const name of ['Start without the window', 'Stay in the tray when closed']) {
    await expect(control(page, name)).toBeDisabled()
  }
  await expect(page.getByText('This desktop has no tray, so the window stays within reach.')).toHaveCount(2)
})

test('the page fits every width in every look, and assistive technology finds no fault', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  await button(page, 'Quiet hours: Off').click()
  await button(page, 'Change').click()
  for (const theme of ['light', 'dark'] as const) {
    for (const contrast of ['system', 'more'] as const) {
      await page.evaluate((change) => window.rollcall.changeSettings(change), { theme, contrast })
      await expect(page.locator(':root')).toHaveAttribute('data-theme', theme)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    }
  }
  // The narrowest is the usual window at 200 %.
  for (const width of [1200, 760, 380, 320, 190]) {
    for (const dir of ['ltr', 'rtl']) {
      await page.setViewportSize({ width, height: 700 })
      await page.evaluate((chosenDir) => (document.documentElement.dir = chosenDir), dir)
      const beyond = await page.getByRole('main', { name: 'Settings' }).evaluate((main) => {
        const edge = main.clientWidth
        const parts = [...main.querySelectorAll<HTMLElement>('*')]
        const out = parts.filter((part) => {
          const { left, right, width: wide } = part.getBoundingClientRect()
          return wide > 1 && (left < -0.5 || right > Math.max(edge, window.innerWidth) + 0.5)
        })
        return [main.scrollWidth - edge, ...out.map((part) => part.className || part.tagName)]
      })
      expect(beyond, `${width} ${dir}`).toEqual([0])
    }
  }
})
