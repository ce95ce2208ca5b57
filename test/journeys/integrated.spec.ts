// Signing in with the tickets of the computer: a real Kerberos realm, and Apache before the simulator's token endpoint.
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { Page } from '@playwright/test'
import { connection, expect, test as base } from '../helpers/journey'
import { KerberosRealm } from '../helpers/kerberos'

const test = base.extend<{ realm: KerberosRealm }>({
  realm: async ({ simulator, desktop }, use) => {
    const realm = await KerberosRealm.start(simulator.address.root)
    Object.assign(desktop.env, realm.env)
    await use(realm)
    await realm.stop()
  }
})
test.use({ simulatorArguments: ['--people', '20', '--groups', '2', '--grants', 'windows', '--windows-sign-in'] })
// The packages of the realm may have to be installed first.
test.setTimeout(240_000)

async function signInSo(page: Page, address: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Sign-in address' }).fill(address.replace('sip:', ''))
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('radio', { name: 'Use my Windows or Kerberos sign-in' }).click()
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('who has a ticket signs in without typing a password, and the ticket goes to the token endpoint alone', async ({
  launch,
  simulator,
  realm
}) => {
  realm.signIn()
  const { electron, page } = await launch(`--server=${realm.root}`)
  await signInSo(page, simulator.address.signInAddress)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 30_000 })

  const withTicket = realm.requests().filter(({ scheme }) => scheme === 'Negotiate')
  expect(withTicket).toEqual([
    { user: 'ines@ROLLCALL.TEST', status: '200', path: '/WebTicket/oauthtoken', scheme: 'Negotiate' }
  ])
  expect(realm.delegated()).toEqual([])
  await simulator.expire('token')
  await expect
    .poll(() => realm.requests().filter(({ scheme }) => scheme === 'Negotiate').length, { timeout: 30_000 })
    .toBe(2)
  await expect(connection(page, 'Connected')).toBeAttached()

  // Another server, which the realm knows under the same name, asks for a ticket in vain, even of the same network.
  const asked: (string | undefined)[] = []
  const stranger = createServer((request, response) => {
    asked.push(request.headers.authorization)
    response.writeHead(401, { 'WWW-Authenticate': 'Negotiate' }).end()
  }).listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const address = stranger.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const status = await electron.evaluate(
    ({ net, session }, url) =>
      new Promise<number>((resolve, reject) => {
        const request = net.request({ url, session: session.fromPartition('ucwa-integrated'), credentials: 'include' })
        request.on('response', (response) => resolve(response.statusCode))
        request.on('error', reject)
        request.end()
      }),
    `http://localhost:${port}/`
  )
  expect([status, asked]).toEqual([401, [undefined]])
  stranger.close()
})

test('who has no ticket is told so, and nobody is asked for a password', async ({ launch, simulator, realm }) => {
  const { electron, page } = await launch(`--server=${realm.root}`)
  await signInSo(page, simulator.address.signInAddress)
  await expect(page.getByRole('alert')).toContainText('Your Windows or Kerberos sign-in was not accepted', {
    timeout: 30_000
  })
  expect(electron.windows()).toHaveLength(1)
  const tried = realm.requests().filter(({ path }) => path === '/WebTicket/oauthtoken')
  // Chromium asks a second time before it gives up; the app itself does not.
  expect(tried.length).toBeLessThanOrEqual(2)
  expect(new Set(tried.map(({ user, status, scheme }) => `${user} ${status} ${scheme}`))).toEqual(new Set(['- 401 -']))
  // With a ticket the same form does.
  realm.signIn()
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 30_000 })
})
