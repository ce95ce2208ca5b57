// What every journey starts from: a private desktop with its own keyring, a simulator, and the real app.
import { _electron, expect, test as base, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startSession } from '../../scripts/desktop-session.mjs'
import { sandboxArguments } from '../../scripts/start.mjs'
import { connectDesktopBus, type DesktopBus } from './desktop-bus'
import { packedAppInTests } from './packed-app'
import { SimulatorProcess } from './simulator-process'

const root = new URL('../..', import.meta.url).pathname

type Desktop = Awaited<ReturnType<typeof startSession>>

export interface RunningApp {
  readonly electron: ElectronApplication
  readonly page: Page
}

interface Journey {
  /** What keyring the desktop has; a test says `test.use({ keyring: false })`. */
  keyring: boolean | 'locked' | 'denied'
  /** Whether the packed app is started instead of the built one. */
  isPacked: boolean
  /** Whether the app keeps its settings where an installed one does, in the desktop's own folders. */
  isAtHome: boolean
  /** Arguments of the simulator. */
  simulatorArguments: string[]
  desktop: Desktop
  /** The desktop's other programs: nobody is on the bus until a test starts a tray or notifications, mostly before the app. */
  bus: DesktopBus
  simulator: SimulatorProcess
  /** A folder for the app's settings, empty at first and gone after the test. */
  userData: string
  /**
   * Errors that nobody caught in a page, and "crashed" for each page that did: any of them fails the journey, but for
   * those that it has taken out of here.
   */
  pageTroubles: string[]
  /** Starts the app, which may show no window; whatever is still running ends with the test. */
  start: (...args: string[]) => Promise<ElectronApplication>
  /** Starts the app and waits for its window. */
  launch: (...args: string[]) => Promise<RunningApp>
}

