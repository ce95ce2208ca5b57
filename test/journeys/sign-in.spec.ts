import { connection, expect, signIn, signedIn, test } from '../helpers/journey'
import { SimulatorProcess } from '../helpers/simulator-process'

test('signing in by the form ends in a live list of everybody', async ({ launch, simulator }) => {
  const { page } = await signedIn(launch, simulator)
  const truth = await simulator.state()
  const lists = truth.groups.filter((group) => group.kind === 'group')
  for (const group of lists) {
    await expect(page.getByRole('treeitem', { name: group.name, level: 1 })).toBeAttached()
  }
  await expect(page.getByRole('button', { name: /^My presence: / })).toBeVisible()
  expect(truth.applications.filter((application) => application.alive)).toHaveLength(1)
})

test('the server can be named in the form itself', async ({ launch, simulator }) => {
  const { page } = await launch()
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('textbox', { name: 'Server' }).fill(simulator.address.root)
  await page.getByRole('textbox', { name: 'User name' }).fill(simulator.address.userName)
  await signIn(page, simulator)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('a wrong password is explained, keeps what was typed, and is not tried a second time', async ({
  launch,
  simulator
}) => {
  const { page } = await launch(`--server=${simulator.address.root}`)
  await signIn(page, simulator, { password: 'not the password' })

  await expect(page.getByRole('alert')).toContainText('The password was not accepted')
  const password = page.getByRole('textbox', { name: 'Password' })
  await expect(password).toHaveValue('not the password')
  await expect(password).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('textbox', { name: 'Sign-in address' })).toHaveValue(
    simulator.address.signInAddress.replace('sip:', '')
  )
  await password.fill(simulator.address.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const tried = (await simulator.requests()).filter(({ method, path }) => method === 'POST' && /token/i.test(path))
  expect(tried.map(({ status }) => status)).toEqual([400, 200])
})

test('an address whose server cannot be found is explained with its domain', async ({ launch, simulator }) => {
  const { page } = await launch()
  await page.getByRole('textbox', { name: 'Sign-in address' }).fill('somebody@nowhere.invalid')
  await page.getByRole('textbox', { name: 'Password' }).fill(simulator.address.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('nowhere.invalid', { timeout: 20_000 })
  await expect(page.getByRole('textbox', { name: 'Sign-in address' })).toHaveAttribute('aria-invalid', 'true')
})

test('what is no address is refused before anything is sent', async ({ launch, simulator }) => {
  const { page } = await launch(`--server=${simulator.address.root}`)
  await page.getByRole('textbox', { name: 'Sign-in address' }).fill('somebody')
  await page.getByRole('textbox', { name: 'Password' }).fill('x')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Sign-in address' })).toHaveAttribute('aria-invalid', 'true')
  expect(await simulator.requests()).toEqual([])
})

test('a server that is no Skype for Business server is named as such', async ({ launch, simulator }) => {
  await simulator.fault({ action: 'html', times: 20 })
  const { page } = await launch(`--server=${simulator.address.root}`)
  await signIn(page, simulator)
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('alert')).not.toContainText(/undefined|html|\b[245]\d\d\b/i)
})

test('signing in can be cancelled', async ({ launch, simulator }) => {
  await simulator.fault({ action: 'hang', times: 20 })
  const { page } = await launch(`--server=${simulator.address.root}`)
  await signIn(page, simulator)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue(simulator.address.password)
})

test('a certificate that nobody vouches for ends the sign-in with an explanation', async ({ launch }) => {
  const secure = await SimulatorProcess.start('--tls', '--people', '10', '--groups', '2')
  try {
    const { page } = await launch(`--server=${secure.address.root}`)
    await signIn(page, secure)
    await expect(page.getByRole('alert')).toContainText(/certificate/i)
  } finally {
    await secure.stop()
  }
})
