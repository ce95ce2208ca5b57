import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sandboxArguments } from '../../scripts/start.mjs'
import { connection, expect, signedIn, test } from '../helpers/journey'
import { packedApp, packedAppInTests } from '../helpers/packed-app'

test.use({ isPacked: true })
// Playwright puts its loader into every app but a packed one; without it, it now and then waits in vain for the answer of
// a start, while the app itself is there and connected. Such a journey is begun again, and named as flaky.
test.describe.configure({ retries: 2, timeout: 45_000 })

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

test('the fuses of the packed app are set, and the program that the journeys start differs in one', async () => {
  const expected = {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false
  }
  expect(await fusesOf(packedApp)).toEqual(expected)
  expect(await fusesOf(packedAppInTests)).toEqual({ ...expected, EnableNodeCliInspectArguments: true })
})

async function fusesOf(program: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(program)
  return Object.fromEntries(
    Object.values(FuseV1Options)
      .filter((option) => typeof option === 'number')
      .map((option) => [FuseV1Options[option], wire[option] === on])
  )
}

test('the packed app is no Node, takes no options for one, and lets no debugger in', async ({ desktop, userData }) => {
  const script = path.join(userData, 'script.cjs')
  writeFileSync(script, 'process.stdout.write("ran")')
  for (const [words, more] of [
    [[script], { ELECTRON_RUN_AS_NODE: '1' }],
    [['--nonsense'], { NODE_OPTIONS: `--require=${script}` }],
    [['--inspect=0'], {}],
    [['--inspect-brk=0'], {}],
    [['--remote-debugging-port=0'], {}],
    [['--inspect=0', '--remote-debugging-port=0'], {}],
    [['--remote-debugging-pipe'], {}],
    [['--host-resolver-rules=MAP * 127.0.0.1'], {}]
  ] as const) {
    const run = spawnSync(packedApp, [...sandboxArguments, ...words], {
      env: { ...process.env, ...desktop.env, ...more },
      encoding: 'utf8'
    })
    // It starts as itself and does not know the words.
    expect([words, run.stdout, run.status]).toEqual([words, '', 2])
    expect(run.stderr).toContain(`unknown argument: ${words[0]}`)
    expect(run.stderr).not.toMatch(/listening on/i)
  }
})

test('the packed app starts without asking the keyring for a key to cookies', async ({ start }) => {
  const electron = await start('--hidden')
  const store = await electron.evaluate(({ app }) => app.commandLine.getSwitchValue('password-store'))
  // Elsewhere the system answers without asking anybody.
  expect(store).toBe(process.platform === 'linux' ? 'basic' : '')
})
