// A list that the server refuses is told of and asked for again: the window never shows it as empty.
import { connection, expect, row, signedIn, signIn, test } from '../helpers/journey'

const refused = { path: '/people/groups', action: 'status', status: 403, times: 1000 } as const

test('a refused list is not shown as empty, and is there once the server gives it', async ({ launch, simulator }) => {
  await simulator.fault(refused)
  const { page } = await launch(`--server=${simulator.address.root}`)
  await signIn(page, simulator)
  await expect(page.getByRole('alert')).toContainText('Your list cannot be read. The server refuses it.')
  await expect(connection(page, 'Connected')).toBeVisible()
  await expect(page.getByText('Your list is empty')).toHaveCount(0)
  await simulator.clearFaults()
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(row(page, 'Lena Fischer').first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a list that is refused later stays as it was known, and is live again when it is not', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  await simulator.fault(refused)
  await simulator.expire('application')
  await expect(page.getByRole('alert')).toContainText('Shown as of')
  await expect(row(page, 'Lena Fischer').first()).toBeVisible()
  await simulator.clearFaults()
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(row(page, 'Lena Fischer', 'Available').first()).toBeVisible()
})
