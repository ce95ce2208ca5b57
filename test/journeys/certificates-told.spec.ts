// What is said of another certificate to somebody who does not look at the window.
import { connection, expect, signIn } from '../helpers/journey'
import { certificateOf, dialogOf, renew, requestsOf, show, test, trust, trustButton } from '../helpers/secure-simulator'
import { newest, stateOf } from '../helpers/told'
import { labels, tooltip } from '../helpers/tray'

test('one that changes while the window is closed is told by tray and notification, which lead to it', async ({
  open,
  secure,
  bus
}) => {
  await bus.startTray()
  await bus.startNotifications()
  const { electron, page } = await open('127.0.0.1')
  await signIn(page, secure)
  await trust({ page }, '127.0.0.1')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect.poll(async () => (await stateOf(page)).desktop.tray).toBe('shown')
  await page.evaluate(() => window.rollcall.closeWindow())
  await expect.poll(() => electron.windows()).toEqual([])

  await renew(secure, { subject: 'Somebody else' })
  const note = await newest(bus)
  expect(note).toMatchObject({
    title: 'Rollcall is signed out',
    body: 'The certificate of the server is not the one you trusted, so nothing was sent to it. Look at it, and ask your administrator before you trust it.',
    actions: [{ key: 'default' }, { key: 'open', label: 'Open Rollcall' }],
    hints: { urgency: 2 }
  })
  await expect.poll(() => labels(bus)).toContain('Offline: the certificate of the server has changed')
  expect(await labels(bus)).toContain('Connect again')
  expect(await tooltip(bus)).toMatch(/^Rollcall: offline, as of /)
  expect(await requestsOf(secure)).toEqual([])

  // Connecting again believes it no more than before, and says nothing that was not said.
  await bus.clickMenu('Connect again')
  await expect.poll(() => labels(bus)).toContain('Offline: the certificate of the server has changed')
  expect(await requestsOf(secure)).toEqual([])

  const opening = electron.waitForEvent('window')
  bus.invoke(note.id, 'open')
  const again = { page: await opening }
  await expect(again.page.getByRole('alert')).toContainText(/The certificate of 127\.0\.0\.1:\d+ has changed\./)
  await again.page.getByRole('button', show).click()
  await expect(dialogOf(again)).toContainText((await certificateOf(secure)).fingerprint256)
  await trustButton(again, '127.0.0.1').click()
  await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect.poll(() => tooltip(bus)).toBe('Rollcall: Available')
  expect(bus.notes).toHaveLength(1)
})
