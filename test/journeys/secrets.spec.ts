import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { connection, expect, signedIn, signIn, test } from '../helpers/journey'
import { spellingsOf } from '../helpers/spellings'
import { startTampering } from '../helpers/tampering'

/** All files below a folder, as one text. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .map((file) => readFileSync(file, 'latin1'))
    .join('\n')
}

test('a kept sign-in is online again after a restart without typing', async ({ launch, simulator }) => {
  const { electron } = await signedIn(launch, simulator)
  await electron.close()
  const { page } = await launch()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('a sign-in that was not to be kept asks again after a restart', async ({ launch, simulator }) => {
  const first = await launch(`--server=${simulator.address.root}`)
  await signIn(first.page, simulator, { keep: false })
  await expect(connection(first.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await first.electron.close()

  const { page } = await launch()
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue('')
  await expect(page.getByRole('textbox', { name: 'Sign-in address' })).toHaveValue(
    simulator.address.signInAddress.replace('sip:', '')
  )
})

test('signing out leaves no application on the server and no secret anywhere', async ({
  launch,
  simulator,
  desktop,
  userData
}) => {
  const { page, electron } = await signedIn(launch, simulator)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect((await simulator.state()).applications.filter(({ alive }) => alive)).toEqual([])
  await electron.close()

  const again = await launch(`--server=${simulator.address.root}`)
  await expect(again.page.getByRole('textbox', { name: 'Password' })).toHaveValue('')
  await again.electron.close()
  for (const folder of [userData, desktop.dir]) {
    const everything = everythingIn(folder)
    expect(spellingsOf(simulator.address.password).filter((one) => everything.includes(one))).toEqual([])
    expect(everything).not.toMatch(/cwt=[A-Za-z0-9]/)
  }
})

test('neither password nor token is ever in a file of the app or in the page', async ({
  launch,
  simulator,
  userData
}) => {
  const { page, electron } = await signedIn(launch, simulator)
  const state = await page.evaluate(() => JSON.stringify(document.documentElement.outerHTML))
  expect(state).not.toContain(simulator.address.password)
  await electron.close()
  expect(everythingIn(userData)).not.toContain(simulator.address.password)
  expect(everythingIn(userData)).not.toMatch(/cwt=[A-Za-z0-9]/)
})

/** What every process that belongs to this folder was started with: its arguments and its environment. */
function startedWith(folder: string): string {
  const told: string[] = []
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const both = ['cmdline', 'environ'].map((what) => readFileSync(`/proc/${name}/${what}`, 'latin1')).join('\n')
      if (both.includes(folder)) told.push(both)
    } catch (error) {
      // It ended between being listed and being read, or is another user's.
      expect(error).toMatchObject({ code: expect.stringMatching(/ENOENT|ESRCH|EACCES|EPERM/) })
    }
  }
  return told.join('\n')
}

/** Gathers what the app writes to its terminal from now on. */
function terminalOf(electron: ElectronApplication): () => string {
  const written: string[] = []
  const { stdout, stderr } = electron.process()
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => written.push(chunk.toString('latin1')))
  return () => written.join('')
}

