import { connection, expect, row, test } from '../helpers/journey'

test('a newcomer opens the sample organisation with one click and sees presence change', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByRole('button', { name: 'Try the sample organisation' }).click()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })

  const tree = page.getByRole('tree', { name: 'Contacts' })
  await expect(tree.getByRole('treeitem', { level: 1 }).first()).toBeVisible()
  const before = await tree.getByRole('treeitem', { level: 2 }).allTextContents()
  await expect
    .poll(() => tree.getByRole('treeitem', { level: 2 }).allTextContents(), { timeout: 20_000 })
    .not.toEqual(before)
})

test('the sample organisation is forgotten when the app ends', async ({ launch }) => {
  const { electron, page } = await launch('--demo')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await electron.close()

  const again = await launch()
  await expect(again.page.getByRole('textbox', { name: 'Sign-in address' })).toHaveValue('')
})

test('unknown arguments are refused with the usage', async ({ launch }) => {
  await expect(launch('--no-such-thing')).rejects.toThrow()
})

test('a second start shows the first window instead of a second one', async ({ launch }) => {
  const { electron, page } = await launch('--demo')
  await expect(row(page, 'Chidi Eze')).not.toHaveCount(0, { timeout: 20_000 })
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide()
  })
  await expect(launch('--demo')).rejects.toThrow()
  await expect
    .poll(() =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))
    )
    .toEqual([true])
})