export const test = base.extend<Journey>({
  keyring: [true, { option: true }],
  isPacked: [false, { option: true }],
  isAtHome: [false, { option: true }],
  simulatorArguments: [['--people', '40', '--groups', '4'], { option: true }],

  desktop: async ({ keyring }, use) => {
    // Where there is no display, one of its own: on a shared one the windows of others take the focus, and menus close.
    const desktop = await startSession({ keyring })
    await use(desktop)
    await desktop.stop()
  },

  bus: async ({ desktop }, use) => {
    const bus = await connectDesktopBus(desktop.env.DBUS_SESSION_BUS_ADDRESS ?? '')
    await use(bus)
    bus.close()
  },

  simulator: async ({ simulatorArguments }, use) => {
    const simulator = await SimulatorProcess.start(...simulatorArguments)
    await use(simulator)
    await simulator.stop()
  },

  userData: async ({ desktop, isAtHome }, use) => {
    const folder = isAtHome
      ? path.join(desktop.env.XDG_CONFIG_HOME ?? '', 'Rollcall')
      : mkdtempSync(path.join(tmpdir(), 'rollcall-user-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },

  pageTroubles: async ({}, use) => {
    const troubles: string[] = []
    await use(troubles)
    expect(troubles, 'what went wrong in a page').toEqual([])
  },

  start: async ({ desktop, userData, isPacked, isAtHome, pageTroubles }, use, info) => {
    const running: ElectronApplication[] = []
    const watch = (page: Page) => {
      page.on('pageerror', (error) => pageTroubles.push(error.stack ?? error.message))
      page.on('crash', () => pageTroubles.push('crashed'))
    }
    await use(async (...args) => {
      const folder = isAtHome ? [] : [`--user-data-dir=${userData}`]
      const electron = await _electron.launch({
        ...(isPacked && { executablePath: packedAppInTests }),
        args: [...(isPacked ? sandboxArguments : [root]), ...folder, ...args],
        env: { ...withoutUndefined(process.env), ...desktop.env }
      })
      askAgain(electron)
      running.push(electron)
      electron.on('window', watch)
      electron.windows().forEach(watch)
      return electron
    })
    if (info.status !== info.expectedStatus) await info.attach('windows', { body: await windowsOf(running) })
    for (const electron of running) await electron.close()
    const log = path.join(userData, 'logs', 'rollcall.log')
    if (info.status !== info.expectedStatus && existsSync(log)) await info.attach('log', { path: log })
  },

  launch: async ({ start }, use) => {
    await use(async (...args) => {
      const electron = await start(...args)
      return { electron, page: await electron.firstWindow() }
    })
  }
})

/** V8 may let go of an answer before it is fetched, mostly while the app starts: then whoever asked asks once more. */
function askAgain(electron: ElectronApplication): void {
  const ask: (...question: Parameters<ElectronApplication['evaluate']>) => Promise<unknown> =
    electron.evaluate.bind(electron)
  const askTwice = (...question: Parameters<ElectronApplication['evaluate']>): Promise<unknown> =>
    ask(...question).catch((error: Error) => {
      if (!error.message.includes('garbage collected')) throw error
      return ask(...question)
    })
  Object.assign(electron, { evaluate: askTwice })
}

/** Whether the windows are drawn: what an unexplained wait mostly comes from. */
async function windowsOf(running: readonly ElectronApplication[]): Promise<string> {
  const limit = (of: string) => new Promise<string>((resolve) => setTimeout(resolve, 3000, of))
  const pages = running.flatMap((electron) => electron.windows())
  const told = pages.map((page) => {
    const drawn = page.evaluate(
      () =>
        new Promise<string>((resolve) =>
          requestAnimationFrame(() => resolve(`${document.visibilityState}, drawn, ${document.readyState}`))
        )
    )
    return Promise.race([drawn.catch((error: Error) => error.message), limit(`${page.url()} is not drawn`)])
  })
  return (await Promise.all(told)).join('\n')
}

const withoutUndefined = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))

/** Fills the form and presses the button, as a person would. */
export async function signIn(
  page: Page,
  simulator: SimulatorProcess,
  options: { password?: string; keep?: boolean } = {}
) {
  const { signInAddress, password } = simulator.address
  await page.getByRole('textbox', { name: 'Sign-in address' }).fill(signInAddress.replace('sip:', ''))
  await page.getByRole('textbox', { name: 'Password' }).fill(options.password ?? password)
  await page.getByRole('checkbox', { name: 'Keep me signed in' }).setChecked(options.keep ?? true)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Starts the app at the simulator and signs in; answers once the list is live. */
export async function signedIn(launch: Journey['launch'], simulator: SimulatorProcess): Promise<RunningApp> {
  const app = await launch(`--server=${simulator.address.root}`)
  await signIn(app.page, simulator)
  await connection(app.page, 'Connected').waitFor({ timeout: 20_000 })
  return app
}

/**
 * Leaves whatever the app makes of a sign-in for an empty form, by signing out or giving up. It may come through, or
 * fail, between a look and the click: then it is looked at again.
 */
export async function backToForm(page: Page): Promise<void> {
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  const more = page.getByRole('button', { name: 'More', exact: true })
  const timeout = 2000
  await expect(async () => {
    if (await more.isVisible()) {
      await more.click({ timeout })
      await page.getByRole('menuitem', { name: 'Sign out' }).click({ timeout })
    } else if (await cancel.isVisible()) await cancel.click({ timeout })
    await expect(page.getByRole('textbox', { name: 'Password' })).toBeVisible({ timeout })
  }).toPass({ timeout: 40_000 })
}

/** The status named "Connection", when it says this. */
export const connection = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('status', { name: 'Connection' }).filter({ hasText: words })

/** A person's row; the name starts with the display name and the words of their availability. */
export const row = (page: Page, name: string, words = ''): Locator =>
  page.getByRole('treeitem', { name: words === '' ? name : `${name}, ${words}`, level: 2 })

export { expect }
