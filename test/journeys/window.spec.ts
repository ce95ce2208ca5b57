import AxeBuilder from '@axe-core/playwright'
import { connection, expect, row, signedIn, test } from '../helpers/journey'

test('the page is isolated: no Node, no Electron, nothing from elsewhere', async ({ launch, simulator }) => {
  const { page } = await launch()
  expect(
    await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')])
  ).toEqual(['undefined', 'undefined'])
  expect(page.url()).toMatch(/^app:\/\/ui\//)
  const reached = await page.evaluate(async (root) => {
    try {
      await fetch(root)
      return true
    } catch {
      return false
    }
  }, simulator.address.root)
  expect(reached).toBe(false)
})

test('a page cannot send the window elsewhere or open another', async ({ launch }) => {
  const { page, electron } = await launch()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.evaluate(() => {
    window.open('https://nowhere.invalid/')
    // Later, since Playwright would wait for the way back from a journey that never begins.
    setTimeout(() => {
      document.title = 'tried'
      location.href = 'https://nowhere.invalid/'
    }, 0)
  })
  const windows = () =>
    electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => [webContents.getTitle(), webContents.getURL()])
    )
  await expect.poll(windows).toEqual([['tried', 'app://ui/index.html']])
})

test('typing filters the list, arrows and Enter open the person, Escape clears', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await page.keyboard.press('Control+F')
  await page.keyboard.type('fisch')
  await expect(row(page, 'Lena Fischer')).toHaveCount(1)
  await expect(row(page, 'Tomasz Wójcik')).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible()
})

test('the tree is walked, folded and unfolded by the keyboard alone', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const first = page.getByRole('treeitem', { level: 1 }).first()
  await first.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(first).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('ArrowRight')
  await expect(first).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  const focused = page.locator('[role=treeitem]:focus')
  await expect(focused).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('End')
  await expect(page.getByRole('treeitem').last()).toBeFocused()
})

test('folded groups, density and theme are kept for the next start', async ({ launch, simulator }) => {
  const { page, electron } = await signedIn(launch, simulator)
  await page.getByRole('treeitem', { name: 'Favourites', level: 1 }).click()
  await expect(page.getByRole('treeitem', { name: 'Favourites', level: 1 })).toHaveAttribute('aria-expanded', 'false')
  await electron.close()
  const again = await launch()
  await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect(again.page.getByRole('treeitem', { name: 'Favourites', level: 1 })).toHaveAttribute(
    'aria-expanded',
    'false'
  )
})

for (const view of ['sign-in', 'list', 'details']) {
  test(`assistive technology finds no fault with the ${view}`, async ({ launch, simulator }) => {
    const { page } = view === 'sign-in' ? await launch() : await signedIn(launch, simulator)
    if (view === 'details') {
      await page.setViewportSize({ width: 900, height: 700 })
      await row(page, 'Lena Fischer').first().click()
      await expect(page.getByRole('heading', { name: 'Lena Fischer' })).toBeVisible()
    }
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
  })
}

test.describe('with 1,000 contacts', () => {
  test.use({ simulatorArguments: ['--people', '1000', '--groups', '20', '--contact-limit', '1000'] })

  test('only the rows in sight are in the page, and the last one is reached', async ({ launch, simulator }) => {
    const { page } = await signedIn(launch, simulator)
    const items = page.getByRole('treeitem')
    expect(await items.count()).toBeLessThan(80)
    await items.first().focus()
    await page.keyboard.press('End')
    const last = page.locator('[role=treeitem]:focus')
    await expect(last).toBeVisible()
    expect(await last.getAttribute('aria-posinset')).toBe(await last.getAttribute('aria-setsize'))
    expect(await items.count()).toBeLessThan(80)
  })
})
