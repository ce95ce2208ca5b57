import { connection, expect, signedIn, test } from '../helpers/journey'

test.use({ isPacked: true })

test('the packed app opens the sample organisation and shows presence change', async ({ launch }) => {
  const { page, electron } = await launch('--demo')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  expect(await electron.evaluate(({ app }) => app.isPackaged)).toBe(true)
  const people = page.getByRole('tree', { name: 'Contacts' }).getByRole('treeitem', { level: 2 })
  const before = await people.allTextContents()
  await expect.poll(() => people.allTextContents(), { timeout: 20_000 }).not.toEqual(before)
})

test('the packed app keeps a sign-in in the keyring', async ({ launch, simulator }) => {
  const { electron } = await signedIn(launch, simulator)
  await electron.close()
  const { page } = await launch()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('the packed app has its images for the tray', async ({ launch, bus }) => {
  await bus.startTray()
  await launch('--demo')
  await expect.poll(() => bus.items.length).toBe(1)
  expect((await bus.tray()).icon).toMatchObject({ width: 48, height: 48 })
  // The signs beside people are files of their own.
  await expect.poll(async () => (await bus.menu()).map(({ label }) => label)).toContain('Favourites')
})
