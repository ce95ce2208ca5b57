// Signing in on the company's page: a window of its own that leads nowhere else, and leaves nothing behind.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { connection, expect, test } from '../helpers/journey'

test.use({ simulatorArguments: ['--people', '20', '--groups', '2', '--grants', 'passive'] })

async function openPage(electron: ElectronApplication, page: Page, address: string): Promise<Page> {
  await page.getByRole('textbox', { name: 'Sign-in address' }).fill(address.replace('sip:', ''))
  if (!(await page.getByRole('radio').first().isVisible())) {
    await page.getByRole('button', { name: 'More options' }).click()
  }
  await page.getByRole('radio', { name: 'Use my company’s sign-in page' }).click()
  const opened = electron.waitForEvent('window')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  return opened
}

/** What the network of the sign-in page still knows. */
const leftOver = (electron: ElectronApplication) =>
  electron.evaluate(async ({ session }) => {
    const left = session.fromPartition('sign-in-page')
    return { cookies: await left.cookies.get({}), cached: await left.getCacheSize() }
  })

test('signing in on the page ends in a live list, and nothing of the page is left', async ({ launch, simulator }) => {
  const { root, signInAddress, userName, password } = simulator.address
  const { electron, page } = await launch(`--server=${root}`)
  const company = await openPage(electron, page, signInAddress)

  await company.getByRole('textbox', { name: 'User name' }).fill(userName)
  await company.getByRole('textbox', { name: 'Password' }).fill('wrong')
  await company.getByRole('button', { name: 'Sign in' }).click()
  await expect(company.getByRole('alert')).toContainText('Incorrect')
  await company.getByRole('textbox', { name: 'User name' }).fill(userName)
  await company.getByRole('textbox', { name: 'Password' }).fill(password)
  const closed = company.waitForEvent('close')
  await company.getByRole('button', { name: 'Sign in' }).click()
  await closed

  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 30_000 })
  await expect.poll(() => leftOver(electron)).toEqual({ cookies: [], cached: 0 })

  // Hours later there is nobody to sign in on a page: the user is asked, in words.
  await simulator.expire('token')
  await expect(page.getByRole('alert')).toContainText('Your sign-in has expired', { timeout: 30_000 })
  expect(electron.windows()).toHaveLength(1)
})

test('the page has no way into the app and leads to no other place', async ({ launch, simulator }) => {
  const recorded: string[] = []
  const elsewhere = createServer((request, response) => {
    recorded.push(request.url ?? '')
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('elsewhere')
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  const address = elsewhere.address()
  const other = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`

  const { root, signInAddress } = simulator.address
  const { electron, page } = await launch(`--server=${root}`)
  const company = await openPage(electron, page, signInAddress)
  await company.getByRole('textbox', { name: 'User name' }).waitFor()
  const home = company.url()

  const found = await company.evaluate(() =>
    ['rollcall', 'require', 'process', 'module'].filter((name) => name in window)
  )
  expect(found).toEqual([])
  const titleOf = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))
  expect(await titleOf()).toContain(`Sign in at ${new URL(root).origin}`)

  const outcome = await company.evaluate(async (url) => {
    const asked = await fetch(url).then(
      () => 'answered',
      () => 'refused'
    )
    const opened = window.open(url) === null ? 'no window' : 'a window'
    const allowed = await navigator.permissions.query({ name: 'geolocation' })
    return [asked, opened, allowed.state]
  }, `${other}/asked`)
  expect(outcome).toEqual(['refused', 'no window', 'denied'])
  await company.evaluate((url) => void (location.href = url), `${other}/led`)
  await expect.poll(titleOf).toContain(`Sign in at ${new URL(root).origin}. It may not lead to ${other}`)
  expect([company.url(), recorded]).toEqual([home, []])
  expect(electron.windows()).toHaveLength(2)
  elsewhere.close()
})

test('the page stores no file, whether a link, a script or the server wants it', async ({
  launch,
  simulator,
  userData
}) => {
  const { electron, page } = await launch(`--server=${simulator.address.root}`)
  const company = await openPage(electron, page, simulator.address.signInAddress)
  await company.getByRole('textbox', { name: 'User name' }).waitFor()
  const home = company.url()
  await electron.evaluate(({ session }) => {
    session.fromPartition('sign-in-page').on('will-download', (event, item) => {
      process.env.STORED = `${process.env.STORED ?? ''}${item.getFilename()} ${event.defaultPrevented}, `
    })
  })
  const stored = () => electron.evaluate(() => process.env.STORED)

  await company.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'script.txt'
    link.click()
  })
  await expect.poll(stored).toBe('script.txt true, ')
  await simulator.fault({
    path: '/passiveauth',
    action: 'status',
    status: 200,
    headers: { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment; filename=server.exe' },
    body: 'x'
  })
  await company.evaluate(() => location.assign(location.href))
  await expect.poll(stored).toBe('script.txt true, server.exe true, ')
  const log = readFileSync(path.join(userData, 'logs', 'rollcall.log'), 'utf8')
  expect(log.match(/the sign-in page may not store a file/g)).toHaveLength(2)
  expect(company.url()).toBe(home)
  await expect(company.getByRole('textbox', { name: 'User name' })).toBeVisible()
})

test('a page that is closed, or cannot be had, ends the signing in with a sentence', async ({ launch, simulator }) => {
  const { electron, page } = await launch(`--server=${simulator.address.root}`)
  const company = await openPage(electron, page, simulator.address.signInAddress)
  await company.close()
  await expect(page.getByRole('alert')).toContainText('The sign-in page was closed before you were signed in')

  await simulator.fault({ path: '/passiveauth', action: 'drop' })
  await openPage(electron, page, simulator.address.signInAddress)
  await expect(page.getByRole('alert')).toContainText('does not answer')
  await simulator.fault({
    path: '/passiveauth',
    action: 'status',
    status: 302,
    headers: { Location: 'https://elsewhere.example/' }
  })
  await openPage(electron, page, simulator.address.signInAddress)
  await expect(page.getByRole('alert')).toContainText('The server sent us on to elsewhere.example')

  const again = await openPage(electron, page, simulator.address.signInAddress)
  await again.getByRole('textbox', { name: 'User name' }).waitFor()
  // Thinking better of it in the app closes the page, too.
  const closed = again.waitForEvent('close')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await closed
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