test('no secret is in a file, a process, the terminal, the page or the report after all that can happen to a sign-in', async ({
  launch,
  simulator,
  userData
}) => {
  const wrong = 'Wr0ng&only-this-journey'
  const { password } = simulator.address
  // Stands between app and server only to learn the tokens.
  const tokens = new Set<string>()
  const between = await startTampering(simulator.address.root)
  between.tamper = () => ({
    rewrite: (text) => {
      for (const [, token = ''] of text.matchAll(/"access_token":"([^"]+)"/g)) tokens.add(token)
      return text
    }
  })
  const expectNone = (text: string, where: string): void => {
    const spellings = [password, wrong, ...tokens].flatMap(spellingsOf)
    expect(spellings.filter((one) => text.includes(one)).map(() => where)).toEqual([])
    expect([where, /cwt=[A-Za-z0-9]/.test(text)]).toEqual([where, false])
  }
  const { page, electron } = await launch(`--server=${between.root}`)
  const terminal = terminalOf(electron)

  // A sign-in that fails, one that works, and a token that is renewed.
  await signIn(page, simulator, { password: wrong })
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 20_000 })
  await signIn(page, simulator)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  const renewals = async () => (await simulator.requests()).filter(({ path }) => path.includes('oauthtoken')).length
  const before = await renewals()
  await simulator.expire('token')
  await expect.poll(renewals, { timeout: 20_000 }).toBeGreaterThan(before)
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })

  await page.evaluate(() => window.rollcall.copyDiagnostics())
  const report = await electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(report).toContain('Rollcall')
  expectNone(report, 'the report on the clipboard')
  expectNone(await page.evaluate(() => document.documentElement.outerHTML), 'the page')
  expectNone(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
    'the storage of the page'
  )
  expectNone(JSON.stringify(await page.evaluate(() => window.rollcall.getState())), 'the picture')
  const processes = startedWith(userData)
  expect(processes).toContain('--type=renderer')
  expectNone(processes, 'a process')

  expect(tokens.size).toBeGreaterThan(1)
  await electron.evaluate(() => void process.stderr.write('the end of the terminal'))
  await expect.poll(terminal).toContain('the end of the terminal')

  // A crash leaves what nobody could tidy up.
  const ended = electron.waitForEvent('close')
  electron.process().kill('SIGKILL')
  await ended
  expectNone(terminal(), 'the terminal')
  expectNone(everythingIn(userData), 'a file of the app')

  const again = await launch()
  const nextTerminal = terminalOf(again.electron)
  await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await again.electron.close()
  await between.close()
  expectNone(nextTerminal(), 'the terminal of the next start')
  expectNone(everythingIn(userData), 'a file of the app after the next start')
})

test('quitting takes the application off the server', async ({ launch, simulator }) => {
  const { electron } = await signedIn(launch, simulator)
  await electron.close()
  expect((await simulator.state()).applications.filter(({ alive }) => alive)).toEqual([])
})

test('so does the end of the desktop session, which says so by a signal', async ({ launch, simulator }) => {
  const { electron } = await signedIn(launch, simulator)
  const ended = electron.waitForEvent('close')
  electron.process().kill('SIGTERM')
  await ended
  expect((await simulator.state()).applications.filter(({ alive }) => alive)).toEqual([])
})

test.describe('without a keyring', () => {
  test.use({ keyring: false })

  test('the app works, keeps the secrets for this run only, and says so', async ({ launch, simulator }) => {
    const { page, electron } = await signedIn(launch, simulator)
    await expect(page.getByText(/keychain/i)).toBeVisible()
    await electron.close()
    const again = await launch()
    await expect(again.page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test.describe('with a keyring that nobody has unlocked', () => {
  test.use({ keyring: 'locked' })

  test('the app works, keeps the secrets for this run only, and says so', async ({ launch, simulator }) => {
    const { page } = await signedIn(launch, simulator)
    await expect(page.getByText(/keychain/i)).toBeVisible({ timeout: 20_000 })
  })
})

test('a keyring that never answers holds up neither the window nor the sign-in, and the app says so', async ({
  launch,
  simulator,
  desktop
}) => {
  const { electron } = await signedIn(launch, simulator)
  await electron.close()
  const keyring = processOf('gnome-keyring-daemon', desktop.dir)
  process.kill(keyring, 'SIGSTOP')
  try {
    const started = Date.now()
    const { page } = await launch()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    // Well below the ten seconds after which the keychain is given up.
    expect(Date.now() - started).toBeLessThan(8000)
    await signIn(page, simulator)
    await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
    await expect(page.getByText(/keychain/i)).toBeVisible({ timeout: 20_000 })
  } finally {
    process.kill(keyring, 'SIGCONT')
  }
})

/** The process of a program that was started with this folder among its arguments. */
function processOf(program: string, folder: string): number {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      if (line.startsWith(program) && line.includes(folder)) return Number(name)
    } catch (error) {
      // It ended between being listed and being read.
      expect(error).toMatchObject({ code: expect.stringMatching(/ENOENT|ESRCH/) })
    }
  }
  throw new Error(`no ${program} runs for ${folder}`)
}
