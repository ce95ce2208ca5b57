// A server whose certificate nobody vouches for: shown, trusted for its host alone, warned of when it changes.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { connection, expect, signIn, type RunningApp } from '../helpers/journey'
import { certificateOf, dialogOf, renew, requestsOf, show, test, trust, trustButton } from '../helpers/secure-simulator'
import { openSettings } from '../helpers/settings-page'

/** As the dialog writes a date of the certificate. */
const written = ({ page }: RunningApp, date: string) =>
  page.evaluate((at) => {
    const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(at)
    return `${day}, ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(at)}`
  }, Date.parse(date))

test('it is shown as it is, and trusting it goes on with what was typed', async ({ open, secure, userData }) => {
  const app = await open('127.0.0.1')
  await app.page.evaluate(() => window.rollcall.changeSettings({ language: 'en-GB' }))
  await signIn(app.page, secure)
  await expect(app.page.getByRole('alert')).toContainText('The identity of 127.0.0.1')
  // Whole, though the field that has the focus is at the end of a form longer than the window.
  await expect(app.page.getByRole('textbox', { name: 'Server' })).toBeFocused()
  await expect(app.page.getByRole('alert')).toBeInViewport({ ratio: 1 })
  await app.page.getByRole('button', show).click()

  const certificate = await certificateOf(secure)
  const dialog = dialogOf(app)
  await expect(dialog).toContainText(certificate.fingerprint256)
  await expect(dialog.getByText('Rollcall simulator', { exact: true })).toHaveCount(2)
  await expect(dialog).toContainText(await written(app, certificate.validFrom))
  await expect(dialog).toContainText(await written(app, certificate.validTo))
  await expect(dialog).toContainText('Nobody this computer trusts vouches for it.')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()

  await app.page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(app.page.getByRole('textbox', { name: 'Password' })).toHaveValue(secure.address.password)
  expect(await requestsOf(secure)).toEqual([])

  await trust(app, '127.0.0.1')
  await expect(connection(app.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const stored = path.join(userData, 'settings.json')
  const kept = () => JSON.parse(readFileSync(stored, 'utf8')) as { certificates?: Record<string, unknown> }
  await expect.poll(() => Object.keys(kept().certificates ?? {})).toEqual(['127.0.0.1'])
  expect(Object.keys(Object(kept().certificates?.['127.0.0.1']))).toEqual(['fingerprint', 'validFrom', 'validUntil'])
})

test('the same certificate is not trusted for another host', async ({ open, secure }) => {
  const first = await open('127.0.0.1')
  await signIn(first.page, secure, { keep: false })
  await trust(first, '127.0.0.1')
  await expect(connection(first.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await first.electron.close()

  const second = await open('localhost')
  await signIn(second.page, secure)
  await expect(second.page.getByRole('alert')).toContainText('The identity of localhost')
  await second.page.getByRole('button', show).click()
  await expect(trustButton(second, 'localhost')).toBeVisible()
})

test('another certificate than the trusted one is warned of while signed in, and asked about once', async ({
  open,
  secure
}) => {
  const app = await open('127.0.0.1')
  await signIn(app.page, secure)
  await trust(app, '127.0.0.1')
  await expect(connection(app.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const before = await certificateOf(secure)

  await renew(secure, { subject: 'Somebody else' })
  const after = await certificateOf(secure)
  await expect(app.page.getByRole('alert')).toContainText('The certificate of 127.0.0.1', { timeout: 20_000 })
  expect(await requestsOf(secure)).toEqual([])
  await app.page.getByRole('button', show).click()
  const dialog = dialogOf(app)
  await expect(dialog).toContainText('It came in place of the one you trusted.')
  await expect(dialog).toContainText(before.fingerprint256)
  await expect(dialog).toContainText(after.fingerprint256)
  await expect(dialog).toContainText('Somebody else')

  await trustButton(app, '127.0.0.1').click()
  await expect(connection(app.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect(app.page.getByRole('button', show)).toHaveCount(0)
})

test('a changed certificate is warned of at the next start too, and nothing was sent to it', async ({
  open,
  secure
}) => {
  const first = await open('127.0.0.1')
  await signIn(first.page, secure)
  await trust(first, '127.0.0.1')
  await expect(connection(first.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await first.electron.close()
  await renew(secure)

  const second = await open('127.0.0.1')
  await expect(second.page.getByRole('alert')).toContainText('The certificate of 127.0.0.1', { timeout: 20_000 })
  expect(await requestsOf(secure)).toEqual([])
  await trust(second, '127.0.0.1')
  // The password lies in the keychain: nobody has to type it.
  await expect(connection(second.page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('what the settings forget is not trusted any more', async ({ open, secure }) => {
  const app = await open('127.0.0.1')
  await signIn(app.page, secure)
  await trust(app, '127.0.0.1')
  await expect(connection(app.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const { fingerprint256 } = await certificateOf(secure)

  await openSettings(app.page)
  await expect(app.page.getByText(fingerprint256)).toBeVisible()
  await app.page.getByRole('button', { name: 'Forget 127.0.0.1' }).click()
  await expect(app.page.getByText(fingerprint256)).toHaveCount(0)
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('alert')).toContainText('The identity of 127.0.0.1', { timeout: 20_000 })
  await trust(app, '127.0.0.1')
  await expect(connection(app.page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('one that has run out or names another host says so', async ({ open, secure }) => {
  const dayMs = 24 * 60 * 60_000
  await renew(secure, {
    names: ['pool.corvo.example'],
    validUntil: Date.now() - dayMs,
    validFrom: Date.now() - 9 * dayMs
  })
  const app = await open('127.0.0.1')
  await signIn(app.page, secure)
  await app.page.getByRole('button', show).click()
  await expect(dialogOf(app)).toContainText('It is not made for 127.0.0.1.')
  await expect(dialogOf(app)).toContainText('It has expired')
})
