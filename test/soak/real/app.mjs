// The real app as its user has it: signed in, its window put away and called back, signed out.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, URL } from 'node:url'
import { buildApp, buildModule } from '../../../scripts/build.mjs'
import { startSession } from '../../../scripts/desktop-session.mjs'
import { electronRuntime } from '../../../scripts/electron-runtime.mjs'
import { sandboxArguments } from '../../../scripts/start.mjs'
import { openApp, removeFolder, signIn } from '../../bench/apps.mjs'
import { startSimulator } from '../../bench/simulated-server.mjs'
import { startTrayHost } from '../../bench/tray-host.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const windowLimitMs = 60_000

/** Answers how many seconds it took until `isSo`; null where it did not come in time. */
export async function secondsUntil(isSo, limitMs) {
  const started = Date.now()
  while (!(await isSo())) {
    if (Date.now() - started > limitMs) return null
    await pause(250)
  }
  return (Date.now() - started) / 1000
}

/** The app, not signed in yet, beside a server and a panel with a tray, all its own; `stop` ends everything. */
export async function startApp() {
  await buildApp()
  const { differences } = await import(await buildModule('test/soak/differences.ts'))
  const desktop = await startSession({ display: 'new' })
  const { folder, bin } = await copyOfApp(desktop.dir)
  const env = { ...process.env, ...desktop.env }
  const tray = await startTrayHost(env)
  const simulator = await startSimulator('--people', '250', '--groups', '10')
  const args = [`--server=${simulator.address.root}`]
  const { electron, page, userData } = await openApp(folder, { env, args })
  const app = {
    electron,
    /** Null while there is no window. */
    page,
    simulator,
    port: Number(new URL(simulator.address.root).port),
    signIn: () => signIn(app.page, simulator.address),
    signOut: () => app.page.evaluate(() => globalThis.rollcall.signOut()),
    /** Where the picture differs from the server's truth, a line each. */
    async differences() {
      const picture = await app.page.evaluate(() => globalThis.rollcall.getState())
      const truth = await simulator.control('state')
      return picture.ok ? differences(picture.value, { state: () => truth }) : ['there is no picture']
    },
    /** Into the tray: throws where the page goes on running. */
    async shutWindow() {
      const page = app.page
      app.page = null
      const closed = page.waitForEvent('close', { timeout: windowLimitMs })
      await page.evaluate(() => void globalThis.rollcall.closeWindow())
      await closed
      const isGone = async () => (await pagesOf(electron)) === 0
      if ((await secondsUntil(isGone, windowLimitMs)) === null) throw new Error('the page outlives its window')
    },
    /** Out of the tray, as by starting the app once more. */
    async showWindow() {
      const opened = electron.waitForEvent('window', { timeout: windowLimitMs })
      const second = spawn(bin, [...sandboxArguments, folder, `--user-data-dir=${userData}`], { env, stdio: 'ignore' })
      await once(second, 'exit')
      app.page = await opened
    },
    /** The newest lines of the app's log. */
    lastLines() {
      const file = path.join(userData, 'logs', 'rollcall.log')
      return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-20) : []
    },
    async stop() {
      await electron.close()
      tray.close()
      await simulator.stop()
      await desktop.stop()
      await removeFolder(userData)
    }
  }
  return app
}

const pagesOf = (electron) =>
  electron.evaluate(({ app }) => app.getAppMetrics().filter(({ type }) => type === 'Tab').length)

/**
 * The built app and its Electron, both copied: whoever builds meanwhile changes nothing, and memory that is shared with
 * another Electron would count for half until that one ends.
 */
async function copyOfApp(into) {
  const { dist } = await electronRuntime()
  const alone = path.join(into, 'electron')
  cpSync(dist, alone, { recursive: true, verbatimSymlinks: true })
  process.env.ELECTRON_OVERRIDE_DIST_PATH = alone
  const { bin } = await electronRuntime()
  const folder = path.join(into, 'app')
  for (const part of ['package.json', 'assets', 'out/main', 'out/preload', 'out/renderer']) {
    mkdirSync(path.dirname(path.join(folder, part)), { recursive: true })
    cpSync(path.join(root, part), path.join(folder, part), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return { folder, bin }
}
