// What the page of the settings does beside setting: it tries notifications, signs out, keeps signed in, changes server.
import { connection, expect, signedIn, test } from '../helpers/journey'
import { button, control, heading, openSettings } from '../helpers/settings-page'

test('a test notification is shown, or its row says why not', async ({ launch, simulator, bus }) => {
  await bus.startNotifications()
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  await button(page, 'Show one Test notification').click()
  await expect(button(page, 'Shown Test notification')).toBeVisible()
  expect(bus.notes.map(({ title }) => title)).toContain('This is a test')
})

test('without a notification server the row says so', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  await button(page, 'Show one Test notification').click()
  await expect(page.getByRole('alert')).toContainText('This desktop shows no notifications.')
  await expect(page.getByText('What would be told is listed in the window.')).toBeVisible()
})

test('signing out leads to the form', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  await expect(page.getByText(/connected since/)).toBeVisible()
  await button(page, /^Sign out/).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(heading(page)).toBeHidden()
  await openSettings(page)
  await expect(page.getByText('Nobody is signed in')).toBeVisible()
})

test('keeping somebody signed in is taken back at once', async ({ launch, simulator }) => {
  const { page, electron } = await signedIn(launch, simulator)
  await openSettings(page)
  await expect(control(page, 'Keep me signed in')).toBeChecked()
  await control(page, 'Keep me signed in').click()
  await expect(control(page, 'Keep me signed in')).not.toBeChecked()
  await electron.close()
  const again = await launch(`--server=${simulator.address.root}`)
  await expect(again.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('another server is checked before anything is sent there', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  await openSettings(page)
  await expect(page.getByText('By the address you gave')).toBeVisible()
  await button(page, 'Change').click()
  await page.getByRole('textbox', { name: 'Server' }).fill('ftp://nowhere')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('This is not the address of a server.')
  await page.getByRole('textbox', { name: 'Server' }).fill(simulator.address.root)
  await page.keyboard.press('Enter')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect(heading(page)).toBeVisible()
})

test('licences are shown, and diagnostics are copied without the address', async ({ launch, simulator }) => {
  const { page, electron } = await signedIn(launch, simulator)
  await openSettings(page)
  await expect(page.getByText(/^Electron \d+.*Chromium \d+.*Node \d+/)).toBeVisible()
  await button(page, 'Show Licences').click()
  await expect(page.getByRole('dialog', { name: 'Licences' })).toContainText('MIT')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await button(page, 'Copy Diagnostics').click()
  await expect(button(page, 'Copied Diagnostics')).toBeVisible()
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('Rollcall')
  const address = simulator.address.signInAddress.replace('sip:', '')
  for (const secret of [address, simulator.address.password]) expect(copied).not.toContain(secret)
})

test.describe('without a keychain', () => {
  test.use({ keyring: false })

  test('nobody can be kept signed in, and the row says why', async ({ launch, simulator }) => {
    const { page } = await signedIn(launch, simulator)
    await openSettings(page)
    await expect(control(page, 'Keep me signed in')).toBeDisabled()
    await expect(page.getByText('No keychain was found here, so the password is not kept.')).toBeVisible()
  })
})
