import { Variant } from '@jellybrick/dbus-next'
import type { Page } from '@playwright/test'
import type { AppState } from '../../preload/contract'
import type { DesktopBus } from '../helpers/desktop-bus'
import { connection, expect, signedIn, signIn, test } from '../helpers/journey'

async function stateOf(page: Page): Promise<AppState> {
  const outcome = await page.evaluate(() => window.rollcall.getState())
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value
}

const keepSignedIn = (page: Page, isKept: boolean) =>
  page.evaluate((asked) => window.rollcall.keepSignedIn(asked), isKept)

const toldOf = (page: Page, reason: string) =>
  page.getByText(`Your password is kept only until Rollcall closes: ${reason}.`)
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' })
const signInHeading = (page: Page) => page.getByRole('heading', { name: 'Sign in' })

const noKeychain = { ok: false, problem: { code: 'no-keychain' } }
const done = { ok: true, value: undefined }

test('whoever wants to be asked next time is asked, and can change their mind', async ({ launch, simulator }) => {
  const first = await signedIn(launch, simulator)
  await expect.poll(async () => (await stateOf(first.page)).keychain).toBe('working')
  expect(await keepSignedIn(first.page, false)).toEqual(done)
  expect((await stateOf(first.page)).account?.keepSignedIn).toBe(false)
  await first.electron.close()

  const second = await launch(`--server=${simulator.address.root}`)
  await signInHeading(second.page).waitFor()
  await signIn(second.page, simulator, { keep: false })
  await expect(connection(second.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  expect(await keepSignedIn(second.page, true)).toEqual(done)
  expect((await stateOf(second.page)).account?.keepSignedIn).toBe(true)
  await second.electron.close()

  const third = await launch()
  await expect(connection(third.page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('in the sample organisation there is nothing to keep', async ({ launch }) => {
  const { page } = await launch('--demo')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  expect(await keepSignedIn(page, true)).toEqual({ ok: false, problem: { code: 'only-a-sample' } })
  const changed = await page.evaluate(() => window.rollcall.changeServer(''))
  expect(changed).toEqual({ ok: false, problem: { code: 'only-a-sample' } })
})

test('another server is signed in to with the same password, and a wrong one is said to be wrong', async ({
  launch,
  simulator
}) => {
  const { page } = await signedIn(launch, simulator)
  const { root } = simulator.address
  const facts = await page.evaluate(() => window.rollcall.readConnection())
  expect(facts).toMatchObject({ ok: true, value: { host: new URL(root).host, foundBy: 'address', proxy: null } })
  const changeServer = (server: string) => page.evaluate((asked) => window.rollcall.changeServer(asked), server)

  expect(await changeServer('http://elsewhere.example/')).toMatchObject({
    ok: false,
    problem: { code: 'server-address-invalid' }
  })
  await expect(connection(page, 'Connected')).toBeAttached()
  expect(await changeServer(root)).toEqual(done)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  expect(await changeServer('https://127.0.0.1:1/')).toEqual(done)
  await expect(signInHeading(page)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('alert')).toBeVisible()
})

test.describe('without a keyring', () => {
  test.use({ keyring: false })

  test('the user reads why nothing is kept, and a keyring that starts later takes it', async ({
    launch,
    simulator,
    desktop
  }) => {
    const { page, electron } = await signedIn(launch, simulator)
    await expect(toldOf(page, 'this computer has no keychain')).toBeVisible()
    await tryAgain(page).click()
    await expect(page.getByText('The password cannot be kept here.')).toBeVisible()

    await desktop.startKeyring()
    await expect(toldOf(page, 'this computer has no keychain')).toBeHidden()
    await expect.poll(async () => (await stateOf(page)).keychain).toBe('working')
    await electron.close()
    const again = await launch()
    await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  })

  test('keeping somebody signed in is refused', async ({ launch, simulator }) => {
    const { page } = await launch(`--server=${simulator.address.root}`)
    await signIn(page, simulator, { keep: false })
    await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
    expect(await keepSignedIn(page, true)).toEqual(noKeychain)
    expect((await stateOf(page)).account?.keepSignedIn).toBe(false)
  })
})

test.describe('with a keyring that takes nothing', () => {
  test.use({ keyring: 'denied' })

  test('the user reads that it refused, and goes on for this run', async ({ launch, simulator }) => {
    const { page, electron } = await signedIn(launch, simulator)
    await expect(toldOf(page, 'the keychain of this computer is locked or refused it')).toBeVisible()
    expect(await keepSignedIn(page, true)).toEqual(noKeychain)
    await electron.close()
    const again = await launch(`--server=${simulator.address.root}`)
    await expect(signInHeading(again.page)).toBeVisible()
  })
})

test('a keyring that is locked while the app runs is said to be, and takes the password once it is open again', async ({
  launch,
  simulator,
  bus
}) => {
  await lock(bus)
  const { page, electron } = await signedIn(launch, simulator)
  const told = toldOf(page, 'the keychain of this computer is locked or refused it')
  await expect(told).toBeVisible()
  expect(await keepSignedIn(page, true)).toEqual(noKeychain)
  await unlock(bus)
  await tryAgain(page).click()
  await expect(told).toBeHidden()
  await electron.close()
  const again = await launch()
  await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

const secrets = ['org.freedesktop.secrets', '/org/freedesktop/secrets'] as const
const service = 'org.freedesktop.Secret.Service'
const collection = '/org/freedesktop/secrets/collection/login'

const lock = (bus: DesktopBus) => bus.call(...secrets, service, 'Lock', 'ao', [[collection]])

/** As its owner would with the prompt that no program shows on this desktop. */
async function unlock(bus: DesktopBus): Promise<void> {
  const [, opened] = await bus.call(...secrets, service, 'OpenSession', 'sv', ['plain', new Variant('s', '')])
  const password = [opened, Buffer.alloc(0), Buffer.from('\n'), 'text/plain']
  const ownInterface = 'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface'
  await bus.call(...secrets, ownInterface, 'UnlockWithMasterPassword', 'o(oayays)', [collection, password])
}
