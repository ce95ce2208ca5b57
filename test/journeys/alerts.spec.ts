import type { Locator, Page } from '@playwright/test'
import { choose, header, openMenu, rowIn, uriOf } from '../helpers/acting'
import { expect, signedIn, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '40', '--groups', '4', '--contact-limit', '100'] })

const chidi = 'Chidi Eze'
const watching = (page: Page, name: string) => rowIn(page, 'Watching', name)
const favourite = (page: Page, name: string) => rowIn(page, 'Favourites', name)

/** Leads through the Watch submenu of a row or header to a choice. */
async function watch(page: Page, item: Locator, choice: string | RegExp): Promise<void> {
  await openMenu(page, item)
  await page.getByRole('menuitem', { name: 'Watch', exact: true }).click()
  await page.getByRole('menuitemradio', { name: choice }).click()
}

/** Who stands among the favourites, from the top. */
async function favourites(page: Page): Promise<string[]> {
  const labels = await favourite(page, '').evaluateAll((rows) =>
    rows.map((one) => one.getAttribute('aria-label') ?? '')
  )
  return labels.map((label) => label.split(', ')[0] ?? '')
}

test('a person is watched from the row by pointer and by keyboard, marked in both places, and kept over a restart', async ({
  launch,
  simulator
}) => {
  const first = await signedIn(launch, simulator)
  const [one = '', two = ''] = await favourites(first.page)
  await watch(first.page, favourite(first.page, one), 'Always')
  await expect(watching(first.page, one)).toHaveAttribute('aria-label', /, watched always$/)
  await expect(watching(first.page, one).locator('.marks')).toHaveText('always')
  await expect(favourite(first.page, one)).toHaveAttribute('aria-label', /, watched$/)
  await favourite(first.page, two).focus()
  await first.page.keyboard.press('Control+b')
  await expect(watching(first.page, two).locator('.marks')).toHaveText('once')

  await first.electron.close()
  const { page } = await launch(`--server=${simulator.address.root}`)
  await expect(watching(page, one).locator('.marks')).toHaveText('always', { timeout: 20_000 })
  await expect(watching(page, two).locator('.marks')).toHaveText('once')

  await watching(page, two).focus()
  await page.keyboard.press('Delete')
  await expect(watching(page, two)).toHaveCount(0)
  await favourite(page, one).focus()
  await page.keyboard.press('Control+b')
  await expect(header(page, 'Watching')).toHaveCount(0)
  await expect(favourite(page, one)).not.toHaveAttribute('aria-label', /watched/)
})

test('a time is given to watch until, in the menu and in the details, where all else is chosen too', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  const [one = ''] = await favourites(page)
  await watch(page, favourite(page, one), 'Until…')
  const dialog = page.getByRole('dialog', { name: `Watch ${one} until` })
  await dialog.getByRole('textbox', { name: 'Until' }).fill('23:45')
  await dialog.getByRole('button', { name: 'Watch' }).click()
  await expect(watching(page, one).locator('.marks')).toHaveText(/^until (23:45|11:45.PM)$/)

  await choose(page, watching(page, one), 'Watch', 'More…')
  const chosen = page.getByRole('radio', { name: 'Until…' })
  await expect(chosen).toBeFocused()
  await expect(chosen).toBeChecked()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('radio', { name: 'Always' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Changes the note' }).check()
  await page.getByRole('checkbox', { name: 'Becomes available' }).uncheck()
  const last = page.getByRole('checkbox', { name: 'Changes the note' })
  await last.click()
  await expect(last).toBeChecked()
  await page.getByRole('radio', { name: 'Off' }).click()
  await expect(last).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(header(page, 'Watching')).toHaveCount(0)
})

test('a group is watched by its menu, with a bell in its header', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const group = page.getByRole('treeitem', { level: 1 }).nth(1)
  await watch(page, group, 'Always')
  await expect(group).toHaveAttribute('aria-label', /, watched$/)
  await choose(page, group, 'Watch', 'More…')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: 'Always' })).toBeChecked()
  await dialog.getByRole('checkbox', { name: 'Goes offline' }).check()
  await dialog.getByRole('radio', { name: 'Off' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(group).not.toHaveAttribute('aria-label', /watched/)
})

test('those who are selected are waited for until the first is free, or watched each', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  const names = await favourites(page)
  const uris = await Promise.all(names.map((name) => uriOf(simulator, name)))
  await simulator.changePeople(...uris.map((uri) => ({ uri, availability: 'Busy' })))
  await expect(favourite(page, names[0] ?? '')).toHaveAttribute('aria-label', /, Busy/)
  await favourite(page, names[0] ?? '').focus()
  await page.keyboard.press('Control+a')
  const bell = page.getByRole('toolbar').getByRole('button', { name: 'Watch' })
  await bell.click()
  await page.getByRole('menuitem', { name: 'When any of these is free' }).click()
  const wait = page.getByRole('treeitem', { name: /^The first of/ })
  await expect(wait).toBeVisible()
  await wait.getByRole('button', { name: /^Stop waiting/ }).click()
  await expect(wait).toHaveCount(0)

  await bell.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'When any of these is free' }).press('Enter')
  await expect(wait).toBeVisible()
  await simulator.changePeople({ uri: uris[1] ?? '', availability: 'Online' })
  await expect(wait).toHaveCount(0)

  await bell.click()
  await page.getByRole('menuitemradio', { name: 'Always' }).click()
  await expect(watching(page, '')).toHaveCount(names.length)
})

test('what was held back while nobody was to disturb is listed afterwards, opens the person, and can be dismissed', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  const uri = await uriOf(simulator, chidi)
  await simulator.changePeople({ uri, availability: 'Busy' })
  await expect(favourite(page, `${chidi}, Busy`)).toBeVisible()
  await watch(page, favourite(page, chidi), 'Once')
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('button', { name: 'My presence: Do not disturb' })).toBeVisible()
  await simulator.changePeople({ uri, availability: 'Online' })
  await expect(favourite(page, `${chidi}, Available`)).toBeVisible()
  await expect(header(page, 'Watching')).toHaveCount(0)
  const line = page.getByText('1 change while you were not disturbed')
  await expect(line).toHaveCount(0)
  await page.keyboard.press('Alt+1')
  await expect(line).toBeVisible()

  await page.getByRole('button', { name: 'Show' }).click()
  const dialog = page.getByRole('dialog', { name: 'While you were not disturbed' })
  await expect(dialog.getByRole('listitem')).toHaveText(/Became available/)
  await dialog.getByRole('button', { name: chidi }).click()
  await expect(page.getByRole('heading', { name: chidi })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(line).toHaveCount(0)
})
