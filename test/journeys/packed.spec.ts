import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sandboxArguments } from '../../scripts/start.mjs'
import { connection, expect, signedIn, test } from '../helpers/journey'

test.use({ isPacked: true })

test('the packed app opens the sample organisation and shows presence change', async ({ launch }) => {
  const { page, electron } = await launch('--demo')
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
  expect(await electron.evaluate(({ app }) => app.isPackaged)).toBe(true)
  const people = page.getByRole('tree', { name: 'Contacts' }).getByRole('treeitem', { level: 2 })
  const before = await people.allTextContents()
  await expect.poll(() => people.allTextContents(), { timeout: 20_000 }).not.toEqual(before)
})

test('the packed app keeps a sign-in in the keyring', async ({ launch, simulator }) => {
  const { electron } = await signedIn(launch, simulator)
  await electron.close()
  const { page } = await launch()
  await expect(connection(page, 'Connected')).toBeAttached({ timeout: 20_000 })
})

test('the packed app has its images for the tray', async ({ launch, bus }) => {
  await bus.startTray()
  await launch('--demo')
  await expect.poll(() => bus.items.length).toBe(1)
  expect((await bus.tray()).icon).toMatchObject({ width: 48, height: 48 })
  // The signs beside people are files of their own.
  await expect.poll(async () => (await bus.menu()).map(({ label }) => label)).toContain('Favourites')
})

/** What a fuse that is on is written as in the program: the digit. */
const on = '1'.charCodeAt(0)

test('the fuses of the packed app are set', async ({ start }) => {
  const electron = await start('--hidden')
  const program = await electron.evaluate(() => process.execPath)
  const wire = await getCurrentFuseWire(program)
  const fuses = Object.fromEntries(
    Object.values(FuseV1Options)
      .filter((option) => typeof option === 'number')
      .map((option) => [FuseV1Options[option], wire[option] === on])
  )
  expect(fuses).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    // The one fuse that test builds have on: it is how a test gets in. test/scripts/package.test.ts: off for users.
    EnableNodeCliInspectArguments: true,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false
  })
})

test('the packed app is no Node, and takes no options for one', async ({ start, desktop, userData }) => {
  const electron = await start('--hidden')
  const program = await electron.evaluate(() => process.execPath)
  const script = path.join(userData, 'script.cjs')
  writeFileSync(script, 'process.stdout.write("ran")')
  for (const [words, more] of [
    [[script], { ELECTRON_RUN_AS_NODE: '1' }],
    [['--nonsense'], { NODE_OPTIONS: `--require=${script}` }]
  ] as const) {
    const run = spawnSync(program, [...sandboxArguments, ...words], {
      env: { ...process.env, ...desktop.env, ...more },
      encoding: 'utf8'
    })
    // It starts as itself and does not know the words.
    expect([run.stdout, run.status]).toEqual(['', 2])
  }
})

test('the packed app starts without asking the keyring for a key to cookies', async ({ start }) => {
  const electron = await start('--hidden')
  const store = await electron.evaluate(({ app }) => app.commandLine.getSwitchValue('password-store'))
  // Elsewhere the system answers without asking anybody.
  expect(store).toBe(process.platform === 'linux' ? 'basic' : '')
})
