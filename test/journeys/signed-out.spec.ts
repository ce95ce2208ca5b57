// What is left of a session once its user has signed out: nothing at the server, and no way there.
import type { ElectronApplication } from '@playwright/test'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { expect, signedIn, test } from '../helpers/journey'

const pidsOf = (electron: ElectronApplication) =>
  electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid))

/** How many connections the app has to a port of this machine. */
async function connectionsTo(port: number, electron: ElectronApplication): Promise<number> {
  const remote = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const established = '01'
  const sockets = readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[2]?.endsWith(remote) && fields[3] === established)
    .map((fields) => `socket:[${fields[9]}]`)
  const held = (await pidsOf(electron)).flatMap(handlesOf)
  return sockets.filter((socket) => held.includes(socket)).length
}

function handlesOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).flatMap((fd) => {
    try {
      return [readlinkSync(`${folder}/${fd}`)]
    } catch {
      // Closed since it was listed.
      return []
    }
  })
}

test('signing out leaves no application, no subscription and no connection', async ({ launch, simulator }) => {
  const { electron, page } = await signedIn(launch, simulator)
  const port = Number(new URL(simulator.address.root).port)
  expect(await connectionsTo(port, electron)).toBeGreaterThan(0)
  await page.evaluate(() => window.rollcall.signOut())
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect.poll(() => connectionsTo(port, electron)).toBe(0)
  const { applications, subscriptions } = await simulator.state()
  expect(applications.filter(({ alive }) => alive)).toEqual([])
  expect(subscriptions).toEqual([])
})
