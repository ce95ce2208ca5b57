import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { AppState, Settings } from '../../preload/contract'
import { connection, expect, signedIn, test } from '../helpers/journey'

/** Nothing in it is as it is by default. */
const chosen: Settings = {
  theme: 'dark',
  contrast: 'more',
  density: 'compact',
  sort: 'name',
  language: 'en-GB',
  collapsedGroups: ['g-1'],
  startAtLogin: true,
  startHidden: false,
  closeToTray: false,
  awayOnLock: true,
  reportActivity: false,
  notify: false,
  notifyWhileDoNotDisturb: true,
  sound: false,
  quietHours: { isOn: true, from: 60, to: 120, days: [1, 5] }
}

async function stateOf(page: Page): Promise<AppState> {
  const outcome = await page.evaluate(() => window.rollcall.getState())
  if (!outcome.ok) throw new Error(outcome.problem.code)
  return outcome.value
}

const change = (page: Page, settings: Partial<Settings>) =>
  page.evaluate((asked) => window.rollcall.changeSettings(asked), settings)

const signInHeading = (page: Page) => page.getByRole('heading', { name: 'Sign in' })

test('every setting survives a restart', async ({ launch, userData }) => {
  const first = await launch()
  expect(await change(first.page, chosen)).toMatchObject({ ok: true })
  await first.electron.close()
  expect(JSON.parse(readFileSync(path.join(userData, 'settings.json'), 'utf8'))).toMatchObject({ version: 2 })
  const { page } = await launch()
  await signInHeading(page).waitFor()
  expect((await stateOf(page)).settings).toEqual(chosen)
  expect((await stateOf(page)).desktop.settingsFile).toBe('kept')
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more')
})

test('a damaged file is set aside, and the window says so', async ({ launch, userData }) => {
  const file = path.join(userData, 'settings.json')
  const text = '{"settings": {"theme": "dark"'
  writeFileSync(file, text)
  const { page, electron } = await launch('--demo')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect(page.getByText('Some of your settings could not be read')).toBeVisible()
  expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(text)
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText('Some of your settings could not be read')).toBeHidden()
  await electron.close()

  const again = await launch('--demo')
  await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect(again.page.getByText('Some of your settings could not be read')).toBeHidden()
})

test('one damaged value costs no other, and nobody is signed out for it', async ({ launch, simulator, userData }) => {
  const { page, electron } = await signedIn(launch, simulator)
  await change(page, chosen)
  await electron.close()
  const file = path.join(userData, 'settings.json')
  const document = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...document, bounds: 7, settings: { ...document.settings, theme: 'sepia' } }))

  const again = await launch()
  await expect(connection(again.page, 'Connected')).toBeAttached({ timeout: 20_000 })
  expect((await stateOf(again.page)).settings).toEqual({ ...chosen, theme: 'system' })
  expect((await stateOf(again.page)).desktop.settingsFile).toBe('restored')
})

test('the app works where nothing can be kept, and says so until it can', async ({ launch, userData }) => {
  const file = path.join(userData, 'settings.json')
  mkdirSync(file)
  const { page } = await launch('--demo')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  await expect(page.getByText('Your settings are kept only until Rollcall closes')).toBeVisible()
  expect(await change(page, { theme: 'dark' })).toMatchObject({ ok: true })
  expect((await stateOf(page)).settings.theme).toBe('dark')
  rmSync(file, { recursive: true })
  await change(page, { density: 'compact' })
  await expect(page.getByText('Your settings are kept only until Rollcall closes')).toBeHidden()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ settings: { theme: 'dark', density: 'compact' } })
})

test('the licences name what is in the app, and a report names nobody', async ({ launch, simulator }) => {
  const { page, electron } = await signedIn(launch, simulator)
  const about = await page.evaluate(() => window.rollcall.readAbout())
  expect(about).toMatchObject({ ok: true, value: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/) } })
  for (const name of ['Rollcall', 'valibot', 'svelte', '@github/keytar', 'electron-store', 'Chromium']) {
    expect(JSON.stringify(about)).toMatch(new RegExp(String.raw`${name} \d`))
  }
  expect(await page.evaluate(() => window.rollcall.copyDiagnostics())).toMatchObject({ ok: true })
  const text = await electron.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toContain('Connection: online')
  const { signInAddress, userName, password } = simulator.address
  for (const secret of [signInAddress.replace('sip:', ''), userName, password]) expect(text).not.toContain(secret)
  const names = (await stateOf(page)).people.map(({ name }) => name)
  expect(names.filter((name) => text.includes(name))).toEqual([])
})
